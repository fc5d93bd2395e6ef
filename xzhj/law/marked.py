"""YAML with the line of every entry: what the plain loader forgets, and a clerk needs to find the place."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

DEEPEST = 12
Doubled = list[tuple[str, int]]


class Mapped(dict[str, Any]):
    """A mapping that knows its own line and the line of each key."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

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


def read(text: str) -> tuple[Any, Doubled]:
    """The content of one YAML document, and the keys written twice with their lines (the first one counts). Raises BadYaml."""
    import yaml

    doubled: Doubled = []
    try:
        node = yaml.compose(text, Loader=_loader())
        return (None if node is None else _plain(node, {}, doubled, 0)), doubled
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(mark.line + 1 if mark else 1, error.problem or "") from error
    except BadYaml:
        raise
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml(1, "") from error


@cache
def _loader() -> Any:
    """libyaml's parser with a resolver that remembers: a third of the time of the stock one. The slow loader without libyaml."""
    import yaml

    if not hasattr(yaml, "CSafeLoader"):
        return yaml.SafeLoader
    rules = yaml.SafeLoader.yaml_implicit_resolvers
    scalar, sequence = yaml.ScalarNode, yaml.SequenceNode

    @cache
    def tag_of(value: str) -> str:
        found = next((tag for tag, form in rules.get(value[:1], ()) if form.match(value)), "")
        return found or "tag:yaml.org,2002:str"

    def resolve(_: Any, kind: Any, value: Any, implicit: Any) -> str:
        if kind is scalar:
            return tag_of(value) if implicit[0] else "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:seq" if kind is sequence else "tag:yaml.org,2002:map"

    def nothing(*_: Any) -> None:
        return None

    calls = {"resolve": resolve, "descend_resolver": nothing, "ascend_resolver": nothing}
    return type("Parser", (yaml.CSafeLoader,), calls)


def _plain(node: Any, done: dict[int, Any], doubled: Doubled, depth: int) -> Any:
    kind = node.id
    if kind == "scalar":
        return node.value if node.tag == "tag:yaml.org,2002:str" else _scalar(node.tag, node.value)
    made = done.get(id(node))
    if made is not None:
        return made
    line = node.start_mark.line + 1
    if depth > DEEPEST:
        raise BadYaml(line, "层次过深")
    if kind == "sequence":
        items = Listed(line)
        items.lines = [child.start_mark.line + 1 for child in node.value]
        items += [_plain(child, done, doubled, depth + 1) for child in node.value]
        done[id(node)] = items
        return items
    entries = Mapped(line)
    for name, child in node.value:
        at = name.start_mark.line + 1
        if name.id != "scalar":
            raise BadYaml(at, "项目名不是文字")
        if name.value in entries:
            doubled.append((name.value, at))
            continue
        entries.lines[name.value] = at
        entries[name.value] = _plain(child, done, doubled, depth + 1)
    done[id(node)] = entries
    return entries


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
