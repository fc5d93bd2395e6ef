"""Papers in out/: ours are replaced, a clerk's are left, what to change in them is said."""

from __future__ import annotations

import json

import pytest

from xzhj.model import Filed
from xzhj.report.files import CannotWrite
from xzhj.report.ledger import rows_of, twice, write_ledger
from xzhj.report.paper_list import Listed, papers_text, sheets_text
from xzhj.report.papers import Made, keep, plain, provenance
from xzhj.report.sheets import joined, table_book
from xzhj.report.terminal import Look

OLD = Made(
    "请示.docx", b"one", "request", {"代表名额": "95", "会场": "礼堂"}, ("关于召开大会的请示", "名额拟定为95名。")
)
NEW = Made(
    "请示.docx", b"two", "request", {"代表名额": "98", "会场": "礼堂"}, ("关于召开大会的请示", "名额拟定为98名。")
)


def names(folder):
    return sorted(p.name for p in folder.iterdir() if p.is_file())


def test_ours_is_replaced(tmp_path):
    keep(tmp_path, OLD)
    kept = keep(tmp_path, NEW)
    assert not kept.edited and (tmp_path / "请示.docx").read_bytes() == b"two"
    assert provenance(tmp_path, "请示.docx")["values"]["代表名额"] == "98"


def test_the_same_again_touches_nothing(tmp_path):
    keep(tmp_path, OLD)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    keep(tmp_path, OLD)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == before


