"""The national files: system → key → dated, cited values; whatever they should not hold is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xzhj.law.forms import COMPARABLE, FORMS, SIDES
from xzhj.law.marked import BadYaml, Listed, Mapped, read
from xzhj.law.wrong import LawError
from xzhj.model import SYSTEMS, Bound, Cite, Param, Requirement

HERE = Path(__file__).parent
FOLDERS: Mapping[str, str] = {"party": "party", "township": "people", "village": "village"}
_NAME = re.compile(r"( {2})?([\w.]+):(?= |$)")
COMMON, DEMANDS = "common", "requirements"
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


class Book(Mapping[str, Known]):
    """Every key of one system. A file is parsed when one of its keys is first asked for; the names cost only a glance."""

    __slots__ = ("_where",)

    def __init__(self, where: Mapping[str, tuple[Path, str]]) -> None:
        self._where = where

    def __getitem__(self, key: str) -> Known:
        path, section = self._where[key]
        return parsed(path)[section][key]

    def __contains__(self, key: object) -> bool:
        return key in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)


def all_systems() -> tuple[str, ...]:
    """Every system with law, in the order of SYSTEMS."""
    return tuple(system for system in SYSTEMS if system in folder(_folder_of(system)))


def known(system: str) -> Book:
    """Every key of a system. Raises KeyError for a system without law."""
    return folder(_folder_of(system))[system]


def _folder_of(system: str) -> str:
    return FOLDERS[system.partition("_")[0]]


@cache
def folder(name: str) -> Mapping[str, Book]:
    """The books of a folder, by system. Raises LawError where a key is given in two places."""
    return books(tuple(sorted((HERE / name).glob("*.yaml"))), name)


def books(paths: tuple[Path, ...], name: str) -> dict[str, Book]:
    """The books made of these files, by system; see `folder`."""
    where: dict[str, dict[str, tuple[Path, str]]] = {}
    for path in paths:
        for section, key, line in glance(path):
            if key in where.setdefault(section, {}):
                raise LawError(f"{section} 的 {key} 已在另一处给出", path.name, line)
            where[section][key] = (path, section)
    common = where.pop(COMMON, {})
    for section, keys in where.items():
        if both := common.keys() & keys.keys():
            raise LawError(f"{section} 的 {min(both)} 已在 {COMMON} 中给出", keys[min(both)][0].name)
    systems = [s for s in SYSTEMS if _folder_of(s) == name and (s in where or common)]
    return {system: Book(common | where.get(system, {})) for system in systems}


def glance(path: Path) -> Iterator[tuple[str, str, int]]:
    """Section, key and line of every key, by indentation alone: `parsed` refuses a file that is not written that way."""
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := _NAME.match(line):
            if not match[1]:
                section = match[2]
            elif section != DEMANDS:
                yield section, match[2], number


@cache
def parsed(path: Path) -> Mapping[str, Mapping[str, Known]]:
    """One file by section and key. Raises LawError for whatever a file of law should not hold."""
    content = _content(path)
    content.pop(DEMANDS, None)
    made: dict[int, Known] = {}
    sections: dict[str, dict[str, Known]] = {}
    for section, keys in content.items():
        _section(section, keys, content.line_of(section), path)
        sections[section] = {key: _shared(made, key, node, path.name, keys.line_of(key)) for key, node in keys.items()}
    if {(s, k) for s, k, _ in glance(path)} != {(s, k) for s, keys in sections.items() for k in keys}:
        raise LawError("键要缩进两格，一行一个", path.name)
    return sections


@cache
def demands(system: str) -> tuple[tuple[date, Requirement], ...]:
    """The national demands on composition, with the day each begins. Raises LawError."""
    paths = sorted((HERE / _folder_of(system)).glob("*.yaml"))
    written = [path for path in paths if f"\n{DEMANDS}:" in path.read_text(encoding="utf-8")]
    return tuple(found for path in written for found in demanded(_content(path)[DEMANDS], path.name))


def _content(path: Path) -> Mapped:
    try:
        content, doubled = read(path.read_text(encoding="utf-8"))
    except BadYaml as error:
        raise LawError(f"不是正确的 YAML：{error.why}", path.name, error.line) from error
    if not isinstance(content, Mapped):
        raise LawError("没有内容", path.name)
    for what, line in doubled:
        raise LawError(f"{what} 写了两次", path.name, line)
    return content


def _section(system: str, keys: Any, line: int, path: Path) -> None:
    if system != COMMON and (system not in SYSTEMS or _folder_of(system) != path.parent.name):
        raise LawError(f"没有这种选举：{system}", path.name, line)
    if not isinstance(keys, Mapped):
        raise LawError(f"{system} 下面没有规定", path.name, line)


def _shared(made: dict[int, Known], key: str, node: Any, file: str, line: int) -> Known:
    """The same node under the same key (a YAML alias) is understood once."""
    item = made.get(id(node))
    if item is None or item.key != key:
        item = made[id(node)] = _known(key, node, file, line)
    return item


def _known(key: str, node: Any, file: str, line: int) -> Known:
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
        raise LawError(f"{key} 开放，却没有写明哪一边更严（stricter: up、down 或 narrower）", file, node.line_of("open"))
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
        since = _dated(about[0], entry, last, file, at)
        last = since
        if entry["value"] is None:
            ends.append(since)
        else:
            params.append(_param(about, entry, since, file, at))
    return tuple(params), tuple(ends)


def _dated(key: str, entry: Any, last: date, file: str, line: int) -> date:
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


def _param(about: tuple[str, str, str, str, Mapping[str, str]], entry: Mapped, since: date, file: str, line: int) -> Param:
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


def demanded(entries: Any, file: str) -> list[tuple[date, Requirement]]:
    """Demands on composition as read, with the day each begins. Raises LawError."""
    from xzhj.law.demands import requirement
    from xzhj.law.words import Wrong

    found: list[tuple[date, Requirement]] = []
    for entry, line in zip(entries, entries.lines, strict=True):
        since = _dated("requirements", Mapped(line) if not isinstance(entry, Mapped) else _only(entry), date.min, file, line)
        try:
            found.append((since, requirement(entry, "", Cite("", ""), ())))
        except Wrong as error:
            raise LawError(error.why, file, line) from error
    return found


def _only(entry: Mapped) -> Mapped:
    """The dating and citation of a demand, in the shape of a value."""
    dated = Mapped(entry.line)
    dated.update({"value": True}, **{name: entry[name] for name in ("since", "instrument", "article") if name in entry})
    return dated
