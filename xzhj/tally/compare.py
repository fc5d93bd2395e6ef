"""Two entries of the same ballots, compared ballot by ballot: by serial where both have one, else as multisets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from xzhj.model import Ballots, Source, Trouble
from xzhj.tally.ballot import INVALID, VALID, name_key, names_in
from xzhj.tally.marks import Marks, tidy

PLACES = 200
Cells = tuple[str, ...]
Sense = tuple[tuple[str, str], ...]
_WORDS = ("弃权", "赞成", "不赞成")


def differences(first: Sequence[Ballots], second: Sequence[Ballots], marks: Marks) -> list[Trouble]:
    """A Trouble `entries_differ` with the differing ballots of both side by side, or none."""
    grouped = len(first) > 1 and {b.group for b in first} == {b.group for b in second}
    one, two = by_serial(first, marks, grouped), by_serial(second, marks, grouped)
    if one is not None and two is not None:
        pairs = [(s, one.get(s), two.get(s)) for s in dict.fromkeys([*one, *two]) if one.get(s) != two.get(s)]
    else:
        left, right = multiset(first, marks), multiset(second, marks)
        pairs = [("", sense, None) for sense in (left - right).elements()]
        pairs += [("", None, sense) for sense in (right - left).elements()]
    if not pairs:
        return []
    rows = [f"{s}\t{told(a)}\t{told(b)}" for s, a, b in pairs[:PLACES]]
    facts = {
        "count": str(len(pairs)),
        "serials": "、".join(s for s, *_ in pairs[:PLACES] if s),
        "first": "、".join(dict.fromkeys(b.file for b in first)),
        "second": "、".join(dict.fromkeys(b.file for b in second)) or "（没有这一项）",
        "rows": "\n".join(rows),
    }
    return [Trouble("entries_differ", tuple(dict.fromkeys(Source(b.file, b.sheet) for b in (*first, *second))), facts)]


def sense_of(ballots: Ballots, cells: Cells, marks: Marks) -> Sense:
    """What a ballot says, however it is spelled: sorted by candidate, so that columns in another order are the same."""
    width = len(ballots.columns)
    said = [(name_key(c), word(m, marks)) for c, m in zip(ballots.columns, cells, strict=False)]
    said += [(name, "另选") for cell in cells[width : width + ballots.writes] for name in names_in(cell)]
    if ballots.validity and (last := tidy(cells[-1])) not in VALID:
        said.append(("", "无效" if last in INVALID else last))
    return tuple(sorted(said))


def word(mark: str, marks: Marks) -> str:
    meaning = marks.read(mark)
    return _WORDS[meaning] if meaning < len(_WORDS) else tidy(mark)


def multiset(entries: Sequence[Ballots], marks: Marks) -> Counter[Sense]:
    found: Counter[Sense] = Counter()
    for b in entries:
        for cells, n in b.marks.items():
            found[sense_of(b, cells, marks)] += n
        for name, sums in b.summary.items():
            found[((f"{b.group} {name_key(name)}".strip(), " ".join("" if v is None else str(v) for v in sums)),)] += 1
    return found


def by_serial(entries: Sequence[Ballots], marks: Marks, grouped: bool) -> dict[str, Sense] | None:
    """Ballots by group and serial; None where a ballot has no serial or two have the same."""
    found: dict[str, Sense] = {}
    for b in entries:
        if b.where is None:
            return None
        group = b.group if grouped else ""
        for cells, serial, _ in b.where(b.marks.keys(), b.entered):
            number = tidy(serial).lstrip("0")  # a table program drops the zeros of 001
            key = f"{group}{number}"
            if not number or key in found:
                return None
            found[key] = sense_of(b, cells, marks)
    return found


def told(sense: Sense | None) -> str:
    """A ballot for the correction sheet: 甲 赞成 乙 不赞成; a ballot that one entry lacks is 没有这张票."""
    return "没有这张票" if sense is None else "，".join(f"{name}{what}" for name, what in sense)
