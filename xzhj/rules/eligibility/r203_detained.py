"""被留置、逮捕而未附中止权利的决定。

查什么：名册里写有留置、逮捕的党员，有没有中止党员权利的记载；已经中止权利的人，有没有列入代表、候选人名册。
为什么：党员被依法留置、逮捕的，党组织应当按照管理权限中止其选举权和被选举权。
怎么改：办理并附上中止权利的决定，在“权利中止”一栏写“是”，从代表、候选人名单和应到会人数中去掉。
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Person, Roster
from xzhj.rules._people import members, name_of, rows_with, same

CODE = "R203"
LEVELS = ("error",)
EACH = "case"
LAW = ("rights.suspended_when_detained",)
DETAINED = re.compile("留置|逮捕|批捕")
RELEASED = re.compile(
    "(解除|未被?|没有|不曾|无|撤销|取消|曾被?).{0,4}(留置|逮捕|批捕)|(留置|逮捕|批捕).{0,6}(解除|释放|撤销|取消)"
)
SUSPENDED = re.compile("(中止|停止|暂停)[^，,；;。]{0,6}权利")
COLUMNS = ("status", "sanction", "remark", "exclusion_reason", "vet_result", "rights_suspended")
KINDS = ("members", "delegates", "candidates")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    people = [p for r in case.of(*KINDS) for p in marked(r)]
    lists = [p for r in case.of("delegates", "candidates") for p in r] if people else []
    said: list[Person] = []
    for person in people:
        if any(same(person, p) for p in said):
            continue
        said.append(person)
        rows = [person, *(p for p in people if p is not person and same(person, p))]
        stands = [p for p in lists if any(p == r for r in rows) or members_row(p, rows, case)]
        text = words(person, rows, stands)
        if text:
            at = tuple(dict.fromkeys(s for p in (*rows, *stands) for s in p.at(reason(p))))
            yield Finding(text, at, (law["rights.suspended_when_detained"].cite,), internal=True)


def words(person: Person, rows: list[Person], stands: list[Person]) -> str:
    held = next((m[0] for p in rows for v in texts(p) if (m := DETAINED.search(v)) and not RELEASED.search(v)), "")
    listed = (
        "，还列在" + "、".join(dict.fromkeys(PurePath(p.roster.file).name for p in stands)) + "里，应当去掉"
        if stands
        else ""
    )
    if held and not any(is_suspended(p) for p in rows):
        return f"{name_of(person)}被{held.replace('批捕', '逮捕')}，没有中止党员权利的决定{listed}；请附决定并在“权利中止”栏写“是”"
    return f"{name_of(person)}的党员权利已经中止{listed}" if stands else ""


def marked(roster: Roster) -> Iterator[Person]:
    """Rows that tell of a detention, or of suspended rights (other than by 留党察看, which R202 speaks of)."""
    for i in sorted({i for f in COLUMNS for i in rows_with(roster, f, is_telling)}):
        person = roster.person(i)
        if not any("留党察看" in v for v in texts(person)):
            yield person


def tells(text: str) -> bool:
    return bool((DETAINED.search(text) and not RELEASED.search(text)) or SUSPENDED.search(text))


def is_telling(value: object) -> bool:
    return value is True or (isinstance(value, str) and tells(value))


def texts(person: Person) -> list[str]:
    return [v for f in COLUMNS if isinstance(v := getattr(person, f), str)]


def is_suspended(person: Person) -> bool:
    return person.rights_suspended is True or any(SUSPENDED.search(v) for v in texts(person))


def reason(person: Person) -> str:
    """The field that tells of it."""
    return next((f for f in COLUMNS if is_telling(getattr(person, f))), "name")


def members_row(person: Person, rows: list[Person], case: Case) -> bool:
    found = members(case).find(person)
    return bool(found) and all(p in rows for p in found)
