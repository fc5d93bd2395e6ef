"""A county's own templates, looked over before any is used: what is wrong, in which file and line, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from xzhj.catalogue.items import find, items, nearest
from xzhj.catalogue.papers import Template, layouts, papers, read, split_front
from xzhj.documents.draft import names_in, tree
from xzhj.documents.faults import TemplateFault
from xzhj.documents.text import parse
from xzhj.documents.word import check as word

OWN = frozenset([
    "contests", "units", "unit", "contest", "contest_key", "delegation", "person", "post", "session", "round", "result", "blank", "live", "results",
    "team", "discipline_team", "excluded", "team_candidates", "pledgers", "cadres", "member_list", "delegate_list", "sitting_list", "delegate_candidates", "presidium",
    "tellers", "chief_teller", "deputy_chief_teller", "counters", "chief_counter", "observers", "secretaries_general", "deputy_secretaries_general",
    "executive_chairs", "leaders", "delegations", "stats", "law", "plenary_law", "unit_law", "register", "filed", "numbers", "dates", "steps", "today",
    "day", "meetings", "signs", "marking", "dues", "range", "dict", "namespace",
])  # fmt: skip
_FULL = re.compile(r"｛[｛％#]|[｝％#]｝|\{｛|｝\}|\{％|％\}")
_SIGNS = re.compile(r"\{\{|\}\}|\{%|%\}")


def faults(folder: Path) -> list[str]:
    """What is wrong with the templates of a folder; [] when nothing is."""
    found: list[str] = []
    texts, words = sorted(folder.rglob("*.j2")), layouts(folder)
    if not texts and not words:
        return [f"{folder} 里没有模板（文件名以 .md.j2 结尾的文本，或 .docx 的 Word 版式）"]
    for path in texts:
        found += [f"{path.name}：{what}" for what in faults_in(path)]
    for path in words:
        found += [f"{path.name}：{what}" for what in word_faults(path)]
    if not found:
        try:
            papers(folder)
        except ValueError as error:
            found.append(str(error))
    return found


def faults_in(path: Path) -> Iterator[str]:
    """What is wrong with one template; after an error of form nothing further is looked at."""
    try:
        template = read(path)
        source = template.source
    except UnicodeDecodeError:
        yield "不是 UTF-8 编码，请用记事本另存为 UTF-8"
        return
    except (OSError, ValueError) as error:
        yield str(error).removeprefix(f"{path.name}：")
        return
    wide = list(full_width(source))
    yield from wide
    if wide:
        return
    try:
        names_in(source)
    except (TemplateFault, ValueError) as error:
        yield str(error)
        return
    yield from unknown(template)
    try:
        parse(re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", source, flags=re.DOTALL))
    except ValueError as error:
        yield str(error)


def word_faults(path: Path) -> Iterator[str]:
    """What is wrong with a Word layout, unknown names too."""
    wrong = list(word.faults(path))
    yield from wrong
    try:
        taken = word.names(path)
    except TemplateFault:
        return  # said above
    for name, place in taken.items():
        if not _known(name):
            yield f"{place}的“{name}”不是换届信息的项目{_near(name)}"


def full_width(source: str) -> Iterator[str]:
    """Braces typed in the Chinese input method, and pairs that do not close on their line."""
    for number, line in enumerate(source.split("\n"), 1):
        if match := _FULL.search(line):
            yield f"第{number}行“{match[0]}”是全角的，请改成半角的花括号和百分号"
        else:
            opened = ""
            for sign in _SIGNS.findall(line):
                if sign in ("{{", "{%"):
                    if opened:
                        yield f"第{number}行的“{opened}”没有收尾"
                    opened = sign
                else:
                    opened = ""


def unknown(template: Template) -> Iterator[str]:
    """Names nobody gives, and needs that are none."""
    front, _ = split_front(template.source)
    above = front.count("\n") + 3 if front else 0
    for name in template.needs:
        if not _known(name):
            yield f"模板头 needs 里的“{name}”不是换届信息的项目{_near(name)}"
    parsed, wanted = tree(template.source), set(names_in(template.source))
    for name in sorted(wanted):
        if not _known(name):
            line = next((n.lineno for n in parsed.find_all(nodes.Name) if n.name == name), 1)
            yield f"第{line + above}行的“{name}”不是换届信息的项目{_near(name)}"


def _known(name: str) -> bool:
    return name in items() or name in OWN


def _near(name: str) -> str:
    """The item that was meant; a Chinese name is that of one, but templates take the English."""
    known = find(name) or find(nearest(name))
    if known is None:
        return ""
    item = known.item
    return f"，要写英文名 {item.name}" if item.zh == name else f"，是不是 {item.name}（{item.zh}）"
