"""The forms a value can have, and which of two values is the stricter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from xzhj.model import Bound

Words = Mapping[str, str]


def _bound(raw: Any, _: Words) -> Bound:
    return Bound.parse(str(raw))


def _whole(raw: Any, _: Words) -> int:
    if type(raw) is not int:
        raise ValueError(f"不是整数：{raw!r}")
    return raw


def _flag(raw: Any, _: Words) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(f"不是“是”或“否”：{raw!r}")
    return raw


def _text(raw: Any, _: Words) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"不是文字：{raw!r}")
    return raw


def _choice(raw: Any, words: Words) -> str:
    if not isinstance(raw, str) or raw not in words:
        raise ValueError(f"不在可选的词中：{raw!r}（{'、'.join(words)}）")
    return raw


def _choices(raw: Any, words: Words) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise ValueError(f"不是一组词：{raw!r}")
    return tuple(_choice(word, words) for word in raw)


def _list(raw: Any, _: Words) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise ValueError(f"不是一组文字：{raw!r}")
    return tuple(_text(word, {}) for word in raw)


def _table(raw: Any, _: Words) -> Mapping[str, str]:
    if not isinstance(raw, Mapping) or not raw:
        raise ValueError(f"不是一张表：{raw!r}")
    return MappingProxyType({str(code): _text(word, {}) for code, word in raw.items()})


def _periods(raw: Any, _: Words) -> tuple[tuple[date, Bound], ...]:
    if not isinstance(raw, Mapping) or not raw:
        raise ValueError(f"不是按日期排的一张表：{raw!r}")
    periods = tuple((date.fromisoformat(str(day)), Bound.parse(str(text))) for day, text in raw.items())
    if list(periods) != sorted(periods, key=lambda p: p[0]):
        raise ValueError("日期不是从早到晚")
    return periods


def _notice(raw: Any, _: Words) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping) or set(raw) != {"round", "counts", "items"}:
        raise ValueError("纪律要求要有 round、counts、items")
    counts = {str(word): _whole(n, {}) for word, n in raw["counts"].items()}
    return MappingProxyType({"round": _text(raw["round"], {}), "counts": counts, "items": _list(raw["items"], {})})


FORMS: Mapping[str, Callable[[Any, Words], Any]] = {
    "bound": _bound,
    "whole": _whole,
    "flag": _flag,
    "text": _text,
    "choice": _choice,
    "choices": _choices,
    "list": _list,
    "table": _table,
    "periods": _periods,
    "notice": _notice,
}
COMPARABLE = frozenset({"bound", "whole", "flag", "choices", "list", "table"})
SIDES = frozenset({"up", "down", "narrower"})


def loosens(new: Any, old: Any, side: str) -> bool:
    """Say whether `new` lets through anything `old` does not. `side` says which way is stricter: up, down, narrower.

    A bound is as strict as another if it lies wholly inside it, whichever the side. Of whole numbers the larger (up) or
    the smaller (down) is the stricter; of lists and tables the longer (up: more is demanded) or the shorter.
    """
    if isinstance(old, Bound):
        return not (isinstance(new, Bound) and _inside(new, old))
    if isinstance(old, int):
        return bool(new < old if side == "up" else new > old if side == "down" else new != old)
    return not (set(new) >= set(old) if side == "up" else set(new) <= set(old))


def _inside(new: Bound, old: Bound) -> bool:
    """Say whether everything `new` admits is admitted by `old`, on the same base."""
    if new.base != old.base:
        return False
    if old.low is not None and (
        new.low is None or new.low < old.low or (new.low == old.low and old.strict > new.strict)
    ):
        return False
    return old.high is None or not (
        new.high is None or new.high > old.high or (new.high == old.high and old.strict > new.strict)
    )
