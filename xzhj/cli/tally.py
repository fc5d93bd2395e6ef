"""`xzhj tally`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._options import Day, Election, FaceOption, Force, Output, Packs, Quiet, Reveal, Today

Files = Annotated[list[Path], typer.Argument(metavar="票表…", help="录入的票表，可多个（每个计票组一个）")]


def tally(
    files: Files,
    against: Annotated[
        list[Path] | None, typer.Option("--against", metavar="文件", help="另一人录入的同一批票，逐票比对")
    ] = None,
    contest: Annotated[str, typer.Option("--contest", metavar="名称", help="哪一项选举，如 党委委员")] = "",
    system: Annotated[str, typer.Option("--system", metavar="类别", help="哪种选举，如 party_congress")] = "",
    seats: Annotated[int | None, typer.Option("--seats", metavar="数", help="应选名额")] = None,
    candidates: Annotated[str, typer.Option("--candidates", metavar="姓名", help="候选人，用顿号或逗号隔开")] = "",
    expected: Annotated[
        int | None, typer.Option("--expected", metavar="数", help="应到会人数（全体代表、登记选民）")
    ] = None,
    present: Annotated[int | None, typer.Option("--present", metavar="数", help="实到会（参加投票）人数")] = None,
    issued: Annotated[int | None, typer.Option("--issued", metavar="数", help="发出选票数")] = None,
    returned: Annotated[int | None, typer.Option("--returned", metavar="数", help="收回选票数")] = None,
    printed: Annotated[int | None, typer.Option("--printed", metavar="数", help="印制选票数")] = None,
    unused: Annotated[int | None, typer.Option("--unused", metavar="数", help="剩余选票数")] = None,
    spoiled: Annotated[int | None, typer.Option("--spoiled", metavar="数", help="作废更换的选票数")] = None,
    valid: Annotated[int | None, typer.Option("--valid", metavar="数", help="有效票数（只有汇总表时）")] = None,
    invalid: Annotated[int | None, typer.Option("--invalid", metavar="数", help="无效票数（只有汇总表时）")] = None,
    nominees: Annotated[
        int | None, typer.Option("--nominees", metavar="数", help="预选列为正式候选人的人数（选举办法定）")
    ] = None,
    stage: Annotated[str, typer.Option("--stage", metavar="阶段", help="election 选举，preselect 预选")] = "",
    turn: Annotated[int | None, typer.Option("--round", metavar="数", min=1, help="第几轮")] = None,
    again: Annotated[
        str,
        typer.Option("--again", metavar="原因", help="第二轮起：repeat 重新投票，revote 再次投票，rerun 另行选举"),
    ] = "",
    marks: Annotated[
        str, typer.Option("--marks", metavar="符号", help="票上符号的意思，如 'for=√,1;against=0;abstain=△'")
    ] = "",
    weights: Annotated[
        str, typer.Option("--weights", metavar="权重", help="民主推荐、测评按票类加权，如 A=50%,B=30%,C=20%")
    ] = "",
    use: Annotated[
        str, typer.Option("--use", metavar="条件", help="推荐、测评结果的使用条件，如 推荐>1/2;不称职<=1/3")
    ] = "",
    announce: Annotated[bool, typer.Option("--announce", help="印出宣布计票结果的主持词")] = False,
    election: Election = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    face: FaceOption = "table",
    output: Output = None,
    quiet: Quiet = False,
    reveal: Reveal = False,
    force: Force = False,
) -> None:
    """计票：谁当选、依据哪一条、下一步怎么办；有问题的票指出票号，不替监票人作主。"""
    from xzhj.cli import _tally as work
    from xzhj.cli._counted import show
    from xzhj.cli._options import Refused
    from xzhj.cli._tallycase import case_for, marks_for

    if system in ("民主推荐", "民主测评", "recommendation", "appraisal"):
        from xzhj.cli._opinion import show_opinion

        names = [n for n in candidates.replace("、", ",").replace("，", ",").split(",") if n]
        status = show_opinion(system, files, names, contest, marks, weights, use, face, output, force)
        raise typer.Exit(status)
    counts = {
        "expected": expected, "present": present, "issued": issued, "returned": returned, "printed": printed,
        "unused": unused, "spoiled": spoiled, "valid": valid, "invalid": invalid, "nominees": nominees,
    }  # fmt: skip
    said = work.told(system, stage, again, candidates, counts, contest=contest, seats=seats, round=turn)
    case = case_for(files, election, day, today, pack)
    read = work.read_files(files, said.candidates)
    other = work.read_files(against or [], said.candidates)
    for file, path in zip([*read, *other], [*files, *(against or [])], strict=True):
        if not file.ballots:
            raise Refused(work.problems(file, path) or f"{path} 里没有票")
    results = work.count_all(read, files, case, said, marks_for(marks, case), other)
    raise typer.Exit(
        show(results, case, read, face, output, quiet=quiet, reveal=reveal, force=force, announce=announce)
    )
