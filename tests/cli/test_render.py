"""`xzhj render` as a clerk types it, before the election and after the count."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
import yaml
from lxml import etree
from openpyxl import load_workbook

from tests.templates.results import case
from xzhj.catalogue.papers import papers

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "示范县"
TODAY = "2027-01-12"
T, P = docx.oxml.ns.qn("w:t"), docx.oxml.ns.qn("w:p")
HELD = """
import os, sys
def held(source, target):
    raise PermissionError(13, "Permission denied", str(target))
os.replace = held
sys.argv = ["xzhj", *sys.argv[1:]]
from xzhj.cli import main
main()
"""


def xzhj(*words, cwd, code=None, **more):
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), **more}
    start = [sys.executable, "-c", code] if code else [sys.executable, "-m", "xzhj"]
    words = (*start, "render", *map(str, words), "--today", TODAY)
    return subprocess.run(words, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=120)


def town(folder, name="柳溪镇"):
    """A copy of the sample county; the township's folder."""
    county = folder / "示范县"
    shutil.copytree(SAMPLE, county, ignore=shutil.ignore_patterns("out", "青石乡*"))
    if name != "柳溪镇":
        (county / "柳溪镇").rename(county / name)
    return county / name


@pytest.fixture
def folder(tmp_path):
    return town(tmp_path)


def with_results(folder):
    from xzhj.model import Checked
    from xzhj.report.result_json import results_json

    checked = Checked(case().day, case().today)
    (folder / "result.json").write_text(results_json(case().results, checked), "utf-8")


def row(folder, **cells):
    """Add a line to the register of the election's form."""
    book = load_workbook(folder / "换届信息.xlsx")
    sheet = book["文号登记"]
    heads = next(r for r in range(1, 6) if any(c.value == "文号" for c in sheet[r]))
    columns = {c.value: c.column for c in sheet[heads]}
    number = sheet.max_row + 1
    for name, value in cells.items():
        sheet.cell(number, columns[name], value)
    book.save(folder / "换届信息.xlsx")


def words(path):
    """The text of a .docx: paragraphs, table cells, boxes."""
    return _words(path, path.stat().st_mtime_ns)


@cache
def _words(path, _):
    with zipfile.ZipFile(path) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(T)) for p in root.iter(P))


def one_line(done, *parts, status=2):
    """Say that a run failed with one line of Chinese holding all `parts`."""
    assert done.returncode == status, done.stdout + done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1 and all(part in lines[0] for part in parts), done.stderr
    assert "Traceback" not in done.stderr


# the whole township


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """Every paper of the sample after the count."""
    folder = town(tmp_path_factory.mktemp("counted"))
    with_results(folder)
    return folder, xzhj("--all", cwd=folder)


def test_all_writes_what_is_known_and_says_what_is_not(counted):
    folder, done = counted
    assert done.returncode in (0, 1), done.stderr
    written = [Path(line) for line in done.stdout.splitlines() if line.endswith(".docx")]
    assert len(written) > 300 and all((folder / p).exists() for p in written)
    for line in done.stderr.splitlines():
        assert re.search(r"没有写：缺“.+”，|不再重写", line), line


def test_no_blank_but_live_ones_and_no_placeholder(counted):
    folder, _ = counted
    for path in (folder / "out").glob("*.docx"):
        assert "待填" not in words(path) and "None" not in words(path), path.name


def test_a_second_run_changes_no_byte(counted):
    folder, _ = counted
    before = {p: p.read_bytes() for p in (folder / "out").rglob("*") if p.is_file()}
    xzhj("--all", cwd=folder)
    assert {p: p.read_bytes() for p in (folder / "out").rglob("*") if p.is_file()} == before


def test_numbered_papers_wait_for_the_register(counted):
    folder, _ = counted
    registered = {f.number for f in case().register}
    sheet = load_workbook(folder / "out" / "文书登记.xlsx").worksheets[0]
    listed = {str(r[0].value) for r in sheet.iter_rows(min_row=3)}
    assert listed and not listed & registered


# single papers


def test_a_paper_of_the_day_before_and_after_the_count(folder):
    before = xzhj("tally-summary", "--blank", cwd=folder)
    assert before.returncode == 0, before.stderr
    blank = {p.name: words(p) for p in (folder / "out").glob("*.docx")}
    with_results(folder)
    told = xzhj("audit", "out", "--only", "R732", cwd=folder)
    assert "R732" not in told.stdout, told.stdout  # a sheet with open numbers is never out of date
    after = xzhj("tally-summary", cwd=folder)
    assert after.returncode == 0, after.stderr
    filled = {p.name: words(p) for p in (folder / "out").glob("*.docx")}
    assert filled.keys() == blank.keys() and filled != blank


