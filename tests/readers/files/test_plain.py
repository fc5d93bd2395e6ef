"""The plain way of reading a large sheet gives what calamine gives, to the type of every cell, or declines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.files.hand import MAIN, workbook
from xzhj.readers.files import plain, plain_strings, xlsx
from xzhj.readers.files.limits import LIMITS, Limits, Refused

CODES = [
    "yyyy\\-mm\\-dd", 'yyyy"年"m"月"d"日";@', '[$-804]yyyy"年"m"月"', "yyyy.mm", "yyyy/m/d;@", "0_ ", "0.00", "#,##0", "General", "@",
    "h:mm", "[h]:mm:ss", "m/d", 'yyyy"年"', "e.m.d", '0"d"', "[Red]0", "000000", "d-mmm", "yyyy\\-mm\\-dd hh:mm",
]  # fmt: skip
BUILT_IN = [0, 1, 2, 9, 14, 15, 16, 17, 18, 22, 27, 28, 30, 31, 36, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 57, 58]
COUNT = 1 + len(CODES) + len(BUILT_IN)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    + "".join(f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(c)}/>' for i, c in enumerate(CODES))
    + '</numFmts><cellXfs><xf numFmtId="0"/>'
    + "".join(f'<xf numFmtId="{n}"/>' for n in (*range(200, 200 + len(CODES)), *BUILT_IN))
    + "</cellXfs></styleSheet>"
)
SHARED = ["甲", "<乙&", "", "　丙　", "a\nb", "x_x000D_", " 边 "]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(xlsx, "LARGE", 0)
    yield


def sst(*items: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{MAIN}">{"".join(items)}</sst>'


def si(text: str, keep: str = ' xml:space="preserve"') -> str:
    return f"<si><t{keep}>{escape(text)}</t></si>"


def made(path: Path, body: str, shared: str | None = None, **more: Any) -> Path:
    extra = {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": sst(*map(si, SHARED[:5])) if shared is None else shared}
    return workbook(path / "表.xlsx", body, extra=extra, **more)


def exact(found: tuple[list[Any], list[Any]]) -> list[Any]:
    """All there is in a reading, in a form where 1, 1.0 and True differ."""
    grids = [
        (
            [[(type(v), repr(v)) for v in row] for row in g.rows],
            [[(type(v), repr(v)) for v in g.column(i)] for i in range(len(g.rows[0]) if g.rows else 0)],
            (g.merged, g.hidden_rows, g.filtered_rows, g.hidden_columns, g.months, g.uncomputed, g.hidden, g.reading),
        )
        for g in found[0]
    ]
    return [grids, found[1]]


def outcome(path: Path, limits: Limits) -> Any:
    try:
        return exact(xlsx.read(path, "表", "0", limits))
    except Refused as refused:
        return refused.kind


def both(path: Path, limits: Limits = LIMITS) -> bool:
    """Read both ways and compare; say whether the plain way was taken."""
    taken = []
    whole = plain.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "read", lambda *a: taken.append(whole(*a)) or taken[-1])
        ours = outcome(path, limits)
        patch.setattr(plain, "texts", lambda *_: None)
        assert ours == outcome(path, limits)
    return bool(taken) and all(t is not None for t in taken)


def cell(place: str, value: str, style: int | None = None, kind: str = "") -> str:
    named = f'<c r="{place}"' + ("" if style is None else f' s="{style}"') + (f' t="{kind}"' if kind else "")
    return f"{named}><v>{value}</v></c>" if value else f"{named}/>"


def lines(*rows: str, attributes: str = "") -> str:
    return "".join(f'<row r="{n}"{attributes}>{r}</row>' for n, r in enumerate(rows, 1))


NUMBERS = st.one_of(
    st.integers(-(10**19), 10**19).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["0", "-0", "1E+20", "1e-7", "1e400", "0012", "+5", ".5", "5.", "1_0", " 5", "nan", "٣", "12345678901234567", "44927", "0.1"]),
)  # fmt: skip
FILLED = st.one_of(
    st.tuples(st.integers(0, 5).map(str), st.none() | st.integers(0, COUNT - 1), st.just("s")),
    st.tuples(st.integers(61, 80_000).map(str), st.none() | st.integers(0, COUNT), st.sampled_from(["", "n"])),
    st.tuples(NUMBERS, st.sampled_from([None, 0, 6]), st.sampled_from(["", "n"])),
    st.tuples(st.just(""), st.integers(0, COUNT - 1), st.just("")),
)
PLAIN = st.one_of(
    st.tuples(st.integers(0, 4).map(str), st.none() | st.integers(0, COUNT - 1), st.just("s")),
    st.tuples(st.integers(0, 10**15).map(str), st.none(), st.sampled_from(["", "n"])),
    st.tuples(st.integers(61, 80_000).map(str), st.integers(1, 5), st.just("")),
    st.tuples(st.just(""), st.integers(0, COUNT - 1), st.just("")),
)


def body(rows: dict[int, dict[int, tuple[str, int | None, str]]]) -> str:
    return "".join(
        f'<row r="{n}" spans="1:{n}">' + "".join(cell(f"{chr(65 + c)}{n}", *cells[c]) for c in sorted(cells)) + "</row>"
        for n, cells in sorted(rows.items())
    )


def tables(cells: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(
        st.integers(1, 130), st.dictionaries(st.integers(0, 8), cells, max_size=6), min_size=1, max_size=9
    )


QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(rows=tables(FILLED))
def test_any_table_reads_alike(tmp_path: Path, rows: Any) -> None:
    both(made(tmp_path, body(rows)))


@QUICK
@given(rows=tables(PLAIN))
def test_a_plain_table_is_taken(tmp_path: Path, rows: Any) -> None:
    filled = any(value for cells in rows.values() for value, _, _ in cells.values())
    assert both(made(tmp_path, body(rows))) == filled


@QUICK
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8),
        min_size=1,
        max_size=5,
    ),
    keep=st.booleans(),
)
def test_shared_strings_read_alike(tmp_path: Path, texts: list[str], keep: bool) -> None:
    shared = sst(*(si(t, ' xml:space="preserve"' if keep else "") for t in texts))
    both(made(tmp_path, lines(*(cell(f"A{i + 1}", str(i), None, "s") for i in range(len(texts)))), shared))


@QUICK
@given(rows=st.lists(st.lists(st.none() | st.text("甲乙 a<&\n", max_size=5) | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.dates(datetime.date(1901, 1, 1)), min_size=3, max_size=3), min_size=1, max_size=6))  # fmt: skip
def test_what_openpyxl_writes_reads_alike(tmp_path: Path, rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    both(tmp_path / "表.xlsx")


@pytest.mark.parametrize("name", [None, "王五"])
def test_what_openpyxl_writes_is_taken_but_for_its_inline_strings(tmp_path: Path, name: str | None) -> None:
    book = openpyxl.Workbook()
    for number in range(1, 1500):
        book.active.append(
            [number, name if number % 3 else None, datetime.date(1980, 1, 1), 13_000_000_000 + number, 1.5]
        )
    book.active.row_dimensions[7].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.active.merge_cells("A10:B11")
    book.save(tmp_path / "表.xlsx")
    assert both(tmp_path / "表.xlsx") == (name is None)


ONE = cell("A1", "1")
HOSTILE = {
    "rows out of order": '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    "one row twice": lines(ONE) * 2,
    "one cell twice": lines(ONE + ONE),
    "cells out of order": lines(cell("B1", "1") + ONE),
    "another row's cell": lines(ONE, cell("A1", "2")),
    "another row's cell with a style like the row": lines(ONE, cell("A1", "2", 2)),
    "a row without number": f"<row>{ONE}</row>",
    "a cell without reference": '<row r="1"><c><v>1</v></c></row>',
    "a reference without row": '<row r="1"><c r="A"><v>1</v></c></row>',
    "a small letter": '<row r="1"><c r="a1"><v>1</v></c></row>',
    "a far row": '<row r="9999999"><c r="A9999999"><v>1</v></c></row>',
    "a far column": '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
    "a formula": '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
    "an error": '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
    "inline": '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>',
    "truth": lines(cell("A1", "1", None, "b")),
    "text of a formula": lines(cell("A1", "abc", None, "str")),
    "iso date": lines(cell("A1", "2020-01-01", None, "d")),
    "no value": '<row r="1"><c r="A1"><v></v></c></row>',
    "two values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "comment": f"<!-- {ONE} -->{lines(ONE)}",
    "comment in a cell": '<row r="1"><c r="A1"><v>1<!-- 2 --></v></c></row>',
    "cdata": '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
    "entity": '<row r="1"><c r="A1"><v>&#49;</v></c></row>',
    "space between": f'<row r="1"> {ONE}</row>',
    "space in value": lines(cell("A1", " 1")),
    "single quotes": "<row r='1'><c r='A1'><v>1</v></c></row>",
    "prefix": '<row r="1"><x:c r="A1"><v>1</v></x:c></row>',
    "empty row closed at once": f'<row r="1"/><row r="2">{cell("A2", "1")}</row>',
    "no such string": lines(cell("A1", "99", None, "s")),
    "string named oddly": lines(cell("A1", "01", None, "s")),
    "no such style": lines(cell("A1", "1", 999)),
    "a moment": lines(cell("A1", "40000.5", 1)),
    "before the leap day that was not": lines(cell("A1", "60", 1)),
    "a day too far": lines(cell("A1", "2958466", 1)),
    "values crossed": '<row r="1"><c r="A1"></v>1<v></c></row>',
    "metadata": '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_plain_is_declined(tmp_path: Path, rows: str) -> None:
    assert not both(made(tmp_path, rows))


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_plain_is_declined_after_plain_rows(tmp_path: Path, rows: str) -> None:
    before = "".join(f'<row r="{n}">{cell(f"A{n}", str(n))}</row>' for n in range(100, 600))
    assert not both(made(tmp_path, before + rows.replace('r="1"', 'r="700"').replace('1"', '700"')))


STRINGS = {
    "rich": "<si><r><t>a</t></r><r><t>b</t></r></si>",
    "phonetic": "<si><t>a</t><rPh sb='0' eb='1'><t>b</t></rPh></si>",
    "none": "<si/>",
    "edge": "<si><t> a</t></si>",
    "escaped": "<si><t>_x000D_</t></si>",
    "number": "<si><t>&#65;</t></si>",
    "return": "<si><t>a\r\nb</t></si>",
    "comment": "<si><t>a<!-- b --></t></si>",
    "spaced": "<si> <t>a</t></si>",
    "two": "<si><t>a</t><t>b</t></si>",
    "crossed": "<si><t>a</t></si></t></si><si><t><si><t>b</t></si>",
}


@pytest.mark.parametrize("item", STRINGS.values(), ids=STRINGS.keys())
def test_strings_that_are_not_plain_are_declined(tmp_path: Path, item: str) -> None:
    assert plain_strings.strings(sst(item).encode()) is None
    both(made(tmp_path, lines(cell("A1", "0", None, "s")), sst(item)))


def test_phonetic_settings_as_a_chinese_office_leaves_them(tmp_path: Path) -> None:
    shared = sst('<si><t>王五</t><phoneticPr fontId="1" type="noConversion"/></si>', "<si><t/></si>", si(" 赵六 "))
    assert both(made(tmp_path, lines(*(cell(f"A{i + 1}", str(i), None, "s") for i in range(3))), shared))


@pytest.mark.parametrize("style", range(COUNT))
def test_every_format_reads_alike(tmp_path: Path, style: int) -> None:
    both(made(tmp_path, lines(cell("A1", "44927", style) + cell("B1", "0", style, "s"))))


def test_months_hidden_rows_and_filters(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}" ht="{n}" customHeight="1"{" hidden=" + chr(34) + "1" + chr(34) if n % 5 == 0 else ""}>'
        f"{cell(f'A{n}', '44927', 3)}{cell(f'B{n}', '', n % COUNT)}</row>"
        for n in range(1, 90)
    )
    tail = '<autoFilter ref="A1:B60"><filterColumn colId="0"/></autoFilter><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    path = made(tmp_path, rows, tail=tail)
    assert both(path)
    (grid,), _ = xlsx.read(path, "表", "0", LIMITS)
    assert len(grid.months) == 89 and len(grid.filtered_rows) == 12 and len(grid.hidden_rows) == 5


def test_limits_are_kept(tmp_path: Path) -> None:
    path = made(tmp_path, lines(*(cell(f"A{n}", "1") + cell(f"H{n}", "1") for n in range(1, 101))))
    for limits in (Limits(rows=99), Limits(cells=799), Limits(columns=7), Limits(text=400)):
        assert not both(path, limits)
    assert both(path, Limits(cells=800))


def test_1904_is_for_calamine(tmp_path: Path) -> None:
    assert not both(made(tmp_path, lines(cell("A1", "40000", 1)), properties='<workbookPr date1904="1"/>'))


def test_a_plain_sheet_beside_another(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([1, 2])
    other = book.create_sheet("公式")
    other.append(["=1+1", 3])
    book.save(tmp_path / "表.xlsx")
    assert not both(tmp_path / "表.xlsx")
