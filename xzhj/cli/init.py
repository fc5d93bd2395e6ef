"""`xzhj init`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="文件夹…", help="新文件夹，用乡镇名，如 柳溪镇；建全县的可写多个")
    ] = None,
    keyed: bool = typer.Option(False, "--yaml", help="换届信息写成 election.yaml，不用 Excel"),
    county: str = typer.Option("", "--county", metavar="县名", help="建全县：county.yaml 和各乡镇的文件夹"),
    names: Annotated[
        Path | None, typer.Option("--list", metavar="名单", help="乡镇名单，一行一个（.txt .csv .xlsx）")
    ] = None,
) -> None:
    """新建换届文件夹：换届信息表和空白名册。已有的文件一概不动。"""
    from xzhj.cli._new import new_county, new_folders
    from xzhj.cli._options import Refused
    from xzhj.cli._paths import a_file
    from xzhj.readers.facts.townships import read_list

    wanted = [*(folders or ()), *(Path(n) for n in (read_list(a_file(names, "名单")) if names else ()))]
    if names and not wanted:
        raise Refused(f"{names} 里没有认出乡镇名；请一行写一个，如“柳溪镇”")
    if county:
        new_county(Path(county), county, wanted, keyed=keyed)
    elif wanted:
        new_folders(wanted, keyed=keyed)
    else:
        raise Refused("请写明新文件夹的名字，如 xzhj init 柳溪镇")