def test_issued_papers_are_never_written_again(folder):
    row(
        folder,
        文号="柳党发〔2026〕31号",
        标题="关于召开中国共产党柳溪镇第十四次代表大会的请示",
        状态="已印发",
        文书="request",
    )
    for more in ((), ("--force",), ("--draft",)):
        done = xzhj("request", *more, cwd=folder)
        assert "不再重写" in done.stderr and "柳党发〔2026〕31号" in done.stderr and "xzhj audit" in done.stderr
        assert not list((folder / "out").glob("*.docx"))


def test_an_edited_paper(folder):
    xzhj("request", cwd=folder)
    paper = next((folder / "out").glob("*.docx"))
    mine = docx.Document(str(paper))
    mine.add_paragraph("我加的一句。")
    mine.save(str(paper))
    edited = paper.read_bytes()
    done = xzhj("request", cwd=folder)
    assert "手工改过，数据没有变" in done.stderr and paper.read_bytes() == edited
    book = load_workbook(folder / "换届信息.xlsx")
    cell = next(r[1] for r in book.worksheets[0].iter_rows() if r[0].value == "会场")
    cell.value = "柳溪镇文化站"
    book.save(folder / "换届信息.xlsx")
    done = xzhj("request", cwd=folder)
    assert paper.read_bytes() == edited
    assert "会场：柳溪镇政府三楼会议室 → 柳溪镇文化站" in done.stderr
    assert "柳溪镇文化站" in words(paper.with_name(f"{paper.stem}（数据更新）.docx"))
    assert (paper.with_name(f"{paper.stem}（需改动处）.txt")).exists()


def test_merged_with_manuscripts_and_edited_papers(folder):
    (folder / "文稿").mkdir()
    report = docx.Document()
    report.add_paragraph("各位代表，我受委托作报告。")
    report.save(str(folder / "文稿" / "党委工作报告.docx"))
    done = xzhj("--phase", "筹备", "--merge", cwd=folder)
    assert "合订本（筹备）.docx" in done.stdout, done.stderr
    assert "我受委托作报告" in words(folder / "out" / "合订本（筹备）.docx")


