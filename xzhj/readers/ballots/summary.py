"""A row a candidate with the sums: 姓名, 赞成, 不赞成, 弃权; with or without counting groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from xzhj.model import Ballots, Source, Trouble, column_letters
from xzhj.readers.ballots.headers import ROLES, Plan, plain_names, tidy, word_of
from xzhj.readers.ballots.rows import FOOTER
from xzhj.readers.ballots.stated import note_counts, stated_counts
from xzhj.text.numerals import to_chinese, to_int

_TOTAL = re.compile(r"合计|总计|共计|全体|总数")
_NUMBER = re.compile(r"\d+")
_PARTS = {"": 0, "一": 1, "丅": 2, "丁": 2, "T": 2, "下": 3, "止": 4}  # of a 正 begun
_STROKES = re.compile(r"(?=.*正)(正*)([一丅丁T下止]?)")
VOTES: Mapping[str, str] = {"for": "赞成", "against": "不赞成", "abstain": "弃权"}
_NONE = frozenset(["", "—", "-", "/", "——"])
_WRITTEN_IN = re.compile(r"^另选(?:他人|人)?[\d一二三四五六]*[:：]?")
_YES = frozenset(["是", "√", "✓", "当选", "1", "○", "Y", "y"])

Row = tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class _Part:
    """One contest in one group: the sums by name, the line of each, and who is printed on the ballot."""

    sums: dict[str, Row] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)


class _Table:
    """A table of sums taken apart row by row; `unread` are the cells that hold no number, and names said twice."""

    def __init__(self, plan: Plan, rows: Sequence[Sequence[str]], lines: Sequence[int], at: tuple[str, str]) -> None:
        self.plan, self.at = plan, at
        self.parts: dict[tuple[str, str], _Part] = {}
        self.totals: dict[str, dict[str, Row]] = {}
        self.elected: dict[str, list[str]] = {}
        self.stated: dict[str, dict[str, int]] = {}  # a unit's own numbers
        self.unread: list[Source] = []
        self.units = any(plan.role(r) is not None for r in ("seats", "expected"))
        self.plain = plain_names(list(dict.fromkeys(self.cell(row, "name") for row in rows[plan.header_row + 1 :])))
        self.last = lines[last_full(rows, plan)]
        self.beside = unclaimed(plan)
        self.unit, self.in_writes = "", False

    def cell(self, row: Sequence[str], role: str) -> str:
        j = self.plan.role(role)
        return tidy(row[j]) if j is not None and j < len(row) else ""

    def doubt(self, column: int | None, line: int) -> None:
        self.unread.append(Source(*self.at, f"{column_letters(column or 0)}{line}"))

    def take(self, row: Sequence[str], line: int, group: str) -> None:
        """One row below the header."""
        contest, which = self.whose(row, group)
        name = self.cell(row, "name")
        if FOOTER.search(name) or name in ROLES:
            return
        if name.startswith("另选"):
            self.in_writes, name = True, _WRITTEN_IN.sub("", name)
        if not name:
            return
        name, typed = self.plain.get(name, name), name
        sums = self.sums(row, line)
        if sums is None:
            return
        if _TOTAL.search(which):
            self.totals.setdefault(contest, {})[name] = sums
            return
        part = self.parts.setdefault((contest, which), _Part())
        if name in part.sums:
            self.doubt(self.plan.role("name"), line)
            return
        part.sums[name], part.lines[name] = sums, str(line)
        alone = sums[1:] == (None, None) and self.plan.role("against") is not None and line > self.last
        if not (self.in_writes or alone or "另选" in typed.removeprefix(name)):
            part.listed.append(name)
        if self.cell(row, "elected") in _YES:
            self.elected.setdefault(contest, []).append(name)

    def whose(self, row: Sequence[str], group: str) -> tuple[str, str]:
        """The contest and the group of a row; in a table of units each unit is a contest."""
        if not self.units:
            return self.cell(row, "contest"), self.cell(row, "group") or self.cell(row, "delegation") or group
        self.unit = self.cell(row, "delegation") or self.cell(row, "group") or self.unit
        note_counts(self.stated.setdefault(self.unit, {}), row, self.plan)
        return self.unit, group

    def sums(self, row: Sequence[str], line: int) -> Row | None:
        """For, against, abstentions; None where the row has none of them."""
        typed = {role: self.cell(row, role) for role in VOTES}
        if not any(typed.values()):
            return None
        found: list[int | None] = []
        for role, cell in typed.items():
            text = unicodedata.normalize("NFKC", cell).removesuffix("票")
            found.append(votes(text))
            if found[-1] is None and text not in _NONE:
                self.doubt(self.plan.role(role), line)
        for j in self.beside:
            if number_at(row, j):
                self.doubt(j, line)
        return found[0], found[1], found[2]


def build(
    plan: Plan, rows: Sequence[Sequence[str]], lines: Sequence[int], file: str, sheet: str, group: str = ""
) -> list[Ballots]:
    """The sums of a table, apart by contest and by group; rows of 合计 are kept as stated totals."""
    table = _Table(plan, rows, lines, (file, sheet))
    for row, line in zip(rows, lines, strict=True):
        if line > lines[plan.header_row]:
            table.take(row, line, group)
    letters = {word: column_letters(j) for role, word in VOTES.items() if (j := plan.role(role)) is not None}
    beside = stated_counts(rows) if len(table.parts) == 1 else {}
    made = [
        Ballots(
            contest, tuple(part.listed), {}, file=file, sheet=sheet, group=which, summary=part.sums, letters=letters,
            counts=table.stated.get(contest, {}) if table.units else beside,
            shape="summary", lines=part.lines, header_row=plan.header_row + 1,
        )
        for (contest, which), part in table.parts.items()
    ]  # fmt: skip
    return [_with_rest(made[0], table), *made[1:]] if made else []


def _with_rest(first: Ballots, table: _Table) -> Ballots:
    """The first with what the table says once: totals, who is called elected, what could not be read."""
    unread = (Trouble("table_unread", tuple(table.unread), {"why": "number"}),) if table.unread else ()
    totals, elected = table.totals.get(first.contest, {}), tuple(table.elected.get(first.contest, ()))
    return replace(first, totals=totals, reported=elected, trouble=unread)


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
        if name < len(row) and tidy(row[name]) and not FOOTER.search(tidy(row[name]))
    ]
    return max(full, default=0)
