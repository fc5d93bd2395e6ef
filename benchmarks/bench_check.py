"""Whole processes: small commands against an empty Typer program; show and check of 100,000 rows against calamine bare; check of
500 rows beside frictionless and pandera doing the comparable checks; 10,000 findings to a terminal.

    python -m benchmarks.bench_check [--runs 5] [--no-peers]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import environment

HERE = Path(__file__).parent
BARE = "import sys; from python_calamine import CalamineWorkbook as W; W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)"
EMPTY = "import typer\napp = typer.Typer(rich_markup_mode=None, add_completion=False)\n@app.command()\ndef a() -> None:\n    pass\n@app.command()\ndef b() -> None:\n    pass\napp()"
FRICTIONLESS = """
import sys
from frictionless import Schema, Resource, Detector
from frictionless.formats import ExcelControl
from frictionless import Dialect, system
fields = {"姓名": {"required": True}, "性别": {"enum": ["男", "女"]}, "身份证号": {"pattern": r"\\d{17}[\\dX]", "unique": True}, "联系电话": {"pattern": r"1\\d{10}"}, "党员类别": {"enum": ["正式党员", "预备党员"]}}
with system.use_context(trusted=True):
  resource = Resource(path=sys.argv[1], dialect=Dialect(header_rows=[2], controls=[ExcelControl(stringified=True)]), detector=Detector(field_type="string"))
  resource.infer()
  assert len(resource.schema.fields) == 20
  for field in resource.schema.fields:
      if field.name in fields:
          field.constraints = fields[field.name]
  print(len(resource.validate().flatten()))
"""
PANDERA = """
import sys
import pandas as pd, pandera.pandas as pa
frame = pd.read_excel(sys.argv[1], header=1, dtype=str, engine="calamine")
schema = pa.DataFrameSchema({
    "姓名": pa.Column(str, nullable=False), "性别": pa.Column(str, pa.Check.isin(["男", "女"])),
    "身份证号": pa.Column(str, pa.Check.str_matches(r"^\\d{17}[\\dX]$"), unique=True),
    "联系电话": pa.Column(str, pa.Check.str_matches(r"^1\\d{10}$"), nullable=True),
    "党员类别": pa.Column(str, pa.Check.isin(["正式党员", "预备党员"])),
})
try:
    schema.validate(frame, lazy=True)
except pa.errors.SchemaErrors as error:
    print(len(error.failure_cases))
"""


def once(words: Sequence[str | Path]) -> tuple[float, float]:
    """Seconds and peak MiB of one process."""
    began = time.perf_counter()
    pid = os.posix_spawn(
        str(words[0]),
        [str(w) for w in words],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{words} 没有跑成")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def paired(ours: Sequence[str | Path], other: Sequence[str | Path], runs: int) -> tuple[float, float, float, float]:
    """Median seconds of ours and of the other, median of the paired ratios, ratio of peak memory; run in turn."""
    once(ours), once(other)
    pairs = [(once(ours), once(other)) for _ in range(runs)]
    ratio = statistics.median(a[0] / b[0] for a, b in pairs)
    memory = statistics.median(a[1] / b[1] for a, b in pairs)
    return statistics.median(a[0] for a, _ in pairs), statistics.median(b[0] for _, b in pairs), ratio, memory


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    python = sys.executable
    xzhj = [python, "-m", "xzhj"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big, small = folder / "大名册.xlsx", folder / "名册.xlsx"
        for path, rows in ((big, 100_000), (small, 500)):
            subprocess.run([python, HERE / "make_roster.py", path, "--rows", str(rows)], check=True)
        empty = folder / "empty.py"
        empty.write_text(EMPTY, "utf-8")
        print("| 量什么 | 我们 | 对照 | 倍数 | 内存倍数 |\n|---|---|---|---|---|")
        runs = given.runs
        row("`xzhj --help` 与空的 Typer 程序", *paired([*xzhj, "--help"], [python, empty, "--help"], runs * 2))
        row(
            "`xzhj explain R401` 与空的 Typer 程序",
            *paired([*xzhj, "explain", "R401"], [python, empty, "--help"], runs * 2),
        )
        row("`show` 10 万行 20 列与光用 calamine 读", *paired([*xzhj, "show", big], [python, "-c", BARE, big], runs))
        row("`check` 10 万行 20 列与光用 calamine 读", *paired([*xzhj, "check", big], [python, "-c", BARE, big], runs))
        seconds, peak = zip(*(once([*xzhj, "check", small]) for _ in range(runs)), strict=True)
        print(f"| `check` 500 行 | {statistics.median(seconds):.2f} s，{statistics.median(peak):.0f} MiB | | | |")
        if not given.no_peers:
            for package, program, packages in (
                ("frictionless", FRICTIONLESS, ("frictionless[excel]",)),
                ("pandera", PANDERA, ("pandera[pandas]", "python-calamine", "openpyxl")),
            ):
                if peer := environment(package, *packages):
                    for path, words in ((small, "500 行"), (big, "10 万行")):
                        times = [once([peer, "-c", program, path])[0] for _ in range(3 if path == small else 1)]
                        print(
                            f"| {package} 查同一份 {words}（姓名、性别、身份证号、电话、类别五列） | {statistics.median(times):.2f} s | | | |"
                        )


def row(label: str, ours: float, other: float, ratio: float, memory: float) -> None:
    print(f"| {label} | {ours:.2f} s | {other:.2f} s | {ratio:.2f} | {memory:.2f} |")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
