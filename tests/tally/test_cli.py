"""`xzhj tally` and `xzhj ballots` as typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

WIDE = "票号,甲某,乙某,丙某,另选人\n1,○,○,×,\n2,○,×,,王某\n3,○,○,○,\n4,○,○,,\n5,○,○,,\n"
FACTS = ["--seats", "2", "--expected", "5", "--present", "5", "--issued", "5", "--returned", "5", "--day", "2026-06-18"]


def xzhj(folder: Path, *args: str, encoding: str = "utf-8"):
    env = {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONIOENCODING": encoding,
        "PATH": "/usr/bin:/bin",
        "COLUMNS": "80",
    }
    done = subprocess.run([sys.executable, "-m", "xzhj", *args], cwd=folder, capture_output=True, env=env, timeout=60)
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "选票.csv").write_text(WIDE, "utf-8")
    return tmp_path


@pytest.fixture
def election(folder):
    (folder / "election.yaml").write_text(
        "township: 柳溪镇\ncongress_date: 2026-06-18\ncommittee_seats: 2\ncommittee_names: [甲某, 乙某, 丙某]\n"
        "congress_expected: 5\ncongress_present: 5\nballot_counts:\n"
        "  - {contest: 党委委员, round: 1, printed: 6, issued: 5, returned: 5, unused: 1}\n"
        "  - {contest: 党委委员, round: 2, issued: 5, returned: 5}\n",
        "utf-8",
    )
    return folder


def test_json_has_the_promised_keys(folder):
    status, out, err = xzhj(folder, "tally", "选票.csv", *FACTS, "--format", "json")
    (contest,) = json.loads(out)["contests"]
    assert {
        "contest", "stage", "round", "seats", "system", "expected", "present", "issued", "returned", "valid", "invalid",
        "quorum", "valid_election", "majority", "candidates", "write_ins", "elected", "nominated", "tied", "vacant",
        "outcome", "next", "because",
    } <= set(contest)  # fmt: skip
    assert (status, contest["outcome"], sorted(contest["elected"])) == (0, "complete", ["乙某", "甲某"])
    assert contest["majority"] == {"base": "expected", "of": 5, "need": 3}
    assert contest["write_ins"] == [{"name": "王某", "for": 1, "elected": False}]
    assert "选票.csv" in err and "UTF-8" in err


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_every_line_fits_eighty_columns(folder, encoding):
    from xzhj.report.lines import width_of

    _, out, _ = xzhj(folder, "tally", "选票.csv", *FACTS, encoding=encoding)
    assert "甲某" in out and "√ 当选" in out
    assert max(width_of(line, 2 if encoding == "gbk" else 1) for line in out.splitlines()) <= 80


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_any_chinese_encoding(folder, encoding):
    (folder / "另一份.csv").write_bytes(WIDE.encode(encoding))
    assert xzhj(folder, "tally", "另一份.csv", *FACTS, "--quiet")[0] == 0


def test_missing_facts_are_asked_for_by_name(folder):
    status, out, _ = xzhj(folder, "tally", "选票.csv", "--seats", "2", "--present", "5")
    assert status == 1
    out = "".join(out.split())
    assert "应到会人数（--expected）" in out and "收回选票数（--returned）" in out and "缺数，未定" in out


def test_rounds_are_kept_in_the_election_folder(election):
    assert xzhj(election, "tally", "选票.csv", "--quiet")[0] == 0
    (election / "第二轮.csv").write_text("票号,甲某,乙某\n" + "".join(f"{i},○,×\n" for i in range(1, 6)), "utf-8")
    xzhj(election, "tally", "第二轮.csv", "--round", "2", "--seats", "1", "--quiet")
    kept = json.loads((election / "result.json").read_text("utf-8"))["contests"]
    assert [(c["contest"], c["round"], sorted(c["elected"])) for c in kept] == [
        ("党委委员", 1, ["乙某", "甲某"]),
        ("党委委员", 2, ["甲某"]),
    ]


def test_a_refused_count_is_not_kept(election):
    (election / "选票.csv").write_text(WIDE.replace("×", "0"), "utf-8")
    status, out, _ = xzhj(election, "tally", "选票.csv")
    assert status == 1 and "R609" in out and not (election / "result.json").exists()


def test_several_contests_need_a_name(folder):
    text = "票种,票号,甲某,乙某,丙某,丁某\n党委委员,1,○,×,,\n纪委委员,1,,,○,×\n"
    (folder / "两种.csv").write_text(text, "utf-8")
    status, _, err = xzhj(folder, "tally", "两种.csv", "--seats", "1")
    assert status == 2 and "--contest" in err
    facts = ["--seats", "1", "--expected", "1", "--present", "1", "--issued", "1", "--returned", "1"]
    status, out, _ = xzhj(folder, "tally", "两种.csv", "--contest", "纪委委员", *facts, "--format", "json")
    (contest,) = json.loads(out)["contests"]
    assert status == 0 and contest["elected"] == ["丙某"]
    assert [c["name"] for c in contest["candidates"]] == ["丙某", "丁某"]


def test_the_same_file_twice_is_refused(folder):
    (folder / "又一份.csv").write_text(WIDE, "utf-8")
    status, out, _ = xzhj(folder, "tally", "选票.csv", "又一份.csv", *FACTS)
    assert status == 1 and "给了两次" in out and "不予认定" in out


def test_correction_sheet(folder):
    (folder / "乙录.csv").write_text(WIDE.replace("5,○,○", "5,○,×"), "utf-8")
    status, out, _ = xzhj(folder, "tally", "选票.csv", "--against", "乙录.csv", *FACTS, "--output", "计票.xlsx")
    sheet = openpyxl.load_workbook(folder / "计票.xlsx")["录入改正单"]
    assert status == 1 and "R615" in out
    assert [c.value for c in sheet[2]][:1] == ["5"]


def test_entry_workbook_counts_what_is_finished(folder):
    names = ["--candidates", "甲某、乙某、丙某", "--contest", "党委委员", "--seats", "2"]
    assert xzhj(folder, "ballots", "new", "录入.xlsx", *names, "--groups", "2")[0] == 0
    book = openpyxl.load_workbook(folder / "录入.xlsx")
    for name, keys in (("第一组", [[1, 1, 2], [3, 3, 3]]), ("第二组", [[1, 1, 2], [1, 2, 2]])):
        head = [c.value for c in book[name][4]]
        for i, row in enumerate(keys, 5):
            for j, key in enumerate(row):
                book[name].cell(i, head.index("甲某") + 1 + j, key)
            book[name].cell(i, head.index("录毕") + 1, 1)
    book.save(folder / "录入.xlsx")
    facts = ["--seats", "2", "--expected", "4", "--present", "4", "--issued", "4", "--returned", "4"]
    _, out, _ = xzhj(folder, "tally", "录入.xlsx", *facts, "--format", "json")
    (contest,) = json.loads(out)["contests"]
    assert {c["name"]: (c["for"], c["against"], c["abstain"]) for c in contest["candidates"]} == {
        "甲某": (3, 0, 1), "乙某": (2, 1, 1), "丙某": (0, 3, 1),
    }  # fmt: skip
    assert [g["group"] for g in contest["groups"]] == ["第一组", "第二组"]


def test_deck_gives_what_it_says_and_stays_out_of_the_election(election, tmp_path_factory):
    assert xzhj(election, "ballots", "deck", "测试票", "--seats", "3", "--standing", "5")[0] == 2
    away = tmp_path_factory.mktemp("测试")
    assert xzhj(away, "ballots", "deck", "票", "--seats", "3", "--standing", "5")[0] == 0
    facts = ["--seats", "3", "--expected", "10", "--present", "10", "--issued", "10", "--returned", "10"]
    outcomes = []
    for file in sorted((away / "票").glob("*.csv")):
        out = xzhj(away, "tally", str(file), *facts, "--format", "json")[1]
        outcomes.append(json.loads(out)["contests"][0]["outcome"])
    assert outcomes == ["complete", "complete", "complete", "complete", "tie", "refused"]


def test_evidence_is_recounted_and_a_changed_pack_is_caught(folder):
    import zipfile

    assert xzhj(folder, "ballots", "pack", "选票.csv", *FACTS, "--output", "证据.zip")[0] == 0
    status, out, _ = xzhj(folder, "ballots", "verify", "证据.zip")
    assert status == 0 and out.startswith("第1步") and "一致" in out
    with zipfile.ZipFile(folder / "证据.zip") as old, zipfile.ZipFile(folder / "改过.zip", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'"for": 4', b'"for": 3') if name == "结果.json" else data)
    status, out, _ = xzhj(folder, "ballots", "verify", "改过.zip")
    assert status == 1 and "摘要不符" in out and "甲某 复算" in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["没有.csv"], "找不到"),
        (["选票.csv", "--system", "foo"], "没有“foo”"),
        (["选票.csv", "--marks", "x=1"], "写法不对"),
        (["选票.csv", "--marks", "for="], "空白只能算弃权"),
        (["选票.csv", "--seats", "-1"], "不能小于零"),
        (["选票.csv", "--stage", "final"], "preselect"),
    ],
)
def test_what_cannot_run_says_so_in_one_line(folder, args, words):
    status, out, err = xzhj(folder, "tally", *args)
    assert status == 2 and not out and words in err and len(err.strip().splitlines()) == 1


def test_all_units_in_one_workbook_and_the_roster_marked(tmp_path):
    (tmp_path / "election.yaml").write_text("township: 柳溪镇\ncongress_date: 2026-06-18\n", "utf-8")
    book = openpyxl.Workbook()
    for row in (
        ["代表候选人名册"],
        ["序号", "姓名", "性别", "所在选举单位", "出生年月", "入党时间", "阶段"],
        [1, "甲大某", "男", "东村支部", "1980-03", "2001-07", "候选人"],
        [2, "乙二某", "女", "东村支部", "1981-03", "2002-07", "候选人"],
        [3, "丙三某", "男", "西村支部", "1982-03", "2003-07", "候选人"],
        [4, "丁四某", "男", "西村支部", "1983-03", "2004-07", "候选人"],
    ):
        book.active.append(row)
    book.save(tmp_path / "代表名册.xlsx")
    assert xzhj(tmp_path, "ballots", "new", "单位结果.xlsx", "--units")[0] == 0
    units = openpyxl.load_workbook(tmp_path / "单位结果.xlsx")
    sheet = units.active
    for line, numbers in ((3, [1, 30, 28, 28, 28, 28, 0]), (5, [1, 20, 18, 18, 18, 18, 0])):
        for column, n in enumerate(numbers, 2):
            sheet.cell(line, column, n)
    for line, votes in ((3, [20, 8, 0]), (4, [8, 20, 0]), (5, [5, 13, 0]), (6, [2, 15, 1])):
        for column, n in enumerate(votes, 10):
            sheet.cell(line, column, n)
    for column, value in ((1, "西村支部"), (9, "另选人：己六某"), (10, 11)):
        sheet.cell(7, column, value)
    units.save(tmp_path / "单位结果.xlsx")
    status, out, _ = xzhj(tmp_path, "tally", "单位结果.xlsx", "--format", "json")
    data = json.loads(out)
    assert [c["elected"] for c in data["contests"]] == [["甲大某"], ["己六某"]]
    assert status == 0 and "R610" in [f["code"] for f in data["findings"]]
    copy = openpyxl.load_workbook(tmp_path / "out" / "代表名册（选举结果）.xlsx").active
    marked = {row[1]: row[-1] for row in copy.iter_rows(min_row=3, values_only=True)}
    assert marked == {
        "甲大某": "当选", "乙二某": "未当选", "丙三某": "未当选", "丁四某": "未当选", "己六某": "当选，待资格审查",
    }  # fmt: skip


def test_a_formula_never_computed_is_no_abstention(folder):
    book = openpyxl.Workbook()
    for row in (["票号", "甲某", "乙某"], [1, "○", "×"], [2, "○", '=IF(1,"○","×")'], [3, "○", "×"]):
        book.active.append(row)
    book.save(folder / "公式.xlsx")
    facts = ["--seats", "1", "--expected", "3", "--present", "3", "--issued", "3", "--returned", "3"]
    status, out, _ = xzhj(folder, "tally", "公式.xlsx", *facts, "--day", "2026-06-18", "--format", "json")
    (contest,) = json.loads(out)["contests"]
    assert (status, contest["outcome"], contest["elected"]) == (1, "refused", [])
    assert "C3" in [p["place"] for f in json.loads(out)["findings"] if f["code"] == "R609" for p in f["at"]]


def test_a_contest_is_called_as_its_sheet_or_file(folder):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, people in (("党委委员", ["甲某", "乙某"]), ("纪委委员", ["丙某", "丁某"])):
        sheet = book.create_sheet(name)
        sheet.append(["票号", *people])
        sheet.append([1, "○", "×"])
    book.save(folder / "两种.xlsx")
    _, out, _ = xzhj(folder, "tally", "两种.xlsx", "--format", "json")
    assert [c["contest"] for c in json.loads(out)["contests"]] == ["党委委员", "纪委委员"]


@pytest.mark.parametrize("typed", ["甲某 乙某 丙某", "甲某；乙某；丙某", "甲 某、乙某（女）、丙某"])
def test_candidates_as_typed(folder, typed):
    status, out, _ = xzhj(folder, "tally", "选票.csv", *FACTS, "--candidates", typed, "--format", "json")
    (contest,) = json.loads(out)["contests"]
    assert (status, contest["outcome"]) == (0, "complete")
    assert [c["name"] for c in contest["candidates"]] == ["甲某", "乙某", "丙某"]


def test_a_count_refused_for_its_marks_is_recounted_alike(folder):
    (folder / "混.csv").write_text(WIDE.replace("5,○", "5,√"), "utf-8")
    assert xzhj(folder, "ballots", "pack", "混.csv", *FACTS, "--output", "混.zip")[0] == 0
    status, out, _ = xzhj(folder, "ballots", "verify", "混.zip")
    assert status == 0 and "不认识的符号" in out and "√ 复算与结果一致" in out


def test_nobody_is_called_elected_in_a_preselection(folder):
    for face in ([], ["--quiet"]):
        _, out, _ = xzhj(folder, "tally", "选票.csv", *FACTS, "--stage", "preselect", *face)
        said = "".join(out.split())
        assert "正式候选" in said and "乙某、甲某" in said and "当选乙某" not in said and "当选2人" not in said


def test_many_names_in_a_long_table_take_no_time(folder):
    from time import perf_counter

    from xzhj.readers.ballots import read_data

    rows = "".join(f"{i},甲某,×\n{i},王某{chr(0x4E00 + i)},另选\n" for i in range(5000))
    started = perf_counter()
    (ballots,) = read_data(f"票号,候选人,标记\n{rows}".encode(), "长.csv").ballots
    assert ballots.entered == 5000 and ballots.columns == ("甲某",) and perf_counter() - started < 2
