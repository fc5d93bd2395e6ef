"""必填项空着。

查什么：这一类名册必须填的栏目有没有空着：党员的民族、入党时间、所在支部，正式党员的转正时间（当时没有预备期的不要），代表的民族、入党时间、选举单位，候选人的民族、入党时间、现任职务；会务名单里写着监票人、计票人等的下面几行空着的。姓名、性别、出生日期、党员类别另有规则。
为什么：缺了这些，资格、比例、名额就没法核对。
怎么改：补填；确实没有的写明原因。
"""

from collections.abc import Iterator, Mapping

from xzhj.law import Law
from xzhj.model import FIELDS, Case, Finding, Roster, earliest
from xzhj.rules._people import word
from xzhj.rules._roles import roles_of, roles_of_list
from xzhj.rules.people._columns import blanks, places, who
from xzhj.rules.people.r111_confirmed_too_soon import probation

CODE = "R122"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "roles")
LAW = ("probation.months",)
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "members": ("ethnicity", "joined", "branch"),
    "delegates": ("ethnicity", "joined", "unit"),
    "candidates": ("ethnicity", "joined", "post"),
}


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if roster.kind == "roles":
        yield from _roles_below(roster)
        return
    for field in REQUIRED[roster.kind]:
        rows = blanks(roster, field)
        if rows and not (field == "post" and roster.has("work_unit")):
            yield Finding(f"{FIELDS[field]}空着：{who(roster, rows)}", places(roster, field, rows))
    if roster.has("confirmed", "joined"):
        rows = [i for i in blanks(roster, "confirmed") if needs_confirming(roster, i, law)]
        if rows:
            yield Finding(f"转正时间空着：{who(roster, rows)}", places(roster, "confirmed", rows))


def _roles_below(roster: Roster) -> Iterator[Finding]:
    """Whether those below 监票人 are scrutineers too is not guessed, unless the list as a whole is of one role."""
    if len(roles_of_list(roster)) == 1:
        return
    held, rows = False, []
    for person in roster:
        if word(person.role):
            held = bool(roles_of(person, []))
        elif held and roster.has("role"):
            rows.append(person.index)
    if rows:
        text = f"会务职务空着：{who(roster, rows)}；与上一行相同的也要写上，或合并单元格"
        yield Finding(text, places(roster, "role", rows))


def needs_confirming(roster: Roster, i: int, law: Law) -> bool:
    """A full member who joined when there was a probation."""
    joined = roster.column("joined")[i]
    if roster.column("category")[i] != "正式" or not hasattr(joined, "year"):
        return False
    return probation(law["probation.months"].value, earliest(joined)) > 0
