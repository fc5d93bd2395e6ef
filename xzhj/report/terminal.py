"""Findings in the terminal: by file, worst first; 编号 · 问题 · 位置 · 依据, a count, and what to do next.

Laid out here rather than by Rich, which takes 60 ms to load, sixty times as long to lay out, and parts Chinese before a comma.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from xzhj.model import Checked, Finding
from xzhj.report.console import PLAIN_WIDTH, is_gbk
from xzhj.report.lines import fold, row, width_of, wrap
from xzhj.report.mask import mask
from xzhj.report.words import (
    LEVEL_NAMES,
    RANK,
    WHOLE,
    basis,
    by_file,
    counted,
    level_counts,
    missing_names,
    next_step,
    only_sheet,
    sort_out,
    where,
)

SHOWN = 100  # what one person reads in one sitting; the file has all
WIDEST = 160  # a longer line is hard to follow
NARROW = 64  # below this the columns stand under each other
HEADS = ("编号", "问题", "位置", "依据")
_SAME = re.compile(r"(?<![^\s、])([^\s、]+)\.xlsx \1 ")
COLOURS = {"error": "1;31", "warning": "33", "note": "2"}


@dataclass(frozen=True, slots=True)
class Look:
    """How the terminal shows: columns, colour, the width of characters like ※ and ×, ID numbers in full."""

    width: int = PLAIN_WIDTH
    colour: bool = False
    gbk: bool = False
    reveal: bool = False

    @property
    def ambiguous(self) -> int:
        return 2 if self.gbk else 1

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def plain(self, text: str) -> str:
        text = text if self.reveal else mask(text)
        return text.replace("›", ">") if self.gbk else text


def show_findings(checked: Checked, *, reveal: bool = False, quiet: bool = False) -> None:
    """Print a run. `quiet` leaves the last two lines."""
    sys.stdout.write(findings_text(checked, look_of(sys.stdout, reveal), quiet=quiet))
    sys.stdout.flush()


def print_under(lines: Iterable[str]) -> None:
    """Print lines as wide as the screen, what runs over under the line's own beginning."""
    look = look_of(sys.stdout)
    for line in lines:
        start = " " * (len(line) - len(line.lstrip()))
        first, *more = wrap(line.lstrip(), look.width - len(start) - (4 if start else 0), look.ambiguous)
        for part in (start + first, *(f"{start}    {part}" for part in more)):
            print(part)


def look_of(stream: TextIO, reveal: bool = False) -> Look:
    """What `stream` can show: its own width and colour on a terminal, else 120 columns and none."""
    tty = stream.isatty()
    width = shutil.get_terminal_size((PLAIN_WIDTH, 25)).columns if tty or "COLUMNS" in os.environ else PLAIN_WIDTH
    wanted = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Look(min(width - tty, WIDEST), wanted and colours_work(), is_gbk(stream), reveal)


