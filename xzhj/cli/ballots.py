"""`xzhj ballots new | deck | pack | verify`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._chinese import Command, Group
from xzhj.cli._options import Day, Election, Force, Packs

app = typer.Typer(
    help="选票：空白录入表、测试票、证据包和复算。", cls=Group, rich_markup_mode=None, no_args_is_help=True
)
Seats = Annotated[int | None, typer.Option("--seats", metavar="数", min=1, help="应选名额")]
Names = Annotated[str, typer.Option("--candidates", metavar="姓名", help="候选人，用顿号或逗号隔开")]
Which = Annotated[str, typer.Option("--contest", metavar="名称", help="哪一项选举，如 党委委员")]


@app.command("new", cls=Command)
def new(
    output: Annotated[Path, typer.Argument(metavar="文件", help="新录入表，如 党委委员录入.xlsx")],
    contest: Which = "",
    seats: Seats = None,
    candidates: Names = "",
    groups: Annotated[int, typer.Option("--groups", metavar="数", min=1, max=10, help="几个计票组")] = 1,
    rows: Annotated[int, typer.Option("--rows", metavar="数", min=1, max=5000, help="每组几行")] = 200,
    writes: Annotated[int, typer.Option("--writes", metavar="数", min=0, max=15, help="几栏另选人")] = 2,
    units: Annotated[bool, typer.Option("--units", help="各选举单位结果汇总用的一个表")] = False,
    election: Election = None,
    day: Day = "",
    force: Force = False,
) -> None:
    """空白录入表：一张票一行，选多了变红，没录完变黄；或 --units 各选举单位结果表。"""
    from xzhj.cli._ballots import contest_for, unit_contests
    from xzhj.cli._options import Refused
    from xzhj.report.ballot_books import entry_book, units_book
    from xzhj.report.console import warn
    from xzhj.report.files import write

    if output.suffix.lower() != ".xlsx":
        raise Refused(f"录入表要存成 .xlsx，请写 {output.with_suffix('.xlsx')}")
    if units:
        data = units_book(unit_contests(election, day))
    else:
        data = entry_book(
            contest_for(contest, seats, candidates, election, day), groups=groups, rows=rows, writes=writes
        )
    write(output, data, force=force)
    warn(f"已写到 {output}")


@app.command("deck", cls=Command)
def deck(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放测试票的新文件夹（不能在换届文件夹里）")],
    contest: Which = "",
    seats: Seats = None,
    candidates: Names = "",
    standing: Annotated[int | None, typer.Option("--standing", metavar="数", min=1, max=22, help="候选人数")] = None,
    election: Election = None,
    day: Day = "",
    force: Force = False,
) -> None:
    """测试票：空白、选满、多选、另选票上的人、末位同票、怪符号；都用候选人甲乙丙。"""
    from xzhj.cli._ballots import contest_for
    from xzhj.cli._deck import deck as make
    from xzhj.cli._options import Refused
    from xzhj.cli._tally import home_of
    from xzhj.report.console import warn
    from xzhj.report.files import write

    if home_of([folder / "x"], None) not in (None, Path()) or (not folder.is_absolute() and home_of([], None)):
        raise Refused("测试票不能放在换届文件夹里，请换一个文件夹，如 D:/测试票")
    if seats and standing:
        wanted, people = seats, standing
    else:
        found = contest_for(contest, seats, candidates, election, day)
        wanted, people = found.seats, standing or len(found.candidates)
    if not wanted < people <= 22 and wanted != people:
        raise Refused("候选人数不能少于应选名额，也不能多于 22 人")
    for name, text in make(wanted, people).items():
        write(folder / name, text.encode("utf-8-sig"), force=force)
    warn(f"测试票写在 {folder}，应有的结果见 说明.txt")


@app.command("pack", cls=Command)
def pack(
    files: Annotated[list[Path], typer.Argument(metavar="票表…", help="计过的票表")],
    output: Annotated[Path, typer.Option("--output", metavar="文件", help="证据包，如 党委委员证据包.zip")],
    contest: Which = "",
    system: Annotated[str, typer.Option("--system", metavar="类别", help="哪种选举，如 party_congress")] = "",
    seats: Seats = None,
    candidates: Names = "",
    expected: Annotated[int | None, typer.Option("--expected", metavar="数", help="应到会人数")] = None,
    present: Annotated[int | None, typer.Option("--present", metavar="数", help="实到会人数")] = None,
    issued: Annotated[int | None, typer.Option("--issued", metavar="数", help="发出选票数")] = None,
    returned: Annotated[int | None, typer.Option("--returned", metavar="数", help="收回选票数")] = None,
    stage: Annotated[str, typer.Option("--stage", metavar="阶段", help="election 选举，preselect 预选")] = "",
    turn: Annotated[int | None, typer.Option("--round", metavar="数", min=1, help="第几轮")] = None,
    again: Annotated[str, typer.Option("--again", metavar="原因", help="repeat、revote、rerun")] = "",
    marks: Annotated[str, typer.Option("--marks", metavar="符号", help="票上符号的意思")] = "",
    election: Election = None,
    day: Day = "",
    packs: Packs = None,
    force: Force = False,
) -> None:
    """证据包：票表、规定的值、结果和摘要装成一个 zip，别人可以复算。"""
    from xzhj.cli import _tally as work
    from xzhj.cli._ballots import make_pack
    from xzhj.report.console import warn
    from xzhj.report.files import write

    counts = {"expected": expected, "present": present, "issued": issued, "returned": returned}
    said = work.told(system, stage, again, candidates, counts, contest=contest, seats=seats, round=turn)
    write(output, make_pack(files, said, marks, election, day, packs), force=force)
    warn(f"已写到 {output}；复算用 xzhj ballots verify {output}")


@app.command("verify", cls=Command)
def verify(
    file: Annotated[Path, typer.Argument(metavar="证据包", help="xzhj ballots pack 生成的 zip")],
) -> None:
    """复算证据包：另一套最笨的办法，一步一步写出来，与包里的结果比对。"""
    from xzhj.cli._pack import verify as check
    from xzhj.cli._paths import a_file

    found = check(a_file(file).read_bytes())
    for step in found.steps:
        print(step)
    for line in found.wrong:
        print(f"× {line}")
    print("复算与结果不符。" if found.wrong else "√ 复算与结果一致。")
    raise typer.Exit(int(bool(found.wrong)))
