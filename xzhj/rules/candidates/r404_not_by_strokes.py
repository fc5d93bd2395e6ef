"""候选人未按姓氏笔画排列。

查什么：两委委员、出席县党代会代表的候选人名单和票面，以及标题写明“按姓氏笔画”的名单，是不是按姓氏笔画排列；指出头一处颠倒和理由。预备人选、初步人选名单，以及按职务排列（书记、副书记在前）的名单不是票面次序，不查；代表名单、选举单位的名单写明按笔画的才查。
为什么：代表、委员候选人在选票上以姓氏笔画为序。
怎么改：按所列次序重排（xzhj order 可以排）；笔画表里没有的字，用 xzhj order 的笔顺码文件补上。
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from xzhj.law import Law
from xzhj.model import NOT_PEOPLE, NOTE, Case, Cite, Contest, Finding, Person, Roster, Source
from xzhj.names import UnknownCharacter, check_order, sort_names
from xzhj.rules._bodies import (
    COMMITTEE,
    DC_DEPUTY,
    DC_SECRETARY,
    DEPUTY,
    DISCIPLINE,
    PLENARY_OF,
    SECRETARY,
    congress_contests,
)
from xzhj.rules._people import EARLY, NOMINEE, titles, word

CODE = "R404"
LEVELS = ("error", "warning", "note")
EACH = "case"
LAW = ("ballot.order",)
CHIEFS = {COMMITTEE: (SECRETARY, DEPUTY), DISCIPLINE: (DC_SECRETARY, DC_DEPUTY)}
NOT_YET = ("预备人选", "初步人选", "推荐", "提名", "拟", "考察", "汇总", "情况")
SHOWN = 15


class Ordered(NamedTuple):
    """A list of names that should be in order, what it is called, and each name's place."""

    title: str
    names: Sequence[str]
    at: Sequence[Source]
    mode: str = "surname"


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    param = law["ballot.order"]
    if param.value != "strokes":
        return
    for listed in lists(case):
        if found := fault(listed, param.cite, param.level):
            yield found


def fault(listed: Ordered, cite: Cite, level: str) -> Finding | None:
    words = "姓名笔画" if listed.mode == "fullname" else "姓氏笔画"
    try:
        wrong = check_order(listed.names, listed.mode)
        if not wrong:
            return None
        right = sort_names(listed.names, listed.mode)
    except UnknownCharacter as error:
        text = (
            f"{listed.title}的次序没有查：{error.name}的“{error.char}”字不在笔画表中；请用 xzhj order 加笔顺码文件排定"
        )
        return Finding(
            text, tuple(at for at, n in zip(listed.at, listed.names, strict=True) if error.char in n), (cite,), NOTE
        )
    first = wrong[0]
    text = f"{listed.title}没有按{words}排列：第 {first.index + 2} 位{first.after}应在{first.before}之前（{first.why}）"
    if len(right) <= SHOWN:
        text += f"；次序应为：{'、'.join(right)}"
    return Finding(text, tuple(dict.fromkeys((listed.at[first.index + 1], listed.at[first.index]))), (cite,), level)


def lists(case: Case) -> Iterator[Ordered]:
    """Every list that is, or says it is, in the order of the ballot; each once."""
    claiming = [r for r in case.rosters if r.kind not in NOT_PEOPLE and claim(r)]
    for roster in claiming:
        mode = "fullname" if "姓名笔画" in claim(roster) else "surname"
        yield from (ordered(block, block_title(block), mode) for block in blocks(roster))
    seen: set[tuple[str, ...]] = set()
    for contest in congress_contests(case):
        for names in of_contest(contest, case, claiming):
            if tuple(names.names) not in seen:
                seen.add(tuple(names.names))
                yield names
    for ballots in case.ballots:
        if ballots.contest not in PLENARY_OF and not ballots.summary and tuple(ballots.columns) not in seen:
            yield Ordered(f"{ballots.contest}选票", ballots.columns, [ballots.place(c) for c in ballots.columns])


def claim(roster: Roster) -> str:
    return next((t for t in titles(roster) if "笔画" in t), "")


def ordered(people: Sequence[Person], title: str, mode: str = "surname") -> Ordered:
    known = [p for p in people if isinstance(p.name, str)]
    return Ordered(title, [p.name for p in known], [p.at()[0] for p in known], mode)


def block_title(people: Sequence[Person]) -> str:
    group = next((word(v) for v in group_of(people[0]) if word(v)), "")
    return f"{next((t for t in titles(people[0].roster) if t), '名单')}{'（' + group + '）' if group else ''}"


def blocks(roster: Roster) -> Iterator[list[Person]]:
    """The parts of a list that begin anew (a delegation, a unit, a contest); the whole where these are mixed."""
    runs = [(key, list(people)) for key, people in groupby(roster, group_of)]
    if len({key for key, _ in runs}) == len(runs):
        yield from (people for _, people in runs)
    else:
        yield list(roster)


def group_of(person: Person) -> tuple[object, ...]:
    return person.delegation, person.unit, person.contest, person.role


def of_contest(contest: Contest, case: Case, claiming: Sequence[Roster]) -> Iterator[Ordered]:
    """The final lists of a contest; one that begins with the secretary and the deputies is by posts."""
    if not contest.people:
        if contest.candidates and not by_posts(contest.candidates, contest, case) and contest.at:
            yield Ordered(f"{contest.name}候选人名单", contest.candidates, [contest.at[-1]] * len(contest.candidates))
        return
    for roster in dict.fromkeys(p.roster for p in contest.people):
        people = [p for p in contest.people if p.roster is roster]
        names = ordered(people, f"{contest.name}候选人名单")
        if roster not in claiming and is_final(people) and not by_posts(names.names, contest, case):
            yield names


def is_final(people: Sequence[Person]) -> bool:
    if any(word(p.stage) in (*EARLY, *NOMINEE) for p in people):
        return False
    stated = any(word(p.stage) for p in people)
    return stated or not any(w in t for t in titles(people[0].roster) for w in NOT_YET)


def by_posts(names: Sequence[str], contest: Contest, case: Case) -> bool:
    """The secretary first, and whatever deputies there are right behind."""
    chiefs = [
        {n for c in case.contests if c.name == name for n in c.candidates} for name in CHIEFS.get(contest.name, ())
    ]
    if not chiefs or not chiefs[0] or names[0] not in chiefs[0]:
        return False
    return set(names[1 : 1 + len(chiefs[1])]) == chiefs[1] and bool(chiefs[1] or len(names) > 1)
