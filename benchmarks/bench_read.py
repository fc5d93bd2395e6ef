"""Reading a roster of 100,000 rows and 20 columns, against calamine alone on the same file: whole processes, in turn.

python benchmarks/bench_read.py --rows 100000 --runs 5
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = "import sys; from python_calamine import CalamineWorkbook as W; W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)"
OURS = "import sys; from pathlib import Path; from xzhj.readers.files import grids; g, t = grids(Path(sys.argv[1])); assert len(g) == 1 and not t"
PEAK = "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def once(program: str, path: Path) -> tuple[float, int]:
    """Seconds and peak KiB of one process."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program + PEAK, str(path)], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, int(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description="读名册的快慢")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        # in a process of its own: a child's peak memory begins with its parent's
        maker = Path(__file__).with_name("make_roster.py")
        subprocess.run([sys.executable, str(maker), str(path), "--rows", str(given.rows)], check=True)
        once(BARE, path)
        pairs = [(once(OURS, path), once(BARE, path)) for _ in range(given.runs)]
    seconds = statistics.median(a[0] / b[0] for a, b in pairs)
    memory = statistics.median(a[1] / b[1] for a, b in pairs)
    print(
        f"{given.rows} rows: {pairs[0][0][0]:.2f} s against {pairs[0][1][0]:.2f} s; ratio {seconds:.2f} (bar 1.15), memory {memory:.2f} (bar 1.3)"
    )


if __name__ == "__main__":
    main()
