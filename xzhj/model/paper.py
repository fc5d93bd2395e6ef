"""A paper as text with places, and the claims found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from xzhj.model.source import Source


@dataclass(frozen=True, slots=True)
class Span:
    """A run of equal look: its text and effective properties (font names by script, size in half-points, bold, colour …)."""

    text: str
    look: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (`place` 第3段) or a table cell (表2第3行第2格). `look` holds its effective paragraph properties."""

    text: str
    place: str
    spans: tuple[Span, ...] = ()
    look: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    part: str = "body"  # body, header, footer, box, table


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a paper says: `kind` (number, share, date, name, ordinal, citation …), its value, what it is about, where."""

    kind: str
    value: int | Fraction | date | str | tuple[str, ...]
    about: str
    at: Source
    text: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A paper as read. `slug` is its template when known, `day` its own date, `frozen` = 已印发 or 已收到."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    genre: str = ""
    day: date | None = None
    slug: str = ""
    profile: str = ""
    frozen: bool = False
    layout: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    claims: tuple[Claim, ...] = ()

    def at(self, place: str) -> Source:
        return Source(self.file, "", place)
