"""`xzhj check` where there is nothing, and in a county's folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def check(folder, *words):
    env = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "xzhj", "check", *words], cwd=folder, env=env, capture_output=True, timeout=60
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_nothing_to_check_is_no_clean_bill(tmp_path):
    status, out, said = check(tmp_path)
    assert (status, out) == (2, "")
    assert "什么也没有查" in said and "当前文件夹" in said
    (tmp_path / "空").mkdir()
    assert check(tmp_path, "空")[0] == 2


def test_in_the_countys_folder_a_line_a_township(tmp_path):
    shutil.copytree(ROOT / "samples" / "示范县", tmp_path / "示范县")
    status, out, _ = check(tmp_path / "示范县", "--today", "2027-01-12")
    assert status == 1
    assert "柳溪镇" in out and "青石乡" in out and "2 个乡镇" in out
