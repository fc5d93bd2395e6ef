"""Ballot files → Ballots and Trouble: a row a ballot, a row a mark, a row a candidate, or names alone.

`read(path, candidates)` reads a file in whatever shape it is; every sheet that holds ballots is read. Nothing is judged here:
a mark is kept as it stands, and what keeps an entry from being complete is Trouble of its Ballots.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xzhj.model import Ballots, Reading, Source, Trouble
from xzhj.readers.ballots import across, boxes, long, summary, wide
from xzhj.readers.ballots.headers import Plan, find_plan
from xzhj.readers.ballots.rows import from_bytes, from_cells
from xzhj.readers.ballots.stated import stated_counts

LARGEST = 400 << 20
TEST = "测试数据，非选举结果"
UNCOMPUTED = "未算出的公式"
TEXT = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class Make:
    """A table that is turned into the usual shapes first: which of its columns carry votes, and how it is turned."""

    voted: frozenset[int]
    turn: Callable[[Sequence[Sequence[str]], Sequence[int]], tuple[list[list[str]], list[int]] | None]
    side: across.Across | None = None


def make_of(rows: Sequence[Sequence[str]]) -> Make | None:
    """Boxes a candidate, names in one cell, or counting groups side by side; None for the usual shapes."""
    if voted := boxes.columns(rows):
        return Make(voted, boxes.together)
    side = across.find_across(rows[:20])
    return Make(frozenset(side.counted()), across.apart, side) if side else None


@dataclass(frozen=True, slots=True)
class BallotFile:
    """What one file holds: its ballots by contest and group, what could not be read, and what was read."""

    ballots: tuple[Ballots, ...]
    trouble: tuple[Trouble, ...] = ()
    readings: tuple[Reading, ...] = ()
    digest: str = ""


def read(path: Path, candidates: Collection[str] = ()) -> BallotFile:
    """Read a file of ballots. Raises OSError where it cannot be opened; all else is Trouble."""
    if path.stat().st_size > LARGEST:
        return BallotFile((), (Trouble("file.limit", (Source(path.name),), {"what": "size"}),))
    if path.suffix.lower() in TEXT:
        return read_text(path, candidates)
    return read_book(path, candidates)


def read_text(path: Path, candidates: Collection[str]) -> BallotFile:
    return read_data(path.read_bytes(), path.name, candidates)


def read_data(data: bytes, file: str, candidates: Collection[str] = ()) -> BallotFile:
    """Read a text table of ballots from its bytes; `file` is its name for messages."""
    from xzhj.readers.files.encoding import decode
    from xzhj.readers.files.limits import Refused
    from xzhj.readers.files.text_table import delimiter

    digest = hashlib.sha256(data).hexdigest()[:16]
    try:
        decoded = decode(data)
    except Refused as error:
        return BallotFile(
            (), (Trouble(error.kind, (Source(file),), {**error.facts, "line": str(error.line)}),), (), digest
        )
    text, encoding, why = decoded.text, decoded.encoding, decoded.why
    del decoded
    plain = encoding == "UTF-8" and not data.startswith(b"\xef\xbb\xbf") and b"\x00" not in data and b"\x1a" not in data
    if "\r" in text:
        text, plain = text.replace("\r\n", "\n").replace("\r", "\n"), False
    text = text.replace("\x00", "").removesuffix("\x1a")
    char = delimiter(text) or ","
    head = records(text[:65536], char)[0][:30]
    make = make_of(head)
    table = make.turn(*records(text, char)) if make else None
    head = table[0][:30] if table else head
    plan = find_plan(head, candidates)
    if plan is None:
        return BallotFile((), (Trouble("ballots.no_header", (Source(file),), {}),), (), digest)
    made = None
    if plan.shape in ("wide", "names") and '"' not in text and not table:
        raw = data if plain else text.encode()
        del text, data
        made = from_bytes(raw, plan.header_row + 1, char.encode(), plan.width, plan.role("serial"), plan.titles)
        text = "" if made else raw.decode()
    if made:
        ballots = with_stated(wide.build(plan, made, file, ""), head[: plan.header_row])
        ballots = with_title(ballots, head[: plan.header_row])
        total = sum(made.tails.values()) + plan.header_row + 1
    else:
        rows, lines = table or records(text, char)
        ballots = placed(build(plan, rows, lines, file, ""), make.side if make else None)
        total = len(rows) if table is None else text.rstrip("\n").count("\n") + 1
    if is_test(head):
        ballots = [replace(b, trouble=(*b.trouble, Trouble("test_data", (Source(file),), {}))) for b in ballots]
    reading = Reading(file, "", total, plan.width, encoding, digest, why)
    return BallotFile(tuple(ballots), (), (reading,), digest)


def is_test(head: Sequence[Sequence[str]]) -> bool:
    """A deck of ours says so in its first lines."""
    return any(TEST in cell for row in head[:3] for cell in row)


def records(text: str, char: str) -> tuple[list[list[str]], list[int]]:
    """All rows with the line each begins on; a quote that never closes ends with its line."""
    if text.count('"') % 2:
        rows = [line.split(char) for line in text.split("\n")]
        return rows, list(range(1, len(rows) + 1))
    csv.field_size_limit(1 << 20)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=char)
    out: list[list[str]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            out.append(row)
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        plain = [part.split(char) for part in text.split("\n")]
        return plain, list(range(1, len(plain) + 1))
    return out, lines


def build(
    plan: Plan,
    rows: Sequence[Sequence[str]],
    lines: Sequence[int],
    file: str,
    sheet: str,
    group: str = "",
    keyed: bool = False,
) -> list[Ballots]:
    """Ballots of rows already split into cells."""
    above = rows[: plan.header_row]
    if plan.shape == "summary":
        return with_title(summary.build(plan, rows, lines, file, sheet, group), above)
    body, at = rows[plan.header_row + 1 :], lines[plan.header_row + 1 :]
    if plan.shape == "long":
        return with_title(long.build(plan, body, at, file, sheet, group), above)
    made = from_cells(body, at, plan.width, plan.role("serial"), plan.titles)
    return with_title(with_stated(wide.build(plan, made, file, sheet, group, keyed), above), above)


def placed(ballots: list[Ballots], side: across.Across | None) -> list[Ballots]:
    """Sums put into a row a group keep the places they have in the file."""
    return [replace(b, letters=side.letters()) for b in ballots] if side else ballots


def with_title(ballots: list[Ballots], above: Sequence[Sequence[str]]) -> list[Ballots]:
    """What stands above the table, for the contest's name."""
    title = next((cell.strip() for row in above for cell in row if cell.strip()), "")
    return [replace(b, title=title) for b in ballots] if title else ballots