def test_without_libreoffice_the_way_in_wps_is_told(folder):
    done = xzhj("request", "--pdf", cwd=folder, PATH="")
    if "LibreOffice" not in done.stderr and list((folder / "out").glob("*.pdf")):
        pytest.skip("LibreOffice lies where it is looked for besides PATH")
    one_line(done, "LibreOffice", "WPS", "输出为PDF", status=1)
    assert list((folder / "out").glob("*.docx"))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pdf(folder):
    done = xzhj("request", "--pdf", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert next((folder / "out").glob("*.pdf")).read_bytes()[:4] == b"%PDF"


@pytest.mark.parametrize("columns", ["80", "120"])
def test_list(folder, columns):
    from xzhj.report.lines import width_of

    done = xzhj("--list", cwd=folder, COLUMNS=columns)
    assert done.returncode == 0, done.stderr
    assert max(map(width_of, done.stdout.splitlines())) <= int(columns)
    assert all(template.slug in done.stdout for template in papers().values())


def test_the_papers_of_the_congress_as_a_list(folder, tmp_path):
    done = xzhj("--phase", "大会", "--list", cwd=folder)
    assert done.returncode == 0 and "颜色" in done.stdout and "持有人" in done.stdout
    for name in ("清单.xlsx", "清单.docx"):
        assert xzhj("--phase", "大会", "--list", "--output", tmp_path / name, cwd=folder).returncode == 0
        assert (tmp_path / name).read_bytes()[:2] == b"PK"


def test_a_list_outside_an_election(tmp_path):
    done = xzhj("--list", cwd=tmp_path)
    assert done.returncode == 0 and "request" in done.stdout and "缺" not in done.stdout.splitlines()[1]


# several townships


def test_replies_of_several_townships_take_their_numbers_from_the_county(tmp_path):
    first = town(tmp_path)
    second = first.with_name("青石乡")
    shutil.copytree(first, second)
    for folder, name in ((first, "柳溪镇"), (second, "青石乡")):
        book = load_workbook(folder / "换届信息.xlsx")
        for sheet in book:
            for line in sheet.iter_rows():
                for cell in line:
                    if isinstance(cell.value, str):
                        cell.value = cell.value.replace("柳溪镇", name)
        book.remove(book["文号登记"])
        main = book.worksheets[0]
        for line in [r for r in range(main.max_row, 0, -1) if main.cell(r, 2).value == "示县委复〔2026〕9号"]:
            main.delete_rows(line)
        book.save(folder / "换届信息.xlsx")
    lines = [
        {
            "文号": f"示县委复〔2026〕{n}号",
            "标题": f"关于同意召开中国共产党{name}第十四次代表大会的批复",
            "日期": f"2026-11-{n}",
            "状态": "拟制",
            "文书": "reply",
        }
        for n, name in ((13, "柳溪镇"), (17, "青石乡"))
    ]
    county = first.parent / "county.yaml"
    county.write_text(county.read_text("utf-8") + yaml.safe_dump({"文号登记": lines}, allow_unicode=True), "utf-8")
    done = xzhj("reply", "--election", "柳溪镇", "青石乡", cwd=first.parent)
    assert done.returncode == 0, done.stderr
    for folder, number in ((first, 13), (second, 17)):
        (paper,) = (folder / "out").glob("*.docx")
        assert f"〔2026〕{number}号" in words(paper) and folder.name in words(paper)
    there = xzhj("reply", "--election", "柳溪镇", "青石乡", "--output", tmp_path / "批复", cwd=first.parent)
    assert there.returncode == 0 and sorted(p.name for p in (tmp_path / "批复").iterdir()) == ["柳溪镇", "青石乡"]


# bad input


def test_unknown_paper(folder):
    one_line(xzhj("requst", cwd=folder), "没有“requst”", "request")
    one_line(xzhj("主持词", cwd=folder), "没有“主持词”", "是不是")
    one_line(xzhj("党委工作报告", cwd=folder), "文稿")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (("--phase", "春节"), ("没有“春节”这个阶段",)),
        ((), ("请写文书的代号",)),
        (("delegate-form", "--person", "查无此人"), ("没有可写的", "查无此人")),
        (("unit-ballot", "--unit", "查无此村"), ("没有可写的", "查无此村")),
        (("request", "--fonts", "宋"), ("没有“宋”这套字体", "windows")),
        (("--all", "--fonts", "宋"), ("没有“宋”这套字体", "windows")),
        (("request", "--output", "请示.docx"), ("--output 要写文件夹", "请示.docx")),
        (("request", "--output", "没有/这个/夹"), ("--output 要写到已有的文件夹里", "没有")),
        (("request", "--election", "查无此镇"), ("找不到 查无此镇",)),
    ],
)
def test_bad_words(folder, typed, parts):
    done = xzhj(*typed, cwd=folder)
    one_line(done, *parts)
    assert not list(folder.glob("out/*.docx"))


def test_a_file_open_in_wps(folder):
    done = xzhj("request", cwd=folder, code=HELD)
    assert done.returncode != 0 and "WPS" in done.stderr and "Traceback" not in done.stderr
    assert not list((folder / "out").glob("*"))[1:], "at most an empty folder for notes"
    assert not list((folder / "out").rglob(".xzhj-*"))


def test_an_output_that_cannot_be_written(folder):
    (folder / "out").write_text("这是个文件")
    for words in (("request",), ("--all",)):
        one_line(xzhj(*words, cwd=folder), "out 是一个文件，不是文件夹", "--output")
    assert (folder / "out").read_text() == "这是个文件"


FAILS = """
import errno, os, sys
real, made = os.replace, []
def fails(source, target):
    made.append(target)
    if len(made) > {after}:
        raise OSError(errno.{why}, "{why}", str(target))
    real(source, target)
os.replace = fails
sys.argv = ["xzhj", *sys.argv[1:]]
from xzhj.cli import main
main()
"""


def test_a_full_disk_ends_the_run_with_one_line(folder):
    """It breaks on the third paper, once on the paper itself, once on the note of what it was made from."""
    for after in (4, 5):
        shutil.rmtree(folder / "out", ignore_errors=True)
        done = xzhj("--all", cwd=folder, code=FAILS.format(after=after, why="ENOSPC"))
        one_line(done, "磁盘满了", "已写好 2 份", status=1)
        left = {p.name for p in (folder / "out").rglob("*") if p.is_file()}
        papers_left = {n for n in left if n.endswith(".docx")}
        assert len(papers_left) == 2 and left == papers_left | {f"{n}.json" for n in papers_left}


