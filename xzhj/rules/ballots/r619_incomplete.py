"""选票未录完、票号重复，或录入张数与收回数不符。

查什么：有没有没录完的票、重复的票号；录入的张数是否等于收回的张数；后面几格连着空白的票；备注写着作废、却没有标为无效的票。
为什么：少录一张、重录一张都可能改变当选结果；没录完的票不能当弃权。
怎么改：对照原票补录、删去重复的，使录入张数等于收回张数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, some, title

CODE = "R619"
LEVELS = ("error", "warning")
EACH = "result"
UNCITED = "录入是否完整"

ERRORS = {
    "serial_twice": "{count} 个票号重复",
    "rows_unfinished": "{count} 张没有录完",
    "entered_not_returned": "录入 {entered} 张，收回 {returned} 张",
    "lines_missing": "{count} 张缺少候选人的行",
    "file_twice": "{first} 与 {second} 内容完全相同，同一份票表给了两次",
}
WARNINGS = {
    "blanks_to_end": "{count} 张从中间起一直空到末尾，按弃权计，请看是不是没录完",
    "ballots_blank": "{count} 张整张空白，按全部弃权计，请核对原票",
    "noted_void": "{count} 张备注写着作废，有效栏没有标，按所画计了票，请对照原票",
    "lines_left_out": "{count} 张没有逐一列出候选人，没列的按弃权计，请核对",
}


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, *ERRORS):
        which = (
            f"（票号 {some(t.facts['serials'].split('、'), int(t.facts['count']))}）" if t.facts.get("serials") else ""
        )
        yield Finding(f"{title(result)}：{ERRORS[t.kind].format(**t.facts)}{which}；不认定当选", t.at)
    for t in of(result, *WARNINGS):
        which = (
            f"（票号 {some(t.facts['serials'].split('、'), int(t.facts['count']))}）" if t.facts.get("serials") else ""
        )
        yield Finding(f"{title(result)}：{WARNINGS[t.kind].format(**t.facts)}{which}", t.at, level="warning")
