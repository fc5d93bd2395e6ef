"""Papers of one folder against each other: the same fact, the same vote, two values, both places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Any

from xzhj.model import Case, Finding, Paper, Source
from xzhj.rules.papers._say import title_lines
from xzhj.rules.papers._stated import NAMES, Stated, said, stage_of, stated
from xzhj.rules.papers._told import told

ROUND = 550  # days: no election goes on for longer, with its annual papers apart
NOT_COMPARED = ("congress_ordinal", "committee_term", "county_congress_ordinal")
Key = tuple[str, ...]


def between(paper: Paper, case: Case, known: Container[str]) -> Iterator[Finding]:
    """What an earlier paper of the folder says otherwise; not the facts `known` already, those every paper is held against."""
    if len(case.papers) < 2:
        return
    yield from _facts(paper, case.papers, known)
    yield from _over_quota(paper, case.papers)
    if not case.results:
        yield from _votes(paper, case.papers)


def _facts(paper: Paper, papers: tuple[Paper, ...], known: Container[str]) -> Iterator[Finding]:
    many = mixed(paper, papers)
    index = _by_fact(papers)
    for key, items in _keyed(paper).items():
        if items[0].name in known or len({i.value for i in items}) > 1:
            continue
        mine = items[0]
        for other, theirs in index.get(key, ()):
            if not earlier(other, paper, many) or stage_of(other) != stage_of(paper) or _alike(mine, theirs):
                continue
            yield Finding(
                f"{NAMES[mine.name]}这里是{said(mine)}，{_file(other)} 是{said(theirs)}：{mine.words}",
                (mine.at, theirs.at),
            )
            break


def _over_quota(paper: Paper, papers: tuple[Paper, ...]) -> Iterator[Finding]:
    """More delegates due at the congress than the superior's reply allows."""
    many = mixed(paper, papers)
    due = [i for i in stated(paper) if i.name == "congress_expected"]
    for other in papers if due else ():
        if other.genre != "批复" or _folder(other) != _folder(paper) or not _one_election(other, paper, many):
            continue
        for item in stated(other):
            if item.name == "delegates" and due[0].value > item.value:
                told = f"应到代表{said(due[0])}名，多于{_file(other)} 批准的代表名额{said(item)}名：{due[0].words}"
                yield Finding(told, (due[0].at, item.at))
                return


def _one_election(one: Paper, two: Paper, many: bool) -> bool:
    """Nothing in which they differ; where papers of `many` townships lie together, both must name the same one."""
    if one.day is not None and two.day is not None and abs((one.day - two.day).days) > ROUND:
        return False
    if many and not (_whose(one)[0] and _whose(two)[0]):
        return False
    return all(not a or not b or a == b for a, b in zip(_whose(one), _whose(two), strict=True))


def mixed(paper: Paper, papers: tuple[Paper, ...]) -> bool:
    """Whether no township has nearly all of the papers in this paper's folder."""
    return _mixed(papers, _folder(paper))


@lru_cache(maxsize=64)
def _mixed(papers: tuple[Paper, ...], folder: str) -> bool:
    towns = [town for p in papers if _folder(p) == folder and (town := _whose(p)[0])]
    most = max((towns.count(town) for town in set(towns)), default=0)
    return most * 5 < len(towns) * 4


def _keyed(paper: Paper) -> dict[Key, list[Stated]]:
    """What a paper states, by fact; the days of two congresses are two facts."""
    found: dict[Key, list[Stated]] = defaultdict(list)
    for item in stated(paper):
        if item.name not in NOT_COMPARED:
            found[(item.name, item.value[0]) if item.name == "congress_date" else (item.name,)].append(item)
    return found


@lru_cache(maxsize=4)
def _by_fact(papers: tuple[Paper, ...]) -> dict[Key, list[tuple[Paper, Stated]]]:
    """Each fact in each paper that gives it one value."""
    found: dict[Key, list[tuple[Paper, Stated]]] = defaultdict(list)
    for paper in papers:
        for key, items in _keyed(paper).items():
            if len({i.value for i in items}) == 1:
                found[key].append((paper, items[0]))
    return found


def _alike(one: Stated, two: Stated) -> bool:
    """Halls are named long and short; a day is in its month."""
    a, b = one.value, two.value
    if one.name == "venue":
        return a in b or b in a
    if one.name == "congress_date":
        days = [v for v in (a[1], b[1]) if hasattr(v, "day")]
        return a == b or (len(days) < 2 and (a[1].year, a[1].month) == (b[1].year, b[1].month))
    return bool(a == b)


def _votes(paper: Paper, papers: tuple[Paper, ...]) -> Iterator[Finding]:
    many = mixed(paper, papers)
    index = _by_vote(papers)
    for (contest, whose, what), (value, at) in told(paper).items():
        for other, theirs, place in index.get((contest, whose, what), ()):
            if earlier(other, paper, many) and theirs != value:
                who = f"，{whose}" if whose else ""
                yield Finding(f"{contest}{who}：{what}这里是 {value}，{_file(other)} 是 {theirs}", (at, place))
                break


@lru_cache(maxsize=4)
def _by_vote(papers: tuple[Paper, ...]) -> dict[Key, list[tuple[Paper, int, Source]]]:
    found: dict[Key, list[tuple[Paper, int, Source]]] = defaultdict(list)
    for paper in papers:
        for key, (value, at) in told(paper).items():
            found[key].append((paper, value, at))
    return found


def earlier(other: Paper, paper: Paper, many: bool) -> bool:
    """A paper before this one, of the same election: one finding a pair, at the later."""
    if other is paper or other.file >= paper.file or _folder(other) != _folder(paper):
        return False
    return _one_election(other, paper, many)


@lru_cache(maxsize=1024)
def _whose(paper: Paper) -> tuple[Any, ...]:
    """The township and the ordinal of the congress that a paper is about; "" and 0 where it does not say."""
    ordinals = paper.said("ordinal", "congress")
    towns = [
        c.subject for c in (*ordinals, *paper.said("ordinal", "committee")) if c.subject.endswith(("镇", "乡", "苏木"))
    ]
    title = title_lines(paper)
    own = {c.value for c in ordinals if c.index in title}
    return towns[0] if towns else "", own.pop() if len(own) == 1 else 0


def _folder(paper: Paper) -> str:
    return re.sub(r"[^/\\\\]*$", "", paper.file)


def _file(paper: Paper) -> str:
    return re.split(r"[/\\\\]", paper.file)[-1]
