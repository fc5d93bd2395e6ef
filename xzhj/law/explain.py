"""A value of law in lines for a reader, and what changed between two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xzhj.law.known import Known
from xzhj.law.load import all_systems, known
from xzhj.law.resolve import on
from xzhj.model import SYSTEMS, Pack, Param

BINDINGS = {"must": "必须", "guide": "一般"}
SIDES = {"up": "只能更高", "down": "只能更低", "narrower": "只能更窄"}


def describe(system: str, key: str, day: date, packs: Sequence[Pack] = ()) -> tuple[str, ...]:
    """Lines about a key; see the package. Raises KeyError."""
    item = known(system)[key]
    param = on(system, day, packs).get(key)
    lines = [f"{item.title}（{key}，{SYSTEMS[system]}）"]
    lines += _chain(param) if param else [f"{day}：没有在施行的规定"]
    lines.append(f"地方规定：可以更严（{SIDES[item.stricter]}）" if item.stricter else "地方规定：不得改变")
    return tuple(lines + _past(item))


def _chain(param: Param | None) -> list[str]:
    lines = []
    while param is not None:
        place = param.source or "全国"
        lines.append(f"{place}：{param.shown}（{BINDINGS[param.binding]}）　{param.cite}，{param.since} 起")
        if param.note:
            lines.append(f"　　说明：{param.note}")
        param = param.replaces
    return lines


def _past(item: Known) -> list[str]:
    if len(item.params) < 2:
        return []
    return ["历次：", *(f"　　{p.since} 起：{p.shown}　{p.cite}" for p in item.params)]


def diff(before: date, after: date, system: str = "") -> tuple[tuple[str, str, Param | None, Param | None], ...]:
    """What changed between two days, by system and key."""
    found = []
    for kind in [system] if system else all_systems():
        for key, item in sorted(known(kind).items()):
            old, new = item.at(before), item.at(after)
            if (old and (old.value, old.binding, old.cite.instrument)) != (
                new and (new.value, new.binding, new.cite.instrument)
            ):
                found.append((kind, key, old, new))
    return tuple(found)
