"""选票上有无法识别的符号。

查什么：票上的符号是否都在约定的符号之内；同一次计票里是否既有√又有○。
为什么：不认识的符号可能是赞成也可能是弃权，猜错一张就可能改变当选结果，所以一概不计，也不认定任何人当选。
怎么改：看原票，写明这个符号的意思，如 --marks 'for=√,○;against=×'，或写进换届信息表的“选票符号”；录错的改正。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, some, title

CODE = "R609"
LEVELS = ("error",)
EACH = "result"
UNCITED = "票面符号由选举办法规定"

WHY = {
    "long": "有的行在最后一个列标题之后还有内容，不知是谁的票",
    "column_twice": "有两列的候选人相同，分不清是谁的票（同名的请在姓名后加括号注明）",
    "no_serial": "有的行没有票号或候选人，不知是哪张票",
    "untitled": "没有列标题的列里有内容，不知是谁的票",
    "number": "有的票数不是整数，或同一人写了两行",
}


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "mark_unread"):
        f = t.facts
        serials = f"，票号 {some(f['serials'].split('、'))}" if f["serials"] else ""
        beside = "，它与√、○并用时意思不定" if f["mark"].strip() in "√✓✔☑○Oo〇◯" else ""
        text = f"{title(result)}：符号“{f['mark']}”不认识{beside}，共 {f['count']} 处（{f['columns']}{serials}）；没有计票，不认定当选"
        yield Finding(text, t.at)
    for t in of(result, "table_unread"):
        yield Finding(f"{title(result)}：{WHY[t.facts['why']]}；没有计票，不认定当选", t.at)
