"""What could not be checked, folded into one note R000 a missing fact."""

from __future__ import annotations

from datetime import date
from typing import Any

from xzhj.catalogue.items import label, where_to_write
from xzhj.model import NOTE, Finding, Source


class Gaps:
    """Missing facts and values of law not in force, with the rules they kept from running."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, tuple[Source, ...]]] = {}
        self.keys: dict[tuple[str, date], set[str]] = {}

    def missing(self, fact: str, code: str, item: Any) -> None:
        at = getattr(item, "at", ())
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
