"""One table of a sheet → a roster, its trouble, and what was understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from xzhj.model import Roster, Trouble, column_letters, letters_of
from xzhj.readers.grid import Grid
from xzhj.readers.tables import needs
from xzhj.readers.tables.headers import plain
from xzhj.readers.tables.kinds import kind_of
from xzhj.readers.tables.layout import Block, Heading, blocks_of
from xzhj.readers.tables.reading import read_columns
from xzhj.readers.tables.sorting import Sorted, first_section, sort_rows
from xzhj.readers.tables.taken import Taken, take
from xzhj.readers.tables.totals import hold, of_title
from xzhj.readers.tables.understood import Understood
from xzhj.readers.tables.values import category, label
from xzhj.text.widths import squeeze

_STUB = re.compile(r"^(附件|附表|填报|填表|制表|单位[:：]|时间[:：]|日期[:：])|[:：]|年\s*月\s*日$")
_LETTERHEAD = re.compile(r"(?:中共|中国共产党)?[^0-9（(]{2,20}(?:委员会|党委|党工委|党总支|组织部|换届办|办公室)")
_BRANCH = re.compile(r"(?:党支部|支部|党组织)(?:名称)?\s*(?:[（(]盖?章[)）])?\s*[:：]\s*(\S+)")
_BRANCH_LIST = re.compile(  # 中共石门村党支部党员花名册（2026年10月）
    r"(?:\d+[.．、_ -]*)?(?:中共|中国共产党)?(?!.*(?:各|所属|下属|全体支部))([^0-9（(]{1,24}(?:党支部|支部|党总支))(?:委员会)?(?:\d+年\S{0,4}?)?(?:全体|正式|在册)?"
    r"党员(?:花?名册|花?名单|(?:基本)?信息(?:采集|登记)?表?|登记表|一览表|(?:基本)?情况(?:统计)?表|台账|库)?(?:[（(].*[)）])?"
)
_USUAL = {
    "members": "branch",
    "delegates": "unit",
    "candidates": "unit",
    "cadres": "work_unit",
    "roles": "role",
    "attendance": "delegation",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One table as understood, and the row where the next one may begin."""

    roster: Roster
    trouble: list[Trouble]
    understood: Understood
    end: int
    unknown: list[tuple[int, int, str]]


def make(grid: Grid, heading: Heading, start: int, kind: str | None, extra: Mapping[str, str]) -> Made:
    """Read the table under `heading`; `start` is where the search for it began."""
    blocks = [_sorted_out(grid, heading, b) for b in blocks_of(heading, extra)]
    fields = {f for b in blocks for f in (*b.fields, *b.choices)}
    title = _title(grid, start, heading.top)
    found, why = (kind, "按指定的类别") if kind else kind_of(fields, heading.people, title, grid.sheet, grid.file)
    if found in ("units", "quota"):
        blocks = [_as_unit(b) for b in blocks]
    if found == "roles":
        blocks = [_as_role(heading, b) for b in blocks]
    repeats = [grid.rows[r] for r in range(heading.top, heading.bottom + 1) if any(v != "" for v in grid.rows[r])]
    if found == "ballots":
        return _ballots(grid, heading, blocks, title, why)
    sorted_rows = [sort_rows(grid, heading, b, repeats) for b in blocks]
    _in_sections(grid, heading, start, sorted_rows)
    end = min(s.end for s in sorted_rows)
    taken = take(grid, heading, blocks, sorted_rows, _USUAL.get(found, "unit"))
    _from_above(grid, taken, start, found, title)
    values, raw = read_columns(taken, found)
    for c, f in (s for b in blocks for s in b.spare):
        taken.notes.append(f"{column_letters(c)}列“{_shown(heading, c)}”没有读，{label(f)}已有别的列")
    trouble = [
        *taken.trouble,
        *hold(taken, sorted_rows, values, found),
        *of_title(taken, start, sorted_rows),
        *_missing(taken, found, values, title),
    ]
    roster = _roster(grid, heading, found, title, taken, values, raw)
    unknown = [(heading.main, c, _shown(heading, c)) for b in blocks for c in b.unknown]
    seen = _understood(grid, heading, found, why, title, roster, sorted_rows, taken, unknown)
    return Made(roster, trouble, seen, end, unknown)