def test_an_edited_paper_is_left_and_what_to_change_is_listed(tmp_path):
    keep(tmp_path, OLD)
    (tmp_path / "请示.docx").write_bytes(b"edited")
    kept = keep(tmp_path, NEW)
    assert kept.edited and (tmp_path / "请示.docx").read_bytes() == b"edited"
    assert kept.path.name == "请示（数据更新）.docx" and kept.path.read_bytes() == b"two"
    assert kept.changed == ("代表名额：95 → 98", "原文：名额拟定为95名。 → 改为：名额拟定为98名。")
    text = (tmp_path / "请示（需改动处）.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b"\r\n" in text and "代表名额：95 → 98" in text.decode("utf-8-sig")
    again = keep(tmp_path, Made(**{**vars_of(NEW), "data": b"three", "values": {"代表名额": "99", "会场": "礼堂"}}))
    assert again.path == kept.path and "代表名额：95 → 99" in again.changed, "counted from what the clerk began with"


def test_an_edited_paper_whose_facts_did_not_change_is_left_in_peace(tmp_path):
    keep(tmp_path, OLD)
    (tmp_path / "请示.docx").write_bytes(b"edited")
    kept = keep(tmp_path, Made(**{**vars_of(OLD), "data": b"new layout"}))
    assert (kept.edited, kept.changed, kept.path.name) == (True, (), "请示.docx")
    assert names(tmp_path) == ["请示.docx"]


def test_an_edited_update_is_left_as_well(tmp_path):
    keep(tmp_path, OLD)
    (tmp_path / "请示.docx").write_bytes(b"edited")
    keep(tmp_path, NEW)
    (tmp_path / "请示（数据更新）.docx").write_bytes(b"edited too")
    assert keep(tmp_path, NEW).path.name == "请示（数据更新）2.docx"
    assert (tmp_path / "请示（数据更新）.docx").read_bytes() == b"edited too"


def test_a_file_that_was_there_before_us_is_left(tmp_path):
    (tmp_path / "请示.docx").write_bytes(b"theirs")
    kept = keep(tmp_path, NEW)
    assert kept.edited and kept.path.name == "请示（数据更新）.docx" and kept.changed == ()


def test_force_replaces_and_takes_the_update_away(tmp_path):
    keep(tmp_path, OLD)
    (tmp_path / "请示.docx").write_bytes(b"edited")
    keep(tmp_path, NEW)
    assert not keep(tmp_path, NEW, force=True).edited
    assert names(tmp_path) == ["请示.docx"]


def test_a_file_in_the_way_of_the_folder(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(CannotWrite, match="写不了"):
        keep(tmp_path / "out", NEW)


def test_a_broken_note_is_as_none(tmp_path):
    keep(tmp_path, OLD)
    (tmp_path / ".xzhj" / "请示.docx.json").write_text("{", "utf-8")
    assert keep(tmp_path, NEW).edited
    json.loads((tmp_path / ".xzhj" / "请示（数据更新）.docx.json").read_text("utf-8"))


def vars_of(made):
    return {k: getattr(made, k) for k in ("name", "data", "slug", "values", "lines")}


def test_the_text_of_a_paper():
    assert plain("---\nname: 甲\n---\n# 标题\n::: table\n甲 | 乙\n:::\n> 署名\n=== 附件1\n\u3000\u3000正文") == (
        "标题", "甲 | 乙", "署名", "正文",
    )  # fmt: skip


# the ledger of numbers


def test_numbered_papers_are_listed_until_they_are_registered(tmp_path):
    keep(tmp_path, Made("甲.docx", b"1", "request", number="柳委〔2026〕5号", title="关于甲的请示", day="2026年3月5日"))
    keep(tmp_path, Made("乙.docx", b"2", "sign-in"))
    row = ("柳委〔2026〕5号", "关于甲的请示", "2026年3月5日", "拟制", "", "request")
    assert rows_of(tmp_path, ()) == [row]
    assert rows_of(tmp_path, (Filed("别的", "柳委〔2026〕5号"),)) == []
    assert write_ledger(tmp_path, ()) == tmp_path / "文书登记.xlsx"
    (tmp_path / "甲.docx").unlink()
    assert rows_of(tmp_path, ()) == []


def test_the_ledger_can_be_read_back_as_a_register(tmp_path):
    from xzhj.readers import register
    from xzhj.readers.files import grids

    keep(tmp_path, Made("甲.docx", b"1", "request", number="柳委〔2026〕5号", title="关于甲的请示", day="2026年3月5日"))
    write_ledger(tmp_path, ())
    sheets, _ = grids(tmp_path / "文书登记.xlsx", display="文书登记.xlsx")
    (filed,), _ = register.read_grid(sheets[0])
    assert (filed.number, filed.slug, filed.status, str(filed.day)) == (
        "柳委〔2026〕5号",
        "request",
        "拟制",
        "2026-03-05",
    )


def test_one_number_on_two_papers_is_said(tmp_path):
    for name in "甲乙":
        keep(tmp_path, Made(f"{name}.docx", name.encode(), number="柳委〔2026〕5号", title=f"关于{name}的请示"))
    assert twice(tmp_path) == ["柳委〔2026〕5号"]


# workbooks of tables


def test_a_table_as_a_workbook():
    import io

    from openpyxl import load_workbook

    rows = (("名称", "人数", "<"), ("^", "男", "女"), ("=甲", "3", "04"))
    assert joined(rows) == [(0, 0, 2, 1), (0, 1, 1, 2)]
    sheet = load_workbook(io.BytesIO(table_book([("构成", 2, rows)]))).active
    assert [sheet.cell(4, c).value for c in (1, 2, 3)] == ["'=甲", 3, "04"]
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:C1", "A2:A3", "B2:C2"}
    assert table_book([("构成", 2, rows)]) == table_book([("构成", 2, rows)])


def test_cells_are_what_a_clerk_can_count_and_match():
    from xzhj.report.sheets import value_of

    given = ["王\u3000明", "阿依\u3000古丽", "12", "0", "007", "1.5", "<", "甲↵乙", " 3 "]
    assert [value_of(v) for v in given] == ["王明", "阿依\u3000古丽", 12, 0, "007", "1.5", "", "甲\n乙", 3]


# lists


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_list_is_wider_than_the_screen(width):
    from xzhj.documents.copies import PaperLine
    from xzhj.report.lines import width_of

    listed = [
        Listed("request", "关于召开党员代表大会的请示", ("会场", "大会开幕日期（拟报）", "联系人" * 30)),
        Listed("reply", "很长的名称" * 12, (), "已收到 县委〔2026〕9号"),
        Listed("method", "选举办法"),
    ]
    text = papers_text([("启动", listed)], Look(width), judged=True)
    assert max(map(width_of, text.split("\n"))) <= width
    for name in ("request", "大会开幕日期（拟报）", "已收到", "可写 1 份"):
        assert name in text.replace("\n", "").replace(" ", "") or name in text
    lines = [
        PaperLine("党委委员选票" * 6, "红色", 105, "监票人", "第二次全体会议投票（1月14日）"),
        PaperLine("甲", "白色", None, "乙", ""),
    ]
    sheets = sheets_text("大会", lines, Look(width))
    assert max(map(width_of, sheets.split("\n"))) <= width
    assert "未定" in sheets and "共 2 种，105 份；1 种份数未定。" in sheets
