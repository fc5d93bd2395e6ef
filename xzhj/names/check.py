"""Whether a list stands in stroke order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xzhj.names.order import keyer
from xzhj.names.why import explain


@dataclass(frozen=True, slots=True)
class Violation:
    """Two neighbours in the wrong order: `before` stands at `index` (from zero), `after` next to it and should precede it."""

    index: int
    before: str
    after: str
    why: str


def check_order(
    names: Sequence[str], mode: str = "surname", overrides: Mapping[str, str] | None = None
) -> list[Violation]:
    """The neighbours that stand the wrong way round; none when the list is in order. Raises UnknownCharacter."""
    keys = list(map(keyer(mode, overrides), names))
    return [
        Violation(i, names[i], names[i + 1], explain(names[i], names[i + 1], mode, overrides))
        for i in range(len(keys) - 1)
        if keys[i] > keys[i + 1]
    ]
