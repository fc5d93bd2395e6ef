"""The wheel, and an editable install, work from another folder with nothing of the checkout in sight."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*words, cwd, **more):
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run(list(map(str, words)), cwd=cwd, env=env, capture_output=True, text=True, timeout=300, **more)


def environment(folder: Path) -> Path:
    """An empty environment that sees the libraries of this one (through a .pth) but not xzhj."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip()
    (Path(site) / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


@pytest.fixture(scope="module", params=["wheel", "editable"])
def python(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    python = environment(folder / "env")
    if request.param == "wheel":
        built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
        assert built.returncode == 0, built.stdout + built.stderr
        target = next(folder.glob("*.whl"))
        options = ("--no-deps", "--no-index")
        added = run(sys.executable, "-m", "pip", "--python", python, "install", *options, target, cwd=folder)
    else:
        options = ("--no-deps", "--no-build-isolation", "--no-index")
        added = run(sys.executable, "-m", "pip", "--python", python, "install", *options, "-e", ROOT, cwd=folder)
    assert added.returncode == 0, added.stdout + added.stderr
    return python


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("render", "--list"), "request"),
        (("order", "王芳", "丁一"), "丁"),
        (("explain", "R401"), "差额不足"),
        (("--help",), "check"),
    ],
)
def test_a_command_from_another_folder(python, tmp_path, words, says):
    done = run(python, "-m", "xzhj", *words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert says in done.stdout


def test_init_then_check_from_another_folder(python, tmp_path):
    made = run(python, "-m", "xzhj", "init", "柳溪镇", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "柳溪镇" / "换届信息.xlsx").exists()
    checked = run(python, "-m", "xzhj", "check", "柳溪镇", "--format", "json", cwd=tmp_path)
    assert checked.returncode in (0, 1), checked.stderr
    assert '"schema": "xzhj.findings/1"' in checked.stdout


def test_what_runs_is_what_was_installed(python, tmp_path):
    where = run(python, "-c", "import xzhj; print(xzhj.__file__)", cwd=tmp_path).stdout
    assert where.strip()
