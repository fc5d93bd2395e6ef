"""Workbooks written by hand, so that a test can write what no library would."""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MONTHS = ['yyyy"年"m"月";@', "yyyy\\.mm", '[$-804]yyyy"年"m"月"', "yyyy\\-mm\\-dd"]
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/></Types>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    + "".join(
        f'<numFmt numFmtId="{176 + i}" formatCode="{c.replace(chr(34), "&quot;")}"/>' for i, c in enumerate(MONTHS)
    )
    + '</numFmts><fonts><font/></fonts><fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="179"/>'
    '<xf numFmtId="57"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


def workbook(
    path: Path,
    body: str,
    *,
    root: str = "worksheet",
    head: str = "",
    tail: str = "",
    extra: dict[str, str] | None = None,
    state: str = "",
    properties: str = "",
    rows: str = "sheetData",
) -> Path:
    """Write an .xlsx whose only sheet, 名册, has `body` as its rows."""
    kind = "xmlns:x" if root.startswith("x:") else "xmlns"
    sheet = f'<?xml version="1.0"?><{root} {kind}="{MAIN}">{head}<{rows}>{body}</{rows}>{tail}</{root}>'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}<sheets><sheet name="名册" sheetId="1" r:id="r1"{state}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def row(number: int, *values: object, attributes: str = "") -> str:
    """A row of numbers and inline strings."""
    cells = "".join(
        f'<c r="{chr(65 + i)}{number}"><v>{v}</v></c>'
        if isinstance(v, int | float)
        else f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{v}</t></is></c>'
        for i, v in enumerate(values)
    )
    return f'<row r="{number}"{attributes}>{cells}</row>'
