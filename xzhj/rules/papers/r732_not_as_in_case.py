"""与本次换届信息不符。

查什么：文书里的名额、候选人数、党员数、届次、大会日期、会场、文号，与换届信息表同一阶段（拟报、批复、结果）的数是否一致；没有填的，同一文件夹的文书之间比；xzhj 写出后又手工改过的文书，列出改了哪几处。
为什么：同一件事在请示、办法、选票、报告里必须是一个数。
怎么改：文书错的改文书；换届信息表错的，改表后重新写出。
"""

from collections.abc import Iterator
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._between import between
from xzhj.rules.papers._chosen import chosen
from xzhj.rules.papers._counted import counted
from xzhj.rules.papers._edited import changed_by_hand, changed_since, place_of
from xzhj.rules.papers._known import agrees, facts_for, last_time
from xzhj.rules.papers._own_marks import document_numbers, own_date, schedule
from xzhj.rules.papers._stated import NAMES, Stated, said, shown, stated

CODE = "R732"
LEVELS = ("error", "note")
EACH = "paper"
UNCITED = "文书与换届信息比对，不是条文规定"
FACTS = (
    *NAMES,
    "township",
    "method",
    "sessions",
    "vote_date",
    "congress_end",
    "prev_congress_ordinal",
    "prev_committee_term",
    "prev_congress_date",
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    told: set[tuple[str, Any]] = set()
    yield from changed_since(paper)
    for item in stated(paper):
        if (item.name, item.value) in told or _told_since(paper, item):
            continue
        facts = facts_for(case, item.name, paper)
        if (
            facts
            and not agrees(case, item, facts)
            and not _after_preselection(case, item)
            and not chosen(case, item.name, item.value)
        ):
            told.add((item.name, item.value))
            name, facts = last_time(case, item, facts)
            right = "或".join(dict.fromkeys(shown(item.name, f.value) for f in facts))
            at = (item.at, *facts[0].at[:1])
            yield Finding(f"{name}写的是{said(item)}，换届信息表是{right}：{item.words}", at)
    yield from document_numbers(paper, case)
    yield from own_date(paper, case)
    yield from schedule(paper, case)
    yield from counted(paper, case)
    yield from between(paper, case, [name for name in NAMES if facts_for(case, name, paper)])
    yield from changed_by_hand(paper)


def _after_preselection(case: Case, item: Stated) -> bool:
    """The candidates of the election itself, as many as the pre-election left: the seats, or those it nominated."""
    if case.facts.get("method") != "preselect" or not item.name.endswith("candidates"):
        return False
    seats = item.name.removesuffix("_candidates") + ("" if item.name.startswith("county") else "_seats")
    return item.value == case.facts.get(seats) or item.value in {
        len(r.nominated) for r in case.results if r.stage == "preselect"
    }


def _told_since(paper: Paper, item: Stated) -> bool:
    """What a paper states otherwise only because it was written earlier is told already."""
    for name, old, *_ in paper.made.get("since", ()):
        same = name.partition("（")[0] == NAMES[item.name] if name else place_of(paper, old) == item.at
        if same and (not paper.made.get("edited") or said(item).strip(" “”") == old):
            return True
    return False
