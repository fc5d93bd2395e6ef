"""The same roster kept as .xls, .et and .ods: made once with LibreOffice, read here without it."""

from __future__ import annotations

import shutil
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from xzhj.readers.files import Limits, grids

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        ("roster.xls", "a.xls"),
        ("roster.xls", "a.et"),
        ("roster.xls", "a.xlsx"),
        ("roster.ods", "a.ods"),
        ("roster.ods", "a.et"),
    ],
)
def test_old_kinds_read_alike(tmp_path: Path, kept: str, name: str) -> None:
    path = shutil.copy(DATA / kept, tmp_path / name)
    (first, old, blank), trouble = grids(Path(path))
    assert first.rows[2:5] == [
        ["赵青山", "男", date(1985, 3, 1), date(2006, 7, 1)], ["钱  红", "女", date(1990, 10, 1), date(2012, 6, 30)], ["孙立", "男", date(1978, 12, 1), "2001.08"]
    ]  # fmt: skip
    assert first.rows[5:] == [["合计", 3, "#DIV/0!", 2.5], ["合计2", "共三人", "#N/A", ""]]
    assert (first.hidden_rows, first.hidden_columns, first.merged) == ({3}, {1}, ((0, 0, 0, 3),))
    assert first.months == {(2, 2), (3, 2), (4, 2)}
    assert (old.sheet, old.hidden, blank.rows) == ("旧名册", True, [])
    assert [(t.kind, t.at[0].place) for t in trouble] == [
        ("rows.hidden", "A4"),
        ("cell.error", "C6"),
        ("cell.error", "C7"),
        ("sheet.hidden", ""),
    ]


def compound(*streams: str) -> bytes:
    """The header, table and directory of a compound file with these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack(
        "<109I", 0, *[0xFFFFFFFF] * 108
    )
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for i, name in enumerate(("Root Entry", *streams)):
        wide = (name + "\0").encode("utf-16-le")
        entries += (
            wide.ljust(64, b"\0")
            + struct.pack("<HBB", len(wide), 5 if i == 0 else 2, 1)
            + bytes(48)
            + struct.pack("<III", 0xFFFFFFFE, 0, 0)
        )
    return header + table + entries.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("streams", "kind", "fact"),
    [(("EncryptionInfo", "EncryptedPackage"), "file.locked", "encrypted"), (("WordDocument",), "file.unknown", "doc"),
     (("PowerPoint Document",), "file.unknown", "ppt"), (("Else",), "file.unknown", "cfb")],
)  # fmt: skip
def test_what_lies_in_a_compound_file(tmp_path: Path, streams: tuple[str, ...], kind: str, fact: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(compound(*streams))
    found, (trouble,) = grids(path)
    assert found == [] and (trouble.kind, fact in trouble.facts.values()) == (kind, True)


def test_an_encrypted_xls_is_locked(tmp_path: Path) -> None:
    data = (DATA / "roster.xls").read_bytes()
    at = data.index(struct.pack("<HH", 0x809, 16))
    kind, size = struct.unpack_from("<HH", data, at + 20)
    assert size >= 2 and kind
    (tmp_path / "a.xls").write_bytes(data[: at + 20] + struct.pack("<H", 0x2F) + data[at + 22 :])
    assert [t.kind for t in grids(tmp_path / "a.xls")[1]] == ["file.locked"]


def sheet(path: Path, rows: str, manifest: str = "<m/>") -> Path:
    names = 'xmlns:o="o" xmlns:t="t" xmlns:x="x"'
    content = f'<o:d {names}><t:table t:name="名册">{rows}</t:table></o:d>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return path


def test_an_encrypted_ods_is_locked(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.ods", "", "<m><encryption-data/></m>")
    assert [t.kind for t in grids(path)[1]] == ["file.locked"]


def test_repeats_are_counted_before_they_are_made(tmp_path: Path) -> None:
    cell = '<t:table-row t:number-rows-repeated="{}"><t:table-cell t:number-columns-repeated="{}"><x:p>甲</x:p></t:table-cell></t:table-row>'
    blank = (
        '<t:table-row t:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'
    )
    (grid,), _ = grids(sheet(tmp_path / "a.ods", cell.format(2, 3) + blank))
    assert grid.rows == [["甲"] * 3] * 2
    assert grids(sheet(tmp_path / "b.ods", cell.format(2, 3)), limits=Limits(cells=6))[1] == []
    assert [t.kind for t in grids(sheet(tmp_path / "c.ods", cell.format(2, 3)), limits=Limits(cells=5))[1]] == [
        "file.limit"
    ]
    assert [t.kind for t in grids(sheet(tmp_path / "d.ods", cell.format(1048576, 16384)))[1]] == ["file.limit"]
    assert [t.kind for t in grids(sheet(tmp_path / "e.ods", blank + cell.format(1, 1)))[1]] == []
