"""Cards to cut out along dashes: name cards of one line, certificates of several."""

from __future__ import annotations

from xzhj.documents.text import Block
from xzhj.documents.typeset.drawn import whole
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import runs, shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.table import after

_BORDERS = "".join(
    f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_INSET = 340  # twips at the left and right of a card


def cards(block: Block, page: Page, wide: bool) -> str:
    """One card a line: 列= cards a row, 高= millimetres high, 号= type.

    A card of several lines (↵ between them) has its first in the type of 头=, the second in 号=, the others in 字=.
    """
    columns = whole(block, "列", 1)
    high = whole(block, "高", 74) * 7200 // 127
    each = text_width(wide) // columns
    lines = [shelter(line) for line in block.lines]
    lines += [""] * (-len(lines) % columns)
    body = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="exact"/></w:trPr>'
        f"{''.join(_card(line, block, page, each) for line in lines[i : i + columns])}</w:tr>"
        for i in range(0, len(lines), columns)
    )
    grid = f'<w:gridCol w:w="{each}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{each * columns}" w:type="dxa"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{after(page)}"
    )


def _card(text: str, block: Block, page: Page, wide: int) -> str:
    first, *rest = text.split("↵")
    inside = _line(first, page, _size(block, "号" if not rest else "头", "五号" if rest else "小初"), centred=True)
    if rest:
        inside += _line(rest[0], page, _size(block, "号", "二号"), centred=True)
        inside += "".join(_line(line, page, _size(block, "字", "小四"), centred=False) for line in rest[1:])
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _line(text: str, page: Page, size: int, *, centred: bool) -> str:
    look = page.sized("小标宋" if centred else "仿宋", size)
    if centred:
        return paragraph(runs(text, look), look, align="center", line=0, before=60, after=120, snap=False)
    label = text.partition("：")[0]
    hang = (len(label) + 1) * size * 10
    return paragraph(
        runs(text, look),
        look,
        align="left",
        left=_INSET + hang,
        right=_INSET,
        hanging=hang,
        line=0,
        before=40,
        snap=False,
    )


def _size(block: Block, key: str, otherwise: str) -> int:
    word = block.options.get(key, otherwise)
    if word not in SIZES:
        raise ValueError(f"“{key}=”应是 {'、'.join(SIZES)} 之一，现在是“{word}”")
    return SIZES[word]
