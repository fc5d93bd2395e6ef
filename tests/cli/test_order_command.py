"""`xzhj order` as a clerk types it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from copy import copy

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNKNOWN = "张\U00030000"


def run(*args, cwd, stdin=None, encoding="utf-8"):
    done = subprocess.run(
        [sys.executable, "-m", "xzhj", "order", *map(str, args)],
        cwd=cwd,
        input=(stdin or "").encode(encoding),
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": ROOT, "PYTHONIOENCODING": encoding},
    )
    return done.returncode, done.stdout.decode(encoding).replace("\r\n", "\n"), done.stderr.decode(encoding)


def test_names_typed(tmp_path):
    assert run("王芳", "丁一", "田大利", "田富", cwd=tmp_path)[:2] == (0, "丁一\n王芳\n田富\n田大利\n")
    assert run("--by", "姓名", "田富", "田大利", cwd=tmp_path)[:2] == (0, "田大利\n田富\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_in_any_encoding(tmp_path, encoding):
    (tmp_path / "名单.txt").write_bytes("候选人名单\n1. 王　芳（女，回族）\n2. 丁一\n".encode(encoding))
    assert run("名单.txt", cwd=tmp_path)[:2] == (0, "丁一\n王芳（女，回族）\n")


@pytest.mark.parametrize("args", [["-"], []])
def test_standard_input(tmp_path, args):
    assert run(*args, cwd=tmp_path, stdin="王芳、丁一\n")[:2] == (0, "丁一\n王芳\n")


def test_nothing_given(tmp_path):
    status, out, err = run(cwd=tmp_path)
    assert (status, out) == (2, "") and err.count("\n") == 1


def test_json(tmp_path):
    status, out, _ = run("王芳", "丁一", "--check", "--format", "json", cwd=tmp_path)
    assert (status, json.loads(out)) == (
        1,
        {
            "schema": "xzhj.order/1",
            "mode": "姓氏笔画",
            "names": ["王芳", "丁一"],
            "violations": [
                {
                    "index": 0,
                    "before": "王芳",
                    "after": "丁一",
                    "why": "第1字 丁/王：2画在前，4画在后",
                    "place": "第2个",
                }
            ],
        },
    )
    status, out, _ = run("王芳", "丁一", "--by", "姓名", "--format", "json", cwd=tmp_path)
    assert status == 0
    assert json.loads(out) == {
        "schema": "xzhj.order/1",
        "mode": "姓名笔画",
        "names": ["丁一", "王芳"],
        "violations": [],
    }


def test_json_counts_through_several_lists(tmp_path):
    (tmp_path / "a.txt").write_text("## 一组\n丁一\n王芳\n## 二组\n王二\n丁二\n", encoding="utf-8")
    data = json.loads(run("a.txt", "--check", "--format", "json", cwd=tmp_path)[1])
    assert [(v["index"], data["names"][v["index"]]) for v in data["violations"]] == [(2, "王二")]
    assert [part["heading"] for part in data["lists"]] == ["一组", "二组"]


def test_check(tmp_path):
    status, out, _ = run("丁一", "王芳", "--check", cwd=tmp_path)
    assert (status, out) == (0, "√ 2人，符合姓氏笔画顺序\n")
    status, out, _ = run("申明", "叶青", "--check", cwd=tmp_path)
    assert status == 1
    assert "叶青应排在申明之前（第2个）：第1字 叶/申：同为5画、笔顺同为25112，左右结构在前" in out
    assert run("申明", "叶青", "--check", "--quiet", cwd=tmp_path)[1] == "× 2人，1处不符合姓氏笔画顺序\n"


def test_explain(tmp_path):
    status, out, _ = run("王芳", "丁一", "--explain", cwd=tmp_path)
    assert (status, out) == (0, "丁一\n    第1字 丁/王：2画在前，4画在后\n王芳\n")
    status, out, _ = run("王芳", "丁一", "--explain", "--check", cwd=tmp_path)
    assert status == 1 and "× 排反了。第1字 丁/王" in out


@pytest.mark.parametrize("name", [UNKNOWN, f" {UNKNOWN}（女）"])
def test_an_unknown_character(tmp_path, name):
    (tmp_path / "名单.txt").write_text(f"丁一\n{name}\n", encoding="utf-8")
    status, out, err = run("名单.txt", cwd=tmp_path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "名单.txt 第2行" in err and UNKNOWN in err and "U+30000" in err
    (tmp_path / "补字.txt").write_text("\U00030000\t1\n", encoding="utf-8")
    assert run(f"{UNKNOWN}一", "张一", "张二", "--overrides", "补字.txt", cwd=tmp_path)[:2] == (
        0,
        f"张一\n张二\n{UNKNOWN}一\n",
    )


def test_a_bad_overrides_file(tmp_path):
    (tmp_path / "补字.txt").write_text("王\t6\n", encoding="utf-8")
    status, _, err = run("王芳", "--overrides", "补字.txt", cwd=tmp_path)
    assert status == 2 and "第1行" in err
    assert run("王芳", "--overrides", "无.txt", cwd=tmp_path)[0] == 2


@pytest.mark.parametrize("args", [["无.txt"], ["名单/无"], ["无.xlsx"], ["."]])
def test_no_such_file(tmp_path, args):
    status, out, err = run(*args, cwd=tmp_path)
    assert (status, out, err.count("\n")) == (2, "", 1) and "Traceback" not in err


def test_a_gbk_console(tmp_path):
    status, out, _ = run("马𫘜", "丁一", "--check", cwd=tmp_path, encoding="gbk")
    assert status == 1 and "马[U+2B61C]" in out


def test_same_names_are_told(tmp_path):
    assert "王芳 有同名的" in run("王 芳", "丁一", "王芳", cwd=tmp_path)[2]
    assert run("王 芳", "丁一", "王芳", "--quiet", cwd=tmp_path)[2] == ""


def roster(path, rows):
    book = Workbook()
    sheet = book.active
    sheet.title = "候选人"
    sheet.append(["某镇党委委员候选人名册"])
    sheet.merge_cells("A1:F1")
    sheet.append(["序号", "姓 名", "性别", "职务", "出生年", "年龄"])
    for i, row in enumerate(rows, 1):
        sheet.append([i, *row, f"=2026-E{i + 2}"])
    last = sheet.max_row
    sheet.append(["合计", f"{len(rows)}人"])
    sheet.append(["填表人：丁一"])
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B3"].font = Font(bold=True)
    sheet["B3"].comment = Comment("核对过", "某人")
    sheet.row_dimensions[3].height = 40
    book.save(path)
    return last


def test_a_sorted_copy_moves_whole_rows(tmp_path):
    roster(
        tmp_path / "名册.xlsx",
        [("王　芳", "女", "委员", 1980), ("丁一", "男", "书记", 1975), ("田富", "男", "委员", 1990)],
    )
    before = (tmp_path / "名册.xlsx").read_bytes()
    status, out, err = run("名册.xlsx", "--output", "排好.xlsx", cwd=tmp_path)
    assert (status, out) == (0, "") and "已写到 排好.xlsx" in err
    sheet = load_workbook(tmp_path / "排好.xlsx")["候选人"]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["某镇党委委员候选人名册", None, None, None, None, None],
        ["序号", "姓 名", "性别", "职务", "出生年", "年龄"],
        [1, "丁一", "男", "书记", 1975, "=2026-E3"],
        [2, "王　芳", "女", "委员", 1980, "=2026-E4"],
        [3, "田富", "男", "委员", 1990, "=2026-E5"],
        ["合计", "3人", None, None, None, None],
        ["填表人：丁一", None, None, None, None, None],
    ]
    assert sheet["B4"].fill.fgColor.rgb == "00FFFF00" and sheet["B4"].font.bold and sheet["B4"].comment.text == "核对过"
    assert not sheet["B3"].font.bold and sheet["B3"].comment is None
    assert (sheet.row_dimensions[4].height, sheet.row_dimensions[3].height) == (40, None)
    assert [str(a) for a in sheet.merged_cells.ranges] == ["A1:F1"]
    assert (tmp_path / "名册.xlsx").read_bytes() == before


def test_the_copy_of_a_sorted_roster_is_in_order_and_repeatable(tmp_path):
    people = [(n, "男", "委员", 1970 + i) for i, n in enumerate(["田大利", "王芳", "丁一", "田富", "欧阳淞", "孙立"])]
    random.Random(3).shuffle(people)
    roster(tmp_path / "名册.xlsx", people)
    assert run("名册.xlsx", "--check", cwd=tmp_path)[0] == 1
    for name in ("a.xlsx", "b.xlsx"):
        assert run("名册.xlsx", "--output", name, cwd=tmp_path)[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert run("a.xlsx", "--check", cwd=tmp_path)[0] == 0
    moved = {r[1].value: r[4].value for r in load_workbook(tmp_path / "a.xlsx").active.iter_rows(min_row=3, max_row=8)}
    assert moved == {n: born for n, _, _, born in people}


def test_nothing_is_overwritten(tmp_path):
    roster(tmp_path / "名册.xlsx", [("王芳", "女", "委员", 1980), ("丁一", "男", "书记", 1975)])
    before = (tmp_path / "名册.xlsx").read_bytes()
    for extra in ([], ["--force"]):
        status, _, err = run("名册.xlsx", "--output", "名册.xlsx", *extra, cwd=tmp_path)
        assert status == 2 and "原件不动" in err
    (tmp_path / "有.xlsx").write_bytes(b"x")
    assert run("名册.xlsx", "--output", "有.xlsx", cwd=tmp_path)[0] == 2
    assert (tmp_path / "有.xlsx").read_bytes() == b"x"
    assert run("名册.xlsx", "--output", "有.xlsx", "--force", cwd=tmp_path)[0] == 0
    assert (tmp_path / "名册.xlsx").read_bytes() == before


def test_the_list_itself_is_never_the_output(tmp_path):
    (tmp_path / "名单.txt").write_text("王芳\n丁一\n", encoding="utf-8")
    assert run("名单.txt", "--output", "名单.txt", "--force", cwd=tmp_path)[0] == 2
    assert (tmp_path / "名单.txt").read_text("utf-8") == "王芳\n丁一\n"


def test_both_ways_of_naming_a_mode(tmp_path):
    assert run("--by", "姓名笔画", "田富", "田大利", cwd=tmp_path)[1] == "田大利\n田富\n"
    status, _, err = run("--by", "拼音", "田富", cwd=tmp_path)
    assert (status, err) == (2, "办不了：--by 只有 姓氏、姓名 两种：拼音\n")


def test_a_table_whose_quotes_are_broken_is_not_scrambled(tmp_path):
    (tmp_path / "名册.csv").write_text('姓名,备注\n王芳,"甲\n丁一,乙\n', encoding="utf-8")
    assert run("名册.csv", cwd=tmp_path)[:2] == (0, "丁一\n王芳\n")
    status, _, err = run("名册.csv", "--output", "排好.csv", cwd=tmp_path)
    assert status == 2 and "对不上" in err and not (tmp_path / "排好.csv").exists()


def test_merged_cells_over_several_people_are_refused(tmp_path):
    roster(tmp_path / "名册.xlsx", [("王芳", "女", "委员", 1980), ("丁一", "男", "书记", 1975)])
    book = load_workbook(tmp_path / "名册.xlsx")
    book.active.merge_cells("D3:D4")
    book.save(tmp_path / "合并.xlsx")
    status, _, err = run("合并.xlsx", "--output", "排好.xlsx", cwd=tmp_path)
    assert status == 2 and "D3:D4" in err and not (tmp_path / "排好.xlsx").exists()


def test_cells_merged_within_a_row_move_with_it(tmp_path):
    roster(tmp_path / "名册.xlsx", [("王芳", "女", "委员", 1980), ("丁一", "男", "书记", 1975)])
    book = load_workbook(tmp_path / "名册.xlsx")
    book.active["D3"].font = copy(Font(italic=True))
    book.active["E3"].value = None
    book.active.merge_cells("D3:E3")
    book.save(tmp_path / "合并.xlsx")
    assert run("合并.xlsx", "--output", "排好.xlsx", cwd=tmp_path)[0] == 0
    sheet = load_workbook(tmp_path / "排好.xlsx").active
    assert sorted(str(a) for a in sheet.merged_cells.ranges) == ["A1:F1", "D4:E4"]
    assert sheet["D4"].font.italic and sheet["E3"].value == 1975


def test_groups_of_a_roster_are_sorted_apart(tmp_path):
    book = Workbook()
    for row in (
        ["姓名", "单位"],
        ["第一代表团"],
        ["王芳", "甲"],
        ["丁一", "乙"],
        ["第二代表团"],
        ["孙立", "丙"],
        ["丁二", "丁"],
    ):
        book.active.append(row if len(row) > 1 or row[0] == "姓名" else [None, row[0]])
    book.save(tmp_path / "代表.xlsx")
    status, _, err = run("代表.xlsx", "--output", "排好.xlsx", cwd=tmp_path)
    assert status == 0 and "第6行“第二代表团”前后分开排" not in err and "第5行“第二代表团”前后分开排" in err
    rows = [[c.value for c in row] for row in load_workbook(tmp_path / "排好.xlsx").active.iter_rows(min_row=2)]
    assert [r[0] or r[1] for r in rows] == ["第一代表团", "丁一", "王芳", "第二代表团", "丁二", "孙立"]
    assert [r[1] for r in rows] == ["第一代表团", "乙", "甲", "第二代表团", "丁", "丙"]


def table(path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def test_pages_of_one_list_are_one_list(tmp_path):
    head = ["序号", "姓名"]
    table(
        tmp_path / "党员.xlsx",
        ["某镇党员名册"], head, [1, "王芳"], [2, "孙立"], ["本页小计", "2人"], [], ["某镇党员名册"], head, [3, "丁一"], ["合计", "3人"],
    )  # fmt: skip
    status, out, err = run("党员.xlsx", cwd=tmp_path)
    assert (status, out, err) == (0, "丁一\n王芳\n孙立\n", "")
    assert run("党员.xlsx", "--output", "排好.xlsx", cwd=tmp_path)[0] == 0
    rows = [[c.value for c in row] for row in load_workbook(tmp_path / "排好.xlsx").active.iter_rows()]
    assert [r for r in rows if isinstance(r[0], int)] == [[1, "丁一"], [2, "王芳"], [3, "孙立"]]


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ([(1, "丁一", 2, "王芳"), (3, "孙立", 4, "李明")], True),
        ([(1, "丁一", 3, "孙立"), (2, "王芳", 4, "李明")], True),
        ([(1, "丁一", 2, "孙立"), (3, "王芳", 4, "李明")], False),
    ],
)
def test_two_people_on_a_row_are_read_as_numbered(tmp_path, rows, right):
    table(tmp_path / "名单.xlsx", ["序号", "姓名", "序号", "姓名"], *rows)
    assert run("名单.xlsx", "--check", cwd=tmp_path)[0] == (0 if right else 1)
    assert run("名单.xlsx", cwd=tmp_path)[1] == "丁一\n王芳\n孙立\n李明\n"
    status, _, err = run("名单.xlsx", "--output", "排好.xlsx", cwd=tmp_path)
    assert status == 2 and "一行一人" in err


def test_a_header_with_a_remark(tmp_path):
    table(tmp_path / "名单.xlsx", ["姓 名（性别、民族）", "职务"], ["王芳（女，回族）", "甲"], ["丁一", "乙"])
    assert run("名单.xlsx", cwd=tmp_path)[:2] == (0, "丁一\n王芳（女，回族）\n")


def test_a_named_column(tmp_path):
    book = Workbook()
    for row in (["乡镇", "拟任人选"], ["甲乡", "王芳"], ["乙乡", "丁一"]):
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    assert run("表.xlsx", "--column", "拟任人选", cwd=tmp_path)[:2] == (0, "丁一\n王芳\n")
    status, _, err = run("表.xlsx", cwd=tmp_path)
    assert status == 2 and "--column" in err


def test_a_csv_keeps_its_columns(tmp_path):
    (tmp_path / "名册.csv").write_bytes(
        '序号,姓名,备注\n1,王芳,"甲,乙"\n2,丁一,00123\n3,田富,\n合计,3人,\n'.encode("gbk")
    )
    assert run("名册.csv", "--output", "排好.csv", cwd=tmp_path)[0] == 0
    data = (tmp_path / "排好.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        ["序号", "姓名", "备注"],
        ["1", "丁一", "00123"],
        ["2", "王芳", "甲,乙"],
        ["3", "田富", ""],
        ["合计", "3人", ""],
    ]


def test_an_output_of_another_kind(tmp_path):
    roster(tmp_path / "名册.xlsx", [("王芳", "女", "委员", 1980), ("丁一", "男", "书记", 1975)])
    assert run("名册.xlsx", "--output", "名单.txt", cwd=tmp_path)[0] == 0
    assert (tmp_path / "名单.txt").read_text("utf-8") == "丁一\n王芳\n"
    assert run("名册.xlsx", "--output", "名单.csv", cwd=tmp_path)[0] == 2
    assert run("名册.xlsx", "--check", "--output", "x.xlsx", cwd=tmp_path)[0] == 2


def test_help_loads_no_table(tmp_path):
    script = (
        "import sys\nsys.argv = ['xzhj', '--help']\nfrom xzhj.cli import main\n"
        "try: main()\nexcept SystemExit: pass\nsys.exit(any(m.startswith(('xzhj.names', 'openpyxl')) for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": ROOT},
    )
    assert done.returncode == 0
