"""`xzhj tally --announce`: the words of one count, and the whole paper once every box of the congress is counted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tally(folder, contest, *words):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "xzhj", "tally", f"选票/{contest}.csv", "--today", "2027-01-14", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120).stdout


def test_the_paper_is_read_out_when_all_is_counted(tmp_path):
    shutil.copytree(ROOT / "samples" / "示范县", tmp_path / "示范县")
    folder = tmp_path / "示范县" / "柳溪镇"
    first = tally(folder, "党委委员", "--announce")
    assert first.startswith("【党委委员") and "各位代表" not in first
    tally(folder, "纪委委员")
    last = tally(folder, "出席县党代会代表", "--announce")
    assert "我宣布当选名单，按姓氏笔画为序" in last
    assert "＿" not in last and "---" not in last and "# " not in last
