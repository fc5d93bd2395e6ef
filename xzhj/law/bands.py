"""Bands of packs: seats by size, in English or in the clerk's words; rows that overlap are refused."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xzhj.law.compare import plain, span, whole
from xzhj.law.marked import Listed, Mapped
from xzhj.law.words import BINDINGS, CITED, MORE, OF, SIZES, Wrong, at_line, checked, cited, english, needed, word
from xzhj.model import Band, Cite, Missing

_SIZE_WORDS = {
    **{name: name for name in SIZES},
    **{title: name for name, title in SIZES.items()},
    **{k: v for k, v in MORE.items() if v in SIZES},
}
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def bands(entry: Any, source: str, cite: Cite) -> tuple[Band, ...]:
    """The rows of one table of sizes. Raises Wrong, also where two rows overlap."""
    given = english(entry, CITED | {"of", "by", "rows"})
    needed(given, "title", "of", "rows", "binding")
    if not isinstance(given["rows"], Listed) or not given["rows"]:
        raise Wrong("“各档”下面没有内容", given.line_of("rows"))
    by = word(given["by"], SIZES, "按什么分档") if "by" in given else ""
    found: list[Band] = []
    for row, line in zip(given["rows"], given["rows"].lines, strict=True):
        try:
            found.append(_row(row, given, by, source, cite))
        except Wrong as error:
            raise Wrong(error.why, error.line or line) from error
        if other := overlapping(found[-1], found[:-1]):
            raise Wrong(f"与“{shown(other)}”重叠，同一人数落在两档里（起止数都算在内，可写“不满”）", line)
    return tuple(found)


def _row(row: Any, given: Mapped, by: str, source: str, cite: Cite) -> Band:
    named = english(row, frozenset({"from", "to", "below", "value", "when_any", "otherwise"}))
    needed(named, "value")
    any_of = named.get("when_any", [])
    if not any_of and not by and not named.get("otherwise"):
        raise Wrong("没有写“按”什么分档")
    low, high = (at_line(named, end, _limit) if end in named else None for end in ("from", "to"))
    if "below" in named:
        if high is not None:
            raise Wrong("“到”和“不满”只能写一个", named.line_of("below"))
        high = at_line(named, "below", _limit) - 1
    if low is not None and high is not None and low > high:
        raise Wrong("起数大于止数")
    value = at_line(named, "value", span)
    title, binding = str(given["title"]), word(given["binding"], BINDINGS, "效力")
    return Band(
        title, word(given["of"], OF, "对象"), "" if any_of or named.get("otherwise") else by, low, high, value, binding,
        cited(given, cite), source, tuple(_alternative(text) for text in any_of),
    )  # fmt: skip


def _alternative(raw: Any) -> tuple[str, str, int]:
    text = plain(raw)
    name = next((name for name in sorted(_SIZE_WORDS, key=len, reverse=True) if text.startswith(name)), "")
    sign, number = checked(whole, text[len(name) :]) if name else ("", 0)
    if sign:
        return _SIZE_WORDS[name], sign, number
    raise Wrong(f"条件不认识：{raw}（写作“人口>=10000”“财政收入>=1000万元”）")


def band_for(all_bands: Iterable[Band], of: str, sizes: Mapping[str, int]) -> Band | None:
    """The band that fits a body of these sizes (members, population, revenue), None where there is none.

    Raises Missing for a size that decides and is not given.
    """
    for band in all_bands:
        if band.of == of and _fits(band, sizes):
            return band
    return None


def _fits(band: Band, sizes: Mapping[str, int]) -> bool:
    if any(by in sizes and _COMPARE[sign](sizes[by], limit) for by, sign, limit in band.when_any):
        return True
    unknown = [by for by in (band.by, *(by for by, _, _ in band.when_any)) if by and by not in sizes]
    if unknown:
        raise Missing(unknown[0])
    if band.when_any:
        return False
    size = sizes.get(band.by, 0)
    return (band.low is None or size >= band.low) and (band.high is None or size <= band.high)


def overlapping(band: Band, others: list[Band]) -> Band | None:
    """The first of `others` for the same body by the same size that shares a number with `band`."""
    if not band.by:
        return None
    low, high = band.low or 0, band.high
    for other in others:
        start, end = other.low or 0, other.high
        if (
            (other.of, other.by) == (band.of, band.by)
            and (end is None or low <= end)
            and (high is None or start <= high)
        ):
            return other
    return None


def shown(band: Band) -> str:
    """A band's limits in Chinese."""
    if band.low is None and band.high is None:
        return "其他"
    if band.high is None:
        return f"{band.low}以上"
    return f"{band.low}至{band.high}" if band.low is not None else f"{band.high}以下"


def _limit(raw: Any) -> int:
    return whole(raw)[1]
