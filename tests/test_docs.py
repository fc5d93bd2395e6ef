"""The pages made from the rules and the law say what the code says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_generated_pages_are_fresh():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_docs.py", "--check"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_readme_names_every_command():
    text = (ROOT / "README.md").read_text("utf-8")
    for path in (ROOT / "xzhj" / "cli").glob("[a-z]*.py"):
        assert f"xzhj {path.stem}" in text
