"""A count in the terminal: attendance, ballots, a row a candidate, who is elected, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xzhj.model import BASES, OUTCOMES, Checked, Finding, Result
from xzhj.report.lines import pad, row, width_of, wrap
from xzhj.report.terminal import COLOURS, Look
from xzhj.report.words import LEVEL_NAMES, basis, where

DOUBTS = {
    "overvote": "选多了，无效",
    "marked_invalid": "监票人定为无效",
    "writein_no_against": "没有不赞成的，另选不计",
    "writein_too_many": "另选多于不赞成，另选不计",
    "writein_listed": "另选的是候选人，另选不计",
    "writein_twice": "重复的姓名只计一次",
    "name_twice": "重复的姓名只计一次",
    "writein_no_name": "另选栏没有姓名，不计",
    "writein_forbidden": "不能另选，不计",
}
AGAIN = {"repeat": "重新投票", "revote": "再次投票", "rerun": "另行选举"}
_PEOPLE = {
    "township_deputies": ("登记选民", "参加投票"),
    "township_officials": ("全体代表", "出席代表"),
    "village_committee": ("登记村民", "参加投票"),
}
SHOWN = 12


def results_text(results: Sequence[Result], checked: Checked, look: Look, *, quiet: bool = False) -> str:
    """The terminal face, with a final newline."""
    lines: list[str] = []
    for result in results:
        lines += brief(result, look) if quiet else contest_lines(result, look)
        lines.append("")
    findings = [f for f in checked.findings if f.code != "R000" and not f.waived]
    if not quiet:
        lines += finding_lines(findings, look)
    return "\n".join(lines).rstrip() + "\n"


def heading(result: Result) -> str:
    stage = "预选" if result.stage == "preselect" else AGAIN.get(result.again, "")
    test = "【测试数据，非选举结果】" if any(t.kind == "test_data" for t in result.trouble) else ""
    turn = f"第{result.round}轮" if result.round > 1 else ""
    return "  ".join(
        filter(None, (test, result.contest or "选举", turn, stage, result.day.isoformat() if result.day else ""))
    )


def brief(result: Result, look: Look) -> list[str]:
    names = "、".join(result.nominated or result.elected) or "无人"
    what = "列为正式候选人的" if result.stage == "preselect" else "当选"
    return wrap(
        f"{heading(result)}：{OUTCOMES[result.outcome]}，{what} {names}。下一步：{result.next}",
        look.width,
        look.ambiguous,
    )


def contest_lines(result: Result, look: Look) -> list[str]:
    lines = [look.paint(heading(result), "1")]
    for name, words in facts(result):
        first, *rest = wrap(words, look.width - 6, look.ambiguous)
        lines += [f"{name}  {first}", *(f"      {line}" for line in rest)]
    lines += ["", *table(result, look), ""]
    for name, words, style in verdict(result):
        first, *rest = wrap(words, look.width - 10, look.ambiguous)
        lines += [look.paint(pad(name, 10, look.ambiguous) + first, style)]
        lines += [look.paint(" " * 10 + line, style) for line in rest]
    return lines + doubt_lines(result, look)


def facts(result: Result) -> Iterator[tuple[str, str]]:
    """Attendance, ballots and majority, each in one line."""
    c = result.counts
    due, here = _PEOPLE.get(result.system, ("应到", "实到"))
    need = f"，须 {result.quorum_need} 人以上" if result.quorum_need is not None else ""
    yield "到会", f"{due} {num(c.get('expected'))}  {here} {num(c.get('present'))}{need} {tick(result.quorum_met)}"
    entered = f"  录入 {result.entered}" if result.entered is not None else ""
    yield (
        "选票",
        f"发出 {num(c.get('issued'))}  收回 {num(c.get('returned'))}{entered}  有效 {result.valid}  无效 {result.invalid}"
        f"  本次选举{ {True: '有效 √', False: '无效 ×', None: '是否有效未定'}[result.valid_election] }",
    )
    m = result.majority
    if m is None:
        how = "得票多的" if result.seats is not None else "—"
    elif m.need is None:
        how = f"按{BASES.get(m.base, m.base)}算，缺这个数"
    else:
        how = f"赞成票 {m.need} 票以上（按{BASES.get(m.base, m.base)} {m.of} 算）"
    yield "名额", f"应选 {num(result.seats)} 人；当选须{how}"


def num(n: int | None) -> str:
    return "（缺）" if n is None else str(n)


def tick(met: bool | None) -> str:
    return {True: "√", False: "×", None: ""}[met]


def table(result: Result, look: Look) -> list[str]:
    """A row a candidate in ballot order, with a bar and the line of the majority; write-ins below."""
    people: list[tuple[str, int, int | None, int | None]] = [
        (c.name, c.votes_for, c.against, c.abstain) for c in result.candidates
    ]
    listed = len(people)
    people += [(w.name, w.votes_for, None, None) for w in result.write_ins]
    if not people:
        return ["（没有读到选票）"]
    names = min(24, max(8, *(width_of(n, look.ambiguous) for n, *_ in people)))
    digits = max(6, *(len(str(v)) for _, v, _, _ in people))
    bar = max(10, min(40, look.width - names - 3 * digits - 8 - 12))
    need = result.majority.need if result.majority else None
    top = max(*(v for _, v, *_ in people), need or 0, 1) if len(people) > 1 else max(people[0][1], need or 0, 1)
    mark = min(bar - 1, (need * bar) // top) if need else None
    widths = (names, digits, digits, digits, bar, 10)
    ruler = " " * mark + f"|{need}票" if mark is not None and mark + width_of(f"|{need}票") <= bar else ""
    if mark is not None and not ruler:
        label = f"{need}票|"
        ruler = " " * max(0, mark + 1 - width_of(label)) + label
    out = line(("候选人" if listed else "被选人", "赞成", "不赞成", "弃权", ruler, ""), widths, look)
    for i, (name, yes, no, none) in enumerate(people):
        if i == listed and listed:
            out.append("另选")
        cells = (name, str(yes), "—" if no is None else str(no), "—" if none is None else str(none))
        out += line(
            (*cells, bar_of(yes, top, bar, mark, look), status(result, name)), widths, look, name in result.elected
        )
    return out


def line(cells: Sequence[str], widths: Sequence[int], look: Look, bold: bool = False) -> list[str]:
    """One row, numbers to the right; a name too long goes on below."""
    first, *rest = wrap(cells[0], widths[0], look.ambiguous)
    numbers = [" " * max(0, w - width_of(c, look.ambiguous)) + c for c, w in zip(cells[1:4], widths[1:4], strict=True)]
    text = "  ".join(
        (pad(first, widths[0], look.ambiguous), *numbers, pad(cells[4], widths[4], look.ambiguous), cells[5])
    )
    return [look.paint(text.rstrip(), "1") if bold else text.rstrip(), *rest]


def bar_of(votes: int, top: int, width: int, mark: int | None, look: Look) -> str:
    """Votes as a bar; the line of the majority stands in it as |."""
    block = "█" if look.ambiguous == 1 else "#"
    full = votes * width // top
    cells = [block] * full + [" "] * (width - full)
    if mark is not None and mark < width:
        cells[mark] = "|"
    return "".join(cells).rstrip()


def status(result: Result, name: str) -> str:
    if name in result.elected:
        return "√ 当选"
    if name in result.nominated:
        return "√ 入选"
    return "＝ 相等" if name in result.tied else ""


def verdict(result: Result) -> Iterator[tuple[str, str, str]]:
    """The outcome in words: who won, who is tied, what is missing, what comes next."""
    good = result.outcome == "complete"
    if names := result.nominated or result.elected:
        what = "正式候选" if result.stage == "preselect" else "当选"
        yield f"{what} {len(names)} 人", "、".join(names), "1;32" if good else "1"
    if result.tied:
        yield "票数相等", f"{'、'.join(result.tied)}（选 {result.tied_seats} 人）", "33"
    if result.vacant and result.outcome == "shortfall":
        yield "还缺", f"{result.vacant} 人", "33"
    yield (
        "结论",
        OUTCOMES[result.outcome],
        "" if good else "1;31" if result.outcome in ("refused", "void", "no-quorum") else "33",
    )
    yield "下一步", result.next, "1"


def doubt_lines(result: Result, look: Look) -> list[str]:
    """Doubtful ballots with serial, reason and what was read, the first of them."""
    if not result.doubts:
        return []
    total = sum(result.doubt_counts.values())
    out = ["", f"要看的票（共 {total} 处；由监票人认定）"]
    widths = (8, 24, max(20, look.width - 8 - 24 - 4 - 12), 8)
    for d in result.doubts[:SHOWN]:
        serial = f"{d.group}{d.serial}" or "—"
        out += row((serial, DOUBTS.get(d.kind, d.kind), d.read, d.at.place), widths, look.ambiguous)
    if total > SHOWN:
        out.append(f"……还有 {total - min(SHOWN, len(result.doubts))} 处，全部见 --output 计票表.xlsx 或 --format json")
    return out


def finding_lines(findings: Sequence[Finding], look: Look) -> list[str]:
    """The findings about the count, worst first."""
    if not findings:
        return []
    order = list(LEVEL_NAMES)
    out = ["要处理的问题"]
    widths = (9, look.width - 9 - 2)
    for f in sorted(findings, key=lambda f: order.index(f.level)):
        places = where(f.at)
        tail = "；".join(filter(None, (places, basis(f))))
        text = look.plain(f"{f.text}【{tail}】" if tail else f.text)
        lines = row((f"{f.code} {LEVEL_NAMES[f.level]}", text), widths, look.ambiguous)
        out += [look.paint(x, COLOURS[f.level]) if i == 0 and f.level == "error" else x for i, x in enumerate(lines)]
    return out
