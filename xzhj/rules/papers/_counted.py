"""What a paper says of a vote, held against the results of the count: ballots, votes, how many and who were elected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Case, Finding, Paper, Result
from xzhj.rules.papers._contests import OTHER_VOTE, TELLS, scope_of
from xzhj.rules.papers._counted_people import closest, elected, round_of, votes
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_of, words_of
from xzhj.rules.papers._stated import PART
from xzhj.rules.papers._told import SAID
from xzhj.rules.papers._votes import in_paragraphs, in_tables

REPORTS = re.compile(r"选举结果|计票|报告单|得票|当选|通报|总结|快报|统计表|主持词|记录|纪实|批复|宣布")
OTHER_SESSION = re.compile(r"开幕|预备会|第一次全体会议(?:应到|实到)|主席团|代表团|闭幕|列席|报到|支部|小组")
NUMBERS = ("expected", "present", "issued", "returned", "valid", "invalid")


def counted(paper: Paper, case: Case) -> Iterator[Finding]:
    """Every number and name of a vote that no result of its contest, in any of its rounds, has."""
    results = tuple(r for r in case.results if r.system in ("party_congress", "party_plenary") and r.counts)
    if not results or not REPORTS.search(paper.title) or PART.search(paper.title) or not of_the_party(paper.title):
        return
    yield from _ballots(paper, results)
    yield from votes(paper, results)
    yield from elected(paper, results)


def _ballots(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    for counts in (*in_paragraphs(paper, NUMBERS), *in_tables(paper, NUMBERS)):
        said = {k: v for k in NUMBERS if (v := counts.value(k)) is not None}
        claims = [c for k in said if (c := counts.one(k)) is not None]
        sentence = sentence_of(paper, claims[0])[0] if claims else ""
        if not said or OTHER_VOTE.search(sentence) or not of_the_party(sentence):
            continue
        scope = scope_of(paper, claims[0], results, len(said) > 2)
        if not said.keys() - {"expected", "present"}:
            if OTHER_SESSION.search(sentence) or not (
                TELLS.search(paper.title) or re.search("选举时|投票时", sentence)
            ):
                continue
            scope = [r for r in scope or results if r.counts.get("expected") == said.get("expected")]
        right = closest(said, [_numbers(r) for r in scope])
        if right is None or not (wrong := [k for k in said if k in right and said[k] != right[k]]):
            continue
        result = next(r for r in scope if _numbers(r) == right)
        told = "、".join(f"{SAID[k]}写的是 {said[k]}，计票结果是 {right[k]}" for k in wrong)
        at = tuple(c.at for k in wrong if (c := counts.one(k)) is not None)
        shown = next(c for k in wrong if (c := counts.one(k)) is not None)
        yield Finding(f"{result.contest}{round_of(result)}：{told}：{words_of(paper, shown)}", (*at, *result.at[:1]))


def _numbers(result: Result) -> dict[str, int]:
    return {**result.counts, "valid": result.valid, "invalid": result.invalid}
