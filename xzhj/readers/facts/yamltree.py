"""YAML as clerks type it, read as plain text with line numbers. Nothing is built, resolved or expanded.

Tags, aliases, doubled keys, tabs and full-width colons are named with their line. `why` of the Trouble (kind facts.bad):
colon, space (none after the colon), dash (no blank after it), tab, blank (a full-width one in the indent), syntax, alias, tag, doubled, deep, big, shape.
Scalars stay text: NaN, 1e400, yes and 12:30 are what they look like, and the item's type decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from xzhj.model import Source, Trouble

MAX_CHARS, MAX_DEPTH, MAX_NODES = 1_000_000, 16, 100_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"^(\s*(?:- +)?)([^\s\"'#\[{&*!|>%@`:：-][^:：\"']*?)\s*：\s*(.*)$")
_CLOSE = re.compile(r"^(\s*(?:- +)?)([^\s\"'#\[{&*!|>%@`:：-][^:：\"'\s]*):(?=[^\s/\\])(.*)$")
_FLOW = re.compile(r"([{,，]\s*)([^\s{}\[\],，:：\"']+)\s*：\s*")
_DASH = re.compile(r"-(?=[^\s\d.-])")
_BLOCK = re.compile(r"[:：-]\s*[|>][0-9+-]*\s*(#.*)?$")


@dataclass(slots=True)
class Node:
    """A piece of YAML: `text` for a scalar, `pairs` for a mapping, `parts` for a sequence; `line` counts from one."""

    line: int
    text: str = ""
    pairs: list[tuple[Node, Node]] | None = None
    parts: list[Node] | None = None
    waiting: Node | None = field(default=None, repr=False)

    @property
    def blank(self) -> bool:
        return self.pairs is None and self.parts is None and not self.text.strip()


class Refused(Exception):
    """The file cannot be read as YAML; `why` and `line` say what and where."""

    def __init__(self, why: str, line: int, raw: str = "") -> None:
        super().__init__(why)
        self.why, self.line, self.raw = why, line, raw


def bad(file: str, line: int, why: str, **facts: str) -> Trouble:
    return Trouble("facts.bad", (Source(file, "", f"第{line}行"),), {"why": why, **facts})


def read(text: str, file: str, known: Callable[[str], bool]) -> tuple[Node | None, list[Trouble]]:
    """The mapping a text holds, and what is wrong with it. None where there is none, or the text is not YAML.

    A full-width colon or a tab is reported and then read as meant, so that one slip does not hide the rest;
    inside deeper levels only where what stands before the colon is `known`.
    """
    if len(text) > MAX_CHARS:
        return None, [bad(file, 1, "big")]
    mended, trouble = mend(text, file, known)
    try:
        root = _tree(mended)
    except Refused as refused:
        return None, [*trouble, bad(file, refused.line, refused.why, raw=refused.raw)]
    if root is None or root.blank:
        return None, trouble
    if root.pairs is None:
        return None, [*trouble, bad(file, root.line, "shape", raw=root.text[:40])]
    return root, [*trouble, *_doubled(root, file)]


def mend(text: str, file: str, known: Callable[[str], bool]) -> tuple[str, list[Trouble]]:
    """Put half-width colons and blanks where they were meant, and say where that was."""
    out: list[str] = []
    trouble: list[Trouble] = []
    block = -1
    spaces = re.findall(r"^( +)\S", text, re.M)
    unit = min(map(len, spaces), default=2)  # one step of this file's own indent
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        body = line.strip()
        indent = len(line) - len(line.lstrip())
        if block >= 0 and (not body or indent > block):
            out.append(line)
            continue
        block = -1
        if body and not body.startswith("#"):
            line, faults = _mend_line(line, known, unit)
            trouble += [bad(file, number, why, raw=body[:40]) for why in faults]
            if _BLOCK.search(line):
                block = indent
        out.append(line)
    return "\n".join(out) + "\n", trouble


def _mend_line(line: str, known: Callable[[str], bool], unit: int) -> tuple[str, list[str]]:
    faults: list[str] = []
    lead, rest = line[: len(line) - len(line.lstrip())], line.lstrip()
    for sign, width, why in (("\t", unit, "tab"), ("\u3000{1,2}", unit, "blank"), ("\xa0", 1, "blank")):
        if re.search(sign, lead):
            faults.append(why)
            lead = re.sub(sign, " " * width, lead)
    line = lead + rest
    for pattern, why in ((_KEY, "colon"), (_CLOSE, "space")):
        found = pattern.match(line)
        top = why == "colon" and not lead and not rest.startswith("-")
        if found and (top or known(found[2])):
            line, faults = f"{found[1]}{found[2]}: {found[3]}", [*faults, why]
            break
    if _DASH.match(rest):
        line, faults = f"{lead}- {rest[1:]}", [*faults, "dash"]
    flow = (
        _FLOW.sub(lambda m: f"{m[1].replace('，', ', ')}{m[2]}: " if known(m[2]) else m[0], line)
        if "{" in line
        else line
    )
    return flow, [*faults, "colon"] if flow != line and "colon" not in faults else faults


def _tree(text: str) -> Node | None:
    """Build the tree from parser events, with a stack of our own: nesting cannot exhaust the machine's."""
    root: Node | None = None
    stack: list[Node] = []
    count = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = (event.start_mark.line if event.start_mark else 0) + 1
            if isinstance(event, yaml.AliasEvent):
                raise Refused("alias", line, f"*{event.anchor}")
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                count += 1
                node = _node(event, line)
                if count > MAX_NODES or len(stack) >= MAX_DEPTH:
                    raise Refused("big" if count > MAX_NODES else "deep", line)
                if stack:
                    _hang(stack[-1], node)
                elif root is not None:
                    raise Refused("syntax", line)
                root = root or node
                if not isinstance(event, yaml.ScalarEvent):
                    stack.append(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = "deep" if "nesting depth" in str(error.problem) else "syntax"  # newer libyaml counts before we do
        raise Refused(why, mark.line + 1 if mark else 1) from error
    except yaml.reader.ReaderError as error:
        raise Refused("syntax", text.count("\n", 0, error.position or 0) + 1) from error
    except (yaml.YAMLError, ValueError) as error:
        raise Refused("syntax", 1) from error
    return root


def _node(event: Any, line: int) -> Node:
    if event.tag is not None and event.tag != "!":
        raise Refused("tag", line, str(event.tag))
    if isinstance(event, yaml.ScalarEvent):
        plain = event.implicit[0]  # not in quotes
        return Node(line, "" if plain and event.value in ("~", "null", "Null", "NULL") else event.value)
    return Node(line, pairs=[]) if isinstance(event, yaml.MappingStartEvent) else Node(line, parts=[])


def _hang(parent: Node, node: Node) -> None:
    if parent.parts is not None:
        parent.parts.append(node)
    elif parent.waiting is None:
        parent.waiting = node
    elif parent.pairs is not None:
        parent.pairs.append((parent.waiting, node))
        parent.waiting = None


def _doubled(root: Node, file: str) -> list[Trouble]:
    """Keys that stand twice in one mapping, the top one excepted: there two spellings of one item count too."""
    trouble: list[Trouble] = []
    todo = [value for _, value in root.pairs or ()]
    while todo:
        node = todo.pop()
        seen: dict[str, int] = {}
        for key, value in node.pairs or ():
            if key.text in seen:
                first = Source(file, "", f"第{seen[key.text]}行")
                here = Source(file, "", f"第{key.line}行")
                trouble.append(Trouble("facts.bad", (here, first), {"why": "doubled", "item": key.text}))
            seen.setdefault(key.text, key.line)
            todo.append(value)
        todo += node.parts or ()
    return trouble
