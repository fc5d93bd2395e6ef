"""What ballots and methods say of where marks stand, so that they all say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xzhj.documents.markings import Signs

PLACES: Mapping[str, str] = {"top": "上方", "below": "下方", "right": "右边", "three_box": "右边相应"}
GRIDS: Mapping[str, str] = {"top": "上", "below": "下", "right": "右", "three_box": "三格"}


@dataclass(frozen=True, slots=True)
class Marking:
    """The signs of a ballot and where they are drawn; `grid` names the layout of the ballot block."""

    signs: Signs
    layout: str = "top"

    @property
    def grid(self) -> str:
        return GRIDS[self.layout]

    @property
    def place(self) -> str:
        """姓名上方的空格内."""
        return f"姓名{PLACES[self.layout]}的空格内"

    @property
    def rule(self) -> str:
        """How to mark, without a stop at the end."""
        yes, no, nothing = self.signs.approve, self.signs.against, self.signs.abstain
        if self.layout == "three_box":
            return f"对候选人赞成、不赞成或者弃权的，在其{self.place}画“{yes}”，每名候选人只画一格，三格都空白的为弃权"
        rest = f"画“{nothing}”" if nothing else "不画任何符号"
        return f"对候选人赞成的，在其{self.place}画“{yes}”；不赞成的，画“{no}”；弃权的，{rest}"

    @property
    def other(self) -> str:
        """How to write another name in, without a stop at the end."""
        yes, no = self.signs.approve, self.signs.against
        if self.layout == "three_box":
            first, last = f"在不赞成的候选人“不赞成”格内画“{yes}”", f"并在其“赞成”格内画“{yes}”"
        else:
            first, last = f"在不赞成的候选人{self.place}画“{no}”", f"并在其{self.place}画“{yes}”"
        return f"另选他人的，先{first}，再在“另选人”栏写上另选人的姓名，{last}"


def marking(signs: Signs, layout: str = "") -> Marking:
    """The usual layout (above the names) where none is said."""
    return Marking(signs, layout if layout in GRIDS else "top")
