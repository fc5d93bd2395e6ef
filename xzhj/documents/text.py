"""The plain-text language of papers: a paper is typed as it reads; see README.md of this folder for the whole of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xzhj.catalogue.papers import front_matter, split_front

HEAD_LABELS = ("份号", "密级", "紧急程度", "发文机关标志", "发文字号", "签发人")
ADDRESSED = frozenset({"upward", "downward", "letter"})
_PART = r"(?:\d{1,4}|＿+|【待填：[^】]*】)"
DAY = re.compile(rf"{_PART}年{_PART}月{_PART}日|【待填：[^】]*日期[^】]*】")
_HEAD = re.compile(rf"({'|'.join(HEAD_LABELS)})：(.*)")
_NUMBERED = re.compile(r"\d{1,2}\.(?=\D)")
_ISSUED = re.compile(r".*印发")
_CALLED = re.compile(
    r"[^，。；]{0,24}(?:同志们|各位代表|各位委员|委员会|党支部|党总支)："
)  # whom a script or a pledge addresses
_SENTENCE = re.compile(r"[。；！？：，、,.;:!?）)〕》”]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `kind`: title caption addressee body attachment signature date direction item label remark."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new page; `label` 附件1 or "", `wide` = landscape from here to the next break."""

    label: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A ::: block: `kind` (table, form, ballot, box, sheet …), its words and key=value options, its lines as typed."""

    kind: str
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()


Part = Line | Break | Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed paper: front matter, head lines by label, parts in order, imprint lines (抄送, 印发)."""

    meta: Mapping[str, Any]
    head: Mapping[str, str]
    parts: tuple[Part, ...]
    imprint: tuple[str, ...] = ()


def parse(text: str, profile: str = "") -> Sheet:
    """Read a paper. `profile` overrides the front matter's. Raises ValueError for an unclosed ::: block."""
    front, body = split_front(text)
    meta = dict(front_matter(front))
    if profile:
        meta["profile"] = profile
    lines = [line.strip(" \t\u3000") for line in body.split("\n")]
    head, start = _head(lines)
    parts, imprint = _parts(lines[start:], str(meta.get("profile", "")))
    return Sheet(meta, head, tuple(_signed(parts)), tuple(imprint))


def _head(lines: list[str]) -> tuple[dict[str, str], int]:
    head: dict[str, str] = {}
    for index, line in enumerate(lines):
        if match := _HEAD.fullmatch(line):
            head[match[1]] = match[2].strip()
        elif line:
            return head, index
    return head, len(lines)


def _parts(lines: list[str], profile: str) -> tuple[list[Part], list[str]]:
    parts: list[Part] = []
    imprint: list[str] = []
    opened: tuple[str, tuple[str, ...], dict[str, str], list[str]] | None = None
    for line in lines:
        if opened is not None:
            if line == ":::":
                parts.append(Block(opened[0], opened[1], opened[2], tuple(opened[3])))
                opened = None
            elif line:
                opened[3].append(line)
        elif line.startswith(":::"):
            opened = _open(line[3:].split())
        elif line.startswith("抄送：") or (line.endswith("印发") and _ISSUED.fullmatch(line) and _has_day(line)):
            imprint.append(line)
        elif line:
            _add(parts, line, profile)
    if opened is not None:
        raise ValueError(f"“::: {opened[0]}”没有用单独一行“:::”收尾")
    return parts, imprint


def _has_day(line: str) -> bool:
    return "日" in line or "【待填" in line


def _open(words: list[str]) -> tuple[str, tuple[str, ...], dict[str, str], list[str]]:
    options = dict(w.split("=", 1) for w in words if "=" in w)
    plain = tuple(w for w in words if "=" not in w)
    return (plain[0] if plain else "table"), plain[1:], options, []


def _add(parts: list[Part], line: str, profile: str) -> None:
    last = parts[-1] if parts else None
    kind = last.kind if isinstance(last, Line) else ""
    if line.startswith("==="):
        words = line.strip("=").split()
        parts.append(Break(next((w for w in words if w != "横"), ""), "横" in words))
    elif line.startswith("## "):
        parts.append(Line("caption", line[3:].strip()))
    elif line.startswith("# "):
        parts.append(Line("title", line[2:].strip()))
    elif line.startswith(">"):
        said = line[1:].strip()
        parts.append(Line("date" if DAY.fullmatch(said) else "signature", said))
    elif line.startswith("〔") and line.endswith("〕"):
        parts.append(Line("direction", line))
    elif line.startswith("附件：") or (kind == "attachment" and _NUMBERED.match(line)):
        parts.append(Line("attachment", line))
    elif line.endswith("：") and kind in ("title", "caption") and (profile in ADDRESSED or _CALLED.fullmatch(line)):
        parts.append(Line("addressee", line))
    else:
        parts.append(Line("body", line))


def _signed(parts: list[Part]) -> list[Part]:
    """A line that is only a date, with nothing but a remark after it, closes the paper (or the attachment): so does the
    short line before it, if that is no sentence."""
    for i, part in enumerate(parts):
        if not (isinstance(part, Line) and part.kind == "body" and i and DAY.fullmatch(part.text) and _ends(parts, i)):
            continue
        before = parts[i - 1]
        if not isinstance(before, Line) or before.kind not in ("body", "signature"):
            continue
        parts[i] = Line("date", part.text)
        if before.kind == "body" and len(before.text) <= 28 and not _SENTENCE.search(before.text):
            parts[i - 1] = Line("signature", before.text)
    return parts


def _ends(parts: list[Part], index: int) -> bool:
    following = parts[index + 1] if index + 1 < len(parts) else None
    return (
        following is None or isinstance(following, Break) or (isinstance(following, Line) and following.text[0] == "（")
    )
