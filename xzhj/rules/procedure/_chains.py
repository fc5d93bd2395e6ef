"""The chains of dates: which step comes after which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from xzhj.model import Case, Source
from xzhj.rules._people import word
from xzhj.rules._planned import day_of

Steps = tuple[tuple[str, str, str], ...]

# each chain: its steps (item, what it is called, the key of law it rests on). The two sides of the preparation meet on the
# congress day; the plenaries' own order is R512's.
CHAINS: tuple[Steps, ...] = (
    (
        ("decision_date", "决定召开大会", "congress.approved"),
        ("request_date", "召开大会的请示", "congress.approved"),
        ("reply_date", "召开大会的批复", "congress.approved"),
        ("delegate_notice_date", "代表选举通知", "congress.approved"),
        ("recommendation_date", "支部推荐提名", "steps.delegates"),
        ("initial_list_date", "确定初步人选", "steps.delegates"),
        ("notice_start", "公示开始", "steps.delegates"),
        ("notice_end", "公示结束", "steps.delegates"),
        ("unit_request_date", "选举单位请示", "steps.delegates"),
        ("unit_reply_date", "批复预备人选", "steps.delegates"),
        ("unit_meeting_date", "选举单位党员大会", "steps.delegates"),
        ("unit_report_date", "上报代表选举结果", "steps.delegates"),
        ("credential_review_date", "代表资格审查", "steps.delegates"),
        ("preparatory_date", "预备会议", "steps.delegates"),
        ("congress_date", "大会开幕", "steps.delegates"),
    ),
    (
        ("candidates_request_date", "候选人预备人选的请示", "candidates.approved"),
        ("candidates_reply_date", "候选人预备人选的批复", "candidates.approved"),
        ("presidium_list_date", "主席团确定候选人", "candidates.approved"),
        ("vote_date", "投票选举", "candidates.approved"),
    ),
    (
        ("preparatory_date", "预备会议", "candidates.approved"),
        ("presidium_date", "主席团第一次会议", "candidates.approved"),
        ("presidium_list_date", "主席团确定候选人", "candidates.approved"),
    ),
    (
        ("congress_date", "大会开幕", "result.reported"),
        ("vote_date", "投票选举", "result.reported"),
        ("discipline_plenary_date", "纪委第一次全会", "result.reported"),
        ("committee_plenary_date", "党委第一次全会", "result.reported"),
        ("result_report_date", "选举结果报告", "result.reported"),
        ("result_reply_date", "选举结果批复", "result.reported"),
    ),
)
_PLENARIES = ("discipline_plenary_date", "committee_plenary_date")


@dataclass(frozen=True, slots=True)
class Step:
    """A step that has a day."""

    item: str
    title: str
    day: date
    at: tuple[Source, ...]
    law: str = "steps.delegates"


def given_steps(case: Case, chain: Steps, without: frozenset[str]) -> list[Step]:
    """The steps of a chain that have a day, in their order; the plenaries in the order of their days."""
    found = [
        Step(item, title, day, case.facts.at(item), key)
        for item, title, key in chain
        if item not in without and (day := day_of(case, item)) is not None
    ]
    where = [i for i, step in enumerate(found) if step.item in _PLENARIES]
    for i, step in zip(where, sorted((found[i] for i in where), key=lambda s: s.day), strict=True):
        found[i] = step
    return found


def unit_steps(case: Case) -> Iterator[tuple[Step, Step]]:
    """The reversals in the tables of units: each unit's own notice, meeting, and the review after it; many alike are one."""
    after = {item: day_of(case, item) for item in ("credential_review_date", "preparatory_date", "congress_date")}
    review = next(((i, d) for i, d in after.items() if d), None)
    found: dict[tuple[str, str, date, date], list[tuple[str, Source, Source]]] = {}
    for roster in case.of("units", "quota"):
        for row in roster:
            days = [
                (f, v) for f in ("notice_from", "notice_to", "meeting_day") if isinstance(v := getattr(row, f), date)
            ]
            name = word(row.unit) or word(row.branch)
            for (f, early), (g, late) in pairwise(days):
                if early > late:
                    found.setdefault((f, g, early, late), []).append((name, row.at(f)[0], row.at(g)[0]))
            if review and days and days[-1][0] == "meeting_day" and days[-1][1] > review[1]:
                where = row.at("meeting_day")[0]
                found.setdefault(("meeting_day", review[0], days[-1][1], review[1]), []).append((name, where, where))
    yield from (_pair(case, key, rows) for key, rows in found.items())


_TITLES = {
    "notice_from": "公示开始", "notice_to": "公示结束", "meeting_day": "党员大会", "credential_review_date": "代表资格审查",
    "preparatory_date": "预备会议", "congress_date": "大会开幕",
}  # fmt: skip


def _pair(case: Case, key: tuple[str, str, date, date], rows: list[tuple[str, Source, Source]]) -> tuple[Step, Step]:
    first, second, early, late = key
    names = [name for name, _, _ in rows]
    whose = "、".join(names[:3]) + (f"等 {len(names)} 个单位" if len(names) > 3 else "")
    at = tuple(a for _, a, _ in rows)
    to = tuple(b for _, _, b in rows) if second in ("notice_to", "meeting_day") else case.facts.at(second)
    title = (
        _TITLES[second]
        if second in ("credential_review_date", "preparatory_date", "congress_date")
        else f"{whose}的{_TITLES[second]}"
    )
    return Step(first, f"{whose}的{_TITLES[first]}", early, at), Step(second, title, late, to)
