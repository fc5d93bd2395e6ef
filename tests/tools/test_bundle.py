"""The offline packages: what Windows reads, what each platform needs, and an installation on Linux without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.bundle import LIMIT, PYTHONS, TARGETS, TEXTS, BundleError, bundle, missing, text_of

WORDS = {"MINOR": "12", "VERSION": "0.1.0", "TARGET": "windows-x86_64"}
BATCHES = ("安装.bat", "xzhj.bat")


def wheel(folder: Path, name: str, version: str, *needs: str) -> None:
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {n}" for n in needs)]
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as parts:
        parts.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", BATCHES)
def test_batch_files_are_gbk_with_crlf(name):
    data = text_of(name, WORDS)
    text = data.decode("gbk")
    assert "Python" in text or "xzhj" in text
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    assert not data.startswith(b"\xef\xbb\xbf") and "@MINOR@" not in text and "py -3.12" in text
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


@pytest.mark.parametrize("name", BATCHES)
def test_no_byte_of_a_chinese_character_means_something_to_cmd(name):
    (TEXTS / name).read_text("utf-8").encode(
        "gb2312"
    )  # both its bytes lie above 0xA0; in the rest of GBK one may be \ or |


@pytest.mark.parametrize("name", BATCHES)
def test_every_label_jumped_to_is_there_and_the_window_stays_open(name):
    text = (TEXTS / name).read_text("utf-8")
    labels = set(re.findall(r"^:(\w+)", text, re.M))
    assert {w for w in re.findall(r"(?:goto|call) :?(\w+)", text)} <= labels
    assert text.rstrip().endswith("pause") and text.index("chcp 936") < text.index("\necho ")


@pytest.mark.parametrize(
    ("ending", "label"),
    [(".docx", "audit"), (".doc", "audit"), (".xlsx", "table"), (".xls", "table"), (".csv", "table"), (".et", "table")],
)
def test_what_is_dropped_goes_by_its_ending(ending, label):
    text = (TEXTS / "xzhj.bat").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("for ") and line.endswith(f"goto {label}"))
    assert ending in line.partition("(")[2].partition(")")[0].split() and 'if /i "%~x1"=="%%E"' in line
    for command in ("check", "audit", "tally"):
        assert f"-m xzhj {command} %{command.upper()}%" in text


def test_installation_asks_no_network():
    for name in ("安装.bat", "install.sh"):
        text = (TEXTS / name).read_text("utf-8")
        assert "--no-index --find-links" in text and "http" not in text


def test_what_only_windows_needs_is_asked_for_windows_alone(tmp_path):
    wheel(tmp_path, "xzhj", "0.1.0", 'colorama>=0.4; platform_system == "Windows"', 'old; python_version < "3.12"')
    assert missing(tmp_path, TARGETS["windows-x86_64"], "3.12") == ["colorama>=0.4"]
    assert missing(tmp_path, TARGETS["linux-aarch64"], "3.12") == []
    assert missing(tmp_path, TARGETS["linux-x86_64"], "3.11") == ["old"]


def test_what_a_need_needs_is_asked_for_too_and_extras_are_not(tmp_path):
    wheel(tmp_path, "xzhj", "0.1.0", "a>=1", "b; extra == 'more'")
    wheel(tmp_path, "a", "1.5", "c<3", "c>=2")
    assert missing(tmp_path, TARGETS["linux-x86_64"], "3.12") in (["c<3,>=2"], ["c>=2,<3"])
    wheel(tmp_path, "d", "1.0", "c")  # of any version: it adds no bound
    wheel(tmp_path, "xzhj", "0.1.0", "a>=1", "d")
    assert missing(tmp_path, TARGETS["linux-x86_64"], "3.12") in (["c<3,>=2"], ["c>=2,<3"])


def test_a_wheel_of_the_wrong_version_is_refused(tmp_path):
    wheel(tmp_path, "xzhj", "0.1.0", "a>=2")
    wheel(tmp_path, "a", "1.5")
    with pytest.raises(BundleError):
        missing(tmp_path, TARGETS["linux-x86_64"], "3.12")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package for this machine."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    target = f"linux-{os.uname().machine}"
    if sys.platform != "linux" or target not in TARGETS or python not in PYTHONS:
        pytest.skip("no package is made for this machine")
    probe = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "mdurl",
        "-d",
        str(tmp_path_factory.mktemp("probe")),
    ]
    if subprocess.run(probe, capture_output=True, timeout=120).returncode:
        pytest.skip("no package index can be reached")
    (made,) = bundle(tmp_path_factory.mktemp("dist"), [target], [python])
    return made


def test_the_package_is_small_and_has_no_numpy(package):
    assert package.stat().st_size <= LIMIT
    with zipfile.ZipFile(package) as parts:
        names = [name.rpartition("/")[2] for name in parts.namelist()]
    assert {"install.sh", "说明.txt"} <= set(names) and not [n for n in names if n.startswith("numpy")]


def test_it_installs_and_runs_without_a_network(package, tmp_path):
    shutil.unpack_archive(package, tmp_path)
    script = next(tmp_path.glob("*/install.sh"))
    home = tmp_path / "home"
    environ = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))},
        "HOME": str(home),
        "PYTHON": sys.executable,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "https_proxy": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }
    alone = ["unshare", "-rn"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, timeout=20).returncode:
        alone = []
    done = subprocess.run([*alone, "sh", str(script)], env=environ, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "装好了" in done.stdout and "√ 组件" in done.stdout and "× " not in done.stdout
    roster = tmp_path / "党员名册.csv"
    roster.write_text("姓名,性别,出生日期\n甲某,男,1980-01-01\n", "utf-8")
    command = [
        str(home / ".local/bin/xzhj"),
        "check",
        str(roster),
        "--format",
        "html",
        "--output",
        str(tmp_path / "结果.html"),
    ]
    ran = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    assert "<!doctype html>" in (tmp_path / "结果.html").read_text("utf-8")


def test_dropped_names_are_read_once_only():
    """`call` reads a line twice, and % in a file's name is gone; a \\ after a file's name may pass for a folder."""
    text = (TEXTS / "xzhj.bat").read_text("utf-8")
    assert "call " not in text and "%~a1" in text and 'exist "%~1' not in text
    assert all("EnableExtensions DisableDelayedExpansion" in (TEXTS / n).read_text("utf-8") for n in BATCHES)
