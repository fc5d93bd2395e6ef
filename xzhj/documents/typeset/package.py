"""The .docx file: parts, relations, a zip whose bytes depend on nothing but the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from xzhj.documents.typeset.page import NAMES, SETTINGS, footer, styles
from xzhj.documents.typeset.theme import THEME, font_table
from xzhj.documents.zipped import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FOOTERS = {
    "rIdOdd": "footer1",
    "rIdEven": "footer2",
    "rIdFirst": "footer3",
    "rIdWideOdd": "footer4",
    "rIdWideEven": "footer5",
}


def _content_types(letter: bool) -> str:
    parts = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    parts |= {name: "footer" for name in _FOOTERS.values()}
    parts |= {"header1": "header"} if letter else {}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def _relations(pairs: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, (kind, to) in pairs.items())
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


@lru_cache(maxsize=8)
def _fixed(fonts: str, letter: bool) -> tuple[tuple[str, bytes], ...]:
    """Every part but the document itself; they depend on the fonts alone."""
    root = {
        "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    }
    word = {"rIdStyles": (f"{_OFFICE}/styles", "styles.xml"), "rIdSettings": (f"{_OFFICE}/settings", "settings.xml")}
    word |= {
        "rIdFonts": (f"{_OFFICE}/fontTable", "fontTable.xml"),
        "rIdTheme": (f"{_OFFICE}/theme", "theme/theme1.xml"),
    }
    word |= {i: (f"{_OFFICE}/footer", f"{name}.xml") for i, name in _FOOTERS.items()}
    word |= {"rIdLetter": (f"{_OFFICE}/header", "header1.xml")} if letter else {}
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": _content_types(letter),
        "_rels/.rels": _relations(root),
        "docProps/core.xml": _XML + core,
        "word/_rels/document.xml.rels": _relations(word),
        "word/styles.xml": _XML + styles(fonts),
        "word/settings.xml": _XML + SETTINGS,
        "word/fontTable.xml": _XML + font_table(fonts),
        "word/theme/theme1.xml": _XML + THEME,
        "word/footer1.xml": _XML + footer("odd", fonts),
        "word/footer2.xml": _XML + footer("even", fonts),
        "word/footer3.xml": _XML + footer("none", fonts),
        "word/footer4.xml": _XML + footer("wide odd", fonts),
        "word/footer5.xml": _XML + footer("wide even", fonts),
    }
    return tuple((name, text.encode()) for name, text in parts.items())


def pack(body: str, fonts: str, header: str = "") -> bytes:
    """Zip a document body. The same body gives the same bytes; nothing says who made it or when."""
    document = f"{_XML}<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
    made = {"word/document.xml": document} | ({"word/header1.xml": (_XML + header).encode()} if header else {})
    return zipped({**dict(_fixed(fonts, bool(header))), **made}, level=3)
