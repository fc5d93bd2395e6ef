"""Every paper of a township, and of many townships one after the other: seconds, and the memory that stays.

Bar: `--all` for one township within 10 s; memory flat over 100 townships.
    python benchmarks/bench_all.py [how many townships, 20]
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from xzhj.cli._render import How, render_all

SAMPLE = Path(__file__).parents[1] / "samples" / "示范县"


def resident() -> float:
    """Mebibytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def main(townships: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        county = Path(name) / "示范县"
        shutil.copytree(SAMPLE, county, ignore=shutil.ignore_patterns("out"))
        folders = [county / "柳溪镇"]
        how = How(everything=True, today="2027-01-12")
        marks = []
        for _ in range(townships):
            shutil.rmtree(folders[0] / "out", ignore_errors=True)
            start = time.perf_counter()
            with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()):
                render_all(folders, how, None)
            marks.append((time.perf_counter() - start, resident()))
        papers = said.getvalue().count(".docx")
        seconds = sorted(s for s, _ in marks)
        print(f"{papers} 份，{seconds[len(seconds) // 2]:.1f} 秒一个乡镇（要求 10 秒以内）")
        half = townships // 2
        print(
            f"内存：第 2 个乡镇后 {marks[1][1]:.0f} MiB，第 {half} 个后 {marks[half - 1][1]:.0f} MiB，"
            f"第 {townships} 个后 {marks[-1][1]:.0f} MiB"
        )


if __name__ == "__main__":
    main(max(2, int(sys.argv[1])) if len(sys.argv) > 1 else 20)
