"""`make bench`: every script, one after the other; each prints its own table or lines. The packages we measure beside are
installed into environments of their own, outside the project; one that cannot be installed is left out and said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers import HOME, environment

HERE = Path(__file__).parent
OURS = ("typer<0.29", "rich", "openpyxl", "python-calamine", "jinja2", "python-docx", "pyyaml", "chinesecalendar")


def scripts() -> Iterator[tuple[str, list[str]]]:
    """Title and command of each."""
    here = sys.executable
    yield "启动、读名册、查名册", [here, "-m", "benchmarks.bench_check"]
    yield "读文件（不含理解）", [here, str(HERE / "bench_read.py")]
    yield "姓名排序", [here, str(HERE / "bench_order.py"), "--venv", str(HOME / "order")]
    counters = environment("tally", "duckdb", "polars", "votelib", "pyrankvote")
    yield "计票", [here, str(HERE / "bench_tally.py"), *(["--peers", str(counters)] if counters else [])]
    writers = environment("render", "docxtpl", *OURS)
    yield "出文书", [str(writers or here), str(HERE / "bench_render.py")]
    yield "成批审查、全县检查", [here, "-m", "benchmarks.bench_many"]
    yield "一个乡镇的全部文书", [here, str(HERE / "bench_all.py"), "2"]


def main() -> int:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    worst = 0
    for title, words in scripts():
        print(f"\n## {title}\n", flush=True)
        worst = max(worst, subprocess.run(words, cwd=HERE.parent).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
