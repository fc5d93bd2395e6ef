"""A row a mark: 票号, 候选人, 标记. Rows of one ballot are put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from xzhj.model import Ballots, Source, Trouble, column_letters
from xzhj.readers.ballots.headers import Plan, plain_names, tidy
from xzhj.readers.ballots.rows import FOOTER, Found, Tail

WRITTEN = frozenset({"另选", "另选人", "另选他人", "writein", "write_in", "write-in"})
_WROTE = re.compile(r"另选(?:他人|人)?\d*[:：（(](?=.)")  # 另选人：张三 where the candidate's name stands
PLACES = 20
Key = tuple[str, str, str]  # contest, group, serial


def build(
    plan: Plan, rows: Sequence[Sequence[str]], lines: Sequence[int], file: str, sheet: str, group: str = ""
) -> list[Ballots]:
    """The ballots of a long table, apart by contest and by group."""
    ballots: dict[Key, dict[str, str]] = {}
    written: dict[Key, list[str]] = {}
    status: dict[Key, str] = {}
    first: dict[Key, str] = {}
    twice: list[tuple[Key, str]] = []
    loose: list[str] = []

    def cell(row: Sequence[str], role: str) -> str:
        j = plan.role(role)
        return row[j].strip() if j is not None and j < len(row) else ""

    plain = plain_names(list(dict.fromkeys(tidy(cell(row, "name")) for row in rows)))
    for row, line in zip(rows, lines, strict=True):
        name, mark, serial = plain[tidy(cell(row, "name"))], cell(row, "mark"), cell(row, "serial")
        if not any(c.strip() for c in row) or is_footer(row, serial, name):
            continue
        which = cell(row, "group") or cell(row, "delegation") or group
        key = (cell(row, "contest"), which, serial)
        first.setdefault(key, str(line))
        if not serial or not name or any(c.strip() for c in row[plan.width :]):
            loose.append(str(line))
            continue
        if wrote := _WROTE.match(name):
            name, mark = name[wrote.end() :], "另选"
        if mark.lower() in WRITTEN:
            written.setdefault(key, []).append(name)
            ballots.setdefault(key, {})
        elif name in ballots.setdefault(key, {}):
            twice.append((key, str(line)))
        else:
            ballots[key][name] = mark
        if word := cell(row, "valid") or ("无效" if cell(row, "invalid") else ""):
            status[key] = word
    return [
        one(part, ballots, written, status, first, twice, loose, plan, file, sheet)
        for part in dict.fromkeys((contest, which) for contest, which, _ in ballots)
    ]


def is_footer(row: Sequence[str], serial: str, name: str) -> bool:
    """A line of totals or signatures is no mark."""
    return not (serial and name) and bool(FOOTER.search(next(c.strip() for c in row if c.strip())))


def one(
    part: tuple[str, str],
    ballots: dict[Key, dict[str, str]],
    written: dict[Key, list[str]],
    status: dict[Key, str],
    first: dict[Key, str],
    twice: list[tuple[Key, str]],
    loose: list[str],
    plan: Plan,
    file: str,
    sheet: str,
) -> Ballots:
    """One contest and group: the columns are the candidates in the order they first come."""
    mine = [k for k in ballots if k[:2] == part]
    columns = tuple(dict.fromkeys(n for k in mine for n in ballots[k]))
    writes = max((len(written.get(k, ())) for k in mine), default=0)
    validity = any(k in status for k in mine)
    marks: Counter[Tail] = Counter()
    places: dict[Tail, list[tuple[str, str]]] = {}
    short = []
    for k in mine:
        names = written.get(k, [])
        cells = (*(ballots[k].get(c, "") for c in columns), *names, *("" for _ in range(writes - len(names))))
        cells += (status.get(k, ""),) if validity else ()
        marks[cells] += 1
        places.setdefault(cells, []).append((k[2], first[k]))
        if len(ballots[k]) < len(columns):
            short.append(k)

    def where(wanted: Collection[Tail], cap: int) -> Found:
        out = [(c, serial, line) for c in wanted for serial, line in places.get(c, ())]
        return sorted(out, key=lambda x: int(x[2]))[:cap]

    letter = column_letters(plan.role("mark") or 0)

    def at(line: str) -> Source:
        return Source(file, sheet, f"{letter}{line}")

    trouble = []
    spelled = any("" in ballots[k].values() or "弃权" in ballots[k].values() for k in mine)
    if short:
        kind = "lines_missing" if spelled else "lines_left_out"
        facts = {"count": str(len(short)), "serials": "、".join(k[2] for k in short[:PLACES])}
        trouble.append(Trouble(kind, tuple(at(first[k]) for k in short[:PLACES]), facts))
    if doubled := [(k, line) for k, line in twice if k[:2] == part]:
        facts = {"serials": "、".join(dict.fromkeys(k[2] for k, _ in doubled)), "count": str(len(doubled))}
        trouble.append(Trouble("serial_twice", tuple(at(line) for _, line in doubled[:PLACES]), facts))
    if loose:
        trouble.append(
            Trouble(
                "table_unread",
                tuple(at(x) for x in loose[:PLACES]),
                {"why": "no_serial", "lines": "、".join(loose[:PLACES])},
            )
        )
    return Ballots(
        part[0], columns, marks, writes, file, sheet, part[1], letters=dict.fromkeys(columns, letter), shape="long",
        validity=validity, header_row=plan.header_row + 1, where=where, trouble=tuple(trouble),
    )  # fmt: skip
