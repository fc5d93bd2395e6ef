"""The commands as a clerk types them: in a plain folder, in one with Chinese and blanks, on a GBK console, with a file held
open by WPS, and where processes are spawned and not forked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "示范县"
TODAY = "2027-01-12"

HELD = """
import os, sys
def held(source, target):
    raise PermissionError(13, "Permission denied", str(target))
os.replace = held
sys.argv = ["xzhj", *sys.argv[1:]]
from xzhj.cli import main
main()
"""
SPAWN = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    sys.argv = ["xzhj", *sys.argv[1:]]
    from xzhj.cli import main
    main()
"""


def xzhj(*words, cwd, encoding="utf-8", code=None, **more):
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    env.pop("COLUMNS", None)
    start = [sys.executable, "-c", code] if code else [sys.executable, "-m", "xzhj"]
    return subprocess.run(
        [*start, *map(str, words)], cwd=cwd, env=env, capture_output=True, encoding=encoding, timeout=120, **more
    )


@pytest.fixture(scope="module", params=["plain", "柳溪 镇（2027）"])
def county(request, tmp_path_factory):
    """A copy of the sample county, in a plain folder and in one whose name has Chinese and a blank."""
    folder = tmp_path_factory.mktemp("county") / request.param / "示范县"
    shutil.copytree(SAMPLE, folder)
    return folder


@pytest.fixture(params=["utf-8", "gbk"])
def encoding(request):
    return request.param


def test_check_of_the_clean_township_finds_no_error(county, encoding):
    done = xzhj("check", "--today", TODAY, cwd=county / "柳溪镇", encoding=encoding)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "合计：错误 0 项，警告 0 项" in done.stdout
    assert "下一步" in done.stdout


def test_check_json_keeps_its_promises(county, encoding):
    done = xzhj("check", "--today", TODAY, "--format", "json", cwd=county / "柳溪镇", encoding=encoding)
    data = json.loads(done.stdout)
    assert data["schema"] == "xzhj.findings/1"
    assert data["day"] == "2027-01-14" and data["today"] == TODAY
    assert set(data["summary"]) == {"error", "warning", "note", "not_due"}
    assert data["law"] and {"instrument", "article", "since"} <= set(data["law"][0])
    for finding in data["findings"]:
        assert set(finding) >= {"code", "level", "text", "at", "because"}


def test_check_of_one_roster_from_outside(county, encoding, tmp_path):
    done = xzhj("check", county / "柳溪镇" / "党员名册.xlsx", cwd=tmp_path, encoding=encoding)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr


def test_show_says_what_was_understood(county, encoding):
    done = xzhj("show", "党员名册.xlsx", cwd=county / "柳溪镇", encoding=encoding)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "党员名册" in done.stdout and "表头第2行" in done.stdout and "人" in done.stdout


def test_show_json(county):
    done = xzhj("show", "党员名册.xlsx", "--format", "json", cwd=county / "柳溪镇")
    table = json.loads(done.stdout)["tables"][0]
    assert table["kind"] == "members"
    assert table["columns"]["name"] == "B"
    assert table["rows"][0]["row"] == 3
    assert "*" in table["rows"][0]["id_number"]
    open_ = xzhj("show", "党员名册.xlsx", "--format", "json", "--reveal", cwd=county / "柳溪镇")
    assert "*" not in json.loads(open_.stdout)["tables"][0]["rows"][0]["id_number"]


def test_render_request_writes_a_word_file(county, encoding):
    folder = county / "柳溪镇"
    done = xzhj("render", "request", "--today", TODAY, cwd=folder, encoding=encoding)
    assert done.returncode == 0, done.stderr
    written = folder / "out" / done.stdout.strip().splitlines()[-1].replace("\\", "/").split("/")[-1]
    assert written.exists() and written.read_bytes()[:2] == b"PK"
    before = written.read_bytes()
    assert xzhj("render", "request", "--today", TODAY, cwd=folder, encoding=encoding).returncode == 0
    assert written.read_bytes() == before


