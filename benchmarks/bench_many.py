"""Many at once, as whole processes: an audit of 200 papers of some five pages beside python-docx reading them bare; a check of
100 townships beside the same townships checked one by one, divided by the cores; 10,000 findings to a terminal.

    python -m benchmarks.bench_many
Bars: 200 papers within 20 s; 100 townships within 1.2 times the sum of their parts over the cores; 10,000 findings in 0.3 s.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.bench_all import SAMPLE, township
from benchmarks.bench_check import once

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "tests" / "audit" / "good"
BARE = "import sys, glob, docx\nfor f in glob.glob(sys.argv[1] + '/*.docx'):\n    d = docx.Document(f)\n    [p.text for p in d.paragraphs], [c.text for t in d.tables for r in t.rows for c in r.cells]"
XZHJ = [sys.executable, "-m", "xzhj"]
LONG = 2800  # characters of a paper of five pages
PAPERS, TOWNSHIPS, ALONE, FINDINGS = 200, 100, 8, 10_000


def papers(folder: Path) -> None:
    """Papers of five pages: good ones, one below the other, each with a day of its own."""
    from xzhj.documents import typeset

    texts = [p.read_text("utf-8") for p in sorted(GOOD.glob("*.txt"))]
    for number in range(PAPERS):
        body, k = "", number
        while len(body) < LONG:
            body += texts[k % len(texts)].replace("\n\n", "\n") + "\n"
            k += 1
        head = f"---\nname: 材料{number}\nprofile: downward\n---\n"
        (folder / f"材料{number:03d}.docx").write_bytes(typeset(head + "# " + body.replace("#", "")))


def audits(folder: Path) -> None:
    papers(folder)
    pages = sum(len(p.read_bytes()) for p in folder.glob("*.docx")) // 1024
    ours, peak = once([*XZHJ, "audit", folder, "--output", folder / "结果.json", "--force"])
    bare, _ = once([sys.executable, "-c", BARE, folder])
    print(
        f"| `audit` {PAPERS} 份（共 {pages} KiB）与光用 python-docx 读 | {ours:.1f} s，{peak:.0f} MiB | {bare:.1f} s | {ours / bare:.1f} |"
    )


def townships(folder: Path) -> None:
    county = folder / "示范县"
    shutil.copytree(SAMPLE, county, ignore=shutil.ignore_patterns("out", "柳溪镇", "青石乡"))
    for number in range(TOWNSHIPS):
        township(county / f"乡镇{number:03d}", number)
    made = sorted(county.glob("乡镇*"))
    alone = [once([*XZHJ, "check", one])[0] for one in made[:ALONE]]
    parts = sum(alone) / len(alone) * TOWNSHIPS / (os.cpu_count() or 1)
    all_, peak = once([*XZHJ, "check", *made, "--output", folder / "全县.xlsx"])
    print(
        f"| `check` {TOWNSHIPS} 个乡镇与各自之和除以核数 | {all_:.1f} s，{peak:.0f} MiB | {parts:.1f} s | {all_ / parts:.2f} |"
    )


def findings(folder: Path) -> None:
    path = folder / "名册.csv"
    rows = (
        f"{n},张{chr(0x4E00 + n % 5000)}{chr(0x5000 + n % 97)},不详,1970.13,东村党支部" for n in range(FINDINGS // 2)
    )
    path.write_text("序号,姓名,性别,出生年月,所在支部\n" + "\n".join(rows) + "\n", "utf-8")
    seconds, _ = once([*XZHJ, "check", path])
    print(f"| `check` 打出 1 万项问题 | {seconds:.2f} s | | |")


def main() -> None:
    print("| 量什么 | 我们 | 对照 | 倍数 |\n|---|---|---|---|")
    for measure in (audits, townships, findings):
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name))


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    subprocess.run([*XZHJ, "--version"], check=True, stdout=subprocess.DEVNULL)
    main()