def _in_sections(grid: Grid, heading: Heading, start: int, sorted_rows: Sequence[Sorted]) -> None:
    """A list in parts, each with its unit's name over its own heading: the first part's name stands above the table."""
    parts = sorted_rows[0]
    again = [g for g in parts.groups if parts.ignored.get(g.row + 1) == "重复表头"]
    if again and parts.people and parts.groups[0].row > parts.people[0]:
        first = first_section(grid, start, heading.top)
        if first:
            parts.groups.insert(0, first)


def _sorted_out(grid: Grid, heading: Heading, block: Block) -> Block:
    """A bare 类别 is the members' 正式 or 预备 only where its cells say so; else it is what kind of delegate each is."""
    c = block.fields.get("category", -1)
    if c < 0 or plain(heading.paths[c][-1]) != "类别" or "delegate_category" in block.fields:
        return block
    cells = [row[c] for row in grid.rows[heading.bottom + 1 : heading.bottom + 101] if row[c] != ""]
    if not cells or any(isinstance(category(v), str) for v in cells):
        return block
    fields = {("delegate_category" if f == "category" else f): column for f, column in block.fields.items()}
    return replace(block, fields=fields)


def _as_unit(block: Block) -> Block:
    if "unit" in block.fields:
        return block
    stand = next((f for f in ("branch", "work_unit", "delegation", "party_org") if f in block.fields), "")
    if not stand:
        return block
    fields = {("unit" if f == stand else f): c for f, c in block.fields.items()}
    return replace(block, fields=fields, key=fields["unit"])


def _as_role(heading: Heading, block: Block) -> Block:
    """职务 beside 单位及职务 in a list of the congress's helpers is what each does there."""
    pair = next((d for d in block.doubled if d[0] == "post"), None)
    if pair is None or "role" in block.fields:
        return block
    bare = [c for c in pair[1:] if plain(heading.paths[c][-1]) == "职务"]
    if len(bare) != 1:
        return block
    own = next(c for c in pair[1:] if c != bare[0])
    return replace(
        block,
        fields={**block.fields, "post": own, "role": bare[0]},
        doubled=tuple(d for d in block.doubled if d != pair),
    )


def _title(grid: Grid, start: int, top: int) -> str:
    found: list[tuple[int, str]] = []
    for r in range(start, top):
        texts = [v for v in dict.fromkeys(grid.rows[r]) if isinstance(v, str) and v.strip()]
        if texts and r not in grid.hidden_rows and len(squeeze(texts[0])) > 2 and not _STUB.search(squeeze(texts[0])):
            found.append((r, "".join(texts[0].split())))
    if not found:
        return ""
    letterhead = _LETTERHEAD.fullmatch(found[0][1])  # 中共某镇委员会 over the title proper
    r, title = found[1] if letterhead and len(found) > 1 else found[0]
    return title + _order_claimed(grid, r + 1, top)


def _order_claimed(grid: Grid, start: int, top: int) -> str:
    """（以姓氏笔画为序） on a line of its own under the title belongs to what the list is called."""
    cells = [squeeze(v) for row in grid.rows[start:top] for v in dict.fromkeys(row) if isinstance(v, str)]
    return next((v for v in cells if "笔画" in v and len(v) <= 30), "")


