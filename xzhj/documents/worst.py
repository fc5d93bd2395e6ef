"""The sample township with people that are hard to set: long names with ·, rare characters, twenty candidates or one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from xzhj import law
from xzhj.model import Ballots, Case, Contest, Fact, Facts, Result, Roster

LONG = (
    "阿卜杜热合曼·买买提依明", "古丽努尔·阿卜杜克热木", "欧阳震华", "买买提江·吾布力卡斯木", "图尔荪阿依·艾合麦提",
    "司马相文", "阿依努尔·吐尔逊江", "艾尼瓦尔·阿布都热依木",
)  # fmt: skip
RARE = (
    "王喆",
    "李堃",
    "张珺琦",
    "陈昇",
    "刘芃",
    "赵翀",
    "钱犇",
    "孙赟",
    "周旻",
    "吴媖",
    "郑𬭎",
    "冯頔",
    "王𣲗",
    "姚𫖯",
    "韩㛃",
)
MOST = 20


def long_names(place: int, name: str) -> str:
    return LONG[place % len(LONG)] if place % 3 == 0 else name


def rare_names(place: int, name: str) -> str:
    return RARE[place % len(RARE)] if place % 2 == 0 else name


def many(contest: Contest, spare: tuple[str, ...]) -> Contest:
    """Twenty on one ballot; a post keeps its own."""
    if contest.system == "party_plenary" or len(contest.candidates) >= MOST:
        return contest
    new = tuple(n for n in spare if n not in contest.candidates)[: MOST - len(contest.candidates)]
    return replace(contest, candidates=contest.candidates + new)


def single(contest: Contest, _: tuple[str, ...]) -> Contest:
    """One candidate for one seat."""
    return replace(contest, candidates=contest.candidates[:1], people=contest.people[:1], seats_given=1)


Change = tuple[Callable[[int, str], str] | None, Callable[[Contest, tuple[str, ...]], Contest] | None]
WORST: Mapping[str, Change] = {
    "人名长": (long_names, None),
    "冷僻字": (rare_names, None),
    "二十人": (long_names, many),
    "一人": (None, single),
}


def worst(case: Case, change: Change) -> Case:
    """The case with other names everywhere (rosters, facts, contests alike), then other contests."""
    rename, recast = change
    if rename:
        case = renamed(case, rename)
    if recast:
        spare = tuple(str(p.name) for r in case.of("delegates") for p in r if isinstance(p.name, str))
        case = replace(case, contests=tuple(recast(c, spare) for c in case.contests))
    return case


def renamed(case: Case, rename: Callable[[int, str], str]) -> Case:
    stood = [n for c in case.contests for n in c.candidates]
    names = [
        str(p.name) for kind in ("delegates", "members") for r in case.of(kind) for p in r if isinstance(p.name, str)
    ]
    taken: set[str] = set()
    new: dict[str, str] = {}
    for place, name in enumerate(dict.fromkeys((*stood, *names))):
        wanted = rename(place, name)
        new[name] = wanted if wanted not in taken else name  # nobody is given a name that somebody has
        taken.add(new[name])
    rosters = tuple(_roster(r, new) for r in case.rosters)
    where = dict(zip(map(id, case.rosters), rosters, strict=True))
    contests = tuple(
        replace(
            c, candidates=tuple(new.get(n, n) for n in c.candidates),
            people=tuple(where[id(p.roster)].person(p.index) for p in c.people if id(p.roster) in where),
        )
        for c in case.contests
    )  # fmt: skip
    facts = Facts({n: tuple(replace(f, value=_fact(f, new)) for f in case.facts.stages(n)) for n in case.facts})
    return replace(case, rosters=rosters, contests=contests, facts=facts)


def _roster(roster: Roster, new: Mapping[str, str]) -> Roster:
    names = tuple(new.get(n, n) if isinstance(n, str) else n for n in roster.column("name"))
    return replace(roster, columns={**roster.columns, "name": names}) if roster.has("name") else roster


def _fact(fact: Fact, new: Mapping[str, str]) -> Any:
    return _value(fact.value, new)


def _value(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return new.get(value, value)
    if isinstance(value, Mapping):
        return {k: _value(v, new) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_value(v, new) for v in value)
    return value


Count = Callable[[Contest, list[Ballots], Any], Result]


def counted(case: Case, count: Count) -> Case:
    """The case with every contest counted from a made-up summary: as many elected as there are seats."""
    contests = tuple(_attended(c) for c in case.contests)
    case = replace(case, contests=contests)
    return case.with_results(tuple(_result(c, case, count) for c in contests if c.seats_given and c.candidates))


def _attended(contest: Contest) -> Contest:
    counts = dict(contest.counts)
    seats = counts.get("present") or counts.get("expected") or 9
    for base in ("expected", "present", "issued", "returned", "valid"):
        counts.setdefault(base, seats)
    counts["valid"] = counts["returned"]
    return replace(contest, counts={**counts, "invalid": 0})


def _result(contest: Contest, case: Case, count: Count) -> Result:
    valid, seats = contest.counts["valid"], contest.seats_given or 0
    posts = {n for c in case.contests if c.system == "party_plenary" for n in c.candidates}
    rows: dict[str, tuple[int | None, int | None, int | None]] = {}
    for place, name in enumerate(sorted(contest.candidates, key=lambda n: n not in posts)):
        won = max(0, valid - place % 3 if place < seats else valid // 10 - place // 2)
        rows[name] = (won, valid - won, 0)
    ballots = Ballots(contest.name, contest.candidates, {}, summary=rows, shape="summary")
    return count(contest, [ballots], law.on(contest.system, contest.day or case.day, case.packs))
