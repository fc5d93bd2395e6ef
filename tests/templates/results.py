"""The sample township with every contest counted: what the papers of the day and after are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xzhj import law
from xzhj.catalogue.papers import Template
from xzhj.documents.context import Context
from xzhj.documents.work import jobs
from xzhj.model import Ballots, Case, Contest, Fact, Facts, Result
from xzhj.readers import Options, load
from xzhj.tally import count

SAMPLE = Path(__file__).parents[2] / "samples" / "示范县" / "柳溪镇"
WRITTEN_IN = {"党委委员": "陈建华"}  # one vote for a name that is not on the ballot
INVALID = {"党委委员": 1, "出席县党代会代表": 2}

EXTRA: Mapping[str, Any] = {  # what the sample does not know before the congress
    "candidate_changes": ({"contest": "纪委委员", "out": "韩东升", "in": "赖诚", "reason": "韩东升调离本镇工作"},),
    "candidate_change_number": "柳党发〔2026〕45号",
    "candidate_change_date": date(2026, 12, 28),
    "change_reason": "我镇正在调整村级行政区划和党组织设置，暂不具备召开代表大会的条件。",
    "change_until": date(2027, 6, 30),
    "term_change_number": "示县委复〔2026〕11号",
    "term_change_date": date(2026, 11, 13),
    "dues_audit_group": (
        {"role": "组长", "name": "石芳洁", "post": "柳溪镇人大主席"},
        {"role": "成员", "name": "田武", "post": "柳溪镇财政所所长"},
    ),
    "third_request_number": "柳党发〔2027〕2号",
    "third_request_date": date(2027, 1, 4),
    "revotes": (
        {"contest": "党委委员", "kind": "再次投票", "seats": 1, "names": "梁帆、韩敏怡"},
        {"contest": "纪委委员", "kind": "另行选举", "seats": 1, "names": "侯飞、赖诚"},
    ),
}
PER_PAPER: dict[str, dict[str, Any]] = {  # facts of papers for cases that the sample is not
    "term-change-request": {"term_change": "later", "dates": {"term-change-request": date(2026, 11, 3)}},
    "term-change-reply": {"term_change": "later"},
    "delegate-change-report": {
        "delegate_changes": (
            {"name": "江波", "unit": "柳溪村、石桥村选举单位", "reason": "组织关系转出", "day": date(2027, 1, 5)},
        )
    },
}


@cache
def case() -> Case:
    """The sample as read, with a count of every contest by the tally itself."""
    read = load([SAMPLE], Options(today=date(2026, 11, 21)))
    contests = tuple(_attended(c) for c in read.contests)
    facts = {name: read.facts.stages(name) for name in read.facts} | {n: (Fact(v),) for n, v in EXTRA.items()}
    counted = replace(read, contests=contests, facts=Facts({**facts, "duty_rows": (Fact(_duties(read)),)}))
    return counted.with_results(tuple(_result(c, counted) for c in contests if c.seats_given))


@cache
def context(preselect: bool = False) -> Context:
    """Of the sample; or as if it pre-elected its candidates."""
    if not preselect:
        return Context(case())
    facts = {**{name: case().facts.stages(name) for name in case().facts}, "method": (Fact("preselect"),)}
    return Context(replace(case(), facts=Facts(facts)))


def values(template: Template) -> dict[str, Any]:
    """All the first sheet of a template may say."""
    known = context(template.settings.get("only") == "preselect")
    job = next(jobs(template, known))
    return known.at(str(template.settings.get("stage", "")), **job.own, **PER_PAPER.get(template.slug, {}))


def _attended(contest: Contest) -> Contest:
    seats = {"纪委书记": 5, "纪委副书记": 5, "党委书记": 9, "党委副书记": 9}.get(contest.name)
    counts = dict(contest.counts) or ({"expected": seats, "present": seats} if seats else {})
    for base in ("issued", "returned"):
        if "present" in counts:
            counts.setdefault(base, counts["present"])
    counts["invalid"] = INVALID.get(contest.name, 0)
    counts["valid"] = counts.get("returned", 0) - counts["invalid"]
    return replace(contest, counts=counts)


def _duties(of: Case) -> tuple[dict[str, str], ...]:
    (head,), (first, second) = of.facts["secretary_names"], of.facts["deputy_names"]
    given = [(head, "党委书记", "主持党委全面工作"), (first, "党委副书记", "主持镇政府全面工作")]
    given += [(second, "党委副书记", "协助书记抓党建，负责政法、统战工作")]
    given += [(n, "党委委员、纪委书记", "负责纪检监察工作") for n in of.facts["discipline_secretary_names"]]
    rest = [n for n in of.facts["committee_names"] if n not in {name for name, *_ in given}]
    duties = ("组织", "宣传", "武装和应急", "乡村振兴", "社会事务")
    given += [(n, "党委委员", f"负责{duty}工作") for n, duty in zip(rest, duties, strict=False)]
    return tuple({"name": name, "post": post, "duty": duty} for name, post, duty in given)


def _posts(of: Case) -> set[str]:
    """Who stands for a post: elected to the committee before."""
    return {n for c in of.contests if c.system == "party_plenary" for n in c.candidates}


def _result(contest: Contest, of: Case) -> Result:
    valid, seats = contest.counts["valid"], contest.seats or 0
    rows: dict[str, tuple[int | None, int | None, int | None]] = {}
    for place, name in enumerate(sorted(contest.candidates, key=lambda name: name not in _posts(of))):
        won = valid - place // 2 if place < seats else seats * (seats - 1) // 4 // 2 ** (place - seats + 1)
        abstained = min(place % 3, valid - won)
        rows[name] = (won, valid - won - abstained, abstained)
    if contest.name in WRITTEN_IN:
        rows[WRITTEN_IN[contest.name]] = (1, None, None)
    ballots = Ballots(contest.name, contest.candidates, {}, summary=rows, shape="summary", file="计票汇总.csv")
    return count(contest, [ballots], law.on(contest.system, contest.day or of.day, of.packs))
