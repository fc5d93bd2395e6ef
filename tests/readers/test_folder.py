"""What is named on the command line → a Case."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from xzhj.readers import Options, load, look
from xzhj.readers.folder import tables_in

TODAY = date(2026, 5, 1)
OPTIONS = Options(today=TODAY)
YAML = """乡镇名称: 柳溪镇
大会开幕日期: 2026-06-18
年龄统计截止日: 2026-12-31
党委委员名额: {拟报: 9, 批复: 7}
决定召开大会日期: 2026-03-31
时间表: {S08: 2026-04-10, S13: 2026-05-11}
名称对应: {一支部: 城东党支部}
准许事项:
  - {问题代号: r302, 对象: 代表名额, 理由: 县委同意, 批准人: 县委, 截止日期: 2026-12-31}
"""


def book(path: Path, *rows, sheet: str = "Sheet1"):
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "示范县" / "柳溪镇 换届"
    made.mkdir(parents=True)
    (made / "election.yaml").write_text(YAML, "utf-8")
    book(
        made / "党员名册.xlsx",
        ["姓名", "性别", "出生年月", "入党时间", "所在党支部"],
        ["丁一", "男", "1980.03", "2005.06", "一支部"],
    )
    book(
        made / "候选人名册.xlsx",
        ["选举项目", "姓名", "性别", "出生年月", "职务"],
        ["党委委员", "丁一", "男", "1980.03", "镇长"],
        ["党委委员", "王二", "女", "1981.03", "干部"],
    )
    book(
        made / "发文" / "文号登记.xlsx",
        ["文号", "标题", "日期", "状态"],
        ["柳委〔2026〕5号", "关于召开中国共产党柳溪镇第十五次代表大会的请示", date(2026, 4, 12), "已印发"],
    )
    book(made / "out" / "旧名册.xlsx", ["姓名", "性别"], ["旁人", "男"])
    book(made / "~$党员名册.xlsx", ["姓名", "性别"], ["旁人", "男"])
    (made / ".隐藏.csv").write_text("姓名,性别\n旁人,男\n", "utf-8")
    (made / "照片.jpg").write_bytes(b"\xff\xd8")
    monkeypatch.chdir(tmp_path)
    return made


def kinds(case) -> list[str]:
    return sorted(r.kind for r in case.rosters)


def test_an_election_folder(folder):
    case = load([folder], OPTIONS)
    assert (case.day, case.today, case.cutoff) == (date(2026, 6, 18), TODAY, date(2026, 12, 31))
    assert kinds(case) == ["candidates", "members"]
    assert case.folder == str(folder)
    assert case.aliases == {"一支部": "城东党支部"}
    assert [(e.code, e.until) for e in case.exemptions] == [("R302", date(2026, 12, 31))]
    (contest,) = case.contests
    assert (contest.name, contest.seats, contest.candidates) == ("党委委员", 7, ("丁一", "王二"))
    assert {Path(r.file).name for r in case.readings} == {
        "election.yaml",
        "党员名册.xlsx",
        "候选人名册.xlsx",
        "文号登记.xlsx",
    }
    assert not [t for t in case.trouble if t.kind == "facts.bad"]


def test_steps_from_register_item_table_and_custom(folder):
    days = load([folder], OPTIONS).timetable
    assert days["S08"] == date(2026, 4, 12)  # the register
    assert days["S07"] == date(2026, 3, 31)  # its own item
    assert days["S13"] == date(2026, 5, 11)  # the table of dates
    assert days["S20"] == date(2026, 6, 3)  # fifteen days before


def test_the_register_fills_the_facts(folder):
    case = load([folder], OPTIONS)
    assert case.register[0].slug == "request"
    assert case.facts["request_date"] == date(2026, 4, 12)


def test_the_current_folder(folder, monkeypatch):
    monkeypatch.chdir(folder)
    case = load([], OPTIONS)
    assert kinds(case) == ["candidates", "members"]
    assert case.facts.at("township")[0].file == "election.yaml"
    assert {r.file for r in case.rosters} == {"党员名册.xlsx", "候选人名册.xlsx"}


def test_one_file_of_an_election_folder_has_its_facts_and_its_own_rows(folder):
    case = load([folder / "党员名册.xlsx"], OPTIONS)
    assert kinds(case) == ["members"]
    assert case.facts["township"] == "柳溪镇"
    assert case.day == date(2026, 6, 18)


def test_one_file_from_within_an_election_folder(folder, tmp_path, monkeypatch):
    book(tmp_path / "别处.xlsx", ["姓名", "性别", "入党时间"], ["丁一", "男", "2005.06"])
    monkeypatch.chdir(folder)
    case = load([Path("../../别处.xlsx")], OPTIONS)
    assert case.facts["township"] == "柳溪镇"
    assert len(case.rosters) == 1


def test_a_single_file_outside(folder, tmp_path):
    book(tmp_path / "名册.xlsx", ["姓名", "性别", "入党时间"], ["丁一", "男", "2005.06"])
    case = load([tmp_path / "名册.xlsx"], OPTIONS)
    assert list(case.facts) == []
    assert (case.day, case.folder, dict(case.timetable)) == (TODAY, "", {})
    assert load([tmp_path / "名册.xlsx"], Options(day=date(2021, 6, 1), today=TODAY)).day == date(2021, 6, 1)


def test_the_folder_named_by_an_option(folder, tmp_path):
    book(tmp_path / "名册.xlsx", ["姓名", "性别", "入党时间"], ["丁一", "男", "2005.06"])
    assert load([tmp_path / "名册.xlsx"], Options(today=TODAY, election=folder)).facts["township"] == "柳溪镇"


def test_a_folder_without_a_form(tmp_path):
    book(tmp_path / "名册" / "甲.xlsx", ["姓名", "性别", "入党时间"], ["丁一", "男", "2005.06"])
    case = load([tmp_path / "名册"], OPTIONS)
    assert len(case.rosters) == 1
    assert case.folder == ""


def test_an_election_inside_another_is_left_alone(folder):
    inner = folder / "上届"
    inner.mkdir()
    (inner / "election.yaml").write_text("乡镇名称: 旧镇\n", "utf-8")
    book(inner / "党员名册.xlsx", ["姓名", "性别", "入党时间"], ["旁人", "男", "2001.01"])
    assert kinds(load([folder], OPTIONS)) == ["candidates", "members"]


def test_day_of_the_command_line_wins(folder):
    case = load([folder], Options(day=date(2021, 6, 1), today=TODAY))
    assert case.day == date(2021, 6, 1)
    assert case.facts["congress_date"] == date(2026, 6, 18)


def test_a_kind_the_clerk_names(tmp_path):
    book(tmp_path / "名册.xlsx", ["姓名", "性别", "出生年月", "入党时间"], ["丁一", "男", "1980.01", "2005.06"])
    assert kinds(load([tmp_path / "名册.xlsx"], Options(today=TODAY, kind="cadres"))) == ["cadres"]


def test_packs_of_the_county(folder):
    (folder.parent / "county.yaml").write_text("地方规定: [规定/省.yaml, 没有.yaml]\n", "utf-8")
    (folder.parent / "规定").mkdir()
    (folder.parent / "规定" / "省.yaml").write_text("name: 示范省\n", "utf-8")
    case = load([folder], OPTIONS)
    assert len(case.packs) == 1
    assert [t.facts["why"] for t in case.trouble if t.kind == "facts.bad"] == ["nofile"]


def test_results_in_the_folder(folder):
    import json

    from tests.readers.test_results import CONTEST

    (folder / "result.json").write_text(json.dumps({"schema": "xzhj.result/1", "contests": [CONTEST]}), "utf-8")
    assert load([folder], OPTIONS).results[0].elected == ("甲",)
    assert load([folder / "党员名册.xlsx"], OPTIONS).results[0].elected == ("甲",)


def test_a_broken_form_still_gives_a_case(folder):
    (folder / "election.yaml").write_bytes(b"\xff\x00\x81 [[[[")
    case = load([folder], OPTIONS)
    assert case.trouble
    assert kinds(case) == ["candidates", "members"]


def test_headings_a_county_uses(folder):
    (folder.parent / "county.yaml").write_text("列标题对应: [{表头写法: 入党年份日, 内容: 入党时间}]\n", "utf-8")
    book(folder / "党员名册.xlsx", ["姓名", "性别", "入党年份日", "所在党支部"], ["丁一", "男", "2005.06", "一支部"])
    members = next(r for r in load([folder], OPTIONS).rosters if r.kind == "members")
    assert members.has("joined")


def test_look_needs_no_election(folder):
    seen = look([folder / "党员名册.xlsx"])
    assert [r.kind for r in seen.rosters] == ["members"]
    assert seen.understood[0].people == 1


def test_delegates_under_a_title_of_candidates(folder):
    book(
        folder / "代表.xlsx",
        ["柳溪镇党代会代表候选人名册"],
        ["姓名", "性别", "出生年月", "选举单位", "代表类别", "阶段"],
        ["甲一", "男", "1980.01", "一支部", "领导干部", "当选"],
        ["乙二", "女", "1981.01", "一支部", "先进模范", "候选人"],
    )
    case = load([folder], OPTIONS)
    assert kinds(case) == ["candidates", "delegates", "members"]
    unit = next(c for c in case.contests if c.unit)
    assert unit.candidates == ("甲一", "乙二")


def test_too_many_files_is_said(folder, monkeypatch):
    monkeypatch.setattr("xzhj.readers.folder.MOST_FILES", 1)
    case = load([folder], OPTIONS)
    assert [t.facts["what"] for t in case.trouble if t.kind == "file.limit"] == ["files"]
    assert len(case.rosters) == 1


def test_look_names_the_form_and_the_register(folder):
    book(folder / "换届信息.xlsx", ["项目", "内容"], ["会场", "三楼"], ["党委委员名客", 9], sheet="换届信息")
    seen = look([folder])
    said = {(Path(u.file).name, u.why) for u in seen.understood if u.kind == "unknown"}
    assert said == {("换届信息.xlsx", "换届信息，填了 1 项"), ("文号登记.xlsx", "文号登记，1 件")}
    assert [t.facts["why"] for t in seen.trouble if t.kind == "facts.bad"] == ["unknown"]
    assert look([folder / "election.yaml"]).understood[0].why.startswith("换届信息，填了")


def test_the_elections_of_a_county(folder, tmp_path):
    from xzhj.readers.facts import elections_in

    other = folder.parent / "青山乡"
    other.mkdir()
    (other / "election.yaml").write_text("乡镇名称: 青山乡\n", "utf-8")
    assert elections_in(folder.parent) == sorted([folder, other])
    assert elections_in(folder) == [folder]
    assert elections_in(tmp_path / "没有") == []


def test_papers_written_into_another_folder_are_no_rosters(folder):
    book(folder / "定稿" / "候选人名册.xlsx", ["选举项目", "姓名", "性别"], ["党委委员", "旁人", "男"])
    assert len(kinds(load([folder], OPTIONS))) == 3
    (folder / "定稿" / ".xzhj").mkdir()
    assert kinds(load([folder], OPTIONS)) == ["candidates", "members"]


def test_a_web_page_called_a_roster_is_read_and_other_pages_are_not(tmp_path):
    page = "<table><tr><th>姓名</th><th>性别</th><th>民族</th><th>出生年月</th></tr><tr><td>丁一</td><td>男</td><td>汉</td><td>1980.01</td></tr></table>"
    for name in ("党员花名册.html", "通知.html", "问题清单 党员名册.html"):
        (tmp_path / name).write_text(page, encoding="utf-8")
    assert [p.name for p in tables_in(tmp_path)] == ["党员花名册.html"]
