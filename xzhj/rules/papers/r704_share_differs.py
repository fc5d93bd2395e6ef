"""百分比与人数不符。

查什么：“n名，占p%”按同样的小数位重算；四舍五入和截去末位小数都算对，整数百分比只认四舍五入；表格里的百分比按合计栏重算。
为什么：比例是审批代表构成的依据，算错的比例会让合格的看成不合格，反过来也一样。
怎么改：按提示的比例改；如果是人数错了，改人数，并核对合计。
"""

from collections.abc import Iterator

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import words_of
from xzhj.rules.papers._shares import fits, misprinted
from xzhj.rules.papers._table_shares import printed_shares

CODE = "R704"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "算术，不是条文规定"


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for pair in misprinted(paper):
        part, whole = int(str(pair.count.value)), int(str(pair.base.value if pair.base else 0))
        right = percent(part, whole, pair.share.decimals)
        yield Finding(
            f"{part}÷{whole}＝{right}，写的是 {pair.share.text}：{words_of(paper, pair.share)}", (pair.share.at,)
        )
    for cell in printed_shares(paper):
        if not fits(cell.share, cell.part, cell.total):
            right = percent(cell.part, cell.total, cell.share.decimals)
            text = f"“{cell.label}”的占比：{cell.part}÷{cell.total}＝{right}，写的是 {cell.share.text}"
            yield Finding(text, (cell.share.at,))
