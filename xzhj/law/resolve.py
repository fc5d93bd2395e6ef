"""What is in force: national values, replaced by the packs of the place where these are the stricter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from xzhj.model import Band, Condition, NotInForce, Pack, Param, Requirement


class Law(Mapping[str, Param]):
    """Every value in force on one day for one kind of election in one place: `law["quorum"].value`.

    `requirements` are the national ones, then those of the packs; `bands` and `conditions` those of the packs.
    """

    __slots__ = ("_known", "_only", "_params", "bands", "conditions", "day", "local", "system")

    def __init__(
        self,
        system: str,
        day: date,
        params: Mapping[str, Param],
        known: frozenset[str],
        local: tuple[Requirement, ...] = (),
        bands: tuple[Band, ...] = (),
        conditions: tuple[Condition, ...] = (),
        only: frozenset[str] | None = None,
    ) -> None:
        self.system, self.day = system, day
        self._params, self._known, self._only = params, known, only
        self.local, self.bands, self.conditions = local, bands, conditions

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every demand on composition that holds that day. Made when asked for: most commands never do."""
        from xzhj.law.load import demands

        return tuple(demand for since, demand in demands(self.system) if since <= self.day) + self.local

    def __getitem__(self, key: str) -> Param:
        """Raises NotInForce for a known key without a value that day, KeyError for any other."""
        if self._only is not None and key not in self._only:
            raise KeyError(key)
        param = self._params.get(key)
        if param is not None:
            return param
        raise NotInForce(key) if key in self._known else KeyError(key)

    def __contains__(self, key: object) -> bool:
        return key in self._params and (self._only is None or key in self._only)

    def get(self, key: str, default: Any = None) -> Any:
        """The value in force, else `default`: here an unknown key and one not in force are alike."""
        param = self._params.get(key)
        return default if param is None or (self._only is not None and key not in self._only) else param

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._params if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def answers(self, keys: Iterable[str]) -> bool:
        """Say whether this kind of election has law on all `keys`, in force or not: if not, a rule does not apply to it."""
        return self._known >= frozenset(keys)

    def only(self, keys: Iterable[str]) -> Law:
        """Law that answers for `keys` alone, so that a module can read only what it declares."""
        wanted = frozenset(keys) if self._only is None else self._only & frozenset(keys)
        return Law(self.system, self.day, self._params, self._known, self.local, self.bands, self.conditions, wanted)

    def history(self, key: str) -> tuple[Param, ...]:
        """Every national value the key ever had, oldest first. Raises KeyError."""
        from xzhj.law.load import known

        if self._only is not None and key not in self._only:
            raise KeyError(key)
        return known(self.system)[key].params


def on(system: str, day: date, packs: Sequence[Pack] = ()) -> Law:
    """The law of `day` for one kind of election; `packs` in order, the widest place first. Raises KeyError for another system."""
    return _on(system, day, tuple(packs))


@lru_cache(maxsize=256)
def _on(system: str, day: date, packs: tuple[Pack, ...]) -> Law:
    from xzhj.law.load import known

    keys = known(system)
    params = {key: param for key, item in keys.items() if (param := item.at(day)) is not None}
    for pack in packs:
        for (kind, key), given in pack.values.items():
            begun = [param for param in given if param.since <= day]
            if kind == system and begun and key in keys:
                params.update(_taken(begun[-1], params.get(key), keys[key].stricter))
    begun_packs = [pack for pack in packs if pack.since is None or pack.since <= day]
    return Law(
        system,
        day,
        params,
        frozenset(keys),
        tuple(demand for pack in begun_packs for demand in pack.requirements),
        tuple(band for pack in begun_packs for band in pack.bands),
        tuple(condition for pack in begun_packs for condition in pack.conditions),
    )


def _taken(given: Param, current: Param | None, side: str) -> dict[str, Param]:
    """What a pack's value changes: nothing where it is the looser, or where the key is not open to packs."""
    from xzhj.law.forms import loosens

    if not side:
        return {}
    if current is None:
        return {given.key: given}
    if loosens(given.value, current.value, side) or (current.binding == "must" and given.binding != "must"):
        return {}
    return {given.key: replace(given, replaces=current)}
