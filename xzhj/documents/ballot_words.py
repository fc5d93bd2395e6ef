"""What ballots, methods and scripts say of marks, places and colours, so that they all say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FOR, _AGAINST, _ABSTAIN = ("赞成", "同意"), ("不赞成", "反对", "不同意"), ("弃权",)
_NOTHING = frozenset({"", "空白", "空", "不划", "不画", "不划符号", "不画符号"})
_SUBJECTS: tuple[tuple[str, str], ...] = (
    ("出席县党代会代表", r"县.*代表|出席.*代表|[县市区]党代会"),
    ("纪委副书记", r"纪.*副书记"),
    ("纪委书记", r"纪.*书记"),
    ("纪委委员", r"纪"),
    ("党委副书记", r"副书记"),
    ("党委书记", r"书记"),
    ("党委委员", r"党委|委员会"),
)
_COLOUR = re.compile(r"((?:粉|浅|淡|深|大|橘|橙|米|天|草|嫩|桃|本|乳)?[红黄绿蓝白紫粉橙灰青棕](?:色)?)(?:纸|票|选票)?$")
PLACES: Mapping[str, str] = {"top": "上方", "below": "下方", "right": "右边", "three_box": ""}
GRIDS: Mapping[str, str] = {"top": "上", "below": "下", "right": "右", "three_box": "三格"}


@dataclass(frozen=True, slots=True)
class Marking:
    """The signs of a ballot and where they stand. `abstain` "" = nothing is drawn; `grid` names the layout of the block."""

    yes: str = "○"
    no: str = "×"
    abstain: str = ""
    layout: str = "top"

    @property
    def grid(self) -> str:
        return GRIDS[self.layout]

    @property
    def boxes(self) -> bool:
        """Three boxes a name: one sign, drawn in the box that is meant."""
        return self.layout == "three_box"

    @property
    def place(self) -> str:
        """姓名上方的空格内."""
        return f"姓名{PLACES[self.layout]}的空格内" if PLACES[self.layout] else "姓名右边相应的空格内"

    @property
    def rule(self) -> str:
        """How to mark, one sentence without its stop."""
        if self.boxes:
            return f"赞成、不赞成、弃权的，分别在候选人{self.place}划“{self.yes}”，每名候选人只能划一格"
        rest = f"划“{self.abstain}”" if self.abstain else "不划任何符号"
        return f"对候选人赞成的，在其{self.place}划“{self.yes}”；不赞成的，划“{self.no}”；弃权的，{rest}"

    @property
    def other(self) -> str:
        """How to write another name in, one sentence without its stop."""
        if self.boxes:
            return (
                f"另选他人的，先在不赞成的候选人“不赞成”格内划“{self.yes}”，再在“另选人”栏写上另选人的姓名，"
                f"并在其“赞成”格内划“{self.yes}”"
            )
        return (
            f"另选他人的，先在不赞成的候选人{self.place}划“{self.no}”，再在“另选人”栏写上另选人的姓名，"
            f"并在其{self.place}划“{self.yes}”"
        )


def marking(text: str = "", layout: str = "") -> Marking:
    """Read “○=赞成；×=不赞成；空白=弃权” either way round; what is not said stays as usual."""
    found: dict[str, str] = {}
    for part in re.split(r"[；;，,\n]", text):
        left, sign, right = (p.strip(" “”\"") for p in part.replace("＝", "=").partition("="))
        for key, words in (("no", _AGAINST), ("yes", _FOR), ("abstain", _ABSTAIN)):
            if sign and (left in words or right in words):
                found[key] = right if left in words else left
                break
    if found.get("abstain", "") in _NOTHING:
        found["abstain"] = ""
    return Marking(**{k: v for k, v in found.items() if v or k == "abstain"}, layout=layout if layout in GRIDS else "top")


def colours(text: str) -> dict[str, str]:
    """The colour of each contest's ballot: “党委委员红色，纪委委员=黄” → 红色, 黄色; others are absent."""
    found: dict[str, str] = {}
    for part in re.split(r"[，,；;、。\n]+", text):
        match = _COLOUR.search(part.strip())
        name = next((n for n, pattern in _SUBJECTS if re.search(pattern, part)), "")
        if match and name:
            found.setdefault(name, match[1] if match[1].endswith("色") else f"{match[1]}色")
    return found
