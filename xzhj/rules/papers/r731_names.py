"""人名不在名册或前后写法不一。

查什么：文书里代表、候选人、当选人、主席团、监票人的名单和“选举某某为书记”的话，名字在不在本次换届的名册里；同一份文书里当选的人在不在候选人名单里（另选的除外），书记、副书记与委员名单写法是否一样。
为什么：名字错一个字，选票、证件、报告都要作废重来。
怎么改：照名册改；名册错的改名册。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from xzhj.law import Law
from xzhj.model import NOT_PEOPLE, Case, Claim, Finding, Paper, Person, Roster, Source
from xzhj.rules.papers._between import earlier, mixed
from xzhj.rules.papers._say import lines, quoted
from xzhj.rules.papers._tables import Table, columns_of, text_of

CODE = "R731"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "文书与名册比对，不是条文规定"
FACTS = (
    "committee_names", "discipline_names", "county_delegates_names", "secretary_names", "deputy_names", "discipline_secretary_names", "discipline_deputy_names",
    "elected_committee", "elected_discipline", "elected_county_delegates", "secretary_general", "leading_group", "signer", "contact_person",
)  # fmt: skip

LISTS = re.compile(r"代表|候选|人选|当选|主席团|监票|委员(?!会成员)|常委|书记")
OTHER = re.compile(
    r"列席|来宾|特邀|计票|工作人员|领导小组|县委|指导组|考察组|联系人|记者|工作组|上届|历届|第?[一二三四五六七八九十]+届以来|先进|表彰|发展对象|困难党员"
)
CHOSEN = re.compile(
    r"(?:选举|推选|当选|选出)(?:产生)?((?:[\u4e00-\u9fff·]{2,4}(?:同志)?、)*[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:当选)?(?:为|任)(?:[\u4e00-\u9fff“”]{0,24}?)(?:书记|副书记|委员)"
)
ALONE = re.compile(
    r"(?:总监票人|(?<!副)书记|副书记|(?<!副)秘书长|执行主席|(?<!副)团长|主持人)(?:候选人(?:预备人选)?)?[：:]\s*"
    r"([\u4e00-\u9fff]{1,2}[ \u3000]*[\u4e00-\u9fff]{1,2}(?:、[\u4e00-\u9fff]{2,3})*)(?:（[^）]*）)?(?=[。；〕）]|\s*$)"
)
WRITTEN_IN = re.compile(r"结果|计票|得票|报告单|汇总|记录")
NO_NAME = re.compile(
    r"产生|委员|代表|书记|同志|新一届|结果|大会|会议|党委|纪委|其中|本届|下列|以下|上述|他们|人员|候选"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    known = _known(case.rosters) if case.folder else frozenset()
    extra: set[str] = set()
    if known:
        extra = {n for name in FACTS for f in case.facts.stages(name) for n in _strings(f.value)}
        yield from _unknown(paper, known | extra)
    yield from _elected(paper, known | extra if known else frozenset())
    yield from _officers(paper, known | extra)
    if not known:
        yield from _elsewhere(paper, case.papers)


@lru_cache(maxsize=4)
def _known(rosters: tuple[Roster, ...]) -> frozenset[str]:
    """Every name of the rosters; empty unless delegates or members are among them, for else too few are known."""
    if not any(r.kind in ("delegates", "members") for r in rosters):
        return frozenset()
    people = (p for r in rosters if r.kind not in NOT_PEOPLE for p in r)
    return frozenset(_plain(p) for p in people if isinstance(p.name, str))


def _plain(person: Person) -> str:
    return re.sub(r"[\s\u3000]+|[（(].*?[)）]", "", str(person.name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"\s", "", value)
    elif isinstance(value, dict):
        yield from (re.sub(r"\s", "", str(v)) for k, v in value.items() if k == "name")
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _strings(one)


def _unknown(paper: Paper, known: frozenset[str]) -> Iterator[Finding]:
    told: set[str] = set()
    for claim in _lists(paper):
        names = [str(n) for n in claim.value] if isinstance(claim.value, tuple) else []
        strange = [n for n in names if n not in known and n not in told]
        if WRITTEN_IN.search(paper.title) or len(strange) * 2 > len(names):
            strange = [n for n in strange if _near(n, known)]  # written in, or another place's list
        told.update(strange)
        for name in strange:
            yield Finding(_say(name, known, claim.about), (claim.at,))
    for table in columns_of(paper):
        for name, near, at in _columns(paper, table, known):
            if name not in told:
                told.add(name)
                yield Finding(f"“{name}”不在名册里，名册里有{near}", (at,))
    for _, paragraph in lines(paper, "body"):
        for match in (*CHOSEN.finditer(paragraph.text), *ALONE.finditer(paragraph.text)):
            for name in (re.sub(r"\s|同志$", "", n) for n in match[1].split("、")):
                if name in known or name in told or NO_NAME.search(name) or not _near(name, known):
                    continue
                told.add(name)
                shown = quoted(paragraph.text, match.start(1), match.end(1))
                yield Finding(f"{_say(name, known, '')}：{shown}", (paper.at(paragraph.place),))


def _elsewhere(paper: Paper, papers: tuple[Paper, ...]) -> Iterator[Finding]:
    """A list that an earlier paper of the same folder has too, with one name written otherwise."""
    many = mixed(paper, papers)
    told: set[str] = set()
    for claim in _lists(paper):
        names = frozenset(map(str, claim.value)) if isinstance(claim.value, tuple) else frozenset()
        for other in papers:
            if not earlier(other, paper, many):
                continue
            for theirs in _lists(other):
                listed = frozenset(map(str, theirs.value)) if isinstance(theirs.value, tuple) else frozenset()
                if (
                    abs(len(names) - len(listed)) > 1
                    or len(names & listed) < 2
                    or len(names & listed) * 5 < len(names) * 3
                ):
                    continue
                for name in sorted(names - listed - told):
                    if near := _near(name, listed - names):
                        told.add(name)
                        file = re.split(r"[/\\]", other.file)[-1]
                        yield Finding(f"{claim.about[:16]}：“{name}”，{file} 里是“{near}”", (claim.at, theirs.at))


def _columns(paper: Paper, table: Table, known: frozenset[str]) -> Iterator[tuple[str, str, Source]]:
    """Columns and rows of which half or more are known names: what else stands there and is nearly one."""
    lines: dict[tuple[str, int], list[tuple[str, Source]]] = {}
    for r, row in table.items():
        for column, cell in row.items():
            name = re.sub(r"[（(].*?[)）]$", "", text_of(cell))
            if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}", name):
                lines.setdefault(("列", column), []).append((name, paper.at(cell.place)))
                lines.setdefault(("行", r), []).append((name, paper.at(cell.place)))
    here = {name for cells in lines.values() for name, _ in cells}
    for cells in lines.values():
        found = sum(name in known for name, _ in cells)
        if found >= 2 and found * 2 >= len(cells):
            strange = [(name, at) for name, at in cells if name not in known]
            for name, at in strange:
                near = [one] if (one := _near(name, known)) else _other_surname(name, known - here)
                if near:
                    yield name, "".join(f"“{n}”" for n in near[:3]), at


def _other_surname(name: str, known: frozenset[str]) -> list[str]:
    """粱帆 for 梁帆, who is missing from the table."""
    return [other for other in sorted(known) if len(other) == len(name) == 2 and other[1] == name[1]]


def _lists(paper: Paper) -> Iterator[Claim]:
    for claim in paper.said("names"):
        label = f"{claim.about}{paper.title if len(claim.about) < 4 else ''}"
        if LISTS.search(label) and not OTHER.search(claim.about):
            yield claim


def _near(name: str, known: frozenset[str]) -> str:
    """A known name that differs by one character, or has the same ones in another order."""
    for other in sorted(known):
        if other[0] != name[0] and len(name) < 3:
            continue
        if len(other) == len(name):
            wrong = sum(a != b for a, b in zip(name, other, strict=True))
            if wrong == 1 or sorted(name) == sorted(other):
                return other
        elif abs(len(other) - len(name)) == 1 and other[0] == name[0] and (name in other or other in name):
            return other
    return ""


def _say(name: str, known: frozenset[str], label: str) -> str:
    near = _near(name, known)
    what = f"{label[:16]}：" if label else ""
    return f"{what}“{name}”不在名册里" + (f"，名册里有“{near}”" if near else "")


_NAMES = r"((?:[\u4e00-\u9fff·]{2,4}(?:同志)?、)*[\u4e00-\u9fff·]{2,4}?)(?:同志)?"
OFFICERS = re.compile(
    rf"(?:^|[，；：。、])(?:选举(?:产生)?)?{_NAMES}(?:当选)?(?:为|任)(?:新一届)?(?:党委|纪委|委员会)?副?书记"
)


def _officers(paper: Paper, known: frozenset[str]) -> Iterator[Finding]:
    """A secretary is one of the committee: a name that differs by one character from one of the committee's list."""
    members = {
        str(n)
        for c in paper.said("names")
        if "委员" in c.about and not OTHER.search(c.about) and isinstance(c.value, tuple)
        for n in c.value
    }
    if not members:
        return
    for _, paragraph in lines(paper, "body"):
        for match in (
            *CHOSEN.finditer(paragraph.text),
            *OFFICERS.finditer(paragraph.text),
            *(m for m in ALONE.finditer(paragraph.text) if "书记" in m[0]),
        ):
            for name in (re.sub(r"\s|同志$", "", n) for n in match[1].split("、")):
                near = "" if name in members or NO_NAME.search(name) else _near(name, frozenset(members))
                if near and name not in known:
                    shown = quoted(paragraph.text, match.start(1), match.end(1))
                    yield Finding(
                        f"这里写“{name}”，委员名单是“{near}”，前后写法不一：{shown}", (paper.at(paragraph.place),)
                    )
                    members.add(name)  # told once


def _elected(paper: Paper, known: frozenset[str]) -> Iterator[Finding]:
    """Who won stood: an elected name that differs by one character from a candidate who is not among the elected."""
    stood = {
        str(n)
        for c in paper.said("names")
        if "候选" in c.about and "当选" not in c.about and isinstance(c.value, tuple)
        for n in c.value
    }
    if not stood:
        return
    for claim in paper.said("names"):
        if "当选" not in claim.about or not isinstance(claim.value, tuple):
            continue
        won = {str(n) for n in claim.value}
        for name in sorted(won - stood):
            if known and name not in known:
                continue  # told above
            if near := _near(name, frozenset(stood - won)):
                yield Finding(f"当选名单写“{name}”，候选人名单是“{near}”，前后写法不一", (claim.at,))