def test_a_read_only_folder(folder):
    refused = FAILS.replace("os.replace", "tempfile.mkstemp").replace("import errno", "import tempfile, errno")
    refused = refused.replace("def fails(source, target):", "def fails(*_, dir='', **__):\n    target = dir")
    done = xzhj("--all", cwd=folder, code=refused.format(after=0, why="EACCES"))
    one_line(done, "写不了 out：文件夹是只读的", "--output")
    assert not (folder / "out").exists()


@pytest.mark.parametrize("mark", [".~{}", "~${}", ".~lock.{}#"])
def test_a_paper_that_wps_has_open(folder, mark):
    assert xzhj("request", cwd=folder).returncode == 0
    paper = next((folder / "out").glob("*.docx"))
    before = paper.read_bytes()
    beside = paper.with_name(mark.format(paper.name[2:] if mark.startswith("~$") else paper.name))
    beside.write_bytes(b"")
    done = xzhj("request", "--fonts", "founder", cwd=folder)
    one_line(done, "没有写", "正在 WPS 或 Word 中打开", beside.name, status=1)
    assert paper.read_bytes() == before
    beside.unlink()
    assert xzhj("request", "--fonts", "founder", cwd=folder).returncode == 0 and paper.read_bytes() != before


def test_two_forms_of_one_election(folder):
    (folder / "election.yaml").write_text("乡镇名称: 甲镇\n", "utf-8")
    one_line(xzhj("request", cwd=folder), "两份换届信息", "换届信息.xlsx", "election.yaml")
    assert not (folder / "out").exists()


def test_two_elections_are_both_written(folder):
    other = folder.with_name("柳溪镇二")
    shutil.copytree(folder, other)
    done = xzhj("request", "--election", folder, "--election", other, cwd=folder.parent)
    assert done.returncode == 0 and all(list((f / "out").glob("*.docx")) for f in (folder, other))
    one_line(xzhj("request", "--election", folder, "--election", "查无此镇", cwd=folder.parent), "找不到 查无此镇")


def test_outside_an_election(folder, tmp_path):
    one_line(xzhj("request", cwd=folder.parent), "这里不是换届文件夹；请加 --election 柳溪镇")
    empty = tmp_path / "空"
    empty.mkdir()
    one_line(xzhj("request", cwd=empty), "这里不是换届文件夹（没有换届信息表）", "xzhj init")
    one_line(xzhj("request", "--election", empty, cwd=folder), "不是换届文件夹", "xzhj init")
    assert list(empty.iterdir()) == []


def test_replies_whose_numbers_are_missing_or_given_twice(folder):
    for name in ("白塔镇", "云台乡"):
        shutil.copytree(folder, folder.with_name(name))
    for one in ("柳溪镇", "白塔镇", "云台乡"):
        book = load_workbook(folder.with_name(one) / "换届信息.xlsx")
        for cell in (c for sheet in book for line in sheet.iter_rows() for c in line if isinstance(c.value, str)):
            cell.value = cell.value.replace("柳溪镇", one)
        book.remove(book["文号登记"])
        main = book.worksheets[0]
        for line in range(main.max_row, 0, -1):
            if main.cell(line, 1).value in ("召开大会批复文号", "召开大会批复日期"):
                main.delete_rows(line)
        book.save(folder.with_name(one) / "换届信息.xlsx")
    lines = [
        {"文号": f"示县委复〔2026〕{n}号", "标题": f"关于同意召开中国共产党{town}第十四次代表大会的批复", "日期": "2026-11-13", "状态": "拟制"}
        for n, town in ((13, "柳溪镇"), (13, "白塔镇"), (16, "青石乡"))
    ]  # fmt: skip
    county = folder.parent / "county.yaml"
    county.write_text(county.read_text("utf-8") + yaml.safe_dump({"文号登记": lines}, allow_unicode=True), "utf-8")
    done = xzhj("reply", "--election", "柳溪镇", "白塔镇", "云台乡", cwd=folder.parent)
    assert done.returncode == 1
    assert re.search(r"文号 示县委复〔2026〕13号 用在了 2 份不同的文书上（.*柳溪镇.*白塔镇.*）", done.stderr)
    assert "缺“召开大会批复文号”，请在换届信息表里填上，或者登记到“文号登记”" in done.stderr
    assert "登记到 16 号，中间没有登记的有 14、15 号" in done.stderr


