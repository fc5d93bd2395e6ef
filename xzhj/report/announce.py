"""What is read out after the count: the chief teller's report, then the chair's announcement."""

from __future__ import annotations

from xzhj.model import Result
from xzhj.report.tally import heading


def announcement(result: Result) -> str:
    """The words to read. A pre-election is reported to the presidium and announces nobody."""
    c = result.counts
    lines = [f"【{heading(result)}】", "总监票人报告："]
    lines.append(
        f"应到会有选举权 {blank(c.get('expected'))} 人，实到会 {blank(c.get('present'))} 人。发出选票 {blank(c.get('issued'))} 张，"
        f"收回 {blank(c.get('returned'))} 张，其中有效票 {result.valid} 张，无效票 {result.invalid} 张。"
        + ("收回的选票不多于发出的选票，本次选举有效。" if result.valid_election else "")
    )
    for person in result.candidates:
        lines.append(
            f"{person.name}，赞成 {person.votes_for} 票，不赞成 {person.against} 票，弃权 {person.abstain} 票。"
        )
    for other in result.write_ins:
        lines.append(f"另选{other.name}，赞成 {other.votes_for} 票。")
    if result.outcome in ("refused", "undecided"):
        return "\n".join([*lines[:1], f"还不能宣布：{result.next}"]) + "\n"
    if result.stage == "preselect":
        return "\n".join([*lines, "（预选结果只报主席团，不在大会上宣布）", f"下一步：{result.next}"]) + "\n"
    lines.append("执行主席宣布：")
    if result.elected:
        lines.append(
            f"根据选举办法，{'、'.join(result.elected)}，共 {len(result.elected)} 人当选（{result.contest}）。"
        )
    if result.outcome != "complete":
        lines.append(result.next)
    return "\n".join(lines) + "\n"


def blank(n: int | None) -> str:
    return "＿＿＿" if n is None else str(n)
