"""What a mark on a ballot means. A mark that is not in the table is never counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

ABSTAIN, FOR, AGAINST, UNREAD = range(4)

CIRCLES = frozenset("○Oo〇◯⭕◎")
TICKS = frozenset("√✓✔☑")
_MEANINGS: Mapping[int, tuple[str, ...]] = {
    FOR: (*sorted(CIRCLES), *sorted(TICKS), "赞成", "同意", "1", "Y", "y", "是", "赞成票", "同意票", "for"),
    AGAINST: (
        *"×Xx✗✘✕✖╳⨯☒❌", "不赞成", "反对", "不同意", "N", "n", "否", "不赞成票", "反对票", "against",
    ),
    ABSTAIN: ("", "弃权", "△", "—", "——", "–", "-", "空", "空白", "弃权票", "abstain"),
}  # fmt: skip
_NAMES = {
    "for": FOR, "赞成": FOR, "against": AGAINST, "不赞成": AGAINST, "反对": AGAINST, "abstain": ABSTAIN, "弃权": ABSTAIN,
}  # fmt: skip


class MarksError(ValueError):
    """A table of marks that cannot be used; the message is one Chinese line."""


def tidy(cell: str) -> str:
    """A cell without spaces and with full-width letters and digits made plain."""
    text = "".join(cell.split()).strip("\ufeff\u200b")
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


_DEFAULT: Mapping[str, int] = MappingProxyType(
    {tidy(mark): meaning for meaning, marks in _MEANINGS.items() for mark in marks}
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The table of marks of one count: the usual ones, and those the clerk added.

    √ is ○ to some and ○ is abstention to others: where both stand in one count and the clerk has not said what ○ means,
    neither is read.
    """

    added: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 'for=√,1;against=0;abstain=' or '√=赞成；0=不赞成；空白=弃权'. Raises MarksError: a meaning or a mark that makes no sense."""
        added: dict[str, int] = {}
        for part in (p for p in text.replace("；", ";").split(";") if p.strip()):
            left, sign, right = part.replace("＝", "=").partition("=")
            name, marks = (left, right) if left.strip().lower() in _NAMES else (right, left)
            if not sign or name.strip().lower() not in _NAMES:
                raise MarksError(
                    f"画票符号写法不对：{part.strip()}；应写成 for=√,1;against=0;abstain=△，或 √=赞成；×=不赞成"
                )
            meaning = _NAMES[name.strip().lower()]
            for mark in map(tidy, marks.replace("，", ",").replace("、", ",").split(",")):
                mark = "" if mark in ("空白", "空", "空格", "不画") else mark
                if not mark and meaning != ABSTAIN:
                    raise MarksError("空白只能算弃权，不能算赞成或不赞成")
                if added.setdefault(mark, meaning) != meaning:
                    raise MarksError(f"画票符号 {mark} 有两个意思")
        return cls(MappingProxyType(added))

    def read(self, cell: str) -> int:
        """FOR, AGAINST, ABSTAIN, or UNREAD for a mark nobody explained."""
        text = tidy(cell)
        found = self.added.get(text)
        return _DEFAULT.get(text, UNREAD) if found is None else found

    def table(self, cells: Iterable[str]) -> dict[str, int]:
        """The meaning of each distinct cell of one count, √ beside ○ taken into account."""
        meanings = {cell: self.read(cell) for cell in cells}
        circles = [c for c in meanings if tidy(c) in CIRCLES and tidy(c) not in self.added]
        ticks = [c for c in meanings if tidy(c) in TICKS]
        if circles and ticks:
            meanings.update((c, UNREAD) for c in circles)
            meanings.update((c, UNREAD) for c in ticks if tidy(c) not in self.added)
        return meanings
