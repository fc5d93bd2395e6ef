"""Files and folders as typed: what is not there is named with what it may have been."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from xzhj.cli._options import Refused


def there(path: Path, what: str = "") -> Path:
    """The path, if it is there. Raises Refused with the nearest name in the same folder."""
    if path.exists():
        return path
    raise Refused(f"找不到{what} {path}{near(path)}")


def near(path: Path) -> str:
    """，是不是 柳溪镇/党员名册.xlsx; ，也没有 柳溪镇 这个文件夹 where the folder above is missing too."""
    folder = path.parent
    if not folder.is_dir():
        return f"，也没有 {folder} 这个文件夹"
    try:
        names = [p.name for p in folder.iterdir() if not p.name.startswith((".", "~$"))]
    except OSError:
        return ""
    same = [name for name in names if Path(name).stem == path.name]
    close = same or get_close_matches(path.name, names, 2, 0.6)
    return f"，是不是 {'、'.join(str(folder / name) for name in close[:3])}" if close else ""


def a_file(path: Path, what: str = "") -> Path:
    """The path, if it is a file. Raises Refused."""
    if there(path, what).is_dir():
        raise Refused(f"{path} 是文件夹，请写明里面的哪个文件")
    return path


def a_folder(path: Path, what: str = "") -> Path:
    """The path, if it is a folder. Raises Refused."""
    if not there(path, what).is_dir():
        raise Refused(f"{path} 是文件，这里要写文件夹")
    return path
