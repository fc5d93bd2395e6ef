"""A list of names in plain text: a name a line, or many on a line; headings part it into lists of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMBER = re.compile(
    r"^(?:[(（]?\d{1,4}[)）.．、,，\s]+|[①-⑳]\s*|\d{1,4}(?=[^\d\s])|[(（]?[一二三四五六七八九十]+[)）、](?=\S))"
)
_APART = re.compile(r"[、，,；;\t/|]+(?![^(（]*[)）])")
_TAIL = re.compile(r"\s*([(（〔【][^)）〕】]*[)）〕】])")
_HEADING = re.compile(
    r"名单|候选人|委员会|支部|代表团|选举单位|笔画|为序|排序|排列|姓名|名册|公示|共\s*\d+\s*[人名]|[：:]$|^[(（]?[一二三四五六七八九十]+[)）、][^、，,\s·]{5,}$"
)
_LABEL = re.compile(r"([^、，,(（]+)[：:](?=.)")


@dataclass(slots=True)
class Listed:
    """One list: its heading ("" where there is none), its names, and the line of each (from one)."""

    heading: str = ""
    names: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read_list(text: str) -> list[Listed]:
    """The lists in a text. Lines with # are comments, `## ` and lines that are plainly headings begin a new list."""
    found = [Listed()]
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.strip()
        if not line or (line[0] == "#" and not line.startswith("## ")):
            continue
        if line.startswith("## ") or _HEADING.search(_TAIL.sub("", line) or line):
            found.append(Listed(line.removeprefix("## ").strip()))
            continue
        if label := _LABEL.match(line):
            found.append(Listed(label[1].strip()))
            line = line[label.end() :]
        for name in split_names(line):
            found[-1].names.append(name)
            found[-1].lines.append(number)
    return [part for part in found if part.names]


def split_names(line: str) -> list[str]:
    """The names on one line, tails kept with them. A blank inside a two-character name (王　芳) does not part it."""
    text = _TAIL.sub(r"\1 ", _NUMBER.sub("", line))
    names: list[str] = []
    for piece in _APART.split(text):
        names += _joined(_blank_apart(piece))
    return names


def _blank_apart(piece: str) -> list[str]:
    """Words parted by blanks, but not by those inside brackets."""
    return re.findall(r"(?:[(（〔【][^)）〕】]*[)）〕】]|[^\s(（〔【])+", piece)


def _joined(words: list[str]) -> list[str]:
    """Two single characters in a row are one name: 王 芳."""
    names: list[str] = []
    half = ""
    for word in words:
        alone = len(re.sub(r"[(（〔【].*", "", word)) == 1
        if half and alone:
            names.append(half + word)
            half = ""
            continue
        names += [half] if half else []
        half = word if alone and len(word) == 1 else ""
        names += [] if half else [word]
    return names + ([half] if half else [])
