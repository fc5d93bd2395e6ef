"""What could not be checked, folded into one note R000 a missing fact."""

from __future__ import annotations

from datetime import date
from typing import Any

from xzhj.model import BASES, KINDS, NOTE, Contest, Finding, Source


class Gaps:
    """Missing facts and values of law not in force, with the rules they kept from running."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, tuple[Source, ...]]] = {}
        self.keys: dict[tuple[str, date], set[str]] = {}

    def missing(self, fact: str, code: str, item: Any) -> None:
        at = getattr(item, "at", ())
        fact = item_of(fact, item)
        self.facts.setdefault(fact, {}).setdefault(code, at if isinstance(at, tuple) else ())

    def not_in_force(self, key: str, code: str, day: date) -> None:
        self.keys.setdefault((key, day), set()).add(code)

    def findings(self) -> list[Finding]:
        found = [
            Finding(
                f"未查：没有给出“{label(fact)}”，{'、'.join(sorted(codes))} 没有查；{where_to_write(fact)}",
                level=NOTE,
                code="R000",
            )
            for fact, codes in sorted(self.facts.items())
        ]
        return found + [
            Finding(
                f"未查：{day.isoformat()} 没有“{key}”的现行规定，{'、'.join(sorted(codes))} 没有查",
                level=NOTE,
                code="R000",
            )
            for (key, day), codes in sorted(self.keys.items())
        ]


def item_of(fact: str, item: Any) -> str:
    """The item that gives a contest's seats, by the contest's name: 纪委书记名额."""
    if fact != "seats" or not isinstance(item, Contest):
        return fact
    from xzhj.catalogue.items import items

    return next((i.name for i in items().values() if i.zh == f"{item.name}名额"), fact)


def label(fact: str) -> str:
    """A fact's name in Chinese: an item of 换届信息, or a base of a comparison."""
    from xzhj.catalogue.items import items

    item = items().get(fact)
    return item.zh if item else BASES.get(fact, fact)


def due_by(fact: str) -> str:
    """The step by which a fact should be given ("" = from the first): before it, nobody misses it."""
    from xzhj.catalogue.items import items

    item = items().get(fact)
    return item.step if item else ""


def where_to_write(fact: str) -> str:
    """Where the clerk can give it."""
    from xzhj.catalogue.items import items

    if fact in items():
        return f"请在换届信息表里填“{items()[fact].zh}”"
    if fact in KINDS.values():
        return f"请把{fact}放进换届文件夹"
    return f"请在换届信息表或命令的 --{fact} 选项里给出"
