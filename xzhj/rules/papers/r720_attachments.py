"""附件说明与附件不符。

查什么：正文后列的附件与后面附的附件，个数、顺序、名称是否一致；顺序号是否连续；正文写“见附件”而没有附件说明。
为什么：附件与正文是一份文书，对不上的，收文的不知道缺了哪一件。
怎么改：照实际所附的附件改附件说明，名称一字不差。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Claim, Finding, Paper
from xzhj.rules.papers._say import end_of, lines, quoted
from xzhj.text.numerals import to_int

CODE = "R720"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文格式", "7.3.4"),)

SEE = re.compile(r"(?:见|详见|具体见|如)附件(?:\d|[一二三四五六七八九十])?|（附件\d?）|附后")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    notes = paper.said("element", "attachment_note")
    pages = paper.said("element", "attached")
    if not notes and not pages:
        yield from _nothing(paper)
        return
    numbers = [int(n.unit) for n in notes if n.unit.isdecimal()]
    if len(notes) > 1 and numbers != list(range(1, len(notes) + 1)):
        yield Finding(f"附件的顺序号是{'、'.join(n.unit or '（没有）' for n in notes)}，应从 1 起连续", (notes[0].at,))
    if pages and not notes:
        yield Finding(f"后面附了 {len(pages)} 个附件，正文后没有附件说明", end_of(paper))
    elif pages and len(pages) != len(notes):
        yield Finding(f"附件说明列了 {len(notes)} 个，后面附的有 {len(pages)} 个", (notes[0].at, pages[0].at))
    elif pages:
        yield from _names(notes, pages)


def _nothing(paper: Paper) -> Iterator[Finding]:
    if paper.element("signature") is None or paper.element("title") is None:
        return
    for _, paragraph in lines(paper, "body"):
        if match := SEE.search(paragraph.text):
            yield Finding(
                f"正文写了“{match[0]}”，正文后没有附件说明：{quoted(paragraph.text, match.start(), match.end())}",
                end_of(paper),
            )
            return


def _names(notes: tuple[Claim, ...], pages: tuple[Claim, ...]) -> Iterator[Finding]:
    for position, (note, page) in enumerate(zip(notes, pages, strict=True), start=1):
        number = to_int(page.unit) if page.unit else None
        if number is not None and len(pages) > 1 and number != position:
            yield Finding(f"第 {position} 个附件标的是附件{page.unit}", (page.at,))
        listed, titled = _plain(str(note.value)), _plain(str(page.value))
        if titled and listed and listed not in titled and titled not in listed:
            yield Finding(f"附件说明写“{note.value}”，附件的标题是“{page.value}”", (note.at, page.at))


def _plain(text: str) -> str:
    return re.sub(r"[\s《》“”。，；（）()]|\d+份|各一份|附件\d*", "", text)
