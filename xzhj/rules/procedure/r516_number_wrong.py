"""文号重复或年份不符。

查什么：文号登记和换届信息里的文号，有没有两件文书用同一个号，括号里的年份与日期的年份是否相同。
为什么：文号是文书的身份，重号、错年的文书查不到，也会被退回。
怎么改：核对原件，改正写错的一个；确实重号的，重新编号。
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Source
from xzhj.rules._planned import day_of, several

CODE = "R516"
LEVELS = ("warning",)
EACH = "case"
BECAUSE = (Cite("党政机关公文处理工作条例", "9?"),)
ITEMS = {
    "plan": "县委换届方案", "request": "召开大会请示", "reply": "召开大会批复", "candidates_request": "候选人预备人选请示",
    "candidates_reply": "候选人预备人选批复", "third_request": "第三次请示", "third_reply": "第三次批复",
    "result_report": "选举结果报告", "result_reply": "选举结果批复", "excluded_reply": "不计入应到会批复",
    "term_change": "提前或延期批复", "approval_request": "书记、副书记审批请示", "county_report": "县代表选举结果报告",
    "county_reply": "县代表选举结果批复", "candidate_change": "调整人选请示",
}  # fmt: skip
FACTS = tuple(f"{name}_{part}" for name in ITEMS for part in ("number", "date"))
_YEAR = re.compile(r"[〔\[(【〈<](\d{4})[〕\])】〉>]")


@dataclass(frozen=True, slots=True)
class Numbered:
    title: str
    number: str
    day: date | None
    at: tuple[Source, ...]


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    by_number: dict[str, list[Numbered]] = {}
    for paper in papers(case):
        by_number.setdefault(plain(paper.number), []).append(paper)
        year = _YEAR.search(unicodedata.normalize("NFKC", paper.number))
        if year and paper.day and int(year[1]) != paper.day.year:
            text = f"{paper.title}的文号是 {paper.number}，日期却是 {paper.day}，年份不符"
            yield Finding(text, paper.at)
    for same in by_number.values():
        titles = list(dict.fromkeys(p.title for p in same))
        if len(titles) > 1:
            text = f"文号 {same[0].number} 用了 {len(titles)} 次：{'；'.join(titles[:3])}"
            yield Finding(text, several(p.at for p in same))


def papers(case: Case) -> Iterator[Numbered]:
    """Every numbered paper: the register's, then those only 换届信息 gives."""
    known = set()
    for filed in case.register:
        if filed.number:
            known.add((plain(filed.number), filed.day))
            yield Numbered(filed.title, filed.number, filed.day, filed.at)
    listed = {number for number, _ in known}
    for name, title in ITEMS.items():
        number, day = case.facts.get(f"{name}_number"), day_of(case, f"{name}_date")
        if not number:
            continue
        if plain(number) not in listed:
            yield Numbered(title, number, day, case.facts.at(f"{name}_number"))


def plain(number: str) -> str:
    """A number for comparing: half-width, without blanks, one kind of brackets."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", number))
    return re.sub(r"[\[(【〈<]", "〔", re.sub(r"[\])】〉>]", "〕", text))
