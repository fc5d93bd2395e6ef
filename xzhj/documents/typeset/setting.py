"""What every part needs to know of the paper it stands in: profile, fonts, seal, and the grid of its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xzhj.documents.text import ADDRESSED
from xzhj.documents.typeset.runs import Look

SIZES: Mapping[str, int] = {
    "小初": 72, "一号": 52, "小一": 48, "二号": 44, "小二": 36, "三号": 32, "小三": 30, "四号": 28, "小四": 24, "五号": 21, "小五": 18,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """Type of a text: `size` in half-points, line `pitch` in twips, tracking `tight` in twips."""

    size: int
    pitch: int
    tight: int

    @property
    def char(self) -> int:
        """Twips of one character as set."""
        return self.size * 10 + self.tight


GRIDS: Mapping[str, Grid] = {
    "三号": Grid(32, 579, -5),  # 22 lines of 28: 580 would give 21 lines, -4 would give 27 characters
    "小二": Grid(36, 637, -7),  # 20 lines of 25, for what is read aloud
    "二号": Grid(44, 750, -2),  # 17 lines of 20
    "四号": Grid(28, 510, 0),  # 25 lines of 31
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of paper other than the standard's page: its sides and margins in millimetres."""

    wide: int
    high: int
    top: int
    bottom: int
    side: int

    @property
    def room(self) -> int:
        """The width of what is printed, in twips."""
        return (self.wide - 2 * self.side) * 7200 // 127

    @property
    def depth(self) -> int:
        """Its height, in twips."""
        return (self.high - self.top - self.bottom) * 7200 // 127


@dataclass(frozen=True, slots=True)
class Page:
    """A paper's setting. `seal` is yes, no or stamp; `numbered` = pages carry numbers.

    Of a ballot: the `leaf` it is printed on, the type of its `names`, how high a `mark` box is (twips), and how many
    names stand `across` where each has its boxes beside it.
    """

    profile: str
    fonts: str
    seal: str
    grid: Grid
    numbered: bool = True
    leaf: Leaf | None = None
    names: int = 32
    mark: int = 681
    across: int = 1

    def look(self, face: str = "仿宋", colour: str = "") -> Look:
        """The text's own size in a face."""
        return Look(face, self.grid.size, colour, self.grid.tight, self.fonts)

    def sized(self, face: str, size: int, colour: str = "") -> Look:
        """Another size, no tracking."""
        return Look(face, size, colour, 0, self.fonts)


def page_of(meta: Mapping[str, Any], fonts: str) -> Page:
    """The setting the front matter asks for. Raises ValueError for a size we have no grid for."""
    profile = str(meta.get("profile", ""))
    size = str(meta.get("size") or ("小二" if profile == "script" else "三号"))
    if size not in GRIDS:
        raise ValueError(f"size 应是 {'、'.join(GRIDS)} 之一，现在是“{size}”")
    numbered = str(meta.get("numbered", profile != "ballot")) not in ("False", "无", "no")
    return Page(profile, fonts, _seal(meta.get("seal"), profile), GRIDS[size], numbered)


def _seal(given: Any, profile: str) -> str:
    """Papers that go out are sealed unless said otherwise."""
    if given is None:
        return "yes" if profile in ADDRESSED else "no"
    words = {"True": "yes", "False": "no", "有": "yes", "无": "no", "签名章": "stamp"}
    seal = words.get(str(given), str(given))
    if seal not in ("yes", "no", "stamp"):
        raise ValueError(f"seal 应是 有、无、签名章 之一，现在是“{given}”")
    return seal
