"""Mutated ballot files: no traceback, no hang, and never a winner from a file in which a mark was unreadable.

    python fuzz/ballots.py [--runs 10000] [--seed 1]

Each run takes one of a few good files (csv in three encodings, long, summary, names, xlsx), damages it, reads and counts it
in this process, and looks at the result with eyes of its own. A run longer than ten seconds counts as a hang.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import signal
import sys
import tempfile
import traceback
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from xzhj import law, rules
from xzhj.model import Case, Contest
from xzhj.readers.ballots import read
from xzhj.tally import count

DAY = date(2026, 6, 18)
LAW = law.on("party_congress", DAY)
NAMES = ["甲一", "乙二", "丙三", "丁四"]
KNOWN = {"○", "O", "×", "", "—", "弃权", "赞成", "不赞成", "1"}
JUNK = [
    "0",
    "?",
    "√",
    "半",
    "※",
    "２",
    '"',
    ",",
    "\n",
    "\t",
    "\x00",
    "=1+1",
    "9" * 40,
    "合计",
    "票号",
    "无效",
    " ",
    "　",
    "\ufeff",
    "é",
    "\U0001f600",
    "—",
    "○○",
]


def rows(rng: random.Random) -> list[list[str]]:
    out = [["票号", *NAMES, "另选人"]]
    for i in range(1, rng.randint(2, 30)):
        out.append([str(i), *(rng.choice(["○", "○", "○", "×", ""]) for _ in NAMES), ""])
    return out


def good(rng: random.Random) -> tuple[str, bytes, int]:
    """A good file: suffix, bytes, and how many ballots are in it."""
    table = rows(rng)
    n = len(table) - 1
    kind = rng.randrange(5)
    if kind == 1:
        table = [
            ["票号", "候选人", "标记"],
            *([r[0], c, m] for r in table[1:] for c, m in zip(NAMES, r[1:], strict=False)),
        ]
    elif kind == 2:
        table = [["候选人", "赞成", "不赞成", "弃权"], *([c, str(n), "0", "0"] for c in NAMES)]
    elif kind == 3:
        book = Workbook()
        for row in table:
            book.active.append(row)
        raw = io.BytesIO()
        book.save(raw)
        return ".xlsx", raw.getvalue(), n
    elif kind == 4:
        table = [["票号", "姓名1", "姓名2"], *([r[0], rng.choice(NAMES), rng.choice(NAMES)] for r in table[1:])]
    text = io.StringIO()
    csv.writer(text, lineterminator=rng.choice(["\n", "\r\n"])).writerows(table)
    return ".csv", text.getvalue().encode(rng.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"])), n


def damage(rng: random.Random, suffix: str, data: bytes) -> bytes:
    """Bytes flipped, cut, doubled; or (text) a piece of junk put somewhere."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(out)) if out else 0
        match rng.randrange(6):
            case 0 if out:
                out[at] = rng.randrange(256)
            case 1:
                del out[at : at + rng.randint(1, 40)]
            case 2:
                out[at:at] = out[at : at + rng.randint(1, 60)]
            case _ if suffix == ".csv":
                try:
                    text = bytes(out).decode()
                except UnicodeDecodeError:
                    continue
                at = rng.randrange(len(text) + 1)
                out = bytearray((text[:at] + rng.choice(JUNK) + text[at:]).encode())
    return bytes(out)


def bad_mark(data: bytes) -> bool:
    """With other eyes: a plain wide csv whose cells under a candidate hold something nobody explained."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if '"' in text or "\x00" in text:
        return False
    lines = [line.split(",") for line in text.replace("\r\n", "\n").split("\n")]
    if lines[0][:1] != ["票号"] or lines[0][1:5] != NAMES:
        return False
    ballots = [r for r in lines[1:] if r[0].isascii() and r[0].isdigit() and len(r) >= 5]
    return any("".join(c.split()) not in KNOWN for r in ballots for c in r[1:5])


def one(rng: random.Random, path: Path) -> str:
    """One run; gives what was wrong, "" for nothing."""
    suffix, data, n = good(rng)
    data = damage(rng, suffix, data)
    file = path.with_suffix(suffix)
    file.write_bytes(data)
    found = read(file)
    counts = dict.fromkeys(("expected", "present", "issued", "returned"), n)
    results = [count(Contest("委员", "party_congress", DAY, 2, counts=counts), [b], LAW) for b in found.ballots]
    results.append(count(Contest("委员", "party_congress", DAY, 2, tuple(NAMES), counts=counts), found.ballots, LAW))
    checked = rules.run(Case(day=DAY, today=DAY, results=tuple(results)), only=("R6",), each=("result",))
    if checked.crashed:
        return f"规则出错 {checked.crashed}"
    for r in results:
        unread = any(t.kind == "mark_unread" for t in r.trouble) or (suffix == ".csv" and bad_mark(data))
        if (r.elected or r.nominated) and unread:
            return "有不认识的符号却有人当选"
    return ""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "选票")
        for i in range(args.runs):
            signal.alarm(10)
            try:
                said = one(random.Random(args.seed * 1_000_003 + i), path)
            except Exception:
                said = traceback.format_exc(limit=-4)
            signal.alarm(0)
            if said:
                wrong += 1
                print(f"第 {i} 个：{said}", file=sys.stderr)
                if wrong >= 10:
                    break
    print(f"{i + 1} 个文件，{wrong} 个有问题")
    sys.exit(int(wrong > 0))


if __name__ == "__main__":
    main()
