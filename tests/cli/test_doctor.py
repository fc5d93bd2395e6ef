"""`xzhj doctor`: what it finds on a sound machine, and on ones that are not."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from xzhj.cli import _doctor as doctor
from xzhj.cli._doctor import fonts, held, held_open, holidays, law, writable


def run(folder: Path, encoding: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-m", "xzhj", "doctor"], cwd=folder, env=environ, capture_output=True, timeout=60
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_sound_machine_exits_0_and_every_glyph_can_be_shown(tmp_path, encoding):
    done = run(tmp_path, encoding)
    text = done.stdout.decode(encoding)
    assert done.returncode == 0 and done.stderr == b""
    for words in ("Python 3.", "openpyxl", "宽度试验", "可以写", "字体", "规定：", "结论：可以"):
        assert words in text
    assert "[U+" not in text


def test_a_missing_library_exits_1(tmp_path):
    (tmp_path / "docx.py").write_text("raise ImportError('no DLL')")
    done = run(tmp_path, "utf-8")
    assert done.returncode == 1
    assert "× 缺少或损坏的组件：python-docx（读 Word；ImportError）" in done.stdout.decode()


def test_files_held_open_are_named(tmp_path):
    for name in ("党员名册.xlsx", "~$党员名册.xlsx", "关于召开大会的请示.docx", "~$召开大会的请示.docx", ".~代表.xlsx"):
        (tmp_path / name).write_text("")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".~lock.请示.docx#").write_text("")
    ((level, text),) = held_open(tmp_path)
    assert level == 1
    for name in ("党员名册.xlsx", "关于召开大会的请示.docx", "代表.xlsx", os.path.join("out", "请示.docx")):
        assert name in text
    assert "~" not in text


def test_no_file_held_open(tmp_path):
    (tmp_path / "党员名册.xlsx").write_text("")
    assert [level for level, _ in held_open(tmp_path)] == [0]


def test_a_lock_whose_file_is_gone_still_has_a_name(tmp_path):
    assert held(tmp_path / "~$名册.xlsx").name == "名册.xlsx"


def test_a_folder_that_cannot_be_written(tmp_path):
    level, text = writable(tmp_path / "没有")
    assert level == 2 and "请换到" in text
    assert writable(tmp_path)[0] == 0


def test_fonts_by_their_chinese_and_english_names():
    every = frozenset({"FZXiaoBiaoSong-B05S", "FangSong_GB2312", "楷体_GB2312", "SimHei", "SimSun", "仿宋", "KaiTi"})
    assert [level for level, _ in fonts(every)] == [0]
    lines = list(fonts(every - {"FangSong_GB2312"}))
    assert lines[1][0] == 1 and "仿宋_GB2312（暂用仿宋代替）" in lines[1][1]
    assert [level for level, _ in fonts(None)] == [1]


def test_a_latin_font_is_not_taken_for_a_chinese_one():
    ((level, text),) = fonts(frozenset({"DejaVu Sans", "NSimSun"}))
    assert level == 1 and "宋体" in text


def test_the_law_is_called_old_after_a_year():
    newest = date.fromisoformat(law(date(2026, 11, 21))[1][-10:])
    assert law(newest + timedelta(days=365))[0] == 0
    assert law(newest + timedelta(days=366))[0] == 1


def test_holidays_that_run_out():
    assert holidays(date(2024, 1, 1))[0] == 0
    level, text = holidays(date(2199, 1, 1))
    assert level == 1 and "人工核对" in text


def test_an_old_python_must_be_replaced(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 9))
    assert next(iter(doctor.program()))[0] == 2
