"""However the same people are laid out on a sheet, the same people are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.model import Month, Reading
from xzhj.readers.grid import Grid
from xzhj.readers.tables import understand

HEADS = {
    "name": "姓名",
    "gender": "性 别",
    "ethnicity": "民族",
    "born": "出生年月",
    "joined": "入党时间（年月）",
    "category": "党员类别",
    "education": "文化程度",
}
SURNAMES, GIVEN = "王李周钱孙吴郑冯陈褚", "建国秀兰小梅大勇立新桂花"


@st.composite
def person(draw: st.DrawFn) -> dict[str, str]:
    name = draw(st.sampled_from(SURNAMES)) + draw(st.text(GIVEN, min_size=1, max_size=2))
    year = draw(st.integers(1940, 2000))
    return {
        "name": name,
        "gender": draw(st.sampled_from("男女")),
        "ethnicity": draw(st.sampled_from(["汉族", "回族", "畲族"])),
        "born": f"{year}.{draw(st.integers(1, 12)):02d}",
        "joined": f"{year + 20}.{draw(st.integers(1, 12)):02d}",
        "category": draw(st.sampled_from(["正式", "预备"])),
        "education": draw(st.sampled_from(["初中", "高中", "大学本科"])),
    }


PEOPLE = st.lists(person(), min_size=2, max_size=12)


@dataclass(frozen=True)
class Layout:
    """How a sheet is dressed."""

    order: tuple[str, ...]
    titles: int
    blanks: tuple[int, ...]
    repeats: tuple[int, ...]
    total: bool
    notes: int
    serial: bool
    indent: int


LAYOUTS = st.builds(
    Layout,
    st.permutations(list(HEADS)).map(tuple),
    st.integers(0, 3),
    st.lists(st.integers(0, 12), max_size=3).map(tuple),
    st.lists(st.integers(1, 12), max_size=2).map(tuple),
    st.booleans(),
    st.integers(0, 2),
    st.booleans(),
    st.integers(0, 2),
)


def header(layout: Layout) -> list[Any]:
    return (["序号"] if layout.serial else []) + [HEADS[f] for f in layout.order]


def cells(layout: Layout, who: dict[str, str], number: int) -> list[Any]:
    return ([number] if layout.serial else []) + [who[f] for f in layout.order]


def grid(rows: list[list[Any]], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    width = max(map(len, rows))
    return Grid(
        "名册.xlsx", "Sheet1", [[*r, *[""] * (width - len(r))] for r in rows], Reading("名册.xlsx"), merged=merged
    )


def dressed(layout: Layout, body: list[list[Any]], head: list[Any], count: int) -> list[list[Any]]:
    rows: list[list[Any]] = [["附件1"], ["示范镇党员名册"], ["填报单位：示范镇", "", "", "2026年3月"]][: layout.titles]
    rows.append(head)
    for i, row in enumerate(body):
        rows += [[]] if i in layout.blanks else []
        rows += [list(head)] if i in layout.repeats else []
        rows.append(row)
    rows += [["合计", f"{count}人"]] if layout.total else []
    rows += [["填表人：张三", "", "审核人：李四"], ["注：本表一式两份。"]][: layout.notes]
    return [[*[""] * layout.indent, *row] for row in rows]


def read(sheet: Grid) -> list[dict[str, str]]:
    rosters, trouble, _ = understand([sheet])
    assert not [
        t for t in trouble if t.kind in ("table.total", "table.no_header", "date.ambiguous", "table.unknown_header")
    ]
    assert len(rosters) == 1
    roster = rosters[0]
    return [
        {f: f"{v.year}.{v.month:02d}" if isinstance(v := getattr(p, f), Month) else v for f in HEADS} for p in roster
    ]


@given(PEOPLE, LAYOUTS)
def test_titles_blanks_repeats_totals_and_notes_change_nobody(people: list[dict[str, str]], layout: Layout) -> None:
    body = [cells(layout, p, i) for i, p in enumerate(people, 1)]
    assert read(grid(dressed(layout, body, header(layout), len(people)))) == people


@given(PEOPLE, LAYOUTS, st.booleans())
def test_two_on_a_row_or_left_and_right(people: list[dict[str, str]], layout: Layout, across: bool) -> None:
    numbered = [cells(layout, p, i) for i, p in enumerate(people, 1)]
    half = (len(people) + 1) // 2
    pairs = list(zip(numbered[::2], [*numbered[1::2], []], strict=False)) if across else []
    if not across:
        pairs = list(zip(numbered[:half], [*numbered[half:], []], strict=False))
    layout = Layout(layout.order, layout.titles, (), (), layout.total, layout.notes, layout.serial, layout.indent)
    body = [[*a, *b] for a, b in pairs]
    got = read(grid(dressed(layout, body, header(layout) * 2, len(people))))
    if layout.serial and (across or len(people) > 2):
        assert got == people
    assert sorted(map(str, got)) == sorted(map(str, people))


@given(PEOPLE, LAYOUTS, st.lists(st.integers(1, 11), min_size=1, max_size=3, unique=True), st.booleans())
def test_groups_as_rows_or_as_merged_cells(
    people: list[dict[str, str]], layout: Layout, cuts: list[int], merged: bool
) -> None:
    starts = sorted({0, *(c for c in cuts if c < len(people))})
    names = [f"第{n}村党支部" for n in "一二三四"]
    branch = [names[sum(s <= i for s in starts) - 1] for i in range(len(people))]
    rows: list[list[Any]] = [header(layout)] if not merged else [["所在党支部", *header(layout)]]
    spans = []
    for i, p in enumerate(people):
        row = cells(layout, p, i + 1)
        if i in starts:
            end = min([s for s in starts if s > i], default=len(people)) - 1
            if merged:
                spans.append((i + 1, 0, end + 1, 0))
            else:
                rows.append([f"{branch[i]}（{end - i + 1}人）"])
        rows.append([branch[i] if i in starts else "", *row] if merged else row)
    sheet = grid(rows, tuple(s for s in spans if s[0] != s[2]))
    assert read(sheet) == people
    assert list(understand([sheet])[0][0].column("branch")) == branch


@given(PEOPLE, LAYOUTS)
def test_a_place_is_where_the_value_stands(people: list[dict[str, str]], layout: Layout) -> None:
    body = [cells(layout, p, i) for i, p in enumerate(people, 1)]
    sheet = grid(dressed(layout, body, header(layout), len(people)))
    roster = understand([sheet])[0][0]
    written = {sheet.place(r, c): v for r, row in enumerate(sheet.rows) for c, v in enumerate(row)}
    for i, who in enumerate(people):
        assert {f: written[roster.at(f, i).place] for f in HEADS} == who


@pytest.mark.parametrize("heads", ["票号,梁帆", "选票编号,许明刚,万川", "梁帆,王芳"])
def test_ballots_of_few_candidates_are_ballots(tmp_path, heads):
    """A column of ballot numbers does not hide the marks."""
    from xzhj.readers.files import grids

    width = heads.count(",")
    numbered = "号" in heads
    rows = [f"{n}," + ",".join("○" * width) if numbered else "○,×" for n in range(1, 30)]
    path = tmp_path / "票.csv"
    path.write_text("\r\n".join([heads, *rows]), "utf-8-sig")
    rosters, trouble, _ = understand(grids(path, display="票.csv")[0])
    assert [r.kind for r in rosters] == ["ballots"] and not trouble


PARTS = {
    "两层表头": [["姓名", "出生年月", "", "入党时间", "", ""], ["", "年", "月", "年", "月", "日"]],
    "一层表头": [["姓名", "出生年", "出生月", "入党年", "入党月", "入党日"]],
    "年份月份": [["姓名", "出生年份", "出生月份", "入党年份", "入党月份", "入党日"]],
}


@pytest.mark.parametrize("head", PARTS.values(), ids=PARTS)
def test_dates_in_columns_of_their_parts(head):
    rows = [*head, ["甲某", 1970, 5, "1995年", "07月", 1], ["乙某", 1965.0, "", 1990, 6, ""]]
    grid = Grid("名册.xlsx", "Sheet1", rows, Reading("名册.xlsx", "Sheet1", len(rows), 6, "", "0" * 16))
    ((roster,), *_) = understand([grid])
    assert list(roster.column("born")) == [Month(1970, 5), roster.column("born")[1]]
    assert [d.isoformat() if hasattr(d, "isoformat") else str(d) for d in roster.column("joined")] == [
        "1995-07-01",
        "1990-06",
    ]


def test_a_list_in_parts_each_under_its_branch():
    head = ["序号", "姓名", "性别", "出生年月", "入党时间"]
    rows = [
        ["党员名册", "", "", "", ""], ["东村党支部（2人）", "", "", "", ""], head, [1, "甲某", "男", "1970.05", "1995.07"],
        [2, "乙某", "女", "1965.12", "1990.06"], ["西村党支部（1人）", "", "", "", ""], head, [1, "丙某", "男", "1975.05", "1999.07"],
    ]  # fmt: skip
    grid = Grid("名册.xlsx", "Sheet1", rows, Reading("名册.xlsx", "Sheet1", len(rows), 5, "", "0" * 16))
    (roster,), trouble, _ = understand([grid])
    assert list(roster.column("branch")) == ["东村党支部", "东村党支部", "西村党支部"]
    assert not [t for t in trouble if t.kind == "table.total"]
    rows[1][0] = "东村党支部（3人）"
    (wrong,) = [t for t in understand([grid])[1] if t.kind == "table.total"]
    assert (wrong.facts["stated"], wrong.facts["counted"]) == ("3", "2")
