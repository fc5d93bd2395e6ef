"""Names in stroke order (GB/T 25741—2010 §4.2). The two modes differ only for two-character names:

surname   姓氏笔画: a two-character name is surname, blank, given name, so it stands before the longer names of its surname;
fullname  姓名笔画: plain character by character, and a name that is another's beginning comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from xzhj.names.clean import clean
from xzhj.names.overrides import ranks_with
from xzhj.names.table import BLANK, Ranks, UnknownCharacter

MODES: Mapping[str, str] = {"surname": "姓氏笔画", "fullname": "姓名笔画"}


def key(name: str, mode: str = "surname", overrides: Mapping[str, str] | None = None) -> str:
    """What to sort `name` by; keys of one mode and the same overrides compare as strings. Raises UnknownCharacter."""
    return keyer(mode, overrides)(name)


def keyer(mode: str, overrides: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """The key function of a mode, for sorting anything that has a name. Raises ValueError for another mode."""
    if mode not in MODES:
        raise ValueError(f"排序方式只有 {'、'.join(MODES)}：{mode}")
    table = ranks_with(overrides)
    blank = BLANK if mode == "surname" else ""

    def of(name: str) -> str:
        try:
            return _ranked(name, table, blank)
        except UnknownCharacter:
            return _cleaned(name, table, blank)

    return of


def _ranked(name: str, table: Ranks, blank: str) -> str:
    if len(name) == 2:
        return table[ord(name[0])] + blank + table[ord(name[1])]
    return name.translate(table)


def _cleaned(name: str, table: Ranks, blank: str) -> str:
    """Only what the table does not take as it stands needs cleaning: that is one name in a thousand."""
    try:
        return _ranked(clean(name), table, blank)
    except UnknownCharacter as error:
        raise UnknownCharacter(error.char, name.strip()) from None


def sort_names(names: Sequence[str], mode: str = "surname", overrides: Mapping[str, str] | None = None) -> list[str]:
    """The names as given, in stroke order; equal names keep their order. Raises UnknownCharacter."""
    return sorted(names, key=keyer(mode, overrides))


def positions(names: Sequence[str], mode: str = "surname", overrides: Mapping[str, str] | None = None) -> list[int]:
    """Where each of the sorted names stood before, for moving what belongs to them. Raises UnknownCharacter."""
    keys = list(map(keyer(mode, overrides), names))
    return sorted(range(len(keys)), key=keys.__getitem__)


def repeated(names: Sequence[str]) -> list[str]:
    """Names that occur more than once: nothing decides between them, they keep the order they were given in."""
    return [name for name, times in Counter(map(clean, names)).items() if times > 1]
