"""机构设置写法不当。

查什么：把代表资格审查小组写成“资格审查委员会”，设“特邀代表”“列席代表”，把乡镇党委写成有候补委员、大会主席团写成由党委书记任“主席”。
为什么：乡镇党代会设代表资格审查小组，不设特邀代表；列席的人没有代表资格。
怎么改：改为“代表资格审查小组”“列席人员”，删去特邀代表。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import lines, quoted

CODE = "R734"
LEVELS = ("warning",)
EACH = "paper"
LAW = ("special_delegates.allowed", "delegates.reviewed", "observers.no_vote")

WRONG = (
    (re.compile(r"(?:代表)?资格审查委员会"), "乡镇党代会设的是“代表资格审查小组”", "delegates.reviewed"),
    (re.compile(r"特邀代表"), "乡镇党代会不设特邀代表", "special_delegates.allowed"),
    (re.compile(r"列席代表(?!团)"), "列席的不是代表，应写“列席人员”", "observers.no_vote"),
    (
        re.compile(r"(?:镇|乡)(?:党委|第[一二三四五六七八九十]+届委员会)候补委员"),
        "乡镇党委不设候补委员",
        "delegates.reviewed",
    ),
    (re.compile(r"大会主席团(?:设)?主席(?!团|台)"), "主席团由执行主席主持会议，不设“主席”", "delegates.reviewed"),
)
DENIED = re.compile(
    r"不(?:设|再设|得设|能设|应设|允许|搞|称|安排|邀请)[^，。；]{0,6}$|没有$|无$|取消[^，。；]{0,4}$|误[写称]为?[“”]?$|不是[“”]?$"
)
PEOPLE = re.compile(r"人大|人民代表|选举法")
ABOVE = re.compile(r"全国|省|市委|中央|县第|县党代")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if not of_the_party(paper.title):
        return
    for pattern, what, key in WRONG:
        for _, paragraph in lines(paper):
            match = pattern.search(paragraph.text)
            if match is None or not of_the_party(paragraph.text):
                continue
            before = paragraph.text[max(0, match.start() - 12) : match.start()]
            if DENIED.search(before) or ABOVE.search(before) or PEOPLE.search(before):
                continue
            yield Finding(
                f"{what}：{quoted(paragraph.text, match.start(), match.end())}",
                (paper.at(paragraph.place),),
                (law[key].cite,),
            )
            break
