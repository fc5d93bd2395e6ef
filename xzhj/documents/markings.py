"""How a ballot is marked and what colour it has, from the lines a county writes for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = re.compile(r"[；;，,、。\n]+")
_MEANS = (("against", "不赞成|不同意|反对"), ("abstain", "弃权"), ("for", "赞成|同意"))
_NOTHING = re.compile("空白|不画|不划|不作|无")
_COLOUR = re.compile(r"[=＝:：]?((?:浅|深|淡|粉|大|草|天|橘|米|乳)?(?:红|黄|绿|蓝|白|粉|紫|橙|青|灰)色?)$")
_WHOSE = (
    ("纪委副书记", "纪委副书记"), ("纪委书记", "纪委书记"), ("党委副书记", "党委副书记|(?<!纪委)副书记"),
    ("党委书记", "党委书记|^书记"), ("纪委委员", "纪委|纪律检查"), ("出席县党代会代表", "代表|县"), ("党委委员", "党委"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signs:
    """The marks of a ballot; "" where nothing is written."""

    approve: str = "○"
    against: str = "×"
    abstain: str = ""

    @property
    def sentence(self) -> str:
        """赞成的画“○”，不赞成的画“×”，弃权的不画任何符号."""
        said = (("赞成", self.approve), ("不赞成", self.against), ("弃权", self.abstain))
        return "，".join(f"{who}的" + (f"画“{sign}”" if sign else "不画任何符号") for who, sign in said)


def signs(text: str | None) -> Signs:
    """Read ○=赞成；×=不赞成；空白=弃权 (either way round); what it leaves out is as usual."""
    found: dict[str, str] = {}
    for part in filter(None, _PARTS.split(text or "")):
        meaning = next((k for k, words in _MEANS if re.search(words, part)), "")
        if meaning:
            rest = re.sub(r"不赞成|不同意|反对|弃权|赞成|同意|[=＝:：“”\"画划打的为\s]", "", part)
            found[meaning] = "" if _NOTHING.search(part) or not rest else rest
    usual = Signs()
    return Signs(found.get("for") or usual.approve, found.get("against") or usual.against, found.get("abstain", ""))


def colour(text: str | None, contest: str) -> str:
    """The colour of a contest's ballot: 粉红色; "" where the line does not say."""
    for part in filter(None, _PARTS.split(text or "")):
        match = _COLOUR.search(part.strip())
        whose = next((name for name, words in _WHOSE if re.search(words, part)), "")
        if match and whose == contest:
            return match[1].removesuffix("色") + "色"
    return ""
