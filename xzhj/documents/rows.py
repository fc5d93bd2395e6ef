"""A person as papers name one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xzhj.model import Person
from xzhj.names import pad


class Row:
    """A person as papers name one: every field of the roster row, and `marked` （女，回族）, `padded`, `wide`."""

    def __init__(self, name: str, person: Person | None = None, others: Iterable[Person] = ()) -> None:
        self.name = name
        self.person = person
        self.others = tuple(others)

    def __getattr__(self, field_name: str) -> Any:
        if field_name.startswith("_"):
            raise AttributeError(field_name)
        for person in (self.person, *self.others):
            if person is not None and (value := getattr(person, field_name)) is not None:
                return value
        return None

    def __str__(self) -> str:
        return self.name

    @property
    def padded(self) -> str:
        return pad(self.name)

    @property
    def marks(self) -> str:
        """（女，回族）, "" for a man of the majority people."""
        parts = ["女"] if self.gender == "女" else []
        if isinstance(self.ethnicity, str) and self.ethnicity != "汉族":
            parts.append(self.ethnicity)
        return f"（{'，'.join(parts)}）" if parts else ""

    @property
    def marked(self) -> str:
        return self.padded + self.marks