def own_templates(folder, text):
    (folder.parent / "模板").mkdir(exist_ok=True)
    (folder.parent / "模板" / "request.md.j2").write_text(text, "utf-8")
    county = folder.parent / "county.yaml"
    if "文书模板文件夹" not in county.read_text("utf-8"):
        county.write_text(county.read_text("utf-8") + "文书模板文件夹: 模板\n", "utf-8")


def test_the_countys_own_text_takes_the_place_of_ours(folder):
    own_templates(folder, "---\nname: 请示\nprofile: upward\nphase: 启动\n---\n# 县里的{{ township }}写法\n正文。\n")
    assert xzhj("request", cwd=folder).returncode == 0
    assert "县里的柳溪镇写法" in words(folder / "out" / "请示.docx")


def test_a_fault_in_the_countys_own_text(folder):
    own_templates(folder, "---\nname: 请示\nprofile: upward\n---\n# {{ townshp }}\n")
    one_line(xzhj("request", cwd=folder), "request.md.j2", "第5行", "townshp", "乡镇名称")
    assert not (folder / "out").exists()


def own_layout(folder, *lines):
    own_templates(folder, "---\nname: 县里的请示\nprofile: upward\nphase: 启动\n---\n")
    (folder.parent / "模板" / "request.md.j2").unlink()
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(folder.parent / "模板" / "request.docx")


def test_the_countys_own_word_layout(folder):
    own_layout(folder, "{{ party_committee }}文件", "{{ request_number }}", "关于召开大会的请示", "会场：{{ venue }}")
    name = "关于召开党员代表大会的请示"
    assert xzhj("request", cwd=folder).returncode == 0
    made = folder / "out" / f"{name}.docx"
    assert words(made).split("\n") == [
        "中共柳溪镇委员会文件",
        "柳党发〔2026〕31号",
        "关于召开大会的请示",
        "会场：柳溪镇政府三楼会议室",
    ]
    assert "柳党发〔2026〕31号" in (folder / "out" / ".xzhj" / f"{name}.docx.json").read_text("utf-8")
    before = made.read_bytes()
    assert xzhj("request", cwd=folder).returncode == 0 and made.read_bytes() == before
    paper = docx.Document(made)  # the clerk goes on with it, then a fact changes
    paper.add_paragraph("手工加的一段")
    paper.save(made)
    own_layout(folder, "{{ party_committee }}文件", "{{ request_number }}", "关于召开大会的请示", "地点：{{ venue }}")
    done = xzhj("request", cwd=folder)
    assert (
        "没有覆盖" in done.stderr
        and "原文：会场：柳溪镇政府三楼会议室 → 改为：地点：柳溪镇政府三楼会议室" in done.stderr
    )
    assert "手工加的一段" in words(made) and "地点" in words(folder / "out" / f"{name}（数据更新）.docx")


def test_a_fault_in_the_countys_own_word_layout(folder):
    own_layout(folder, "正文", "会场：{{ venu }}")
    one_line(xzhj("request", cwd=folder), "request.docx", "第2段的“venu”", "是不是 venue")
    assert not (folder / "out").exists()


def test_a_fact_the_countys_own_word_layout_lacks(folder):
    own_layout(folder, "正文{{ draft_state }}")
    one_line(xzhj("request", cwd=folder), "没有写", "缺“文稿状态”", "请在换届信息表里填上", status=1)
    assert "文稿状态" in xzhj("--list", cwd=folder).stdout
    assert xzhj("request", "--draft", cwd=folder).returncode == 0
    assert "正文【待填：文稿状态】" in words(folder / "out" / "关于召开党员代表大会的请示.docx")


def test_tables_as_workbooks(folder):
    own_templates(
        folder,
        "---\nname: 名额表\nprofile: form\nphase: 启动\nxlsx: true\n---\n# 名额表\n::: table\n单位 | 名额\n甲 | 3\n:::\n",
    )
    assert xzhj("request", cwd=folder).returncode == 0
    sheet = load_workbook(io.BytesIO((folder / "out" / "名额表.xlsx").read_bytes())).active
    assert [sheet.cell(3, 1).value, sheet.cell(3, 2).value] == ["甲", 3]


def test_an_empty_folder_gives_a_draft_of_every_paper_of_the_township(tmp_path):
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    start = [sys.executable, "-m", "xzhj", "init", "白杨镇"]
    subprocess.run(start, cwd=tmp_path, env=env, capture_output=True, check=True, timeout=60)
    done = xzhj("--all", "--draft", cwd=tmp_path / "白杨镇")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "白杨镇" / "out").glob("*.docx"))) > 90
