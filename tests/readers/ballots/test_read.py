"""Ballot tables in the shapes they come in."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from xzhj.readers.ballots import boxes, read, read_data


def one(text: str, candidates=(), encoding="utf-8"):
    (ballots,) = read_data(text.encode(encoding), "选票.csv", candidates).ballots
    return ballots


def total(ballots):
    return {k: n for k, n in ballots.marks.items()}


@pytest.mark.parametrize(
    "header",
    [
        "票号,甲某,乙某", "选票编号,甲某,乙某", "序号,甲 某,乙　某", "编号,1.甲某,2.乙某", "票号,候选人：甲某,候选人：乙某",
        "No.,甲某（女）,乙某", "ballot_serial,甲某,乙某",
    ],
)  # fmt: skip
def test_header_variants(header):
    ballots = one(f"{header}\n1,○,×\n")
    assert [c[:2] for c in ballots.columns] == ["甲某", "乙某"]
    assert total(ballots) == {("○", "×"): 1}


@pytest.mark.parametrize(
    ("header", "row", "cells", "validity"),
    [
        ("票号,甲某,另选人1,另选人2", "1,×,王某,", ("×", "王某", ""), False),
        ("票号,甲某,另选他人", "1,×,王某", ("×", "王某"), False),
        ("票号,甲某,是否有效", "1,○,无效", ("○", "无效"), True),
        ("票号,甲某,无效", "1,○,√", ("○", "无效"), True),
        ("票号,甲某,备注,复核", "1,○,字迹不清,张三", ("○",), False),
        ("备注,甲某,票号", ",○,1", ("○",), False),
    ],
)
def test_other_columns(header, row, cells, validity):
    ballots = one(f"{header}\n{row}\n")
    assert (total(ballots), ballots.validity) == ({cells: 1}, validity)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_encodings_and_line_ends(encoding, end):
    text = "票号,甲某,乙某\n1,○,×\n2,○,\n".replace("\n", end)
    assert total(one(text, encoding=encoding)) == {("○", "×"): 1, ("○", ""): 1}


@pytest.mark.parametrize("char", ["\t", ";", "，", "|"])
def test_delimiters(char):
    assert total(one("票号,甲某,乙某\n1,○,×\n2,○,\n".replace(",", char))) == {("○", "×"): 1, ("○", ""): 1}


def test_quoted_cells_are_read_row_by_row():
    assert total(one('票号,"甲某",乙某\n1,"○",×\n')) == {("○", "×"): 1}


def test_only_names_and_marks():
    assert total(one("甲某,乙某\n○,×\n○,×\n,\n")) == {("○", "×"): 2, ("", ""): 1}


def test_known_candidates_find_the_header_below_titles():
    text = "柳溪镇第九次党代会,,\n党委委员选票,,\n,,\n张大,李二,\n○,×,\n"
    assert one(text, ["张大", "李二"]).columns == ("张大", "李二")


@pytest.mark.parametrize("row", ["合计,2,0", "监票人：王五,,", "票号,甲某,乙某", ",,", "备注：无,,"])
def test_what_is_no_ballot_is_passed_over(row):
    assert total(one(f"票号,甲某,乙某\n1,○,×\n{row}\n2,○,×\n")) == {("○", "×"): 2}


def test_places_give_serial_and_line():
    ballots = one("票号,甲某,乙某\n101,○,×\n102,○,0\n103,○,×\n")
    assert ballots.where({("○", "0")}, 5) == [(("○", "0"), "102", "3")]
    assert ballots.place("乙某", "3").place == "C3"


def test_serials_twice_are_told_by_group():
    twice = one("票号,甲某\n1,○\n1,○\n")
    assert [t.facts["serials"] for t in twice.trouble] == ["1"]
    groups = read_data("组别,票号,甲某\n一组,1,○\n二组,1,○\n".encode(), "x.csv").ballots
    assert [(b.group, b.trouble) for b in groups] == [("一组", ()), ("二组", ())]


def test_posts_are_contests_of_their_own():
    found = read_data("票号,主任,委员1,委员2\n1,张大,李二,王三\n".encode(), "x.csv").ballots
    assert {b.contest: total(b) for b in found} == {"主任": {("张大",): 1}, "委员": {("李二", "王三"): 1}}


def test_nothing_to_read_is_told():
    file = read_data("你好\n".encode(), "x.csv")
    assert not file.ballots and [t.kind for t in file.trouble] == ["ballots.no_header"]


def test_workbook_sheets_are_groups(tmp_path):
    book = Workbook()
    book.active.append(["说明"])
    for name in ("一组", "二组"):
        sheet = book.create_sheet(name)
        sheet.append(["票号", "甲某", "乙某"])
        sheet.append([1, 1, "×"])
    raw = io.BytesIO()
    book.save(raw)
    path = tmp_path / "选票.xlsx"
    path.write_bytes(raw.getvalue())
    found = read(path).ballots
    assert [(b.group, total(b)) for b in found] == [("一组", {("1", "×"): 1}), ("二组", {("1", "×"): 1})]
    assert found[0].place("乙某", "2").sheet == "一组"


def test_the_fast_path_reads_as_the_slow_one():
    lines = [f"{i},{'○' if i % 3 else '×'},{'' if i % 5 else '○'}" for i in range(1, 3000)]
    text = "票号,甲某,乙某\n" + "\n".join(lines) + "\n"
    fast, slow = one(text), one(text.replace("票号", '"票号"'))
    assert fast.marks == slow.marks
    some = set(list(fast.marks)[:2])
    assert fast.where(some, 40) == slow.where(some, 40)


BOXES = "票号,甲某赞成,甲某不赞成,甲某弃权,乙某（赞成）,乙某（不赞成）,乙某（弃权）,另选人\n"
UNDER = "票号,甲某,,,乙某,,,另选人\n,赞成,不赞成,弃权,赞成,不赞成,弃权,\n"


@pytest.mark.parametrize("head", [BOXES, UNDER, "党委委员选票,,,,,,,\n" + UNDER])
@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("1,√,,,,√,,丙某", ("赞成", "不赞成", "丙某")),
        ("1,,√,,,,√,", ("不赞成", "弃权", "")),
        ("1,1,0,0,0,0,1,", ("赞成", "弃权", "")),
        ("1,,×,,○,,,", ("不赞成", "赞成", "")),
        ("1,,,,,,,", ("", "", "")),
        ("1,√,,√,√,,,", ("赞成格√弃权格√", "赞成", "")),
        ("1,×,,,√,,,", ("赞成格×", "赞成", "")),
        ("1,？,,,√,,,", ("赞成格？", "赞成", "")),
    ],
)
def test_three_boxes_a_candidate(head, row, cells):
    ballots = one(head + row + "\n")
    assert [c[:2] for c in ballots.columns[:2]] == ["甲某", "乙某"]
    assert total(ballots) == {cells: 1}


def test_boxes_keep_their_places():
    ballots = one(UNDER + "7,√,√,,√,,,\n")
    ((_, serial, line),) = ballots.where({("赞成格√不赞成格√", "赞成", "")}, 5)
    assert (serial, str(line), ballots.letters["甲某"], ballots.letters["乙某"]) == ("7", "3", "B", "E")


@pytest.mark.parametrize(
    "text",
    [
        "候选人,赞成,不赞成,弃权\n甲某,5,1,0\n乙某,4,1,1\n",
        "选举情况,,,\n候选人,赞成,不赞成,弃权\n甲某,5,1,0\n乙某,4,1,1\n",
        "姓名,第一组,,,第二组,,\n,赞成,不赞成,弃权,赞成,不赞成,弃权\n甲某,3,1,0,2,0,0\n乙某,2,1,1,2,0,0\n",
    ],
)
def test_sums_are_no_boxes(text):
    assert not boxes.columns([line.split(",") for line in text.splitlines()])


def test_a_short_row_of_sums_names_nobody():
    ballots = one("不赞成,弃权,姓名,赞成\n1,0,甲某,5\n1\n2,0,乙某,4\n")
    assert ballots.summary == {"甲某": (5, 1, 0), "乙某": (4, 2, 0)}


@pytest.mark.parametrize("title", ["姓名", "所选人", "推荐人选"])
def test_names_of_a_ballot_in_one_cell(title):
    ballots = one(f"票号,{title}\n1,甲某、乙某\n2,乙某；丙某某\n3,\n".replace("；", "，" if title == "姓名" else "；"))
    assert ballots.shape == "names"
    assert total(ballots) == {("甲某", "乙某"): 1, ("乙某", "丙某某"): 1, ("", ""): 1}


def test_one_name_a_cell_is_not_taken_apart():
    assert not read_data("票号,姓名\n1,甲某\n2,乙某\n".encode(), "票.csv").ballots
    assert not read_data("票号,姓名\n1,甲某、？？\n2,乙某\n".encode(), "票.csv").ballots


@pytest.mark.parametrize(
    ("cell", "number"),
    [("60票", 60), ("六十", 60), ("六十票", 60), ("一百零二", 102), ("正", 5), ("正正正", 15), ("正一", 6), ("正丅", 7), ("正丁", 7),
     ("正正下", 13), ("正止", 9), ("０", 0)],
)  # fmt: skip
def test_votes_in_words_and_strokes(cell, number):
    ballots = one(f"候选人,赞成,不赞成,弃权\n甲某,{cell},1,0\n乙某,3,2,\n")
    assert ballots.summary["甲某"] == (number, 1, 0)
    assert not ballots.trouble


@pytest.mark.parametrize("cell", ["正下正", "约六十", "一百二", "○", "六七十", "60.5", "正正正x", "下止", "六十多"])
def test_votes_that_are_no_number(cell):
    ballots = one(f"候选人,赞成,不赞成,弃权\n甲某,{cell},1,0\n乙某,3,2,\n")
    assert ballots.summary["甲某"][0] is None
    assert [t.kind for t in ballots.trouble] == ["table_unread"]


def test_groups_side_by_side_keep_the_places_of_the_file(tmp_path):
    text = "姓名,赞成票,,,不赞成票,弃权票\n,一组,二组,合计,,\n甲某,30,28,59,5,4\n"
    path = tmp_path / "计票汇总.csv"
    path.write_text(text, encoding="utf-8")
    ballots = read(path).ballots
    assert [(b.summary, b.totals) for b in ballots] == [({"甲某": (58, 5, 4)}, {"甲某": (59, None, None)})]
    assert ballots[0].place("赞成", ballots[0].lines["甲某"]).place == "D3"
