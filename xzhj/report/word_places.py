"""Where the paragraphs and runs of a Word document stand in its bytes, under the places findings give (第3段, 表1第2行第1格)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

_THROUGH = frozenset({"ins", "moveTo", "customXml", "sdt", "sdtContent", "smartTag"})


@dataclass(slots=True)
class Run:
    """A run that stands in the paragraph itself: from and to in the bytes, its text."""

    start: int
    end: int = 0
    text: str = ""


def as_utf8(document: bytes) -> bytes:
    if document[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return document
    text = document.decode("utf-16")
    return re.sub(r'encoding="[^"]*"', 'encoding="UTF-8"', text, count=1).encode()


def walked(data: bytes) -> Places:
    """Each place's first paragraph: where in the bytes its content begins (after its properties) and ends, and its runs."""
    walk = Places()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: walk.start(name, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: walk.end(name, parser.CurrentByteIndex, data)
    parser.CharacterDataHandler = walk.words
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError("正文读不通，加不了批注") from error
    return walk


class Places:
    """Counts paragraphs, tables, rows and cells as the reader of papers does."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.found: dict[str, tuple[int, int]] = {}
        self.numbers = {"p": 0, "tbl": 0, "tr": 0, "tc": 0}
        self.open: tuple[int, str] | None = None  # depth and place of the paragraph being read
        self.begin = 0  # where the paragraph's tag stands; once its properties are `inside`, where they end
        self.inside = False
        self.runs: dict[str, list[Run]] = {}
        self.run: Run | None = None

    def start(self, name: str, at: int) -> None:
        tag = short(name)
        path = tuple(t for t in self.stack[2:] if t not in _THROUGH and t not in ("AlternateContent", "Choice"))
        self.stack.append(tag)
        if "Fallback" in path:
            return
        if tag == "tbl" and not path:
            self.numbers.update(tbl=self.numbers["tbl"] + 1, tr=0)
        elif tag == "tr" and path == ("tbl",):
            self.numbers.update(tr=self.numbers["tr"] + 1, tc=0)
        elif tag == "tc" and path == ("tbl", "tr"):
            self.numbers["tc"] += 1
        elif tag == "p" and self.open is None:
            self.paragraph(path, at)
        elif tag == "r" and self.open is not None and len(self.stack) == self.open[0] + 1:
            self.run = Run(at)

    def words(self, text: str) -> None:
        if self.run is not None and self.stack[-1] == "t":
            self.run.text += text

    def paragraph(self, path: tuple[str, ...], at: int) -> None:
        if not path:
            self.numbers["p"] += 1
            self.open, self.begin = (len(self.stack), f"第{self.numbers['p']}段"), at
        elif path == ("tbl", "tr", "tc"):
            n = self.numbers
            place = f"表{n['tbl']}第{n['tr']}行第{n['tc']}格"
            if place not in self.found:
                self.open, self.begin = (len(self.stack), place), at

    def end(self, name: str, at: int, data: bytes) -> None:
        depth = len(self.stack)
        self.stack.pop()
        if self.open is None:
            return
        if depth == self.open[0] + 1 and short(name) == "r" and self.run is not None:
            self.run.end = after(data, at)
            self.runs.setdefault(self.open[1], []).append(self.run)
            self.run = None
        elif depth == self.open[0] + 1 and short(name) == "pPr":
            self.begin, self.inside = after(data, at), True
        elif depth == self.open[0]:
            if data[at : at + 2] == b"</":
                self.found[self.open[1]] = (self.begin if self.inside else after(data, self.begin), at)
            self.open, self.inside = None, False


def short(name: str) -> str:
    return name.rpartition(" ")[2]


def after(data: bytes, at: int) -> int:
    """The byte behind the tag that begins at `at`."""
    return data.index(b">", at) + 1