def test_audit_of_what_render_wrote(county, encoding):
    folder = county / "柳溪镇"
    xzhj("render", "request", "--today", TODAY, cwd=folder)
    done = xzhj("audit", "out", "--today", TODAY, cwd=folder, encoding=encoding)
    assert done.returncode == 0, done.stdout + done.stderr


def test_audit_finds_a_blank(county, encoding, tmp_path):
    paper = tmp_path / "请示.txt"
    paper.write_text("关于召开党代会的请示\n县委：\n拟于××月召开大会，代表____名。\n", "utf-8")
    done = xzhj("audit", paper, cwd=tmp_path, encoding=encoding)
    assert done.returncode == 1
    assert "R701" in done.stdout and "第3段" in done.stdout


def test_a_file_held_open_by_wps_gets_one_line(county):
    folder = county / "柳溪镇"
    done = xzhj("render", "request", "--today", TODAY, "--output", "另存", cwd=folder, code=HELD)
    assert done.returncode != 0
    assert "WPS" in done.stderr and "Traceback" not in done.stderr
    assert not list((folder / "另存").glob("*.docx"))
    assert not list((folder / "另存").glob(".xzhj-*"))


@pytest.mark.parametrize("words", [("check", "--today", TODAY), ("explain", "R401"), ("order", "王芳", "丁一")])
def test_a_spawned_process_says_the_same(county, words):
    folder = county / "柳溪镇"
    spawned = xzhj(*words, cwd=folder, code=SPAWN)
    plain = xzhj(*words, cwd=folder)
    assert (spawned.returncode, spawned.stdout) == (plain.returncode, plain.stdout)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "没有这个文件.xlsx"), "找不到"),
        (("explain", "R999"), "没有“R999”"),
        (("render", "没有这份"), "没有"),
        (("check", "--day", "明天"), "日期"),
        (("nonsense",), "没有 nonsense 这个命令"),
        (("check", "--nonsense"), "没有 --nonsense 这个选项"),
    ],
)
def test_what_cannot_run_says_so_in_one_chinese_line(tmp_path, encoding, words, says):
    done = xzhj(*words, cwd=tmp_path, encoding=encoding)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_help_is_in_chinese(tmp_path, encoding):
    for words in (("--help",), ("check", "--help"), ("render", "--help")):
        done = xzhj(*words, cwd=tmp_path, encoding=encoding)
        assert done.returncode == 0
        for english in ("Usage", "Options", "Commands", "Arguments", "Show this", "default"):
            assert english not in done.stdout


def test_xzhj_alone_prints_a_numbered_menu(tmp_path, encoding):
    done = xzhj(cwd=tmp_path, encoding=encoding, stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert "1. " in done.stdout and "check" in done.stdout


def test_init_writes_a_folder_that_check_understands(tmp_path, encoding):
    made = xzhj("init", "青山 镇", cwd=tmp_path, encoding=encoding)
    assert made.returncode == 0, made.stderr
    before = {p.name: p.read_bytes() for p in (tmp_path / "青山 镇").iterdir()}
    again = xzhj("init", "青山 镇", cwd=tmp_path, encoding=encoding)
    assert "已有的" in again.stdout
    assert {p.name: p.read_bytes() for p in (tmp_path / "青山 镇").iterdir()} == before
    checked = xzhj("check", "青山 镇", "--format", "json", cwd=tmp_path, encoding=encoding)
    assert checked.returncode in (0, 1), checked.stderr
    assert {f["code"] for f in json.loads(checked.stdout)["findings"] if f["level"] == "error"} <= {"F006", "R122"}


def test_a_name_gbk_lacks_never_crashes(tmp_path):
    names = tmp_path / "名单.txt"
    names.write_text("王𠅤\n丁一\n", "utf-8")
    done = xzhj("check", names, cwd=tmp_path, encoding="gbk")
    assert "Traceback" not in done.stderr
