"""How far a body is from a demand on its composition, and how to say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from xzhj.figures.composition import Counted, count, distance, field_of
from xzhj.figures.percent import percent
from xzhj.model import FIELDS, KINDS, NOTE, Case, Finding, Missing, Person, Requirement, Roster, Source
from xzhj.rules._bodies import COMMITTEE, DISCIPLINE, contest_of, elected
from xzhj.rules._people import delegates, word
from xzhj.rules._planned import plan_of, planned, stage_words
from xzhj.rules.numbers._sayings import people_of, previous_share

FACTS = (
    "members_total", "members_female", "members_minority", "delegates", "quota_female", "quota_minority", "quota_cadre",
    "quota_professional", "quota_model", "quota_frontline", "quota_age_max", "quota_age_count", "prev_stats",
    "elected_committee", "elected_discipline", "committee_seats", "discipline_seats", "team_seats",
)  # fmt: skip
_BODIES = {"committee": COMMITTEE, "discipline": DISCIPLINE}
_QUOTAS = {"领导干部": "quota_cadre", "专业技术人员": "quota_professional", "先进模范": "quota_model"}


@dataclass(frozen=True, slots=True)
class Body:
    """Those a demand is held against. `spare`: how many of them will not be elected (candidates beyond the seats)."""

    name: str
    rosters: tuple[Roster, ...]
    counted: Counted
    at: tuple[Source, ...]
    spare: int = 0

    @property
    def seats(self) -> int:
        return self.counted.total - self.spare


def judge(demand: Requirement, case: Case, level: str = "") -> Iterator[Finding]:
    """The finding of one demand, at `level` (its own where none is given): the distance, or why it could not be judged.

    Raises Missing for the share of members, or of the last round, that it is compared with.
    """
    body = body_of(demand, case)
    if body is None or not body.seats or demand.scope == "county":
        return
    if body.counted.missing:
        field, kind = FIELDS[body.counted.missing], KINDS.get(body.rosters[0].kind, "名册")
        yield Finding(
            f"{kind}没有“{field}”一列，“{demand.title}”没有查", (body.rosters[0].header(),), (demand.cite,), NOTE
        )
        return
    base = base_of(demand, case)
    met, unmet = verdicts(demand, body, base)
    if unmet:
        yield Finding(shortfall(demand, body, base), body.at, (demand.cite,), level or demand.level)
    elif not met:
        text = f"“{demand.title}”没有查准：{body.name}有 {body.counted.unknown} 人这一栏空着或认不出，补填后再查"
        yield Finding(text, body.at, (demand.cite,), NOTE)


def verdicts(demand: Requirement, body: Body, base: Fraction | None) -> tuple[bool, bool]:
    """Whether it is surely met, and whether it is surely not, whatever the blank cells would say and whoever is elected."""
    counted, spare = body.counted, body.spare
    low, high = max(0, counted.have - spare), min(body.seats, counted.have + counted.unknown)
    met = [distance(demand, n, body.seats, base).met for n in range(low, high + 1)]
    if not spare:
        return all(met), not any(met)
    return True, not any(met)


def shortfall(demand: Requirement, body: Body, base: Fraction | None) -> str:
    """女代表 10 名，占10.00%；“…”至少要 13 名，还差 3 名."""
    have, total = body.counted.have, body.seats
    far = distance(demand, have, total, base)
    who = people_of(demand)
    share = f"，占 {percent(have, total)}" if have <= total and not body.spare else ""
    text = f"{body.name} {body.counted.total} 名，其中{who} {have} 名{share}"
    if base is not None:
        against = "上届" if demand.previous is not None else "党员中"
        text += f"（{against}占 {percent(base.numerator, base.denominator)}）"
    text += f"；按“{demand.title}”"
    if far.short:
        lacking = far.short - body.counted.unknown
        text += f"至少要 {far.least} 名，还差 {max(lacking, 1)} 名"
    elif far.over:
        over = max(far.over - body.spare, 1)
        text += f"最多 {far.most} 名，要再减 {over} 名"
    return text


def body_of(demand: Requirement, case: Case) -> Body | None:
    """Who is counted: those elected where they are known, else those who stand, else (delegates) the planned quotas."""
    if demand.of == "delegates":
        return of_delegates(demand, case) or planned_quota(demand, case)
    if demand.of == "candidates":
        standing = [p for c in case.contests if c.system == "party_unit" for p in c.people]
        return of_people("代表候选人", standing, demand, case)
    if demand.of in _BODIES:
        return of_committee(_BODIES[demand.of], demand, case)
    return of_team(demand, case)


def of_delegates(demand: Requirement, case: Case) -> Body | None:
    """The elected delegates, once nine tenths of them are listed: a part tells nothing of the whole."""
    people = delegates(case)
    if not people or len(people) * 10 < planned(case, "delegates").value * 9:
        return None
    return of_people("代表", people, demand, case)


def of_people(name: str, people: Iterable[Person], demand: Requirement, case: Case, spare: int = 0) -> Body | None:
    rosters = rows_of(people)
    if not rosters:
        return None
    at = tuple(r.header(field_of(next(iter(demand.where)))) for r in rosters)
    return Body(name, rosters, count(rosters, demand.where, case.cutoff), at, spare)


def of_committee(name: str, demand: Requirement, case: Case) -> Body | None:
    contest = contest_of(case, name)
    if contest is None or not contest.people:
        return None
    chosen = elected(case, name)
    winners = [p for p in contest.people if p.name in chosen]
    if winners and len(winners) == len(chosen):
        return of_people(name, winners, demand, case)
    if contest.seats_given is None:
        raise Missing("committee_seats" if name == COMMITTEE else "discipline_seats")
    spare = max(0, len(contest.people) - contest.seats_given)
    return of_people(f"{name}候选人", contest.people, demand, case, spare)


def of_team(demand: Requirement, case: Case) -> Body | None:
    """The two leading teams, or their heads: rows of a roster of cadres that say what each is proposed for."""
    people = [p for r in case.of("cadres") for p in r if word(p.proposed_post)]
    if demand.of == "chiefs":
        people = [p for p in people if is_chief(word(p.proposed_post))]
    return of_people("党政正职" if demand.of == "chiefs" else "党政班子", people, demand, case)


def is_chief(post: str) -> bool:
    """Say whether a post is the Party secretary's or the head of the government's."""
    return any(
        part.strip().endswith(("党委书记", "乡长", "镇长")) and "副" not in part
        for part in post.replace("，", "、").split("、")
    )


def planned_quota(demand: Requirement, case: Case) -> Body | None:
    """The delegates as planned: their number and the number of such people, where the facts plan both."""
    total, item = plan_of(case, "delegates"), quota_item(demand.where, case)
    given = plan_of(case, item) if item else None
    if total is None or given is None:
        return None
    counted = Counted(given.value, total.value, 0)
    return Body(f"代表名额{stage_words(total)}", (), counted, given.at)


def quota_item(where: Mapping[str, tuple[str, Any]], case: Case) -> str:
    """The item that plans how many delegates are such people, "" for none."""
    if len(where) != 1:
        return ""
    ((field, (sign, wanted)),) = where.items()
    if field == "category":
        return _QUOTAS.get(wanted, "") if isinstance(wanted, str) and sign == "==" else ""
    if field == "age":
        return "quota_age_count" if sign == "<=" and wanted == case.facts.get("quota_age_max") else ""
    known = {("gender", "==", "女"): "quota_female", ("ethnicity", "!=", "汉族"): "quota_minority"}
    return (
        "quota_frontline"
        if (field, sign, wanted) == ("frontline", "==", True)
        else known.get((field, sign, wanted), "")
    )


def rows_of(people: Iterable[Person]) -> tuple[Roster, ...]:
    """The rosters of these people, holding their rows alone."""
    kept: dict[int, tuple[Roster, list[int]]] = {}
    for person in people:
        kept.setdefault(id(person.roster), (person.roster, []))[1].append(person.index)
    return tuple(_only(roster, rows) for roster, rows in kept.values())


def _only(roster: Roster, rows: list[int]) -> Roster:
    columns = {name: [column[i] for i in rows] for name, column in roster.columns.items()}
    return replace(roster, columns=columns, lines=[roster.lines[i] for i in rows], raw={}, places={})


def base_of(demand: Requirement, case: Case) -> Fraction | None:
    """The share it is compared with, None where it names its own number."""
    if demand.previous is not None:
        return previous_share(demand, case)
    if demand.share is None or demand.share[1] != "members":
        return None
    ((field, test), *rest) = demand.where.items()
    items = {("gender", ("==", "女")): "members_female", ("ethnicity", ("!=", "汉族")): "members_minority"}
    item = "" if rest else items.get((field, test), "")
    if item and item in case.facts and "members_total" in case.facts:
        return Fraction(case.facts[item], case.facts["members_total"] or 1)
    members = case.of("members")
    counted = count(members, demand.where, case.cutoff)
    if not case.folder or not members or counted.missing or counted.unknown:
        raise Missing(item or "members_total")
    return counted.share
