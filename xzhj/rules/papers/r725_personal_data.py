"""公开文书出现身份证号、电话等。

查什么：公示、公告、选票、候选人简介等公开的文书里的身份证号、手机号、家庭住址；举报电话、联系电话不算。
为什么：公开的文书张贴出去人人看得到，个人信息不能公布。
怎么改：删去，或者只保留办理必需的一部分。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import PUBLIC
from xzhj.rules.papers._say import lines
from xzhj.text.identity import mask, read_identity

CODE = "R725"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "保护个人信息的要求，没有专门的换届条文"

NUMBER = re.compile(r"(?<![\dXx])[1-9]\d{16}[\dXx](?![\dXx])|(?<!\d)[1-9]\d{14}(?!\d)")
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
ADDRESS = re.compile(r"(?:家庭住址|住址|身份证号码?|手机号码?)\s*[：:]\s*\S")
CONTACT = re.compile(r"举报|监督|受理|联系(?:人|电话|方式)|咨询|热线|电话|传真")

PERSON = re.compile(r"[，、](?:男|女)[，、]|\d月(?:出)?生|文化|学历|党龄|入党|候选人[：:]")
OFFICE = re.compile(r"举报|监督|受理|咨询|热线|反映|联系人")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if not is_public(paper):
        return
    for _, paragraph in lines(paper):
        text = paragraph.text
        told = [
            f"身份证号 {mask(m[0])}" for m in NUMBER.finditer(text) if (found := read_identity(m[0])) and found.born
        ]
        told += [f"手机号 {mask(m[0])}" for m in PHONE.finditer(text) if _private(text, m.start())]
        if not told and (match := ADDRESS.search(text)) and "电话" not in match[0]:
            told = [match[0].split("：")[0].split(":")[0].strip()]
        if told:
            yield Finding(f"公开的文书里有{'、'.join(told[:3])}，请删去", (paper.at(paragraph.place),))


def _private(text: str, start: int) -> bool:
    """A person's own number, not one to call: where people are described (性别, 出生, 职务) a 联系电话 is theirs."""
    before = text[:start]
    if not CONTACT.search(before):
        return True
    low = max(before.rfind(mark) for mark in "。；\n") + 1
    return bool(PERSON.search(text[low:])) and not OFFICE.search(before[low:])


def is_public(paper: Paper) -> bool:
    """Posted or handed to everybody: by its kind, or by what its title says."""
    return paper.genre in PUBLIC or bool(re.search(r"公示|公告|公开信|简介|选票|(?:代表|当选|候选人)名单", paper.title))