def with_stated(ballots: list[Ballots], above: Sequence[Sequence[str]]) -> list[Ballots]:
    """Numbers of ballots stated above the table, where it holds the ballots of one contest and group."""
    stated = stated_counts(above)
    return [replace(ballots[0], counts=stated)] if len(ballots) == 1 and stated else ballots


def read_book(path: Path, candidates: Collection[str]) -> BallotFile:
    """Read a workbook: each sheet that has a header of ballots; several sheets of one contest are its groups."""
    from xzhj.readers.files import grids

    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    found, trouble = grids(path)
    ballots: list[Ballots] = []
    readings: list[Reading] = []
    sheets = [g for g in found if not g.hidden and g.rows]
    for grid in sheets:
        rows = [[text_of(v) for v in row] for row in grid.rows]
        lines = list(grid.lines or range(1, len(rows) + 1))
        make = make_of(rows)
        if make:
            for i, j in grid.uncomputed:
                rows[i][j] = UNCOMPUTED if j in make.voted else rows[i][j]
            rows, lines = make.turn(rows, lines) or (rows, lines)
        plan = find_plan(rows, candidates)
        if plan is None:
            continue
        if make is None:
            blank_formulas(rows, grid.uncomputed, plan)
        made = build(plan, rows, lines, grid.file, grid.sheet, grid.sheet if len(sheets) > 1 else "")
        ballots += placed(made, make.side if make else None)
        readings.append(grid.reading)
        if is_test(rows[:3]):
            ballots = [
                replace(b, trouble=(*b.trouble, Trouble("test_data", (Source(path.name),), {}))) for b in ballots
            ]
    if not ballots and not trouble:
        trouble = [Trouble("ballots.no_header", (Source(path.name),), {})]
    return BallotFile(tuple(ballots), tuple(trouble), tuple(readings), digest)


def blank_formulas(rows: list[list[str]], places: Collection[tuple[int, int]], plan: Plan) -> None:
    """A formula that was never computed is no blank: where a mark, a name or a number belongs it stays to be asked about."""
    kept = {j for role, j in plan.roles.items() if role not in ("serial", "ignored", "noted", "done")}
    wanted = kept | {j for _, j in plan.candidates} | {*plan.writes} | {j for _, js in plan.posts for j in js}
    for i, j in places:
        if i > plan.header_row and j in wanted:
            rows[i][j] = UNCOMPUTED


def text_of(value: Any) -> str:
    """A cell as typed: 1.0 is 1, a day is its ISO form."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)
