"""Reading a place's own provisions. What a clerk wrote wrongly becomes Trouble with its line; the rest stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from xzhj.law.bands import bands, overlapping, shown
from xzhj.law.demands import condition, requirement
from xzhj.law.forms import loosens
from xzhj.law.known import Known
from xzhj.law.load import COMMON, known
from xzhj.law.marked import BadYaml, Listed, Mapped, read
from xzhj.law.replacing import as_entries, param, targets
from xzhj.law.words import Wrong, english, word
from xzhj.model import SYSTEMS, Band, Cite, Condition, Pack, Param, Requirement, Source, Trouble

LARGEST = 1_000_000
HEAD = {"name": "名称", "since": "施行日期", "instrument": "依据", "article": "条款", "note": "说明"}
LISTS = {"requirements": "结构要求", "bands": "名额档次", "conditions": "人选条件", "replacements": "替换"}
SECTIONS = {**HEAD, **LISTS, **SYSTEMS, COMMON: "党内共用"}


@dataclass(slots=True)
class _Draft:
    """A pack while it is being read."""

    file: str
    name: str = ""
    since: date | None = None
    cite: Cite = field(default_factory=lambda: Cite("", ""))
    values: dict[tuple[str, str], tuple[Param, ...]] = field(default_factory=dict)
    requirements: list[Requirement] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    trouble: list[Trouble] = field(default_factory=list)

    def at(self, line: int) -> tuple[Source, ...]:
        return (Source(self.file, "", f"第{line}行"),)

    def bad(self, line: int, reason: str, what: str = "") -> None:
        self.trouble.append(
            Trouble(
                "pack.bad",
                self.at(line),
                {"what": what, "text": f"{what}：{reason}" if what else reason, "line": str(line)},
            )
        )


def read_pack(path: str | Path) -> Pack:
    """A file of local provisions; see the package."""
    draft = _Draft(str(path), Path(path).stem)
    content = _content(draft, Path(path))
    if isinstance(content, Mapped):
        named = _sections(draft, content)
        _head(draft, named)
        for name, value in named.items():
            if name in LISTS:
                _listed(draft, name, value, named.line_of(name))
            elif name not in HEAD:
                _section(draft, name, value, named.line_of(name))
    elif content is not None:
        draft.bad(1, "不是一组“项目：内容”")
    return Pack(
        draft.name, draft.file, draft.values, tuple(draft.requirements), tuple(draft.bands), tuple(draft.conditions),
        draft.since, tuple(sorted(draft.trouble, key=lambda t: int(t.facts["line"]))),
    )  # fmt: skip


def _content(draft: _Draft, path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            draft.bad(1, "文件过大，不像一份地方规定")
            return None
        data = path.read_bytes()
    except OSError:
        draft.bad(1, "文件打不开")
        return None
    try:
        content, doubled = read(_text(data).replace("\t", "  "))
    except UnicodeDecodeError:
        draft.bad(1, "文字编码无法判定，请存为 UTF-8")
    except BadYaml as error:
        draft.bad(error.line, "格式不对：看这一行的冒号、缩进和引号" + (f"（{error.why}）" if error.why else ""))
    else:
        if content is None:
            draft.bad(1, "没有内容")
        for what, line in doubled:
            draft.bad(line, f"“{what}”写了两次，后一处不算", what)
        return content
    return None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _sections(draft: _Draft, content: Mapped) -> Mapped:
    named = Mapped(content.line)
    for label, value in content.items():
        line = content.line_of(label)
        try:
            name = word(label, SECTIONS, "项目")
        except Wrong as error:
            draft.bad(line, error.why, label)
            continue
        if name in named:
            draft.bad(line, f"“{label}”写了两次，后一处不算", label)
            continue
        named[name], named.lines[name] = value, line
    return named


def _head(draft: _Draft, named: Mapped) -> None:
    draft.name = str(named.get("name") or draft.name)
    since = named.get("since")
    if since is not None and not isinstance(since, date):
        draft.bad(named.line_of("since"), f"施行日期要写成 2026-03-01 的样子：{since}", "since")
        since = None
    draft.since = since
    draft.cite = Cite(str(named.get("instrument") or ""), str(named.get("article") or ""), since)


def _listed(draft: _Draft, name: str, entries: Any, line: int) -> None:
    if not isinstance(entries, Listed):
        draft.bad(line, f"“{LISTS[name]}”下面要一条一条地写，每条前面加“- ”", name)
        return
    for entry, at in zip(entries, entries.lines, strict=True):
        try:
            _one(draft, name, entry, at)
        except Wrong as error:
            draft.bad(error.line or at, error.why, _title(entry) or LISTS[name])


def _title(entry: Any) -> str:
    return (
        next((str(entry[n]) for n in ("title", "标题", "名称", "项目", "key") if n in entry), "")
        if isinstance(entry, Mapped)
        else ""
    )


def _one(draft: _Draft, name: str, entry: Any, line: int) -> None:
    if name == "requirements":
        draft.requirements.append(requirement(entry, draft.name, draft.cite, draft.at(line)))
    elif name == "conditions":
        draft.conditions.append(condition(entry, draft.name, draft.cite))
    elif name == "bands":
        found = bands(entry, draft.name, draft.cite)
        for band in found:
            if other := overlapping(band, draft.bands):
                raise Wrong(f"“{shown(band)}”与前面的“{shown(other)}”重叠")
        draft.bands += found
    else:
        given = english(
            entry,
            frozenset(
                {"key", "system", "value", "values", "since", "instrument", "article", "binding", "note", "verified"}
            ),
        )
        system = word(given["system"], SECTIONS, "哪一种选举") if "system" in given else ""
        _replace(draft, system, str(given.get("key", "")), given, line)


def _section(draft: _Draft, system: str, keys: Any, line: int) -> None:
    if not isinstance(keys, Mapped):
        draft.bad(line, f"“{SECTIONS[system]}”下面没有规定", system)
        return
    for key, node in keys.items():
        try:
            _replace(draft, system, key, node, keys.line_of(key))
        except Wrong as error:
            draft.bad(error.line or keys.line_of(key), error.why, key)


def _replace(draft: _Draft, system: str, key: str, node: Any, line: int) -> None:
    """Take one replaced key, under every system it is for."""
    places, why, near = targets(system, key)
    if why == "unclear":
        raise Wrong(f"有几种选举都有这一项，要写明是哪一种（{near}）")
    if why:
        facts = {"key": key, "system": system, "why": why, "near": near, "line": str(line)}
        draft.trouble.append(Trouble("pack.key", draft.at(line), facts))
        return
    weighed: list[Known] = []
    for kind, name in places:
        item = known(kind)[name]
        if (kind, name) in draft.values:
            raise Wrong(f"{item.title}（{SYSTEMS[kind]}）写了两次")
        entries = as_entries(node, line)
        params = [param(item, entry, draft.name, draft.since, draft.cite) for entry in entries]
        ordered = sorted(params, key=lambda p: p.since)
        if len({p.since for p in ordered}) < len(ordered):
            raise Wrong(f"{item.title}在同一天有两个值")
        draft.values[(kind, name)] = tuple(ordered)
        if item not in weighed:
            for given, entry in zip(params, entries, strict=True):
                _weigh(draft, kind, given, ordered, entry.line)
        weighed.append(item)


def _weigh(draft: _Draft, system: str, given: Param, ordered: Sequence[Param], line: int) -> None:
    """Say where a value is looser than the national one, on its first day or on any later day it was to hold."""
    item = known(system)[given.key]
    end = next((p.since for p in ordered if p.since > given.since), date.max)
    for day in sorted({given.since, *(p.since for p in item.params if given.since < p.since < end)}):
        national = item.at(day)
        if national is None:
            continue
        if loosens(given.value, national.value, item.stricter) or (
            national.binding == "must" and given.binding != "must"
        ):
            draft.trouble.append(_looser(draft.at(line), given, national, system, line))
            return


def _looser(at: tuple[Source, ...], given: Param, other: Param, system: str, line: int) -> Trouble:
    facts: Mapping[str, str] = {
        "key": given.key,
        "system": system,
        "title": given.title,
        "value": given.shown + ("（一般）" if given.binding != other.binding and given.binding == "guide" else ""),
        "national": other.shown,
        "cite": str(other.cite),
        "instrument": other.cite.instrument,
        "article": other.cite.article,
        "local": str(given.cite),
        "over": other.source,
        "line": str(line),
    }
    return Trouble("pack.looser", at, facts)


def chain_trouble(packs: Sequence[Pack]) -> tuple[Trouble, ...]:
    """Values of a pack that are looser than those of a pack before it, and not already than the national ones."""
    found: list[Trouble] = []
    for n, pack in enumerate(packs):
        for (system, key), params in pack.values.items():
            item = known(system)[key]
            for given in params:
                national = item.at(given.since)
                if national is not None and loosens(given.value, national.value, item.stricter):
                    continue
                wider = [
                    p for other in packs[:n] for p in other.values.get((system, key), ()) if p.since <= given.since
                ]
                if wider and loosens(given.value, wider[-1].value, item.stricter):
                    found.append(_looser((Source(pack.file),), given, wider[-1], system, 0))
    return tuple(found)
