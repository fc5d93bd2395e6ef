"""LibreOffice on this machine: where it is, and running it so that nothing of it is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def office() -> str | None:
    """LibreOffice's program, None where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    homes = [os.environ.get(k, "") for k in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(h) / "LibreOffice" / "program" / "soffice.exe" for h in homes if h]
    places += [
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        *Path("/opt").glob("libreoffice*/program/soffice"),
    ]
    return next((str(p) for p in places if p.is_file()), None)


def run(words: Sequence[str], seconds: float) -> None:
    """Run to the end; what takes longer is ended with all it started. Raises OSError, TimeoutExpired."""
    nowhere = subprocess.DEVNULL
    own = os.name == "posix"  # a session of its own, so that its children can be ended and no one else's
    with subprocess.Popen(words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=own) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # soffice.exe starts soffice.bin
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
