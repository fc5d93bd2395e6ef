"""Making new folders, and saying what was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.cli._options import Refused
from xzhj.readers.facts import COUNTY, county_of, given_by
from xzhj.report.files import write
from xzhj.report.new_folder import county, files, make
from xzhj.text.townships import township_in


def new_folders(folders: Sequence[Path], *, keyed: bool) -> None:
    """Each folder with its form and rosters."""
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            raise Refused(f"{folder} 是一个文件，不是文件夹；请换个名字")
        shared = county_of(folder)
        given = given_by(shared) if shared else frozenset()
        made, kept = make(folder, files(township_in(folder.absolute().name), keyed=keyed, given=given))
        say(folder, made, kept)
    where = f" {folders[0]} " if len(folders) == 1 else "各文件夹"
    shown = f'"{folders[0]}"' if " " in str(folders[0]) else folders[0]
    if len(folders) > 1 and len({f.parent for f in folders}) == 1:
        shown = folders[0].parent  # a county's folder stands for its townships
    print(f"下一步：填{where}里的换届信息和名册，填到哪里就可以查到哪里：xzhj check {shown}")


def new_county(root: Path, name: str, townships: Sequence[Path], *, keyed: bool) -> None:
    """county.yaml, and below it a folder for each township."""
    path = root / COUNTY[0]
    if path.exists():
        print(f"{path} 已经有了，没有动。")
    else:
        write(path, county(name, [t.name for t in townships]))
        print(f"新建 {path}：全县统一的内容写在这里，各乡镇不再填。")
    if townships:
        new_folders([root / t for t in townships], keyed=keyed)
    else:
        print(f"要建各乡镇的文件夹，把乡镇名写在后面，或用 --list 名单：xzhj init --county {name} 柳溪镇 青山乡")


def say(folder: Path, made: Sequence[Path], kept: Sequence[Path]) -> None:
    if made:
        print(f"{folder}：新建 {len(made)} 个文件：{'、'.join(p.name for p in made)}")
    if kept:
        print(f"{folder}：已有的 {len(kept)} 个没有动：{'、'.join(p.name for p in kept)}")
