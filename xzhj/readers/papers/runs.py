"""Runs → the words a reader sees: insertions in, deletions out, fields by their result; drawings are noted on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xzhj.readers.papers import drawn
from xzhj.readers.papers.looks import Look
from xzhj.readers.papers.parts import MC, Element, W

THROUGH = frozenset(
    W + t
    for t in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_TEXT = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "", W + "ptab": "\t"}
_SIGNS = {
    0xF0FC: "√", 0xF050: "√", 0xF0FB: "×", 0xF04F: "×", 0xF0A8: "□", 0xF06F: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒", 0xF051: "☒",
    0xF0A3: "□", 0xF02A: "□", 0xF0A1: "○", 0xF06C: "●", 0xF06E: "■", 0xF0AB: "★",
}  # fmt: skip


@dataclass(slots=True)
class Met:
    """What one paragraph holds beside words: `look` takes page breaks and lines drawn, `boxes` the text boxes with their side."""

    look: Look
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    codes: list[bool] = field(
        default_factory=list
    )  # for every open field whether its code, not its result, is being read


def runs(node: Element) -> Iterator[Element]:
    """The runs of a paragraph that are shown."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in THROUGH:
            yield from runs(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from runs(drawn.chosen(child))


def text_of(run: Element, met: Met) -> str:
    """The words of a run; the result of a field inside another field's code is not shown."""
    text = ""
    for node in run:
        if node.tag == f"{W}fldChar":
            _field(node.get(f"{W}fldCharType", ""), met.codes)
        elif any(met.codes[:-1]):
            continue
        elif node.tag == f"{W}t":
            text += node.text or ""
        elif node.tag == f"{W}br":
            text += _break(node, met.look)
        elif node.tag in _TEXT:
            text += _TEXT[node.tag]
            if node.tag == f"{W}ptab":
                met.look["side"] = node.get(f"{W}alignment", "")
        elif node.tag == f"{W}sym":
            text += _symbol(node)
        elif node.tag == f"{W}ruby":
            text += "".join(text_of(r, met) for base in node.findall(f"{W}rubyBase") for r in runs(base))
        elif node.tag in (f"{W}pict", f"{W}drawing", f"{W}object", f"{MC}AlternateContent"):
            text += _drawn(run, node, met)
        elif node.tag == f"{W}lastRenderedPageBreak":
            met.look.setdefault("rendered_break", True)
    return text


def _field(what: str, codes: list[bool]) -> None:
    if what == "begin":
        codes.append(True)
    elif what == "separate" and codes:
        codes[-1] = False
    elif what == "end" and codes:
        codes.pop()


def _break(node: Element, look: Look) -> str:
    if node.get(f"{W}type") in ("page", "column"):
        look["page_break"] = True
        return ""
    return "\n"


def _drawn(run: Element, node: Element, met: Met) -> str:
    """A drawing, or words a program wrote in two versions."""
    if node.tag == f"{MC}AlternateContent":
        shown = drawn.chosen(node)
        if shown.find(f"{W}t") is not None or shown.find(f"{W}sym") is not None:
            return text_of(shown, met)
    else:
        shown = node
    met.look["drawing"] = True
    met.boxes += drawn.boxes(shown)
    if found := tuple(drawn.lines(run)):
        met.look["lines"] = found
    return ""


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    known = _SIGNS.get(code) or _SIGNS.get(code | 0xF000)
    return known or (chr(code) if code < 0xD800 or 0xF900 <= code < 0x110000 else "□")
