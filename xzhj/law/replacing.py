"""The values a pack puts in place of national ones."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Any

from xzhj.law.compare import bound_text, plain, whole
from xzhj.law.forms import FORMS
from xzhj.law.known import Known
from xzhj.law.load import COMMON, FOLDERS, known
from xzhj.law.marked import Listed, Mapped
from xzhj.law.words import BINDINGS, Wrong, english, word
from xzhj.model import SYSTEMS, Bound, Cite, Param

ENTRY = frozenset({"since", "value", "instrument", "article", "binding", "note", "verified"})
_YES = {"是": True, "否": False}


def targets(system: str, key: str) -> tuple[tuple[tuple[str, str], ...], str, str]:
    """Where a key, by its name or Chinese title, is open: (system, key) pairs, else why not (unknown, closed, unclear) and the nearest."""
    kinds = _kinds(system)
    wanted = plain(key)
    places = [
        (kind, name) for kind in kinds for name, item in known(kind).items() if wanted in (name, plain(item.title))
    ]
    opened = tuple((kind, name) for kind, name in places if known(kind)[name].stricter)
    if opened and (system or wanted not in {name for _, name in opened} or len(opened) in (1, len(kinds))):
        return opened, "", ""
    if opened:
        return (), "unclear", "、".join(f"{SYSTEMS[kind]}：{known(kind)[name].title}" for kind, name in opened)
    if places:
        return (), "closed", known(places[0][0])[places[0][1]].title
    names = {text: item for kind in kinds for name, item in known(kind).items() for text in (name, item.title)}
    near = get_close_matches(wanted, names, 1)
    return (), "unknown", near[0] if near else ""


def _kinds(system: str) -> tuple[str, ...]:
    """The systems a section speaks of: itself; all Party systems for `common` and for none."""
    if system in SYSTEMS:
        return (system,)
    if system not in ("", COMMON):
        raise Wrong(f"这里要写哪一种选举：{system}")
    return tuple(kind for kind in SYSTEMS if FOLDERS[kind.partition("_")[0]] == "party")


def as_entries(node: Any, line: int) -> list[Mapped]:
    """The dated values of a key, however shortly written: a list under `values`, one mapping, or the bare value. Raises Wrong."""
    if isinstance(node, Mapped) and "values" in node:
        values = node["values"]
        if not isinstance(values, Listed) or not values:
            raise Wrong("values 下面没有值", node.line_of("values"))
        shared = {name: node[name] for name in ENTRY - {"value"} if name in node}
        return [_merged(value, shared, at) for value, at in zip(values, values.lines, strict=True)]
    if isinstance(node, Mapped) and ("value" in node or "数额" in node or "值" in node):
        return [_merged(node, {}, line)]
    entry = Mapped(line)
    entry["value"] = node
    return [entry]


def _merged(value: Any, shared: dict[str, Any], line: int) -> Mapped:
    if not isinstance(value, Mapped):
        raise Wrong("每个值要写 since、value、instrument、article", line)
    kept = Mapped(line)
    for name, what in {**shared, **value}.items():
        if name not in ("key", "system", "title"):
            kept[name], kept.lines[name] = what, value.line_of(name)
    return kept


def param(item: Known, entry: Mapped, source: str, since: date | None, cite: Cite) -> Param:
    """One value as a Param of the pack. Raises Wrong."""
    given = english(entry, ENTRY)
    begins = given.get("since", since)
    if not isinstance(begins, date):
        raise Wrong("没有写从哪天起（since，或在开头写施行日期）", entry.line)
    instrument = str(given.get("instrument") or cite.instrument)
    if not instrument:
        raise Wrong("没有写依据（instrument）", entry.line)
    article = str(given.get("article") or (cite.article if instrument == cite.instrument else ""))
    binding = word(given["binding"], BINDINGS, "效力") if "binding" in given else item.binding
    try:
        value = _value(item, given.get("value"))
    except ValueError as error:
        raise Wrong(getattr(error, "why", str(error)), entry.line) from error
    verified = given.get("verified") if isinstance(given.get("verified"), date) else None
    note = str(given.get("note", ""))
    return Param(
        item.key,
        item.title,
        value,
        begins,
        Cite(instrument, article, begins),
        binding,
        verified,
        source,
        None,
        note,
        item.words,
    )


def _value(item: Known, raw: Any) -> Any:
    if raw is None:
        raise Wrong("没有写数值（value）")
    if item.form == "bound":
        return _bound(item, raw)
    if item.form == "whole" and isinstance(raw, str):
        raw = whole(raw)[1]
    if item.form == "flag" and isinstance(raw, str):
        raw = _YES.get(plain(raw), raw)
    return FORMS[item.form](raw, item.words)


def _bound(item: Known, raw: Any) -> Bound:
    """A bound on the national base. 差额 may be said as what is over the seats: 差额不少于22% is >=122% of seats."""
    base, text = item.base, plain(raw)
    over = base == "seats" and text.startswith("差额")
    value = _as_written(raw, base) or Bound.parse(bound_text(text.removeprefix("差额").removeprefix("比例"), base))
    if over:
        value = Bound.parse(f"{_sign(value)}{1 + (value.low or 0)} of seats") if value.low is not None else value
    if value.base != base:
        raise Wrong(f"与全国规定的基数不同：{raw}")
    ends = [end for end in (value.low, value.high) if end is not None]
    if base == "seats" and min(ends) < 1:
        raise Wrong(f"差额要写成候选人数与应选人数之比，差额22%写作“>=122% of seats”或“差额不少于22%”：{raw}")
    return value


def _as_written(raw: Any, base: str) -> Bound | None:
    """The bound, where it is written as the national files do, base and all."""
    try:
        value = Bound.parse(str(raw))
    except ValueError:
        return None
    return value if value.base == base else None


def _sign(value: Bound) -> str:
    return ">" if value.strict else ">="
