"""`xzhj check` where there is nothing, and in a county's folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

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


def test_a_county_is_named_with_everything_lying_about(tmp_path):
    """各乡镇/* names files and empty folders too: never one election made of all townships."""
    for name in ("柳溪镇", "青石乡"):
        shutil.copytree(ROOT / "samples" / "示范县" / name, tmp_path / name)
    for name in ("空镇", "坏镇", "名册", "规定"):
        (tmp_path / name).mkdir()
    (tmp_path / "坏镇" / "换届信息.xlsx").write_bytes(b"PK\x03\x04")
    shutil.copy(tmp_path / "柳溪镇" / "党员名册.xlsx", tmp_path / "名册")
    (tmp_path / "说明.txt").write_text("说明", "utf-8")
    everything = sorted(p.name for p in tmp_path.iterdir())
    status, out, said = check(tmp_path, *everything, "--today", "2027-01-12")
    assert status == 2 and "5 个乡镇" in out and "1个没有查成" in "".join(out.split())
    assert "没有看：规定、说明.txt" in said
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert "没有查成：文件夹里没有" in lines["空镇"] and "没有换届信息表，" in lines["名册"]
    assert "改错误，先看 F0" in lines["坏镇"] and "可以往下办" in lines["柳溪镇"]
    status, out, _ = check(tmp_path, "--today", "2027-01-12")
    assert "空镇" in out and "4 个乡镇" in out, "a folder called after a township has its line, another has none"


def test_two_folders_called_after_townships_are_a_county_before_they_have_an_election(tmp_path):
    for name in ("柳溪镇", "青石乡"):
        (tmp_path / name).mkdir()
        shutil.copy(ROOT / "samples" / "示范县" / "柳溪镇" / "党员名册.xlsx", tmp_path / name)
    _, out, _ = check(tmp_path, "柳溪镇", "青石乡")
    assert out.count("没有换届信息表，只查了名册") == 2 and "2 个乡镇" in out


def test_marked_copies_lie_beside_the_rosters_and_are_no_rosters_themselves(tmp_path):
    folder = tmp_path / "柳溪镇"
    shutil.copytree(ROOT / "samples" / "示范县" / "柳溪镇", folder)
    (folder / "名单.csv").write_bytes("姓名,性别,出生日期,入党时间\r\n王芳,另,1980.5.6,2001-07-01\r\n".encode("gbk"))
    before = check(folder, "--quiet", "--today", "2027-01-12")
    check(tmp_path, "柳溪镇/党员名册.xlsx", "--format", "xlsx", "--today", "2027-01-12")
    check(tmp_path, "柳溪镇/名单.csv", "--format", "xlsx", "--today", "2027-01-12")
    assert (folder / "党员名册（标注）.xlsx").exists()
    sheet = load_workbook(folder / "名单（标注）.xlsx").worksheets[1]
    assert [c.value for c in sheet[2]] == ["王芳", "另", "1980.5.6", "2001-07-01"], "as the clerk wrote it"
    assert sheet["B2"].comment is not None
    assert check(folder, "--quiet", "--today", "2027-01-12") == before
