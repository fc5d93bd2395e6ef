"""The head of a paper: mark, number, signer, the red rule; and its title."""

from __future__ import annotations

from collections.abc import Mapping

from xzhj.documents.typeset.letter import space_above_number
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import CHAR, PITCH, blank, paragraph
from xzhj.documents.typeset.runs import Look, runs
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import break_title, width

RED = "FF0000"
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/></w:pBdr>'
_INK = 1984  # twips from the top of the text to the mark's ink: 35 mm


def head(given: Mapping[str, str], page: Page) -> str:
    """Everything above the title; "" where the paper has neither mark nor number."""
    fonts = page.fonts
    if is_letter(given, page):
        return _letter(given, page)
    if "发文机关标志" not in given and "发文字号" not in given and "签发人" not in given:
        return "".join(_corner(given, fonts))
    look = Look(fonts=fonts)
    out = _corner(given, fonts)
    if "发文机关标志" in given:
        out += [_mark(given["发文机关标志"], len(out), fonts), blank(look), blank(look)]
    out.append(_number(given, look) if page.profile == "upward" or "签发人" in given else _centred_number(given, look))
    return "".join((*out, blank(look), blank(look)))


def is_letter(given: Mapping[str, str], page: Page) -> bool:
    """Say whether the paper has a letter's own head."""
    return page.profile == "letter" and bool(given.get("发文机关标志"))


def _letter(given: Mapping[str, str], page: Page) -> str:
    """发文字号 flush right under the first rule; the mark and the rules stand in the header."""
    look = page.look()
    above = space_above_number(given["发文机关标志"], page)
    number = paragraph(runs(given.get("发文字号", ""), look), look, align="right", before=above, snap=False)
    return number + "".join(_corner(given, page.fonts)) + blank(look) * 2


def _corner(given: Mapping[str, str], fonts: str) -> list[str]:
    """份号, 密级, 紧急程度, one under another at the top left."""
    faces = {"份号": "仿宋", "密级": "黑体", "紧急程度": "黑体"}
    return [
        paragraph(runs(given[k], Look(face, fonts=fonts)), Look(fonts=fonts))
        for k, face in faces.items()
        if given.get(k)
    ]


def _mark(name: str, above: int, fonts: str) -> str:
    """The issuing mark: as large as fits one line, its upper edge 35 mm below the text's."""
    size = max(24, min(62, int(text_width() / 20 / max(width(name), 1)))) if name else 36
    line = size * 24
    before = _INK - above * PITCH - (line - size * 20) // 2 - size * 9 // 10
    look = Look("小标宋", size * 2, RED, 0, fonts)
    return paragraph(runs(name, look), look, align="center", line=line, before=max(before, 0), snap=False)


def _centred_number(given: Mapping[str, str], look: Look) -> str:
    return paragraph(runs(given.get("发文字号", ""), look), look, align="center", border=_RULE, snap=False)


def _number(given: Mapping[str, str], look: Look) -> str:
    """Number left, signer right, each one character in; several signers two a line, the last on the number's line."""
    names = given.get("签发人", "").replace("，", "、").replace(",", "、").split("、")
    if len(names) > 1:  # names under one another, so all three wide, and an odd one not pushed to the edge
        names = [_three(name) for name in names] + ["\u3000" * 3] * (len(names) % 2)
    pairs = ["\u3000".join(names[i : i + 2]) for i in range(0, len(names), 2)]
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{text_width() - CHAR}"/></w:tabs>'
    kai = Look("楷体", fonts=look.fonts)
    lines = []
    for index, pair in enumerate(pairs):
        last = index == len(pairs) - 1
        label = "签发人：" if index == 0 else "\u3000" * 4
        content = (runs(given.get("发文字号", ""), look) if last else "") + runs("\t" + label, look) + runs(pair, kai)
        lines.append(
            paragraph(
                content, look, align="left", first=CHAR, chars=100, tabs=tabs, border=_RULE if last else "", snap=False
            )
        )
    return "".join(lines)


def _three(name: str) -> str:
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name


def title(text: str, page: Page, wide: bool = False) -> str:
    """A title in 二号小标宋, centred, broken between words; `text` may carry its own breaks (↵)."""
    look = page.sized("小标宋", 44)
    content = "<w:r><w:br/></w:r>".join(runs(line, look) for line in break_title(text, text_width(wide) // 440))
    return paragraph(content, look, align="center", keep=True, level=1, line=page.grid.pitch, snap=False)


def caption(text: str, page: Page) -> str:
    """What stands under a title: （草案）, the day and the meeting that adopted it."""
    look = page.look("楷体")
    return paragraph(runs(text, look), look, align="center", keep=True, line=page.grid.pitch)
