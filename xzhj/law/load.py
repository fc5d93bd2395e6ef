"""The national files: system → key → dated, cited values; whatever they should not hold is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xzhj.law.known import Known, dated, understand
from xzhj.law.marked import BadYaml, Mapped, read
from xzhj.law.wrong import LawError
from xzhj.model import SYSTEMS, Cite, Requirement

HERE = Path(__file__).parent
FOLDERS: Mapping[str, str] = {"party": "party", "township": "people", "village": "village"}
_NAME = re.compile(r"( {2})?([\w.]+):(?= |$)")
COMMON, DEMANDS = "common", "requirements"


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
        item = made[id(node)] = understand(key, node, file, line)
    return item


def demanded(entries: Any, file: str) -> list[tuple[date, Requirement]]:
    """Demands on composition as read, with the day each begins. Raises LawError."""
    from xzhj.law.demands import requirement
    from xzhj.law.words import Wrong

    found: list[tuple[date, Requirement]] = []
    for entry, line in zip(entries, entries.lines, strict=True):
        since = dated(
            "requirements", Mapped(line) if not isinstance(entry, Mapped) else _only(entry), date.min, file, line
        )
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
