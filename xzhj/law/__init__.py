"""The law as dated, cited values: what is in force for a kind of election, on a day, in a place.

`on(system, day, packs)` answers with a `Law`; three things are told apart: an unknown key (KeyError), a known key with no
value that day (NotInForce), a value (Param). The values lie in party/, people/ and village/ as YAML; the instruments they
come from in instruments.yaml. A place's own provisions are a `Pack`, read by `read_pack`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xzhj.law.resolve import Law, on
from xzhj.law.wrong import LawError
from xzhj.model import Band, Pack, Param, Trouble

if TYPE_CHECKING:
    from xzhj.law.statutes import Instrument

__all__ = [
    "Law", "LawError", "band_for", "chain_trouble", "describe", "diff", "find_instrument", "history", "instruments", "keys", "on",
    "read_pack", "repealed", "systems", "titles",
]  # fmt: skip


def systems() -> tuple[str, ...]:
    """Every kind of election that has law, in the order of SYSTEMS."""
    from xzhj.law.load import all_systems

    return all_systems()


def keys(system: str) -> tuple[str, ...]:
    """Every key of a system, in force or not, sorted. Raises KeyError for an unknown system."""
    from xzhj.law.load import known

    return tuple(sorted(known(system)))


def titles(system: str) -> dict[str, str]:
    """The Chinese title of every key of a system."""
    from xzhj.law.load import known

    return {key: item.title for key, item in sorted(known(system).items())}


def history(system: str, key: str) -> tuple[Param, ...]:
    """Every national value a key ever had, oldest first. Raises KeyError for an unknown system or key."""
    from xzhj.law.load import known

    return known(system)[key].params


def diff(before: date, after: date, system: str = "") -> tuple[tuple[str, str, Param | None, Param | None], ...]:
    """What changed between two days: (system, key, value before, value after), of one system or of all."""
    from xzhj.law.explain import diff as changed

    return changed(before, after, system)


def describe(system: str, key: str, day: date, packs: Sequence[Pack] = ()) -> tuple[str, ...]:
    """A key in lines for a reader: title, the value of the day and what it stands in for, its citation, its history."""
    from xzhj.law.explain import describe as lines

    return lines(system, key, day, packs)


def read_pack(path: str | Path) -> Pack:
    """A file of local provisions. Never raises for what a clerk wrote: it becomes Trouble.

    Kinds: `pack.looser` (the national value is used), `pack.key` (`why` is unknown or closed, `near` the nearest known),
    `pack.bad` (malformed; `text` says how).
    """
    from xzhj.law.packs import read_pack as read

    return read(path)


def band_for(bands: Iterable[Band], of: str, sizes: Mapping[str, int]) -> Band | None:
    """The band of `law.bands` that fits a body of these sizes (members, population, revenue), None where there is none.

    Raises Missing for a size that decides and is not given.
    """
    from xzhj.law.bands import band_for as fitting

    return fitting(bands, of, sizes)


def chain_trouble(packs: Sequence[Pack]) -> tuple[Trouble, ...]:
    """Where a pack is looser than one before it (a county than its province); packs are in order, the widest place first."""
    from xzhj.law.packs import chain_trouble as trouble

    return trouble(packs)


def instruments() -> tuple[Instrument, ...]:
    """Every instrument known: title, other names, days of issue, effect and repeal."""
    from xzhj.law.statutes import instruments as known

    return known()


def find_instrument(name: str) -> Instrument | None:
    """The instrument of this title or other name, with or without 《》; None when there is none."""
    from xzhj.law.statutes import find

    return find(name)


def repealed(name: str, day: date) -> Instrument | None:
    """The instrument, if it was no longer in force on `day` (its `repealed` and `replaced_by` say since when and by what)."""
    from xzhj.law.statutes import repealed as ended

    return ended(name, day)
