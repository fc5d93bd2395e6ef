"""What was decided about one table, for a clerk to check at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Understood:
    """One table, or one sheet that holds none (`kind` unknown, `people` 0, `why` says so). Rows are one-based.

    `columns`: field → column letter. `ignored`: row and why (合计、填表人、空行、重复表头 …). `unknown`: cell and heading.
    `groups`: row and the unit or delegation it names. `notes`: whatever was settled that a clerk may want to know.
    `roster` is the table's number among the rosters given back, None for a sheet without one.
    """

    file: str
    sheet: str
    kind: str
    why: str
    header_rows: tuple[int, int] = (0, 0)
    data_rows: tuple[int, int] = (0, 0)
    people: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[tuple[int, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""
    roster: int | None = None
