"""What is in force: national values, replaced by the packs of the place where these are the stricter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from xzhj.model import Band, Condition, NotInForce, Pack, Param, Requirement

if TYPE_CHECKING:
    from xzhj.law.known import Known


class Law(Mapping[str, Param]):
    """Every value in force on one day for one kind of election in one place: `law["quorum"].value`.

    `requirements` are the national ones, then those of the packs; `bands` and `conditions` those of the packs.
    Values are looked up when asked for, and remembered.
    """

    __slots__ = ("_book", "_found", "_only", "day", "packs", "system")

    def __init__(self, system: str, day: date, book: Mapping[str, Known], packs: tuple[Pack, ...] = ()) -> None:
        self.system, self.day, self.packs = system, day, packs
        self._book = book
        self._only: frozenset[str] | None = None
        self._found: dict[str, Param | None] = {}

    def __getitem__(self, key: str) -> Param:
        """Raises NotInForce for a known key without a value that day, KeyError for any other."""
        if self._only is not None and key not in self._only:
            raise KeyError(key)
        param = self._found[key] if key in self._found else self._look(key)
        if param is None:
            raise NotInForce(key)
        return param

    def _look(self, key: str) -> Param | None:
        item = self._book[key]
        param = item.at(self.day)
        for pack in self.packs:
            begun = [given for given in pack.values.get((self.system, key), ()) if given.since <= self.day]
            if begun and item.stricter:
                param = _taken(begun[-1], param, item.stricter)
        self._found[key] = param
        return param

    def get(self, key: str, default: Any = None) -> Any:
        """The value in force, else `default`: here an unknown key and one not in force are alike."""
        try:
            return self[key]
        except LookupError:
            return default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._book if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every demand on composition that holds that day."""
        from xzhj.law.load import demands

        national = tuple(demand for since, demand in demands(self.system) if since <= self.day)
        return national + tuple(demand for pack in self._begun for demand in pack.requirements)

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every band of the packs."""
        return tuple(band for pack in self._begun for band in pack.bands)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the packs."""
        return tuple(condition for pack in self._begun for condition in pack.conditions)

    @property
    def _begun(self) -> list[Pack]:
        return [pack for pack in self.packs if pack.since is None or pack.since <= self.day]

    def answers(self, keys: Iterable[str]) -> bool:
        """Say whether this kind of election has law on all `keys`, in force or not: if not, a rule does not apply to it."""
        return all(key in self._book for key in keys)

    def only(self, keys: Iterable[str]) -> Law:
        """Law that answers for `keys` alone, so that a module can read only what it declares."""
        law = Law(self.system, self.day, self._book, self.packs)
        law._found = self._found
        law._only = frozenset(keys) if self._only is None else self._only & frozenset(keys)
        return law

    def history(self, key: str) -> tuple[Param, ...]:
        """Every national value the key ever had, oldest first. Raises KeyError."""
        if self._only is not None and key not in self._only:
            raise KeyError(key)
        return self._book[key].params


def on(system: str, day: date, packs: Sequence[Pack] = ()) -> Law:
    """The law of `day` for one kind of election; `packs` in order, the widest place first. Raises KeyError for another system."""
    return _on(system, day, tuple(packs))


@lru_cache(maxsize=256)
def _on(system: str, day: date, packs: tuple[Pack, ...]) -> Law:
    from xzhj.law.load import known

    return Law(system, day, known(system), packs)


def _taken(given: Param, current: Param | None, side: str) -> Param:
    """A pack's value where it is not the looser, else the one before it."""
    from xzhj.law.forms import loosens

    if current is None:
        return given
    if loosens(given.value, current.value, side) or (current.binding == "must" and given.binding != "must"):
        return current
    return replace(given, replaces=current)
