"""What a clerk types wrongly: full-width dashes, a name almost right, a file for a folder, an ending that nothing can be written to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from test_commands import ROOT, SAMPLE, xzhj

from xzhj.cli._menu import words_of
from xzhj.cli._typed import mend


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("－－day", "--day"),
        ("——day", "--day"),
        ("–today", "--today"),
        ("－－ｄａｙ＝2027年1月14日", "--day=2027年1月14日"),
        ("-day", "--day"),
        ("--Quiet", "--quiet"),
        ("-h", "--help"),
        ("/?", "--help"),
        ("--no-layout", "--no-layout"),
        ("--day=2027-1-14", "--day=2027-1-14"),
        ("-", "-"),
        ("——", "——"),
        ("-5", "-5"),
        ("—王芳", "—王芳"),
        ("名册-a.xlsx", "名册-a.xlsx"),
    ],
)
def test_options_are_put_into_plain_letters(typed, plain, capsys):
    assert mend(typed) == plain
    said = capsys.readouterr().err
    assert bool(said) == (typed != plain and plain != "--help")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SAMPLE / "柳溪镇", tmp_path / "柳溪镇")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "柳溪镇/党员名册"], "是不是 柳溪镇/党员名册.xlsx"),
        (["check", "柳西镇"], "是不是 柳溪镇"),
        (["check", "青山乡/党员名册.xlsx"], "也没有 青山乡 这个文件夹"),
        (["chek", "柳溪镇"], "没有 chek 这个命令，是不是 check"),
        (["柳溪镇"], "要查 柳溪镇，请写 xzhj check 柳溪镇"),
        (["check", "柳溪镇", "--day"], "--day 后面少了内容"),
        (["check", "柳溪镇", "--election", "柳西镇"], "找不到换届文件夹 柳西镇，是不是 柳溪镇"),
        (["check", "柳溪镇", "--election", "柳溪镇/党员名册.xlsx"], "是文件，这里要写文件夹"),
        (["check", "柳溪镇", "--pack", "规定.yaml"], "找不到规定文件 规定.yaml"),
        (["check", "柳溪镇", "--output", "结果.docx"], "以 html、xlsx、json 结尾"),
        (["check", "柳溪镇", "--output", "柳溪镇"], "以 html、xlsx、json 结尾"),
        (["tally", "柳溪镇"], "是文件夹"),
        (["tally", "柳溪镇/候选人名册.xlsx"], "像是名册，不是票表"),
        (["audit", "柳溪镇/党员名册.xlsx"], "请用 xzhj check 柳溪镇/党员名册.xlsx"),
        (["audit", "柳溪镇"], "柳溪镇 里没有可审的文书"),
    ],
)
def test_a_slip_gets_one_line_that_helps(folder, words, says):
    done = xzhj(*words, cwd=folder)
    assert done.returncode == 2 and says in done.stderr and done.stderr.count("\n") == 1, done.stderr
    assert not done.stdout


def test_a_county_is_written_as_a_workbook_only(folder):
    shutil.copytree(folder / "柳溪镇", folder / "青山乡")
    done = xzhj("check", "柳溪镇", "青山乡", "--output", "全县.html", cwd=folder)
    assert done.returncode == 2 and "结尾" in done.stderr and not (folder / "全县.html").exists()
    assert "只能显示或写成 .xlsx" in xzhj("check", "柳溪镇", "青山乡", "--format", "json", cwd=folder).stderr


def test_explain_finds_by_a_word_or_the_start_of_a_code(folder):
    assert "R401  差额不足" in xzhj("explain", "差额", cwd=folder).stdout
    assert "R411" in xzhj("explain", "R41", cwd=folder).stdout
    assert xzhj("explain", "没有的话", cwd=folder).returncode == 2


def test_show_of_an_empty_roster_and_of_the_form(tmp_path):
    xzhj("init", "柳溪镇", cwd=tmp_path)
    text = xzhj("show", "柳溪镇", cwd=tmp_path).stdout
    assert "表头第2行；下面还没有填" in text and "第0行" not in text
    assert "未识别的表（换届信息" not in text and "：换届信息，填了 2 项" in text


def test_what_is_dragged_into_the_menu(tmp_path):
    folder = tmp_path / "柳溪 镇（2027）"
    folder.mkdir()
    for typed in (f'"{folder}"', f"'{folder}'", f"& '{folder}'", str(folder)):
        assert words_of(typed) == [str(folder)]
    assert words_of('"甲 乙.csv" 丙.csv') == ["甲 乙.csv", "丙.csv"]
    assert words_of("王芳 丁一") == ["王芳", "丁一"] and words_of("") == []


def test_a_page_sent_to_a_file_is_what_it_says_on_a_gbk_console(folder):
    (folder / "请示.txt").write_text("关于召开大会的请示\n\n中共某县委员会：\n", "utf-8")
    for words in (("check", "柳溪镇"), ("audit", "请示.txt")):
        env = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(ROOT)}
        line = [sys.executable, "-m", "xzhj", *words, "--format", "html"]
        page = subprocess.run(line, cwd=folder, env=env, capture_output=True, timeout=120).stdout
        assert b'charset="utf-8"' in page and page.decode("utf-8").rstrip().endswith("</html>")
