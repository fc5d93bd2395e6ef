"""How to read what was named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: the election day and the day of checking (None = what the facts say, and the clock), a roster's kind
    where the clerk says it, packs and an election folder named on the command line."""

    day: date | None = None
    today: date | None = None
    kind: str | None = None
    packs: tuple[Path, ...] = ()
    election: Path | None = None
