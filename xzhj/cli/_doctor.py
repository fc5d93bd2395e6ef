"""What `xzhj doctor` looks at. Each check gives (level, line): 0 in order, 1 worth knowing, 2 must be mended, -1 a plain line."""

from __future__ import annotations

import importlib
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path

from xzhj.report.console import reason

WORDS = {0: ("√", "可以正常使用。"), 1: ("○", "可以使用；打○的有空时处理。"), 2: ("×", "有打×的，请先处理再使用。")}
LIBRARIES = {  # what is installed → what is imported, and what is lost without it
    "typer": ("typer", "命令行"),
    "rich": ("rich", "终端显示"),
    "openpyxl": ("openpyxl", "写 Excel"),
    "python-calamine": ("python_calamine", "快速读 Excel"),
    "jinja2": ("jinja2", "出文书"),
    "python-docx": ("docx", "读 Word"),
    "pyyaml": ("yaml", "读规定"),
    "chinesecalendar": ("chinese_calendar", "算工作日"),
}
FONTS = {  # a typeface of official papers → the names it is installed under; 宋体 and 黑体 come with every Chinese Windows
    "方正小标宋": ("方正小标宋", "FZXiaoBiaoSong", "FZXBSJW", "小标宋"),
    "仿宋_GB2312": ("仿宋_GB2312", "FangSong_GB2312"),
    "楷体_GB2312": ("楷体_GB2312", "KaiTi_GB2312"),
    "仿宋": ("仿宋", "FangSong", "STFangsong", "华文仿宋"),
    "楷体": ("楷体", "KaiTi", "STKaiti", "华文楷体"),
    "黑体": ("黑体", "SimHei", "STHeiti"),
    "宋体": ("宋体", "SimSun", "STSong", "华文宋体"),
}
STANDS_IN = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋": "宋体"}
LOCKS = ("~$*", ".~*")
SHELF_LIFE = 365  # days after which the law should be held against its text again

Line = tuple[int, str]


def examine(folder: Path) -> Iterator[Line]:
    """Every check, one after the other."""
    yield from program()
    yield from libraries()
    yield from screen()
    yield writable(folder)
    yield from held_open(folder)
    yield from fonts(installed_fonts())
    yield office()
    yield law(date.today())
    yield holidays(date.today())


def program() -> Iterator[Line]:
    from xzhj import __version__

    ok = sys.version_info >= (3, 11)
    bits = platform.machine() or "?"
    yield 0 if ok else 2, f"xzhj {__version__}，Python {platform.python_version()}" + ("" if ok else "，须 3.11 以上")
    yield 0, f"系统 {platform.system()} {platform.release()} {bits}"


def libraries() -> Iterator[Line]:
    found, lost = [], []
    for name, (module, use) in LIBRARIES.items():
        try:
            importlib.import_module(module)
            found.append(f"{name} {metadata.version(name)}")
        except Exception as error:  # a broken install may raise anything, a missing DLL included
            lost.append(f"{name}（{use}；{type(error).__name__}）")
    if found:
        yield 0, f"组件：{'，'.join(found)}"
    if lost:
        yield 2, f"缺少或损坏的组件：{'，'.join(lost)}；请重新运行安装程序"


def screen() -> Iterator[Line]:
    name = code_page()
    yield 0, f"显示：{name}，输出编码 {sys.stdout.encoding or '?'}，本机文字编码 {locale.getpreferredencoding(False)}"
    yield -1, "宽度试验，下面两行的右边应当对齐，符号应当看得见："
    yield -1, "|换届选举|√×○●※①→█"
    yield -1, "|12345678|"


def code_page() -> str:
    if sys.platform == "win32":
        import ctypes

        return f"代码页 {ctypes.windll.kernel32.GetConsoleOutputCP()}"
    return f"终端 {os.environ.get('TERM', '无')}"


def writable(folder: Path) -> Line:
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".xzhj-"):
            return 0, f"当前文件夹可以写：{folder}"
    except OSError as error:
        return 2, f"当前文件夹不能写：{folder}（{reason(error)}）；请换到“文档”等有权限的文件夹"


def held_open(folder: Path) -> Iterator[Line]:
    """Files that WPS, Excel, Word or LibreOffice hold, by the lock files they leave beside them."""
    locks = [p for base in (folder, *subfolders(folder)) for pattern in LOCKS for p in base.glob(pattern)]
    names = sorted({str(held(p).relative_to(folder)) for p in locks})
    if names:
        more = f" 等 {len(names)} 个" if len(names) > 8 else ""
        yield (
            1,
            f"正在 WPS 或 Office 中打开（或上次没有正常关闭）：{'、'.join(names[:8])}{more}；写这些文件以前请先关闭",
        )
    else:
        yield 0, "当前文件夹里没有正被打开的文件"


