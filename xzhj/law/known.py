"""One key of law: how its values are written, and every value it had. What an entry should not hold is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xzhj.law.forms import COMPARABLE, FORMS, SIDES
from xzhj.law.marked import Listed, Mapped
from xzhj.law.wrong import LawError
from xzhj.model import Bound, Cite, Param

ABOUT = frozenset({"title", "form", "binding", "open", "stricter", "base", "words", "values"})
ENTRY = frozenset({"since", "value", "instrument", "article", "verified", "note", "binding"})
BINDINGS = frozenset({"must", "guide"})


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A key of law: how its values are written, whether a pack may replace them ("" = not), and every value it had.

    `base` is what a bound is a share of; `ends` are the days on which it ceased to have a value (an entry whose value is null), each until the next value.
    """

    key: str
    title: str
    form: str
    binding: str
    stricter: str
    words: Mapping[str, str]
    base: str
    params: tuple[Param, ...]
    ends: tuple[date, ...]
    file: str
    line: int

    def at(self, day: date) -> Param | None:
        """The value in force on a day, or None."""
        begun = [param for param in self.params if param.since <= day]
        if not begun or any(begun[-1].since < end <= day for end in self.ends):
            return None
        return begun[-1]


def understand(key: str, node: Any, file: str, line: int) -> Known:
    """A key as read. Raises LawError for whatever it should not hold, with file and line."""
    if not isinstance(node, Mapped):
        raise LawError(f"{key} 没有内容", file, line)
    if extra := node.keys() - ABOUT:
        name = min(extra)
        raise LawError(f"{key} 有不认识的属性 {name}", file, node.line_of(name))
    if missing := {"title", "form", "binding", "values"} - node.keys():
        raise LawError(f"{key} 缺少 {min(missing)}", file, line)
    form, binding, words = node["form"], node["binding"], node.get("words", {})
    if form not in FORMS:
        raise LawError(f"{key} 的形式不认识：{form}", file, node.line_of("form"))
    if binding not in BINDINGS:
        raise LawError(f"{key} 的效力不认识：{binding}", file, node.line_of("binding"))
    stricter = _stricter(key, node, file)
    about = (key, str(node["title"]), form, binding, words)
    params, ends = _values(about, node["values"], file, node.line_of("values"))
    base = str(node.get("base", "")) or _base(params)
    return Known(key, about[1], form, binding, stricter, words, base, params, ends, file, line)


def _base(params: tuple[Param, ...]) -> str:
    return params[-1].value.base if params and isinstance(params[-1].value, Bound) else ""


def _stricter(key: str, node: Mapped, file: str) -> str:
    opened, side = node.get("open", False), node.get("stricter", "")
    if not isinstance(opened, bool):
        raise LawError(f"{key} 的 open 只能是 true 或 false", file, node.line_of("open"))
    if opened and side not in SIDES:
        raise LawError(
            f"{key} 开放，却没有写明哪一边更严（stricter: up、down 或 narrower）", file, node.line_of("open")
        )
    if side and not opened:
        raise LawError(f"{key} 没有开放，不用写 stricter", file, node.line_of("stricter"))
    if opened and node["form"] not in COMPARABLE:
        raise LawError(f"{key} 的形式（{node['form']}）分不出宽严，不能开放", file, node.line_of("open"))
    return str(side)


def _values(
    about: tuple[str, str, str, str, Mapping[str, str]], entries: Any, file: str, line: int
) -> tuple[tuple[Param, ...], tuple[date, ...]]:
    if not isinstance(entries, Listed):
        raise LawError(f"{about[0]} 的 values 不是一组值", file, line)
    params: list[Param] = []
    ends: list[date] = []
    last = date.min
    for entry, at in zip(entries, entries.lines, strict=True):
        since = dated(about[0], entry, last, file, at)
        last = since
        if entry["value"] is None:
            ends.append(since)
        else:
            params.append(_param(about, entry, since, file, at))
    return tuple(params), tuple(ends)


def dated(key: str, entry: Any, last: date, file: str, line: int) -> date:
    """The day an entry begins, after `last`. Raises LawError where it is not dated, cited, or in order."""
    if not isinstance(entry, Mapped):
        raise LawError(f"{key} 的值要写 since、value、instrument、article", file, line)
    if extra := entry.keys() - ENTRY:
        raise LawError(f"{key} 的值有不认识的属性 {min(extra)}", file, entry.line_of(min(extra)))
    for name in ("since", "value", "instrument", "article"):
        if name not in entry or (name != "value" and entry[name] in (None, "")):
            raise LawError(f"{key} 的值缺少 {name}", file, line)
    since = entry["since"]
    if not isinstance(since, date):
        raise LawError(f"{key} 的 since 不是日期：{since}", file, entry.line_of("since"))
    if since == last:
        raise LawError(f"{key} 在 {since} 有两个值", file, line)
    if since < last:
        raise LawError(f"{key} 的值没有按日期从早到晚排", file, line)
    return since


def _param(
    about: tuple[str, str, str, str, Mapping[str, str]], entry: Mapped, since: date, file: str, line: int
) -> Param:
    key, title, form, binding, words = about
    verified, binding = entry.get("verified"), entry.get("binding", binding)
    if verified is not None and not isinstance(verified, date):
        raise LawError(f"{key} 的 verified 不是日期：{verified}", file, entry.line_of("verified"))
    if binding not in BINDINGS:
        raise LawError(f"{key} 的效力不认识：{binding}", file, entry.line_of("binding"))
    if not isinstance(entry["article"], str):
        raise LawError(f"{key} 的 article 要加引号写成文字", file, entry.line_of("article"))
    try:
        value = FORMS[form](entry["value"], words)
    except (ValueError, AttributeError) as error:
        raise LawError(f"{key} 的值不对：{error}", file, line) from error
    cite = Cite(str(entry["instrument"]), entry["article"], since)
    return Param(key, title, value, since, cite, binding, verified, "", None, str(entry.get("note", "")), words)
