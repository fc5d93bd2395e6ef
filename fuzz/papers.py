"""Mutated papers: no traceback, no hang, no crashed rule, over damaged .docx and damaged text.

    python -m fuzz.papers [--runs 10000] [--seed 1]

Each run damages the bytes of a good .docx, the XML inside it, or the words of a good paper, reads it in this process and
runs every rule about papers over it. A run longer than ten seconds counts as a hang.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import tempfile
import traceback
import zipfile
from datetime import date
from pathlib import Path

from docx import Document

from xzhj import rules
from xzhj.model import Case
from xzhj.readers.papers import paper_from_text, read_paper

GOOD = Path(__file__).parents[1] / "tests" / "audit" / "good"
BITS = [
    "",
    "0",
    "９９９",
    "第",
    "届",
    "次",
    "《",
    "》",
    "〔",
    "〕",
    "%",
    "％",
    "名",
    "年",
    "月",
    "日",
    "\n",
    "、",
    "：",
    "（",
    "）",
    "□",
    "\ufffd",
    "百分之",
    "分之",
    "其中",
    "合计",
]
TAGS = ["<w:p>", "</w:p>", "<w:r>", "<w:tbl>", "</w:tbl>", 'w:val="-1"', 'w:val=""', 'w:val="99999999999999999999"', "&amp;", "&", "<", ">", '"', "<w:txbxContent>", "<w:numPr>", "<w:sectPr/>"]  # fmt: skip


def docx_of(text: str) -> bytes:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line, style="List Number" if line.startswith("（一）") else None)
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for n, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = "合计" if n == 6 else str(n)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def bytes_damaged(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed[: rng.randrange(len(changed))] if rng.random() < 0.1 else changed)


def inner_damaged(data: bytes, rng: random.Random) -> bytes:
    """One part's XML cut, doubled or sprinkled with tags; the zip itself is sound."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        chosen = rng.choice([n for n in names if n.startswith("word/") and n.endswith((".xml", ".rels"))])
        for name in names:
            body = old.read(name)
            if name == chosen:
                text = body.decode("utf-8", "replace")
                for _ in range(rng.randint(1, 3)):
                    at = rng.randrange(len(text) + 1)
                    text = text[:at] + rng.choice(TAGS) + text[at + rng.choice((0, 1, 5, 40)) :]
                body = text.encode()
            new.writestr(name, body)
    return made.getvalue()


def text_damaged(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(BITS) + text[at + rng.choice((0, 1, 2, 9)) :]
    return text


def one(texts: list[str], books: list[bytes], rng: random.Random, folder: Path) -> str:
    """One run; the fault found, or ""."""
    if rng.random() < 0.4:
        papers = (paper_from_text(text_damaged(rng.choice(texts), rng)),)
    else:
        path = folder / "a.docx"
        path.write_bytes((bytes_damaged if rng.random() < 0.3 else inner_damaged)(rng.choice(books), rng))
        paper, trouble = read_paper(path)
        if paper is None:
            return "" if trouble else "neither paper nor trouble"
        papers = (paper,)
    checked = rules.run(Case(date(2026, 6, 18), date(2026, 6, 1), papers=papers), only=["R7", "R8"], each=("paper",))
    return f"crashed: {checked.crashed}" if checked.crashed else ""


def main() -> int:
    words = argparse.ArgumentParser()
    words.add_argument("--runs", type=int, default=10_000)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    rng = random.Random(given.seed)
    texts = [p.read_text("utf-8") for p in sorted(GOOD.glob("*.txt"))]
    books = [docx_of(t) for t in texts[:6]]
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        for run in range(given.runs):
            signal.alarm(10)
            try:
                fault = one(texts, books, rng, Path(name))
            except BaseException:
                fault = traceback.format_exc()
            signal.alarm(0)
            if fault:
                bad += 1
                print(f"run {run}: {fault}", file=sys.stderr)
                if bad > 20:
                    break
    print(f"{given.runs} damaged papers, {bad} faults")
    return int(bad > 0)


def hung(*_: object) -> None:
    raise TimeoutError("ten seconds")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, hung)
    sys.exit(main())
