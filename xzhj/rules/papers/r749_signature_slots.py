"""缺签名栏。

查什么：选举（预选）结果报告单、计票单、清点人数和收发选票报告单有没有监票人签名栏，会议记录有没有主持人、记录人，承诺书有没有承诺人签名栏；只查完整的单子。
为什么：没有签名的报告单、记录不能作为选举的凭证。
怎么改：在末尾加签名栏，由本人签名，不得代签。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import end_of, lines

CODE = "R749"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "归档材料的通行要求，不是条文规定"

SLOTS = (
    (
        re.compile(
            r"(?:结果|选举|预选|选票|到会人数|计票|投票)[^，。]{0,10}(?:报告单|报告表)$|计票(?:结果)?(?:单|表|汇总表)$|计票结果(?:汇总)?单?$"
        ),
        (("监票人", r"监票人"),),
    ),
    (
        re.compile(r"(?:会议|大会|全会|讨论|全体会议)记录$"),
        (("主持人", r"主持人?|召集人"), ("记录人", r"记录(?:人|员)?\s*(?:[（(]签[名字][)）])?\s*[：:]|记录(?:人|员)")),
    ),
    (re.compile(r"(?:谈心谈话|谈话|廉政谈话)记录$"), (("谈话人", r"谈话人|谈话对象(?:签|[（(]签)|签名|签字"),)),
    (re.compile(r"承诺书$"), (("承诺人", r"承诺人|签名|签字"),)),
)
SLOT = r"\s*(?:[（(]\s*(?:签[名字章]|签名或盖章|签字盖章)\s*[)）])?\s*(?:签[名字])?\s*[：:]"
LONG = 5


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    title = re.sub(r"\s+|（[^）]*）$", "", paper.title)
    body = [p.text for _, p in lines(paper, "body", "table", "box")]
    if len(body) < LONG or paper.element("title") is None:
        return
    for kind, slots in SLOTS:
        if kind.search(title):
            missing = [name for name, words in slots if not _has(body, name, words)]
            if missing:
                yield Finding(f"没有{'、'.join(missing)}的签名栏", end_of(paper))
            return


def _has(body: list[str], name: str, words: str) -> bool:
    """A label with a colon, 签名 beside it, or a cell that holds the label alone."""
    if name == "承诺人":
        return any(re.search(words, text) for text in body[-12:])
    label = re.compile(rf"(?:{words}){SLOT}|(?:{words})[^，。；]{{0,6}}签[名字]|^(?:总)?(?:{words})$|(?:{words})[：:]")
    return any(label.search(re.sub(r"[\s　]+", "", text)) for text in body)