def subfolders(folder: Path) -> list[Path]:
    try:
        return [p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")]
    except OSError:
        return []


def held(lock: Path) -> Path:
    """The file a lock belongs to: ~$名册.xlsx, .~名册.xlsx, .~lock.名册.xlsx#; Word drops two characters of a long name."""
    rest = lock.name.removeprefix(".~lock.").removesuffix("#").removeprefix("~$").removeprefix(".~")
    if (lock.parent / rest).exists():
        return lock.parent / rest
    near = [p for p in lock.parent.glob("*") if p.name.endswith(rest) and p != lock and len(p.name) - len(rest) <= 2]
    return near[0] if len(near) == 1 else lock.parent / rest


def installed_fonts() -> frozenset[str] | None:
    """Names of the installed typefaces, None where they cannot be listed."""
    return windows_fonts() if sys.platform == "win32" else listed_fonts()


def listed_fonts() -> frozenset[str] | None:
    tool = shutil.which("fc-list")
    if not tool:
        return None
    try:
        done = subprocess.run([tool, ":", "family"], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def windows_fonts() -> frozenset[str] | None:
    if sys.platform != "win32":
        return None
    import winreg

    names: set[str] = set()
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                for i in range(winreg.QueryInfoKey(key)[1]):
                    names.update(part.strip() for part in winreg.EnumValue(key, i)[0].split("(")[0].split("&"))
        except OSError:
            continue
    return frozenset(names)


def fonts(installed: frozenset[str] | None) -> Iterator[Line]:
    if installed is None:
        yield 1, "字体：列不出本机字体，请打开一份文书看标题和正文的字体对不对"
        return
    have = [name for name in FONTS if has(name, installed)]
    lost = [name for name in FONTS if name not in have]
    if have:
        yield 0, f"公文字体：{'、'.join(have)}"
    if lost:
        words = [name + instead(name, have) for name in lost]
        yield 1, f"没有装的公文字体：{'、'.join(words)}；打印正式文书的电脑上要装齐"


def has(name: str, installed: frozenset[str]) -> bool:
    """Whether a typeface is there: 方正小标宋 comes in several cuts, the others go by their exact name."""
    wanted = FONTS[name]
    return any(f.startswith(wanted) if name == "方正小标宋" else f in wanted for f in installed)


def instead(name: str, have: list[str]) -> str:
    other = STANDS_IN.get(name, "")
    return f"（暂用{other}代替）" if other in have else ""


def office() -> Line:
    spots = [
        os.path.join(os.environ.get(v, ""), "LibreOffice", "program", "soffice.exe")
        for v in ("ProgramFiles", "ProgramFiles(x86)")
    ]
    found = [name for name in ("soffice", "libreoffice", "wps") if shutil.which(name)]
    found += [spot for spot in spots if os.path.isfile(spot)]
    if found:
        return 0, f"办公软件：{found[0]}"
    return 0, "没有找到 LibreOffice；不影响使用，旧的 .doc 请用 WPS 另存为 .docx"


def law(today: date) -> Line:
    """The day on which the national values were last held against their texts."""
    from xzhj import law as laws

    try:
        params = [p for system in laws.systems() for key in laws.keys(system) for p in laws.history(system, key)]
    except Exception as error:  # a damaged installation
        return 2, f"规定数据读不出来（{type(error).__name__}：{error}）；请重新运行安装程序"
    days = [p.verified for p in params if p.verified]
    if not days:
        return 1, f"规定：{len(params)} 项，没有核对日期"
    newest, old = max(days), (today - max(days)).days > SHELF_LIFE
    advice = "，已超过一年，请核对有没有新规定" if old else ""
    return int(old), f"规定：{len(params)} 项，最近核对于 {newest.isoformat()}{advice}"


def holidays(today: date) -> Line:
    """How far the official holidays are known."""
    try:
        from xzhj.figures.workdays import published_years

        last = published_years()[1]
    except Exception:  # reported among the components
        return 1, "节假日安排读不出来，工作日请人工核对"
    late = last < today.year
    return int(late), f"节假日安排到 {last} 年" + ("；今年的还没有，工作日请人工核对" if late else "")
