"""Rows of a ballot table with identical ones counted together; the serial stands apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

Tail = tuple[str, ...]
Found = list[tuple[Tail, str, str]]
FOOTER = re.compile(
    r"合计|^(?:本[组页箱批])?共(?:计|收回|有)?\d+张|小计|总计|共计|监票|计票|唱票|录入|制表|填表|说明|备注|签[字名]|^注[:：]|日期"
)
_LABEL = re.compile(
    r"(?:(?:得|得赞成|赞成|同意|不赞成|不同意|反对|弃权|有效|无效)票?|票|发出|收回|应选)(?:总?数|合计|人数|名额)?[:：]?"
)
_SPACE = re.compile(r"[^\S\n]")
CHUNK = 512  # few enough tuples at a time that the garbage collector does not look at them


@dataclass(slots=True)
class Rows:
    """`tails` are the rows without the serial cell, padded to the header's width less one (or whole, without a serial).

    `find(tails, cap)` gives serial and line of the first rows like these; `twice` are serials that stand on two rows.
    """

    tails: Counter[Tail]
    find: Callable[[Collection[Tail], int], Found]
    each: Callable[[], Iterator[tuple[Tail, str, str]]]
    twice: bool = False
    long_rows: list[str] = field(default_factory=list)  # lines with something beyond the last titled column


def from_cells(
    rows: Sequence[Sequence[str]], lines: Sequence[int], width: int, serial: int | None, header: Sequence[str]
) -> Rows:
    """Rows already split into cells."""
    kept: list[tuple[Tail, str, str]] = []
    too_long: list[str] = []
    for row, line in zip(rows, lines, strict=True):
        cells = [c.strip() for c in row]
        number = cells[serial] if serial is not None and serial < len(cells) else ""
        if any(cells[width:]):
            too_long.append(str(line))
        cells = (cells + [""] * width)[:width]
        if serial is not None:
            del cells[serial]
        if is_noise(number, cells, header, serial):
            continue
        kept.append((tuple(cells), number, str(line)))

    def find(wanted: Collection[Tail], cap: int) -> Found:
        out: Found = []
        for item in kept:
            if item[0] in wanted:
                out.append(item)
                if len(out) == cap:
                    break
        return out

    numbers = [n for _, n, _ in kept if n]
    return Rows(Counter(t for t, _, _ in kept), find, lambda: iter(kept), len(set(numbers)) < len(numbers), too_long)


def is_noise(number: str, cells: Sequence[str], header: Sequence[str], serial: int | None) -> bool:
    """An empty row, a second header, a total or a line of signatures is no ballot."""
    if serial is None:
        return not cells or list(cells) == list(header) or (bool(FOOTER.search(cells[0])) and len(cells) > 1)
    if not number:
        first = next((c for c in cells if c), "")
        return not first or bool(FOOTER.search(first)) or ("票" in first and is_label(first))
    return number == header[serial] or is_label(number)


def is_label(serial: str) -> bool:
    """Say whether what stands where a serial belongs heads a line of sums or of signatures: 合计, 得票数, 不赞成."""
    return bool(FOOTER.search(serial) or _LABEL.fullmatch(serial))


def from_bytes(
    data: bytes, start: int, char: bytes, width: int, serial: int | None, header: Sequence[str]
) -> Rows | None:
    """Rows straight from UTF-8 bytes without quotes: a million in about a second. None where the serial is not first."""
    if serial not in (None, 0) or b'"' in data or b"\r" in data:
        return None
    lines = data.split(b"\n")[start:]
    while lines and not lines[-1].strip():
        lines.pop()
    raw: Counter[bytes] = Counter()
    seen: set[bytes] = set()
    if serial is None:
        raw.update(lines)
    else:
        for k in range(0, len(lines), CHUNK):
            heads, _, tails = zip(*map(bytes.partition, lines[k : k + CHUNK], repeat(char)), strict=True)
            raw.update(tails)
            seen.update(heads)
    if not lines or (serial == 0 and has_strange(seen, header)):
        return None  # totals, a second header, blank serials: rare, and read row by row
    tails_of = split_tails(raw, char, width - (serial is not None))
    if tails_of is None or (serial is None and any(is_noise("", cells, header, None) for cells in tails_of.values())):
        return None
    counted: Counter[Tail] = Counter()
    for tail, n in raw.items():
        counted[tails_of[tail]] += n

    def each() -> Iterator[tuple[Tail, str, str]]:
        for at, line in enumerate(data.split(b"\n")[start : start + len(lines)], start + 1):
            head, _, tail = line.partition(char) if serial == 0 else (b"", b"", line)
            yield tails_of[tail], head.decode().strip(), str(at)

    def find(wanted: Collection[Tail], cap: int) -> Found:
        out: Found = []
        for item in each():
            if item[0] in wanted:
                out.append(item)
                if len(out) == cap:
                    break
        return out

    return Rows(counted, find, each, serial == 0 and len(seen) < len(lines))


def has_strange(heads: set[bytes], header: Sequence[str]) -> bool:
    """Say whether a serial is blank, a title, or the beginning of a line of totals or signatures."""
    if b"" in heads:
        return True
    if b"".join(heads).isalnum():
        return False
    words = [h.decode().strip() for h in heads if not h.isalnum()]
    return any(not w or w == header[0] or is_label(w) for w in words)


def split_tails(tails: Collection[bytes], char: bytes, width: int) -> dict[bytes, Tail] | None:
    """The cells of each row, padded; None where there are more than titles and the rest is not blank."""
    text = b"\n".join(tails).decode()
    spaced = bool(_SPACE.search(text))
    by = char.decode()
    found: dict[bytes, Tail] = {}
    for tail, line in zip(tails, text.split("\n"), strict=True):
        cells = line.split(by)
        if spaced:
            cells = [c.strip() for c in cells]
        if len(cells) != width:
            if any(cells[width:]):
                return None
            cells = (cells + [""] * width)[:width]
        found[tail] = tuple(cells)
    return found
