"""身份证号校验码不对。

查什么：18位身份证号的末位校验码、出生日期段；15位旧号码另行提示；位数不对的也在内。
为什么：校验码不对，多半是录错了一位。
怎么改：对照身份证重录；15位旧号码换成18位。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Roster
from xzhj.rules.people._columns import many, places, who
from xzhj.rules.people._identity import FORM, well_formed, wrong_checks
from xzhj.text.identity import read_identity

CODE = "R105"
LEVELS = ("error", "warning")
EACH = "roster"
BECAUSE = (Cite("GB 11643—1999 公民身份号码"),)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    column = roster.columns.get("id_number", ())
    wrong = set(wrong_checks(column))
    formed = well_formed(column)
    odd = (
        []
        if len(formed) == len(column)
        else [i for i, v in enumerate(column) if isinstance(v, str) and not FORM.fullmatch(v)]
    )
    old = [i for i in odd if (seen := read_identity(column[i])) is not None and seen.old and seen.valid]
    for i in sorted(wrong):
        yield Finding(
            f"{roster.column('name')[i] or ''}的身份证号 {column[i]} 校验码不对，请对照身份证重录",
            (roster.at("id_number", i),),
        )
    for i in odd:
        if i not in old:
            digits = len(column[i])
            yield Finding(
                f"{roster.column('name')[i] or ''}的身份证号 {column[i]} 不对（{digits}位），应是18位",
                (roster.at("id_number", i),),
            )
    if old:
        yield Finding(
            f"15位旧身份证号{many(old)}：{who(roster, old)}，请换成18位",
            places(roster, "id_number", old),
            level="warning",
        )
