"""联系电话、邮箱格式不对。

查什么：手机号是不是11位、以1开头，座机是不是7到8位加区号，邮箱有没有@。
为什么：通知、公示的反馈要联系得上。
怎么改：照正确的号码改；被表格软件变成 1.38E+10 的，把该列设为文本重录。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import rows_of, unread, unread_finding

CODE = "R119"
LEVELS = ("warning",)
EACH = "roster"
UNCITED = "由写法判断"
PHONE = re.compile(r"1[3-9]\d{9}|(?:0\d{2,3}[-—－ ]?)?[2-9]\d{6,7}(?:[-—转]\d{1,6})?|[1-9]\d{2,5}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PARTS = re.compile(r"[、，,;；/\s\n或]+")
WHOSE = re.compile(
    r"[（(][^）)]*[)）]|(?<!\d)[\u4e00-\u9fff]{1,4}[:：]?(?=\d)"
)  # 13900000000（儿子）, 家：0990-2234567
QUICK = re.compile(r"(?:1[3-9]\d{9}\n)+")


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    for field, pattern, label in (("phone", PHONE, "联系电话"), ("email", EMAIL, "邮箱")):
        column = roster.columns.get(field)
        if column is None:
            continue
        given = [v for v in column if isinstance(v, str)]
        if field == "phone" and given and QUICK.fullmatch("\n".join(given) + "\n"):
            given = []
        bad = {v for v in set(given) if not good(v, pattern)}
        for value, rows in rows_of(column, bad).items():
            yield Finding(
                f"{roster.column('name')[rows[0]] or ''}的{label} {value} 格式不对",
                tuple(roster.at(field, i) for i in rows),
            )
        for odd, rows in unread(roster, field).items():
            yield unread_finding(roster, field, odd, rows, label)


def good(text: str, pattern: re.Pattern[str]) -> bool:
    """One number or several, each of the right form."""
    bare = WHOSE.sub("", text).strip()
    return bool(pattern.fullmatch(bare)) or all(pattern.fullmatch(p) for p in PARTS.split(bare) if p)
