"""Every paper of a township, and of many townships one after the other: seconds, and the memory that stays.

Each township has people of its own, so that nothing kept of one serves the next.
Bar: `--all` for one township within 10 s; memory flat over 100 townships.
    python benchmarks/bench_all.py [how many townships, 20]
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import time
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from xzhj.cli._how import How
from xzhj.cli._render import render_all

SAMPLE = Path(__file__).parents[1] / "samples" / "示范县"
GIVEN = "帆磊涛川福超俊敏怡飞诚娟兰琴莉杰刚鹏波婷丽静娜"  # signs of given names, changed from township to township


def resident() -> float:
    """Mebibytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def township(folder: Path, number: int) -> None:
    """A copy of the sample with other people, the same ones in all its books."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SAMPLE / "柳溪镇", folder, ignore=shutil.ignore_patterns("out"))
    others = str.maketrans(GIVEN, "".join(chr(0x4E00 + (number * 61 + i * 211) % 6000) for i in range(len(GIVEN))))
    for path in folder.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in parts.items():
                book.writestr(name, data.decode().translate(others) if name.endswith(".xml") else data)


def main(townships: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        county = Path(name) / "示范县"
        shutil.copytree(SAMPLE, county, ignore=shutil.ignore_patterns("out"))
        how = How(everything=True, today="2027-01-12")
        marks = []
        for number in range(townships):
            township(county / "柳溪镇", number)
            start = time.perf_counter()
            with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()):
                render_all([county / "柳溪镇"], how, None)
            marks.append((time.perf_counter() - start, resident()))
        papers = said.getvalue().count(".docx")
        seconds = sorted(s for s, _ in marks)
        half = townships // 2
        print(f"{papers} 份，{seconds[len(seconds) // 2]:.1f} 秒一个乡镇（要求 10 秒以内）")
        print(
            f"内存：第 2 个乡镇后 {marks[1][1]:.0f} MiB，第 {half} 个后 {marks[half - 1][1]:.0f} MiB，"
            f"第 {townships} 个后 {marks[-1][1]:.0f} MiB"
        )


if __name__ == "__main__":
    main(max(2, int(sys.argv[1])) if len(sys.argv) > 1 else 20)
