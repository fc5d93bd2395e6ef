"""任期表述过时。

查什么：写乡镇党委、纪委、村党组织和党代会代表“任期三年”“每届三年”；村以外的党支部任期三年，不算错；说明过去的也不算。
为什么：基层党委每届任期五年，沿用旧稿会把届满时间算错。
怎么改：改为“五年”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import lines, quoted, sentence_at
from xzhj.text.numerals import to_chinese, to_int

CODE = "R733"
LEVELS = ("warning",)
EACH = "paper"
LAW = ("term.township_committee",)

_YEARS = r"([一二两三四五六七八十]|\d{1,2})\s*年"
TERM = re.compile(
    rf"(?:任期|每届(?:任期)?|届期)(?:均|都|一般|统一)?(?:为|是|由[^，。；]{{1,4}}改为)?\s*{_YEARS}|{_YEARS}(?:一届|一换届|任期(?!届满|内|以来|已|中|目标)|换届一次)"
)
PAST = re.compile(
    r"改为|改成|调整为|原(?:来|任期|定)?|过去|以前|曾|旧|由三年|从三年|延长|20(?:0\d|1[0-8])年[^，。；]{0,12}(?:选举|换届|成立|产生)"
)
OTHER = re.compile(
    r"机关(?:党)?支部|(?:学校|企业|两新|社会组织|单位)[^，。；]{0,6}(?:党)?(?:总)?支部|支部委员会(?!.{0,8}村)|党支部|合同|聘|挂职|试用|工作队|第一书记|公务员|服务期|劳动|审计|规划"
)
VILLAGE = re.compile(r"村|社区")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    right = law["term.township_committee"]
    for _, paragraph in lines(paper):
        text = paragraph.text
        for match in TERM.finditer(text):
            years = to_int(match[1] or match[2])
            low, high = sentence_at(text, match.start())
            sentence = text[low:high]
            if years == right.value or years not in (2, 3, 4) or PAST.search(sentence):
                continue
            clause = re.split("[，；、]", text[low : match.start()])[-1]
            if (OTHER.search(sentence) and not VILLAGE.search(sentence)) or (
                OTHER.search(clause) and not VILLAGE.search(clause)
            ):
                continue
            yield Finding(
                f"任期写成{match[0]}，现行规定是{to_chinese(right.value)}年：{quoted(text, match.start(), match.end())}",
                (paper.at(paragraph.place),),
                (right.cite,),
            )
