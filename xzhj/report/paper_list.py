"""The papers of an election as a list: by phase with what each lacks; and 大会用纸清单, on screen, as a workbook, as a paper."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from openpyxl import Workbook

from xzhj.report._sheet import heads, put, settled, title
from xzhj.report.lines import pad, row, width_of, wrap
from xzhj.report.terminal import Look, look_of

SHEETS = ("名称", "颜色", "份数", "持有人", "何时用")
_WIDTHS = (46, 10, 8, 16, 44)
NOT_KNOWN = "未定"
MARKS = {"ready": "√", "lacks": "○", "kept": "■", "given": "√"}
NARROW = 64


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper: its slug and name, what it lacks, why it is not written any more ("" = it is), a word on a manuscript."""

    slug: str
    name: str
    lacks: tuple[str, ...] = ()
    frozen: str = ""
    given: str = ""

    @property
    def state(self) -> str:
        return "kept" if self.frozen else "lacks" if self.lacks else "given" if self.given else "ready"

    @property
    def words(self) -> str:
        return self.frozen or self.given or (f"缺：{'、'.join(self.lacks)}" if self.lacks else "")


class Line(Protocol):
    """One line of 大会用纸清单."""

    @property
    def name(self) -> str: ...
    @property
    def color(self) -> str: ...
    @property
    def copies(self) -> int | None: ...
    @property
    def holder(self) -> str: ...
    @property
    def when(self) -> str: ...


def show_papers(groups: Sequence[tuple[str, Sequence[Listed]]], *, judged: bool) -> None:
    """Print the papers by phase. `judged`: an election was read, so that what is ready and what lacks is known."""
    sys.stdout.write(papers_text(groups, look_of(sys.stdout), judged=judged))
    sys.stdout.flush()


def papers_text(groups: Sequence[tuple[str, Sequence[Listed]]], look: Look, *, judged: bool) -> str:
    listed = [one for _, ones in groups for one in ones]
    slugs = max((len(one.slug) for one in listed), default=0)
    lines: list[str] = []
    for phase, ones in groups:
        ready = sum(one.state in ("ready", "given") for one in ones)
        count = f"{len(ones)} 份" + (f"，可写 {ready} 份" if judged else "")
        lines += ["", look.paint(f"{phase}（{count}）", "1")]
        for one in ones:
            lines += entry(one, slugs, look, judged)
    lines += ["", *wrap(summed(listed, judged), look.width, look.ambiguous)]
    return "\n".join(lines[1:]) + "\n"


def entry(one: Listed, slugs: int, look: Look, judged: bool) -> Iterator[str]:
    """One paper's lines: mark, slug, name; what it lacks to the right where there is room, else under it."""
    mark = MARKS[one.state] if judged else ""
    first = (f"  {pad(mark, 2, look.ambiguous)} " if judged else "  ") + (
        f"{one.slug:<{slugs}}  " if look.width >= NARROW else f"{one.slug} "
    )
    indent = width_of(first, look.ambiguous)
    words = one.words if judged else ""
    room = look.width - indent
    name = wrap(one.name, room, look.ambiguous)
    beside_at = 42 if look.width >= 110 else 32
    rest = room - beside_at
    colour = {"lacks": "33", "kept": "2"}.get(one.state, "0")
    if words and len(name) == 1 and rest >= 30 and width_of(name[0], look.ambiguous) < beside_at - 1:
        beside = wrap(words, rest, look.ambiguous)
        yield first + pad(name[0], beside_at, look.ambiguous) + look.paint(beside[0], colour)
        yield from (" " * (indent + beside_at) + look.paint(line, colour) for line in beside[1:])
        return
    yield first + name[0]
    yield from (" " * indent + line for line in name[1:])
    yield from (
        " " * indent + look.paint(line, colour) for line in (wrap(words, room, look.ambiguous) if words else ())
    )


def summed(listed: Sequence[Listed], judged: bool) -> str:
    if not judged:
        return f"共 {len(listed)} 份。在换届文件夹里运行，可看各缺什么；写一份：xzhj render 代号。"
    states = [one.state for one in listed]
    parts = [f"可写 {states.count('ready')} 份", f"还缺内容 {states.count('lacks')} 份"]
    parts += [f"不再重写或用不到 {states.count('kept')} 份"] if "kept" in states else []
    parts += [f"文稿已有 {states.count('given')} 份"] if "given" in states else []
    return f"共 {len(listed)} 份：{'，'.join(parts)}。写一份：xzhj render 代号；写全部：xzhj render --all；先出草稿加 --draft。"


def show_sheets(phase: str, lines: Sequence[Line]) -> None:
    """Print 大会用纸清单."""
    sys.stdout.write(sheets_text(phase, lines, look_of(sys.stdout)))
    sys.stdout.flush()


def sheets_text(phase: str, lines: Sequence[Line], look: Look) -> str:
    cells = [cells_of(line) for line in lines]
    widths = shares([max(width_of(c[i], look.ambiguous) for c in [SHEETS, *cells]) for i in range(5)], look.width - 8)
    out = [look.paint(f"{phase}用纸清单", "1"), *(look.paint(t, "2") for t in row(SHEETS, widths, look.ambiguous))]
    for cell in cells:
        out += row(cell, widths, look.ambiguous)
    sheets = [line.copies for line in lines]
    known = sum(n for n in sheets if n is not None)
    out += [
        "",
        f"共 {len(lines)} 种，{known} 份" + (f"；{sheets.count(None)} 种份数未定" if None in sheets else "") + "。",
    ]
    return "\n".join(out) + "\n"


def shares(needs: list[int], room: int) -> tuple[int, ...]:
    """Column widths: colour and number in full, holder up to 16, the name and the time share the rest by what they need."""
    name, color, copies, holder, when = needs
    holder = min(holder, 16)
    rest = max(20, room - color - copies - holder)
    if name + when > rest:
        name = max(10, rest * name // (name + when))
        when = rest - name
    return name, color, copies, holder, when


def cells_of(line: Line) -> tuple[str, str, str, str, str]:
    return line.name, line.color, NOT_KNOWN if line.copies is None else str(line.copies), line.holder, line.when


def sheets_book(phase: str, lines: Sequence[Line]) -> bytes:
    """The same as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "用纸清单"
    title(sheet, f"{phase}用纸清单", len(SHEETS))
    heads(sheet, 2, SHEETS, _WIDTHS)
    for number, line in enumerate(lines, 3):
        for column, value in enumerate(cells_of(line), 1):
            cell = put(sheet, number, column, value)
            if column == 3 and line.copies is not None:
                cell.value = line.copies
    return settled(book)


def sheets_paper(phase: str, lines: Sequence[Line]) -> str:
    """The same as a paper, in the plain text the typesetter reads."""
    rows = [f"{i} | {' | '.join(c.replace('|', '／') for c in cells_of(line))}" for i, line in enumerate(lines, 1)]
    table = "\n".join((f"序号 | {' | '.join(SHEETS)}", *rows))
    return f"---\nname: {phase}用纸清单\nprofile: form\n---\n# {phase}用纸清单\n::: table 宽=4,22,6,5,9,20 左=2\n{table}\n:::\n"
