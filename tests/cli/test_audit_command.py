"""`xzhj audit`: its faces, what it is told to check, and that the clerk's paper stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

GOOD = Path(__file__).parents[1] / "audit" / "good" / "1请示.txt"
SAMPLE = Path(__file__).parents[2] / "samples" / "示范县"
TODAY = ("--today", "2026-07-01", "--no-layout")


@pytest.fixture
def paper(tmp_path):
    """A request in Word with two faults: a repealed regulation and a margin too small."""
    text = (
        GOOD.read_text("utf-8")
        .replace("选举工作条例》", "选举工作暂行条例》")
        .replace("候选人12名，差额为20%", "候选人11名")
    )
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "请示.docx")
    return tmp_path / "请示.docx"


def audit(*words):
    """As typed, in a process of its own; `returncode`, `stdout`."""
    return xzhj("audit", *words, *TODAY)


def xzhj(*words, **at):
    words = [sys.executable, "-m", "xzhj", *map(str, words)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, env=env, **at)


def test_json_gives_code_place_and_the_words(paper):
    result = audit(paper, "--format", "json", "--only", "R7")
    found = {f["code"]: f for f in json.loads(result.stdout)["findings"]}
    assert {"R707", "R709"} <= set(found)
    assert found["R709"]["at"][0]["place"] == "第6段"
    assert "暂行条例" in found["R709"]["text"]
    assert result.returncode == 1


def test_only_checks_what_was_asked_for(paper):
    found = json.loads(audit(paper, "--format", "json", "--only", "R709").stdout)["findings"]
    assert {f["code"] for f in found} == {"R709"}


def test_the_commented_copy_has_the_findings_and_the_original_is_untouched(paper):
    before = paper.read_bytes()
    result = audit(paper, "--format", "docx", "--only", "R707,R709")
    copy = docx.Document(paper.with_name("请示（批注）.docx"))
    assert result.returncode == 1
    assert paper.read_bytes() == before
    assert [p.text for p in copy.paragraphs] == [p.text for p in docx.Document(paper).paragraphs]
    texts = [c.text for c in copy.comments]
    assert len(texts) == 2
    assert any(t.startswith("R709 错误：") for t in texts)
    marked = [p for p in copy.paragraphs if "commentRangeStart" in p._p.xml]
    assert "暂行条例" in marked[0].text


def test_comments_already_there_are_kept(paper, tmp_path):
    document = docx.Document(paper)
    document.add_comment(document.paragraphs[0].runs, text="领导的意见", author="周敏")
    document.save(paper)
    audit(paper, "--only", "R709", "--output", tmp_path / "审.docx")
    texts = [c.text for c in docx.Document(tmp_path / "审.docx").comments]
    assert texts[0] == "领导的意见"
    assert len(texts) == 2


def test_the_copy_is_never_written_over_the_paper(paper):
    before = paper.read_bytes()
    assert audit(paper, "--output", paper, "--force").returncode == 2
    assert paper.read_bytes() == before


def test_the_page_shows_the_text_beside_the_findings(paper, tmp_path):
    audit(paper, "--only", "R709", "--output", tmp_path / "审.html")
    page = (tmp_path / "审.html").read_text("utf-8")
    assert "<mark>《中国共产党基层组织选举工作暂行条例》</mark>" in page
    assert "中国共产党云岭乡第十次代表大会于" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_folder_of_papers_and_a_file_that_is_none(paper, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    found = json.loads(audit(tmp_path, "--format", "json").stdout)["findings"]
    assert {Path(f["at"][0]["file"]).name for f in found} == {"请示.docx", "坏.docx"}
    assert any(f["code"] == "F002" for f in found)


def test_what_is_not_there_is_one_line(tmp_path):
    assert audit(tmp_path / "没有.docx").returncode == 2


def test_a_paper_written_before_the_facts_changed_says_so(tmp_path):
    shutil.copytree(SAMPLE / "规定", tmp_path / "规定")
    shutil.copy(SAMPLE / "county.yaml", tmp_path)
    folder = tmp_path / "柳溪镇"
    shutil.copytree(SAMPLE / "柳溪镇", folder)
    words = ("audit", "out", "--today", "2026-12-01", "--only", "R732", "--format", "json")
    assert xzhj("render", "request", "--today", "2026-12-01", cwd=folder).returncode == 0
    assert json.loads(xzhj(*words, cwd=folder).stdout)["findings"] == []
    book = openpyxl.load_workbook(folder / "换届信息.xlsx")
    next(row[1] for sheet in book for row in sheet.iter_rows() if row[0].value == "会场").value = "镇文化活动中心"
    book.save(folder / "换届信息.xlsx")
    (found,) = json.loads(xzhj(*words, cwd=folder).stdout)["findings"]
    assert "现在是“镇文化活动中心”" in found["text"] and "请重新写出" in found["text"]
    assert {Path(a["file"]).name for a in found["at"]} == {"关于召开党员代表大会的请示.docx", "换届信息.xlsx"}


def test_papers_bound_together_and_lists_of_changes_are_not_audited_again(tmp_path):
    township = shutil.copytree(SAMPLE, tmp_path / "示范县") / "柳溪镇"
    assert xzhj("render", "request", "reply", "--merge", "--today", "2027-01-12", cwd=township).returncode == 0
    (township / "out" / "请示（需改动处）.txt").write_text("第1段：9名 → 10名", "utf-8")
    result = xzhj("audit", "out", "--format", "json", "--today", "2027-01-12", cwd=township)
    assert "没有另审 合订本.docx" in result.stderr
    assert json.loads(result.stdout)["findings"] == []
    named = xzhj("audit", "out/合订本.docx", "--format", "json", "--today", "2027-01-12", cwd=township)
    assert "没有另审" not in named.stderr
