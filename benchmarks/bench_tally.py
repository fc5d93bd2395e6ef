"""A million ballots × 12 candidates, marks drawn 8:1:1, distinct serials: xzhj against duckdb, polars, votelib, pyrankvote.

    python benchmarks/bench_tally.py [--peers /path/to/python/with/duckdb] [--rows 1000000]

Each runs in a process of its own and does the same: read the csv, leave out over-votes, sum for/against/abstain per
candidate, check that serials are distinct. Prints seconds, peak memory, and the ratio to duckdb (the bar is 2.5).
votelib and pyrankvote count ballots that are already objects, so they are given a hundredth and scaled.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = [f"候选{c}" for c in "甲乙丙丁戊己庚辛壬癸子丑"]
SEATS = 11

XZHJ = """
from datetime import date
from pathlib import Path
from xzhj import law
from xzhj.model import Contest
from xzhj.readers.ballots import read
from xzhj.tally import count
file = read(Path(path))
counts = dict.fromkeys(("expected", "present", "issued", "returned"), rows)
contest = Contest("委员", "party_congress", date(2026, 6, 18), seats, counts=counts)
result = count(contest, file.ballots, law.on("party_congress", date(2026, 6, 18)))
print(result.valid, sum(c.votes_for for c in result.candidates), result.outcome)
"""
DUCKDB = """
import duckdb
con = duckdb.connect()
cols = ", ".join(f"'{n}': 'VARCHAR'" for n in ["票号", *names])
con.execute(f"create table t as select * from read_csv('{path}', header=true, columns={{{cols}}})")
over = " + ".join(f"(\\"{n}\\" is not distinct from '○')::int" for n in names)
sums = ", ".join(f"count(*) filter (\\"{n}\\" = '{m}')" for n in names for m in "○×")
row = con.execute(f"select count(*), {sums} from t where {over} <= {seats}").fetchone()
distinct, = con.execute("select count(distinct \\"票号\\") from t").fetchone()
print(row[0], sum(row[1::2]), distinct)
"""
POLARS = """
import polars as pl
t = pl.scan_csv(path, schema_overrides={n: pl.String for n in ["票号", *names]})
t = t.with_columns(over=pl.sum_horizontal([(pl.col(n) == "○").fill_null(False).cast(pl.Int32) for n in names]))
good = t.filter(pl.col("over") <= seats)
row = good.select([pl.len()] + [(pl.col(n) == m).sum().alias(n + m) for n in names for m in "○×"]).collect().row(0)
distinct = t.select(pl.col("票号").n_unique()).collect().item()
print(row[0], sum(row[1::2]), distinct)
"""
VOTELIB = """
import collections, csv
from votelib.evaluate.core import Plurality
votes = collections.Counter()
n = 0
for row in csv.DictReader(open(path, encoding="utf-8")):
    yes = [c for c in names if row[c] == "○"]
    n += len(yes) <= seats
    if len(yes) <= seats:
        votes[frozenset(yes)] += 1
import votelib.convert
simple = votelib.convert.ApprovalToSimpleVotes().convert(votes)
print(n, sum(simple.values()), Plurality().evaluate(simple, seats)[:1])
"""
PYRANKVOTE = """
import csv, pyrankvote
people = {n: pyrankvote.Candidate(n) for n in names}
ballots = []
for row in csv.DictReader(open(path, encoding="utf-8")):
    yes = [people[c] for c in names if row[c] == "○"]
    if len(yes) <= seats:
        ballots.append(pyrankvote.Ballot(ranked_candidates=yes))
print(len(ballots), pyrankvote.preferential_block_voting(list(people.values()), ballots, number_of_seats=seats).get_winners()[:1])
"""


def write_ballots(path: Path, rows: int) -> None:
    """Ballots as a clerk's csv, the same on every run."""
    rng = random.Random(20260618)
    marks = ["○"] * 8 + ["×", ""]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(["票号", *NAMES]) + "\n")
        for i in range(rows):
            out.write(f"{i + 1}," + ",".join(rng.choices(marks, k=len(NAMES))) + "\n")


def run(python: str, code: str, path: Path, rows: int) -> tuple[float, float, str]:
    """Seconds and MiB of one process, start to end, and what it printed."""
    head = f"path, names, seats, rows = {str(path)!r}, {NAMES!r}, {SEATS}, {rows}\n"
    timed = (
        "import resource, subprocess, sys, time\n"
        "t = time.perf_counter(); p = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "s = time.perf_counter() - t; m = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n"
        "print(s, m); print((p.stdout or p.stderr).strip().splitlines()[-1] if (p.stdout or p.stderr).strip() else '')"
    )
    done = subprocess.run(
        [sys.executable, "-c", timed, python, "-c", head + code], capture_output=True, text=True, check=True
    )
    numbers, said = done.stdout.split("\n", 1)
    seconds, memory = map(float, numbers.split())
    return seconds, memory, said.strip()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder, "选票.csv"), Path(folder, "选票少.csv")
        write_ballots(big, args.rows)
        write_ballots(small, args.rows // 100)
        best: dict[str, tuple[float, float, str]] = {}
        for _ in range(args.times):
            for name, python, code in (
                ("xzhj", sys.executable, XZHJ),
                ("duckdb", args.peers, DUCKDB),
                ("polars", args.peers, POLARS),
            ):
                best[name] = min(best.get(name, (9e9, 0.0, "")), run(python, code, big, args.rows))
        for name, code in (("votelib", VOTELIB), ("pyrankvote", PYRANKVOTE)):
            empty = run(args.peers, "pass", small, 1)[0]
            seconds, memory, said = run(args.peers, code, small, args.rows // 100)
            best[name] = ((seconds - empty) * 100, memory, f"{said}（百分之一的票，已折算）")
        for name, (seconds, memory, said) in best.items():
            print(f"{name:10} {seconds:7.2f} s  {memory:6.0f} MiB  {seconds / best['duckdb'][0]:5.2f}×  {said}")


if __name__ == "__main__":
    main()
