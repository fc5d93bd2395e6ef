"""Who stands in which contest: rosters of candidates and of delegates, read for their contests and electing units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from xzhj.model import Person, Roster

COMMITTEE, DISCIPLINE, COUNTY = "党委委员", "纪委委员", "出席县党代会代表"
SECRETARY, DEPUTY = "党委书记", "党委副书记"
DC_SECRETARY, DC_DEPUTY = "纪委书记", "纪委副书记"
# contest → its seats and its candidates' names among the items
CONGRESS: Mapping[str, tuple[str, str]] = {
    COMMITTEE: ("committee_seats", "committee_names"),
    DISCIPLINE: ("discipline_seats", "discipline_names"),
    COUNTY: ("county_delegates", "county_delegates_names"),
}
PLENARY: Mapping[str, tuple[str, str]] = {
    DC_SECRETARY: ("discipline_secretaries", "discipline_secretary_names"),
    DC_DEPUTY: ("discipline_deputies", "discipline_deputy_names"),
    SECRETARY: ("secretaries", "secretary_names"),
    DEPUTY: ("deputies", "deputy_names"),
}
EARLY = ("初步人选", "推荐人选", "推荐提名人选")
NOMINEE = ("预备人选", "候选人预备人选")
_STAGE = re.compile("|".join(sorted((*EARLY, *NOMINEE), key=len, reverse=True)))


def body_of(text: str, *, discipline: bool = False) -> str:
    """The contest a heading, a title or a post names ("" = none): 镇纪委委员候选人名单 → 纪委委员.

    `discipline`: the words stand in a list of the discipline committee, where 副书记 alone is its own.
    """
    word = re.sub(r"\s+", "", text)
    if re.search(r"支部|总支|(村|社区)[党委民支居两]|政协|人大|政府|工会|团委|妇联|两委|党委.?纪委", word):
        return ""
    if re.search(r"出席.*代表|[县市区旗](第.+次)?(党代会|代表大会|党代表大会)代表|县代表", word):
        return COUNTY
    discipline = "纪" in word or (discipline and "党委" not in word)
    body = re.sub(r"委员会(?!委员)", "", word)
    if "委员" in body and "书记" not in body:
        return DISCIPLINE if discipline else COMMITTEE
    deputy, chief = "副书记" in body, bool(re.search(r"(?<!副)书记", body))
    if deputy == chief:
        return ""
    return (DC_DEPUTY if deputy else DC_SECRETARY) if discipline else (DEPUTY if deputy else SECRETARY)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands in one contest (or electing unit), in the order of the roster."""

    people: tuple[Person, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(p.name for p in self.people if isinstance(p.name, str))


def committee_candidates(rosters: Iterable[Roster]) -> dict[str, Standing]:
    """The candidates of each body, from the rosters of candidates. One person may stand in several."""
    given: dict[str, list[Person]] = {}
    for roster in rosters:
        if roster.kind == "candidates" and not is_of_units(roster):
            whole = next((b for t in titles(roster) if (b := body_of(t))), "")
            for person in roster:
                for body in _bodies(person, whole):
                    given.setdefault(body, []).append(person)
    return {body: Standing(_furthest(people)) for body, people in given.items()}


def titles(roster: Roster) -> tuple[str, str, str]:
    return roster.title, roster.sheet, PurePath(roster.file).stem


def _bodies(person: Person, whole: str) -> Iterator[str]:
    """The contests of a row: those its own column names (else what the list as a whole is for), and the first plenary's
    by the proposed post. Where nothing else is said, who is to be secretary or deputy first stands for the committee.
    """
    written = person.contest if isinstance(person.contest, str) else ""
    found = [body for part in _parts(written) if (body := body_of(part))] or ([whole] if whole else [])
    post = person.proposed_post if isinstance(person.proposed_post, str) else ""
    posts = [body for part in _parts(post) if (body := body_of(part, discipline=found == [DISCIPLINE]))]
    if found:
        yield from dict.fromkeys((*found, *(p for p in posts if p in PLENARY and COUNTY not in found)))
        return
    first = (DISCIPLINE if p in (DC_SECRETARY, DC_DEPUTY) else COMMITTEE for p in posts if p in PLENARY)
    yield from dict.fromkeys((*posts, *first))


def _parts(text: str) -> list[str]:
    return re.split(r"[、，,;；\n/（）()]+", text)


def _furthest(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those who stand, each once: candidates (elected ones and unmarked ones among them), else those proposed, else the
    first list."""
    given = tuple(people)
    last = max(map(_stage, given))
    standing: dict[tuple[str, str], Person] = {}
    for person in given:
        if _stage(person) == last:
            standing.setdefault((str(person.name), str(person.id_number or person.born)), person)
    return tuple(standing.values())


def _stage(person: Person) -> int:
    """0 first list, 1 proposed, 2 candidate; from the row, else from what the list is called."""
    word = str(person.stage or "").strip()
    if not word:
        word = next((m[0] for t in titles(person.roster) if (m := _STAGE.search(t))), "")
    return 0 if word in EARLY else 1 if word in NOMINEE else 2


def is_of_units(roster: Roster) -> bool:
    """Say whether a list of candidates is of delegates by electing unit, and not of a committee."""
    if any(isinstance(c, str) and body_of(c) for c in roster.column("contest")) or any(map(body_of, titles(roster))):
        return False
    delegates = any("代表" in t for t in titles(roster)) or roster.has("delegate_category")
    return (delegates and roster.has("unit")) or (roster.has("branch") and any("代表" in t for t in titles(roster)))


def settled(roster: Roster) -> Roster:
    """A list of delegates in which some are already elected is the roster of delegates, whatever its title says."""
    elected = any(str(s).strip() in ("当选", "正式代表", "代表") for s in roster.column("stage") if s)
    if roster.kind == "candidates" and elected and is_of_units(roster):
        return replace(roster, kind="delegates")
    return roster


def unit_candidates(rosters: Sequence[Roster]) -> dict[str, tuple[Person, ...]]:
    """The candidates of each unit. A list of elected delegates alone tells nothing of who stood."""
    found: dict[str, list[Person]] = {}
    for roster in rosters:
        if (roster.kind == "delegates" and _lists_candidates(roster)) or (
            roster.kind == "candidates" and is_of_units(roster)
        ):
            for person in roster:
                unit = person.unit or person.branch
                if isinstance(unit, str) and unit.strip():
                    found.setdefault(unit.strip(), []).append(person)
    return {unit: _furthest(people) for unit, people in found.items()}


def _lists_candidates(roster: Roster) -> bool:
    words = {str(s).strip() for s in roster.column("stage") if s}
    if words:
        return bool(words & {*EARLY, *NOMINEE, "候选人", "正式候选人"})
    return any(re.search("候选|人选", t) for t in titles(roster))
