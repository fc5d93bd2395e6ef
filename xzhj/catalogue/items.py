"""The items of 换届信息: what each is called, what it holds, when it is due. Read from items.yaml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from xzhj.model import STAGES

TYPES: Mapping[str, str] = {
    "int": "整数",
    "share": "比例（如 20%）",
    "text": "文字",
    "long": "一段文字",
    "date": "日期（如 2026-05-20）",
    "month": "年月（如 2026-05）",
    "when": "日期或年月（如 2026-05-20、2026-05）",
    "bool": "是或否",
    "choice": "给定的几种写法之一",
    "list": "一行一项的列表",
    "names": "姓名",
    "record": "几项内容",
    "table": "表（在同名的工作表里填）",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `choices` maps what a clerk writes to the value in code; `columns` (record, table) field → heading.

    `level` county = listed in county.yaml, own = a township's alone; `step` is the step by which it is due ("" = optional); `dates` the step
    whose day it gives; `paper` the slug of the paper whose number or day it is; `was` its name in other tools.
    """

    name: str
    zh: str
    type: str
    group: str
    aka: tuple[str, ...] = ()
    was: str = ""
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    staged: bool = False
    level: str = "township"
    dates: str = ""
    paper: str = ""
    note: str = ""
    basis: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every way its name may be written."""
        return (self.name, self.zh, *self.aka, *((self.was,) if self.was else ()))

    def label(self, stage: str = "") -> str:
        """The Chinese label, with its stage: 代表名额（批复）."""
        return f"{self.zh}（{STAGES[stage]}）" if stage else self.zh

    @property
    def wanted(self) -> str:
        """What may be written, in words."""
        if self.type == "choice":
            return "、".join(shown(self))
        return TYPES[self.type]


class Known(NamedTuple):
    """An item, and the stage its label carried ("" = none)."""

    item: Item
    stage: str


_STAGE = re.compile(r"^(.+?)\((拟报|请示|批复|批准|通过|结果|requested|approved|adopted|final)\)$")
_STAGE_NAMES = {"请示": "requested", "批准": "approved", **{zh: name for name, zh in STAGES.items()}}


def stage_of(text: str) -> str:
    """The stage a word names ("" = none): 批复 → approved."""
    word = text.strip()
    return word if word in STAGES else _STAGE_NAMES.get(word, "")


def plain(label: str) -> str:
    """A label without blanks, in half-width forms, for comparing: 任期 届满日： → 任期届满日."""
    folded = unicodedata.normalize("NFKC", label)
    return re.sub(r"[\s:*※]+", "", folded).lower()


@cache
def items() -> Mapping[str, Item]:
    """Every item by its name, in the order of the form."""
    with Path(__file__).with_name("items.yaml").open(encoding="utf-8") as file:
        groups = yaml.load(file, yaml.CSafeLoader)  # our own file
    return {item.name: item for group in groups for item in _group(group)}


def _group(group: Mapping[str, Any]) -> Iterator[Item]:
    for given in group["items"]:
        yield Item(**{**given, "aka": tuple(given.get("aka", ())), "group": group["group"]})


@cache
def _by_label() -> Mapping[str, Item]:
    found: dict[str, Item] = {}
    for item in items().values():
        for label in item.labels:
            found.setdefault(plain(label), item)
    return found


def find(label: str) -> Known | None:
    """The item a label names, in English or Chinese, with or without a stage; None when there is none."""
    wanted = plain(label)
    if item := _by_label().get(wanted):
        return Known(item, "")
    staged = _STAGE.match(wanted)
    item = _by_label().get(staged[1]) if staged else None
    return Known(item, stage_of(staged[2])) if item and staged else None


def nearest(label: str) -> str:
    """The known label most like an unknown one, "" when none is near."""
    wanted = plain(label)
    staged = _STAGE.match(wanted)
    close = get_close_matches(staged[1] if staged else wanted, _by_label(), n=1, cutoff=0.6)
    if not close:
        return ""
    item = _by_label()[close[0]]
    return item.name if wanted.isascii() else item.label(stage_of(staged[2]) if staged and item.staged else "")


def shown(item: Item) -> list[str]:
    """One way of writing for each value of a choice, as offered in the drop-down."""
    first: dict[str, str] = {}
    for written, value in item.choices.items():
        first.setdefault(value, written)
    return list(first.values())


def unfilled(given: Container[str]) -> list[Item]:
    """The items that have a step and are not given, in the order of the steps."""
    return sorted((i for i in items().values() if i.step and i.name not in given), key=lambda i: i.step)


def glossary() -> str:
    """The items as a table of Markdown for docs/glossary.md: Chinese, name in code, name in the reference."""
    lines = ["| 项目 | 代码里的名字 | 内容 | 分阶段 | 县里统一填 | 别处的名字 |", "|---|---|---|---|---|---|"]
    for item in items().values():
        staged, county = ("是" if item.staged else ""), ("可" if item.level == "county" else "")
        was = f"`{item.was}`" if item.was and item.was != item.name else ""
        lines.append(f"| {item.zh} | `{item.name}` | {TYPES[item.type]} | {staged} | {county} | {was} |")
    return "\n".join(lines) + "\n"
