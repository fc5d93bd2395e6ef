"""身份证号已被表格软件损坏。

查什么：身份证号是不是变成了科学计数（3.30E+17），或末三位变成了000。
为什么：表格软件只能存15位数字，多出的几位已经丢失，找不回来。
怎么改：把这一列设成文本格式，对照身份证重录。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster, Unread
from xzhj.rules.people._columns import many, places, rows_of, who

CODE = "R107"
LEVELS = ("error",)
EACH = "roster"
UNCITED = "由写法判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    column = roster.columns.get("id_number", ())
    bad = {v for v in set(column) if isinstance(v, Unread) and "丢失" in v.why}
    rows = sorted(i for hits in rows_of(column, bad).values() for i in hits)
    if rows:
        example = column[rows[0]]
        text = f"身份证号已被表格软件损坏（{example.raw}，{example.why}）{many(rows)}：{who(roster, rows)}，请把该列设为文本后重录"
        yield Finding(text, places(roster, "id_number", rows))
