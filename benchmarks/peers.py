"""An environment for the packages we measure beside: made once, outside the project's own."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HOME = Path.home() / ".cache" / "xzhj-bench"


def environment(name: str, *packages: str) -> Path | None:
    """The Python of an environment with `packages`; None (and a line saying so) where they cannot be installed."""
    folder = HOME / name
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        venv.create(folder, with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", *packages], capture_output=True, text=True)
        if done.returncode:
            print(f"装不上 {'、'.join(packages)}，这一项不比", file=sys.stderr)
            return None
        (folder / ".ready").touch()
    return python
