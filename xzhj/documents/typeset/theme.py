"""The theme and the font table: parts every Word file has. No run refers to the theme, so that no face depends on it."""

from __future__ import annotations

from xzhj.documents.typeset.fonts import PROFILES, STAND_INS

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F1F1F", "lt2": "F2F2F2", "accent1": "C00000", "accent2": "7F7F7F",
    "accent3": "595959", "accent4": "A6A6A6", "accent5": "404040", "accent6": "BFBFBF", "hlink": "000000", "folHlink": "000000",
}  # fmt: skip
_SCHEME = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
_FACE = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋"/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
THEME = (
    f'<a:theme xmlns:a="{_A}" name="公文"><a:themeElements><a:clrScheme name="公文">{_SCHEME}</a:clrScheme>'
    f'<a:fontScheme name="公文"><a:majorFont>{_FACE}</a:majorFont><a:minorFont>{_FACE}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="公文"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def font_table(fonts: str) -> str:
    """The faces of a font set, each with the one to show where it is not installed."""
    rows = "".join(
        f'<w:font w:name="{name}">{_stand_in(name)}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in PROFILES[fonts].values()
    )
    return f'<w:fonts xmlns:w="{_W}">{rows}</w:fonts>'


def _stand_in(name: str) -> str:
    return f'<w:altName w:val="{STAND_INS[name]}"/>' if name in STAND_INS else ""
