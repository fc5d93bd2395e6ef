"""Paragraphs: one function that puts properties in the order the schema wants."""

from __future__ import annotations

from xzhj.documents.typeset.runs import Look, mark

PITCH = 579  # twips: 22 lines of it fill 225 mm; 580 would give 21
CHAR = 315  # twips of one 三号 character as set (15.75 pt)


def paragraph(
    content: str,
    look: Look,
    *,
    align: str = "",
    first: int = 0,
    left: int = 0,
    right: int = 0,
    hanging: int = 0,
    line: int = PITCH,
    before: int = 0,
    after: int = 0,
    keep: bool = False,
    whole: bool = False,
    new_page: bool = False,
    border: str = "",
    tabs: str = "",
    snap: bool = True,
    section: str = "",
    chars: int = 0,
    level: int = 0,
) -> str:
    """A w:p. Lengths in twips; `line` is exact (0 = by content); `chars` is a first-line indent in hundredths of a character.
    `keep` = on one page with what follows, `whole` = its lines on one page."""
    ind = _indent(first, left, right, hanging, chars)
    exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return "".join(
        (
            "<w:p><w:pPr>",
            "<w:keepNext/>" if keep else "",
            "<w:keepLines/>" if whole else "",
            "<w:pageBreakBefore/>" if new_page else "",
            '<w:widowControl w:val="0"/>',
            border,
            tabs,
            '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
            "" if snap else '<w:snapToGrid w:val="0"/>',
            f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>',
            ind,
            f'<w:jc w:val="{align or "both"}"/>',
            f'<w:outlineLvl w:val="{level - 1}"/>' if level else "",
            mark(look),
            section,
            "</w:pPr>",
            content,
            "</w:p>",
        )
    )


def _indent(first: int, left: int, right: int, hanging: int, chars: int) -> str:
    if not (first or left or right or hanging or chars):
        return ""
    parts = [f'w:left="{left}"' if left else "", f'w:right="{right}"' if right else ""]
    parts += [f'w:hanging="{hanging}"' if hanging else "", f'w:firstLineChars="{chars}"' if chars else ""]
    parts.append(f'w:firstLine="{first}"' if first else "")
    return f"<w:ind {' '.join(p for p in parts if p)}/>"


def blank(look: Look, *, keep: bool = False, line: int = PITCH) -> str:
    """An empty line: the standard counts 空一行 in lines of the grid, not in space before."""
    return paragraph("", look, keep=keep, line=line)