def _from_above(grid: Grid, taken: Taken, start: int, kind: str, title: str) -> None:
    """支部名称：X above the list, a title, sheet or file named after one branch, gives the branch of people who have none."""
    if kind != "members" or "branch" in taken.columns or not taken.rows:
        return
    for r in range(start, taken.heading.top):
        for c, v in enumerate(grid.rows[r]):
            if isinstance(v, str) and (match := _BRANCH.search(v)):
                _branch(taken, match[1].strip("（(）)"), grid.place(r, c), "表头上方写明")
                return
    name = grid.sheet.strip()
    if name.endswith(("支部", "党总支")):
        _branch(taken, name, grid.place(taken.heading.main, 0), "取自工作表名")
        return
    for text, how in ((title, "取自标题"), (name, "取自工作表名"), (PurePath(grid.file).stem, "取自文件名")):
        if match := _BRANCH_LIST.fullmatch(squeeze(text)):
            _branch(taken, match[1], grid.place(taken.heading.main, 0), how)
            return


def _branch(taken: Taken, name: str, place: str, how: str) -> None:
    people = range(len(taken.rows))
    taken.fill("branch", dict.fromkeys(people, name), dict.fromkeys(people, place))
    taken.notes.append(f"所在党支部{how}：{name}")


def _must(field: str) -> str:
    """Facts are text: "1" for a column without which a roster is none."""
    return "1" if field == "name" else ""


def _missing(taken: Taken, kind: str, values: Mapping[str, Any], title: str) -> list[Trouble]:
    at = (taken.grid.at(taken.heading.main, min(taken.heading.paths)),)
    return [
        Trouble(
            "table.missing_column",
            at,
            {"field": f, "label": label(f), "kind": kind, "lost": needs.LOST.get(f, ""), "must": _must(f)},
        )
        for f in needs.missing(kind, values.keys(), title)
    ]


def _roster(
    grid: Grid, heading: Heading, kind: str, title: str, taken: Taken, values: Mapping[str, Any], raw: Mapping[str, Any]
) -> Roster:
    letters = letters_of({f: c for at in reversed(taken.at) for f, c in at.items()})
    lines = [r + 1 for r in taken.rows]
    return Roster(
        kind, grid.file, grid.sheet, heading.main + 1, dict(values), letters, lines, title, dict(raw), taken.places
    )


def _shown(heading: Heading, c: int) -> str:
    return "/".join(dict.fromkeys(squeeze(p) for p in heading.paths[c]))


def _understood(
    grid: Grid,
    heading: Heading,
    kind: str,
    why: str,
    title: str,
    roster: Roster,
    sorted_rows: Sequence[Sorted],
    taken: Taken,
    unknown: list[tuple[int, int, str]],
) -> Understood:
    ignored = {r: w for s in reversed(sorted_rows) for r, w in s.ignored.items()}
    if len(sorted_rows) > 1:
        there = set(taken.rows)
        ignored = {r: w for r, w in ignored.items() if r not in there}
    rows = taken.rows or [heading.bottom]
    return Understood(
        grid.file,
        grid.sheet,
        kind,
        why,
        (heading.top + 1, heading.bottom + 1),
        (min(rows) + 1, max(rows) + 1) if taken.rows else (0, 0),
        len(roster),
        {f: letter for f, letter in roster.letters.items() if f in roster.columns},
        tuple((r + 1, w) for r, w in sorted(ignored.items())),
        tuple((f"{column_letters(c)}{r + 1}", text) for r, c, text in unknown),
        tuple((g.row + 1, g.name) for s in sorted_rows for g in s.groups),
        tuple(taken.notes),
        title,
    )


def _ballots(grid: Grid, heading: Heading, blocks: Sequence[Block], title: str, why: str) -> Made:
    letters = letters_of({f: c for b in reversed(blocks) for f, c in b.fields.items()})
    roster = Roster("ballots", grid.file, grid.sheet, heading.main + 1, {}, letters, (), title)
    rows = (heading.top + 1, heading.bottom + 1)
    seen = Understood(
        grid.file, grid.sheet, "ballots", why, rows, (heading.bottom + 2, len(grid.rows)), 0, letters, title=title
    )
    return Made(roster, [], seen, len(grid.rows), [])
