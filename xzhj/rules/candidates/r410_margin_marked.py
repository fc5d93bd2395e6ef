"""名单上标出差额人选。

查什么：给代表或向社会公开的候选人名单（标题写着公示、公告、选票、正式候选人、介绍、印发的）里，有没有用“差额”字样或 ※★ 标出哪些是差额人选；报上级的内部名单可以标，不查。
为什么：候选人一律平等，标出差额人选等于暗示不选谁。
怎么改：去掉“差额”字样和记号。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Person, Roster
from xzhj.rules._people import listed, many, name_of, titles, word

CODE = "R410"
LEVELS = ("warning",)
EACH = "roster"
KINDS = ("candidates", "delegates")
LAW = ("rights.no_compulsion",)
PUBLIC = re.compile("公示|公告|公布|选票|票样|正式候选人|介绍|印发|发代表")
MARK = re.compile("[※★☆*＊▲△#＃]")
FIELDS = ("remark", "source", "stage", "proposed_post")


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if not any(PUBLIC.search(t) for t in titles(roster)):
        return
    marked = {p: field for p in roster if (field := field_of(p))}
    if marked and len(marked) < len(roster):
        at = tuple(s for p, field in marked.items() for s in p.at(field))
        text = f"公开的名单标出了差额人选：{listed(map(name_of, marked))}{many(at)}；请去掉“差额”字样和记号"
        yield Finding(text, at, (law["rights.no_compulsion"].cite,))


def field_of(person: Person) -> str:
    """The field that tells who is there to lose."""
    raw = person.roster.raw.get("name")
    if MARK.search(str(raw[person.index] if raw else person.name)):
        return "name"
    return next((f for f in FIELDS if "差额" in (v := word(getattr(person, f))) or MARK.fullmatch(v)), "")
