"""What a call of `xzhj render` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class How:
    """What was asked for, the same for every township."""

    words: tuple[str, ...] = ()
    everything: bool = False
    phase: str = ""
    unit: str = ""
    person: str = ""
    marked: bool = False
    blank: bool = False
    merge: bool = False
    pdf: bool = False
    fonts: str = "windows"
    force: bool = False
    day: str = ""
    today: str = ""
    packs: tuple[Path, ...] = ()
