"""Word documents made by hand, part by part, for what no program writes today."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = {
    "styles": "styles.xml", "numbering": "numbering.xml", "theme": "theme/theme1.xml", "settings": "settings.xml", "footnotes": "footnotes.xml",
}  # fmt: skip


def document(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{body}</w:body></w:document>"
    )


def make(path: Path, body: str, links: str = "", **parts: str | bytes) -> Path:
    """A .docx whose body is `body`; `styles`, `numbering` … are the inner XML of their parts; `links` more relationships."""
    rels = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{name}" Target="{TYPES[name]}"/>' for name in parts if name in TYPES
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{rels}{links}</Relationships>',
        )
        package.writestr("word/document.xml", document(body) if not body.startswith("<?xml") else body)
        for name, inner in parts.items():
            data = inner if isinstance(inner, bytes) else f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'
            package.writestr(f"word/{TYPES.get(name, name)}", data)
    return path


def p(text: str, props: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
