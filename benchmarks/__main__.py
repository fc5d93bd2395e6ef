"""`make bench`: every script, one after the other; each prints its own table or lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PEERS = Path.home() / ".cache" / "xzhj-bench"
SCRIPTS = (
    ("启动、读名册、查名册", ["-m", "benchmarks.bench_check"]),
    ("读文件（不含理解）", [HERE / "bench_read.py"]),
    ("姓名排序", [HERE / "bench_order.py", "--venv", PEERS / "order"]),
    ("计票", [HERE / "bench_tally.py"]),
    ("出文书", [HERE / "bench_render.py"]),
)


def main() -> int:
    worst = 0
    for title, words in SCRIPTS:
        print(f"\n## {title}\n", flush=True)
        worst = max(worst, subprocess.run([sys.executable, *map(str, words)], cwd=HERE.parent).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
