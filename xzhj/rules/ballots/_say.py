"""How the R6 rules speak: places of a Trouble, a list cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xzhj.model import Result, Trouble

SHOWN = 12
PEOPLE = {
    "township_deputies": ("登记选民", "参加投票"),
    "township_officials": ("全体代表", "出席代表"),
    "village_committee": ("登记参加选举的村民", "参加投票"),
}


def of(result: Result, *kinds: str) -> Iterator[Trouble]:
    """The result's Trouble of these kinds."""
    return (t for t in result.trouble if t.kind in kinds)


def some(words: Sequence[str], total: int | None = None) -> str:
    """The first of a list, and how many there are: 3、17、20 等 41 张."""
    number = len(words) if total is None else total
    shown = "、".join(words[:SHOWN])
    return shown if number <= min(len(words), SHOWN) else f"{shown} 等 {number} 张"


def bodies(result: Result) -> tuple[str, str]:
    """What those entitled and those who came are called in this kind of election."""
    return PEOPLE.get(result.system, ("应到", "实到"))


def title(result: Result) -> str:
    """党委委员预选, 党委委员第2轮."""
    stage = "预选" if result.stage == "preselect" else ""
    turn = f"第{result.round}轮" if result.round > 1 else ""
    return f"{result.contest}{stage}{turn}"