def colours_work() -> bool:
    """Switch colour on where a Windows console needs asking."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)) and kernel.SetConsoleMode(handle, mode.value | 4))


def findings_text(checked: Checked, look: Look, *, quiet: bool = False) -> str:
    """The whole face as text with a final newline."""
    parts = sort_out(checked)
    lines: list[str] = []
    if not quiet:
        shown = worst(parts.standing)
        groups = [(name or WHOLE, group) for name, group in by_file(shown)]
        groups += [(f"内部事项（不外传） {name or WHOLE}", group) for name, group in by_file(worst(parts.internal))]
        lines += table(groups, look)
        lines += left_out(parts.standing, shown, look)
        lines += not_checked(parts.unchecked, look)
    lines += wrapped(counted(checked, parts), look)
    lines += wrapped(f"下一步：{next_step(checked, parts)}", look)
    return "\n".join(lines) + "\n"


def worst(findings: Sequence[Finding]) -> list[Finding]:
    """At most SHOWN: worse levels first, and among equals one of every rule before a second of any."""
    if len(findings) <= SHOWN:
        return list(findings)
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for i, f in enumerate(findings):
        kind = (f.level, f.code)
        ranked.append((RANK.get(f.level, 9), seen[kind], i))
        seen[kind] += 1
    ranked.sort()
    return [findings[i] for i in sorted(i for _, _, i in ranked[:SHOWN])]


def table(groups: Sequence[tuple[str, Sequence[Finding]]], look: Look) -> Iterator[str]:
    rows = [(name, group, [cells(f, only_sheet(group), look) for f in group]) for name, group in groups]
    if not rows:
        return
    widths = column_widths([cell for _, _, group in rows for cell in group], look)
    if widths:
        yield look.paint(row(HEADS, widths, look.ambiguous)[0], "2")
    for name, group, filled in rows:
        sheet = only_sheet(group)
        title = " ".join(part for part in (name, sheet) if part) + f"（{level_counts(group)}）"
        yield from (look.paint(line, "1") for line in wrap(look.plain(title), look.width, look.ambiguous))
        for finding, cell in zip(group, filled, strict=True):
            yield from one(finding, cell, widths, look)
        yield ""


def cells(finding: Finding, sheet: str, look: Look) -> tuple[str, str, str, str]:
    code = f"{finding.code} {LEVEL_NAMES[finding.level]}"
    return code, look.plain(finding.text), look.plain(short_place(where(finding.at, sheet))), short_basis(finding)


def short_place(text: str) -> str:
    """Other files without .xlsx, a sheet named as its file once: 党员名册 G167."""
    return _SAME.sub(r"\1 ", text).replace(".xlsx ", " ")


def short_basis(finding: Finding) -> str:
    """Instruments without 中国共产党, which nearly all begin with; explain gives them in full."""
    return basis(finding).replace("《中国共产党章程》", "《党章》").replace("《中国共产党", "《")


def column_widths(rows: Sequence[Sequence[str]], look: Look) -> tuple[int, int, int, int] | None:
    """Widths of the four columns: places and citations take what they need within a share, the text has the rest."""
    if look.width < NARROW:
        return None
    needs = [max([4, *(width_of(r[i], look.ambiguous) for r in rows)]) for i in range(4)]
    rest = look.width - needs[0] - 6
    place, cite = min(needs[2], rest * 22 // 100), min(needs[3], rest * 30 // 100)
    text = min(needs[1], rest - place - cite)
    more = min(needs[3] - cite, rest - text - place - cite)  # what the text does not need
    return needs[0], rest - place - cite - more, place, cite + more


def one(finding: Finding, cell: Sequence[str], widths: Sequence[int] | None, look: Look) -> Iterator[str]:
    colour = COLOURS[finding.level]
    if widths is None:
        yield look.paint(cell[0], colour)
        for head, text in zip(("", "位置：", "依据："), cell[1:], strict=True):
            if text:
                yield from ("  " + line for line in wrap(head + text, look.width - 2, look.ambiguous))
        return
    code, text, place, cite = cell
    first, *more = row((code, text, fold(place, widths[2], look.ambiguous), cite), widths, look.ambiguous)
    yield look.paint(cell[0], colour) + first[len(cell[0]) :]
    yield from more


def left_out(findings: Sequence[Finding], shown: Sequence[Finding], look: Look) -> Iterator[str]:
    """What the table does not show, by rule."""
    rest = Counter((RANK.get(f.level, 9), f.code, f.level) for f in findings)
    rest.subtract(Counter((RANK.get(f.level, 9), f.code, f.level) for f in shown))
    kinds = [(code, LEVEL_NAMES[level], n) for (_, code, level), n in sorted(rest.items()) if n]
    if not kinds:
        return
    words = "，".join(f"{code} {level} {n} 项" for code, level, n in kinds[:8]) + (" 等" if len(kinds) > 8 else "")
    total = len(findings) - len(shown)
    yield from wrapped(
        f"另有 {total} 项没有列出：{words}。全部结果请加 --output 问题清单.xlsx 或 --output 结果.html", look
    )
    yield ""


def not_checked(unchecked: Sequence[Finding], look: Look) -> Iterator[str]:
    """All notes R000 in one block."""
    if not unchecked:
        return
    names = missing_names(unchecked)
    text = f"未查 {len(unchecked)} 项：缺 {'、'.join(names)}。补上后再查一遍；在哪里补，用 --format json 或 --output 结果.html 逐项看。"
    yield from (look.paint(line, "2") for line in wrapped(text, look))
    yield ""


def wrapped(text: str, look: Look) -> list[str]:
    return wrap(look.plain(text), look.width, look.ambiguous)
