"""A row a candidate with the sums: 姓名, 赞成, 不赞成, 弃权; with or without counting groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xzhj.model import Ballots, Source, Trouble, column_letters
from xzhj.readers.ballots.headers import ROLES, Plan, plain_names, tidy, word_of
from xzhj.readers.ballots.rows import FOOTER
from xzhj.text.numerals import to_chinese, to_int

_TOTAL = re.compile(r"合计|总计|共计|全体|总数")
_NUMBER = re.compile(r"\d+")
_PARTS = {"": 0, "一": 1, "丅": 2, "丁": 2, "T": 2, "下": 3, "止": 4}  # of a 正 begun
_STROKES = re.compile(r"(?=.*正)(正*)([一丅丁T下止]?)")
_HEAD = re.compile(r"(收回|发出|有效票?|无效票?|废票)(?:选票|票)?数?[:：]?\s*(\d+)?(?:张|票)?")
_SAID = re.compile(r"(收回|发出|有效|无效)(?:选票|票)?数?[:：]?(\d{1,9})(?:张|票)")  # several in one cell
_HEADS = {
    "收回": "returned",
    "发出": "issued",
    "有效": "valid",
    "有效票": "valid",
    "无效": "invalid",
    "无效票": "invalid",
    "废票": "invalid",
}
_UNIT = {
    "seats": "seats", "expected": "expected", "present": "present", "issued": "issued", "returned": "returned",
    "counted_valid": "valid", "counted_invalid": "invalid",
}  # fmt: skip
_YES = frozenset(["是", "√", "✓", "当选", "1", "○", "Y", "y"])

Row = tuple[int | None, int | None, int | None]


def build(
    plan: Plan, rows: Sequence[Sequence[str]], lines: Sequence[int], file: str, sheet: str, group: str = ""
) -> list[Ballots]:
    """The sums of a table, apart by contest and by group; rows of 合计 are kept as stated totals."""
    parts: dict[tuple[str, str], dict[str, Row]] = {}
    totals: dict[str, dict[str, Row]] = {}
    places: dict[tuple[str, str], dict[str, str]] = {}
    listed: dict[tuple[str, str], list[str]] = {}
    elected: dict[str, list[str]] = {}
    unread: list[Source] = []
    counts = stated_counts(rows)

    def cell(row: Sequence[str], role: str) -> str:
        j = plan.role(role)
        return tidy(row[j]) if j is not None and j < len(row) else ""

    plain = plain_names(list(dict.fromkeys(cell(row, "name") for row in rows[plan.header_row + 1 :])))
    last = lines[last_full(rows, plan)]
    in_writes = False
    beside = unclaimed(plan)
    units = any(plan.role(r) is not None for r in ("seats", "expected"))
    unit, stated = "", dict[str, dict[str, int]]()
    for row, line in zip(rows, lines, strict=True):
        if line <= lines[plan.header_row]:
            continue
        name, contest = cell(row, "name"), cell(row, "contest")
        which = cell(row, "group") or cell(row, "delegation") or group
        if units and line > lines[plan.header_row]:
            unit = cell(row, "delegation") or cell(row, "group") or unit
            contest, which = unit, group
            note_counts(stated.setdefault(unit, {}), row, plan)
        if not name or FOOTER.search(name) or name in ROLES:
            continue
        if re.match(r"另选", name):
            in_writes, name = True, re.sub(r"^另选(?:他人|人)?[\d一二三四五六]*[:：]?", "", name)
            if not name:
                continue
        name, note = plain.get(name, name), name
        wrote = in_writes or "另选" in note.removeprefix(name)
        numbers: list[int | None] = []
        for role in ("for", "against", "abstain"):
            text = unicodedata.normalize("NFKC", cell(row, role)).removesuffix("票")
            numbers.append(votes(text))
            if numbers[-1] is None and text not in ("", "—", "-", "/", "——"):
                unread.append(Source(file, sheet, f"{column_letters(plan.role(role) or 0)}{line}"))
        if not any(n is not None for n in numbers) and not any(cell(row, r) for r in ("for", "against", "abstain")):
            continue
        unread += [Source(file, sheet, f"{column_letters(j)}{line}") for j in beside if number_at(row, j)]
        triple = (numbers[0], numbers[1], numbers[2])
        if _TOTAL.search(which):
            totals.setdefault(contest, {})[name] = triple
            continue
        part = parts.setdefault((contest, which), {})
        if name in part:
            unread.append(Source(file, sheet, f"{column_letters(plan.role('name') or 0)}{line}"))
            continue
        part[name] = triple
        places.setdefault((contest, which), {})[name] = str(line)
        bare = triple[1] is None and triple[2] is None and plan.role("against") is not None
        wrote = wrote or (bare and line > last)
        if not wrote:
            listed.setdefault((contest, which), []).append(name)
        if cell(row, "elected") in _YES:
            elected.setdefault(contest, []).append(name)
    letters = {
        w: column_letters(j)
        for w, r in (("赞成", "for"), ("不赞成", "against"), ("弃权", "abstain"))
        if (j := plan.role(r)) is not None
    }
    made = []
    for n, ((contest, which), part) in enumerate(parts.items()):
        trouble = (Trouble("table_unread", tuple(unread), {"why": "number"}),) if unread and n == 0 else ()
        first = n == 0
        made.append(
            Ballots(
                contest,
                tuple(listed.get((contest, which), ())),
                {},
                file=file,
                sheet=sheet,
                group=which,
                summary=part,
                letters=letters,
                counts=stated.get(contest, {}) if units else counts if len(parts) == 1 else {},
                shape="summary",
                trouble=trouble,
                totals=totals.get(contest, {}) if first else {},
                reported=tuple(elected.get(contest, ())) if first else (),
                lines=places[contest, which],
                header_row=plan.header_row + 1,
            )
        )
    return made


def unclaimed(plan: Plan) -> list[int]:
    """Columns beside those read that would be read too: a second 赞成, and what stands under a title over several columns."""
    taken = {plan.role(r) for r in ("for", "against", "abstain")}
    again = [
        j
        for j, t in enumerate(plan.titles)
        if j not in taken and ROLES.get(word_of(t)) in ("for", "against", "abstain")
    ]
    after = [j for j in plan.untitled if j - 1 in taken or j - 1 in plan.untitled or j - 1 in again]
    return [*again, *after]


def number_at(row: Sequence[str], j: int) -> bool:
    return j < len(row) and bool(_NUMBER.fullmatch(tidy(row[j])))


def votes(text: str) -> int | None:
    """A number of votes: 60, 六十, or strokes of 正 (正正下 is 13); None where it is none of these."""
    if _NUMBER.fullmatch(text):
        return int(text) if len(text) < 10 else None
    if strokes := _STROKES.fullmatch(text):
        return 5 * len(strokes[1]) + _PARTS[strokes[2]]
    number = to_int(text)
    return number if number is not None and number < 10**9 and to_chinese(number) == text else None


def last_full(rows: Sequence[Sequence[str]], plan: Plan) -> int:
    """The index of the last row with votes against or abstentions, in a table without groups: write-ins stand
    below it, and whoever stands above is a candidate with nobody against. 0 where groups follow each other.
    """
    if any(plan.role(r) is not None for r in ("group", "delegation", "contest")):
        return 0
    name = plan.role("name") or 0
    full = [
        i
        for i, row in enumerate(rows)
        for j in (plan.role("against"), plan.role("abstain"))
        if i > plan.header_row and j is not None and j < len(row) and _NUMBER.fullmatch(tidy(row[j]))
        if tidy(row[name]) and not FOOTER.search(tidy(row[name]))
    ]
    return max(full, default=0)


def note_counts(counts: dict[str, int], row: Sequence[str], plan: Plan) -> None:
    """A unit's own numbers stand on its first row."""
    for role, base in _UNIT.items():
        j = plan.role(role)
        text = unicodedata.normalize("NFKC", tidy(row[j])) if j is not None and j < len(row) else ""
        if _NUMBER.fullmatch(text) and len(text) < 10:
            counts.setdefault(base, int(text))


def stated_counts(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Numbers of ballots stated beside the table: 收回选票 67 张, or the word in one cell and the number in the next."""
    found: dict[str, int] = {}
    for row in rows:
        cells = [unicodedata.normalize("NFKC", tidy(c)) for c in row]
        for j, cell in enumerate(cells):
            for word, number in _SAID.findall(cell):
                found.setdefault(_HEADS[word], int(number))
            match = _HEAD.fullmatch(cell)
            if not match or match[1] not in _HEADS:
                continue
            after = re.fullmatch(r"(\d+)(?:张|票)?", cells[j + 1]) if j + 1 < len(cells) else None
            if number := match[2] or (after[1] if after else ""):
                found.setdefault(_HEADS[match[1]], int(number))
    return found
