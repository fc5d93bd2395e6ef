"""发文字号不规范。

查什么：年份是不是四位、用六角括号〔〕，有没有“第”字和编虚位的 0，年份与成文日期是不是同一年。
为什么：发文字号是查找文书的凭据，写法不合格式的登记、引用都会出错。
怎么改：写成“柳党发〔2026〕31号”这样。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Claim, Finding, Paper
from xzhj.rules.papers._say import words_of

CODE = "R719"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文格式", "7.2.5"),)
_PARTS = re.compile(r"([\u4e00-\u9fff]{2,10})\D{0,3}(\d{2}|\d{4})\D{1,4}(\d{1,4})号?")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    own = paper.element("number")
    for claim in paper.said("doc_number"):
        faults = list(_faults(claim))
        mine = own is not None and claim.index == own.index
        signed = [c for c in paper.said("date", "signed")]
        if mine and signed and paper.day is not None and len(claim.unit) == 4 and int(claim.unit) != paper.day.year:
            faults.append(f"年份是 {claim.unit}，成文日期是 {paper.day.year} 年")
        if faults:
            yield Finding(
                f"发文字号“{claim.value}”：{'；'.join(faults)}，应写作“{_right(claim)}”（{words_of(paper, claim, 4)}）",
                (claim.at,),
            )
    if own is not None and not any(claim.index == own.index for claim in paper.said("doc_number")):
        parts = _PARTS.fullmatch(str(own.value))
        if parts:
            right = f"{parts[1]}〔{parts[2] if len(parts[2]) == 4 else '20' + parts[2]}〕{int(parts[3])}号"
            yield Finding(f"发文字号“{own.value}”写法不对，应写作“{right}”", (own.at,))


def _faults(claim: Claim) -> Iterator[str]:
    text = str(claim.value)
    if "〔" not in text or "〕" not in text:
        yield "括号应用六角括号〔〕"
    if len(claim.unit) != 4:
        yield "年份应写四位"
    if "第" in claim.subject:
        yield "不加“第”字"
    if re.sub(r"\D", "", claim.subject).startswith("0"):
        yield "不编虚位（0）"
    if re.search(r"年\s*[〕\])）】]", text):
        yield "括号里不写“年”字"


def _right(claim: Claim) -> str:
    name = re.split(r"[〔\[［【(（﹝〈]", str(claim.value))[0]
    year = claim.unit if len(claim.unit) == 4 else f"20{claim.unit}"
    return f"{name}〔{year}〕{int(re.sub(r'[^0-9]', '', claim.subject) or 0)}号"
