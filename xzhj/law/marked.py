"""YAML with the line of every entry: what the plain loader forgets, and a clerk needs to find the place."""

from __future__ import annotations

from datetime import date
from typing import Any

DEEPEST = 12


class Mapped(dict[str, Any]):
    """A mapping that knows its own line and the line of each key; `doubled` lists keys written twice (the first one counts)."""

    __slots__ = ("doubled", "line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        self.doubled: list[tuple[str, int]] = []

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


class Listed(list[Any]):
    """A list that knows the line of each item."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class BadYaml(ValueError):
    """Text that is no YAML, or nests too deep; `line` is one-based."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def read(text: str) -> Any:
    """The content of one YAML document. Raises BadYaml."""
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(mark.line + 1 if mark else 1, error.problem or "") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml(1, "") from error
    return None if node is None else _plain(node, {}, 0)


def _plain(node: Any, done: dict[int, Any], depth: int) -> Any:
    made = done.get(id(node))
    if made is not None:
        return made
    if depth > DEEPEST:
        raise BadYaml(node.start_mark.line + 1, "层次过深")
    if node.id == "scalar":
        return _scalar(node.tag, node.value)
    line = node.start_mark.line + 1
    if node.id == "sequence":
        items = Listed(line)
        for child in node.value:
            items.lines.append(child.start_mark.line + 1)
            items.append(_plain(child, done, depth + 1))
        done[id(node)] = items
        return items
    entries = Mapped(line)
    for name, child in node.value:
        _enter(entries, name, _plain(child, done, depth + 1))
    done[id(node)] = entries
    return entries


def _enter(entries: Mapped, name: Any, value: Any) -> None:
    line = name.start_mark.line + 1
    if name.id != "scalar":
        raise BadYaml(line, "项目名不是文字")
    key = str(name.value)
    if key in entries:
        entries.doubled.append((key, line))
        return
    entries[key], entries.lines[key] = value, line


def _scalar(tag: str, text: str) -> Any:
    kind = tag[tag.rfind(":") + 1 :]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("yes", "true", "on", "y")
    if kind == "int":
        return int(text) if text.lstrip("+-").isdigit() and len(text) < 16 else text
    if kind == "timestamp":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
