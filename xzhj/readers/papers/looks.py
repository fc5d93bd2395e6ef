"""Effective looks: document defaults, table style, paragraph style chain, numbering, character style, direct formatting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xzhj.readers.papers.parts import A, Element, W

Look = dict[str, Any]
_TOGGLES = ("bold", "italic", "caps", "vanish", "strike")
_FLAGS = {
    "b": "bold", "i": "italic", "caps": "caps", "vanish": "vanish", "strike": "strike", "dstrike": "strike", "snapToGrid": "snap",
    "keepNext": "keep_next", "keepLines": "keep_lines", "pageBreakBefore": "page_break_before", "widowControl": "widow",
    "adjustRightInd": "adjust_right",
}  # fmt: skip
_FONTS = {"ascii": "ascii", "hAnsi": "hAnsi", "eastAsia": "eastAsia", "cs": "cs"}
_OFF = frozenset({"0", "false", "off", "none"})


def on(node: Element) -> bool:
    return node.get(f"{W}val", "1").lower() not in _OFF


_UNITS = {
    "pt": Fraction(20), "in": Fraction(1440), "cm": Fraction(72000, 127), "mm": Fraction(7200, 127), "pc": Fraction(240), "pi": Fraction(240),
}  # fmt: skip
_MEASURE = re.compile(r"\s*(-?\d{1,9}(?:\.\d{0,9})?)(pt|in|cm|mm|pc|pi)\s*")


def whole(text: str | None, twip: int = 1) -> int | None:
    """A measure in its own unit, of which `twip` twips make one; "12.0", "11.5pt" and "37mm" are lawful too."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        match = _MEASURE.fullmatch(text or "")
        return round(Fraction(match[1]) * _UNITS[match[2]] / twip) if match else None


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """minorEastAsia → 宋体 …; an empty East Asian typeface falls to the script Hans."""
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        font = theme.find(f".//{A}{size}Font") if theme is not None else None
        if font is None:
            continue
        faces = {
            tag: node.get("typeface", "")
            for tag in ("latin", "ea", "cs")
            if (node := font.find(f"{A}{tag}")) is not None
        }
        hans = next((f.get("typeface", "") for f in font.iter(f"{A}font") if f.get("script") == "Hans"), "")
        found[f"{size}EastAsia"] = faces.get("ea") or hans
        found[f"{size}Ascii"] = found[f"{size}HAnsi"] = faces.get("latin", "")
        found[f"{size}Bidi"] = faces.get("cs", "")
    return found


def run_look(props: Element | None, themes: Mapping[str, str]) -> Look:
    """What one w:rPr says."""
    look: Look = {}
    for node in props if props is not None else ():
        tag = node.tag.removeprefix(W)
        if tag in _FLAGS:
            look[_FLAGS[tag]] = on(node)
        elif tag == "rFonts":
            _fonts(node, themes, look)
        elif tag == "sz":
            look["size"] = whole(node.get(f"{W}val"), 10)
        elif tag == "color":
            look["color"] = (node.get(f"{W}val") or "auto").upper().replace("AUTO", "auto")
            look["theme_color"] = node.get(f"{W}themeColor", "")
        elif tag == "spacing":
            look["spacing"] = whole(node.get(f"{W}val")) or 0
        elif tag == "highlight":
            look["highlight"] = node.get(f"{W}val", "")
        elif tag == "shd":
            look["shade"] = _shade(node)
        elif tag == "u":
            look["underline"] = node.get(f"{W}val", "")
        elif tag == "w":
            look["scale"] = whole(node.get(f"{W}val"))
        elif tag == "position":
            look["raised"] = whole(node.get(f"{W}val"))
        elif tag == "vertAlign":
            look["script"] = node.get(f"{W}val", "")
        elif tag == "em":
            look["emphasis"] = node.get(f"{W}val", "")
        elif tag == "rStyle":
            look["style"] = node.get(f"{W}val", "")
    return look


def _fonts(node: Element, themes: Mapping[str, str], look: Look) -> None:
    for script, key in _FONTS.items():
        theme = node.get(f"{W}{script}Theme") or (node.get(f"{W}cstheme") if script == "cs" else None)
        name = (themes.get(theme, "") if theme else "") or node.get(f"{W}{script}")
        if name:
            look[key] = name
    if hint := node.get(f"{W}hint"):
        look["hint"] = hint


def paragraph_look(props: Element | None) -> Look:
    """What one w:pPr says. Indents in twips and hundredths of a character, as written."""
    look: Look = {}
    for node in props if props is not None else ():
        tag = node.tag.removeprefix(W)
        if tag in _FLAGS:
            look[_FLAGS[tag]] = on(node)
        elif tag == "jc":
            look["align"] = {"start": "left", "end": "right"}.get(node.get(f"{W}val", ""), node.get(f"{W}val", ""))
        elif tag == "ind":
            _indent(node, look)
        elif tag == "spacing":
            _spacing(node, look)
        elif tag == "outlineLvl":
            look["outline"] = whole(node.get(f"{W}val"))
        elif tag == "pStyle":
            look["style"] = node.get(f"{W}val", "")
        elif tag == "numPr":
            for part in node:
                look[part.tag.removeprefix(W)] = part.get(f"{W}val", "")
        elif tag == "pBdr":
            look["borders"] = borders(node)
        elif tag == "tabs":
            look["tabs"] = tuple((t.get(f"{W}val", ""), whole(t.get(f"{W}pos")) or 0) for t in node)
        elif tag == "shd":
            look["shade"] = _shade(node)
        elif tag == "framePr":
            look["frame"] = True
            look["side"] = node.get(f"{W}xAlign", "")
    return look


def _shade(node: Element) -> str:
    """The colour behind the words, or the pattern (pct15) where there is one."""
    pattern = node.get(f"{W}val", "")
    return pattern if pattern not in ("", "clear", "nil", "none") else node.get(f"{W}fill", "")


def borders(node: Element) -> dict[str, dict[str, Any]]:
    """Side → style, size (eighths of a point), colour, space (points)."""
    return {
        side.tag.removeprefix(W): {
            "style": side.get(f"{W}val", ""), "size": whole(side.get(f"{W}sz")) or 0,
            "color": (side.get(f"{W}color") or "auto").upper().replace("AUTO", "auto"), "space": whole(side.get(f"{W}space")) or 0,
        }
        for side in node
    }  # fmt: skip


_INDENTS = {
    "left": "left", "start": "left", "right": "right", "end": "right", "firstLine": "first", "hanging": "hanging",
    "leftChars": "left_chars", "startChars": "left_chars", "rightChars": "right_chars", "endChars": "right_chars",
    "firstLineChars": "first_chars", "hangingChars": "hanging_chars",
}  # fmt: skip


def _indent(node: Element, look: Look) -> None:
    """A first-line indent takes the place of an inherited hanging one, and the other way round."""
    given = {
        _INDENTS[name]: whole(value) for key, value in node.attrib.items() if (name := key.removeprefix(W)) in _INDENTS
    }
    if "first" in given or "first_chars" in given:
        given = {"hanging": None, "hanging_chars": None, **given}
    elif "hanging" in given or "hanging_chars" in given:
        given = {"first": None, "first_chars": None, **given}
    look.update(given)


def _spacing(node: Element, look: Look) -> None:
    for name, key in (
        ("line", "line"),
        ("before", "before"),
        ("after", "after"),
        ("beforeLines", "before_lines"),
        ("afterLines", "after_lines"),
    ):
        if (value := whole(node.get(f"{W}{name}"))) is not None:
            look[key] = value
    if "line" in look:
        look["line_rule"] = node.get(f"{W}lineRule", "auto")


class Styles:
    """Every style's own and inherited look, worked out once."""

    def __init__(self, styles: Element | None, themes: Mapping[str, str]) -> None:
        self.themes = themes
        self.nodes: dict[str, Element] = {}
        self.names: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self._made: dict[str, tuple[Look, Look]] = {}
        self._rules: dict[str, dict[str, dict[str, Any]]] = {}
        for node in styles.iter(f"{W}style") if styles is not None else ():
            name = node.get(f"{W}styleId", "")
            self.nodes[name] = node
            if (title := node.find(f"{W}name")) is not None:
                self.names[name] = title.get(f"{W}val", "")
            if (rules := node.find(f"{W}tblPr/{W}tblBorders")) is not None:
                self._rules[name] = borders(rules)
            if node.get(f"{W}default") in ("1", "true", "on"):
                self.defaults[node.get(f"{W}type", "")] = name
        base = styles.find(f"{W}docDefaults") if styles is not None else None
        self.base_run = run_look(_under(base, "rPrDefault", "rPr"), themes)
        self.base_paragraph = paragraph_look(_under(base, "pPrDefault", "pPr"))

    def look(self, name: str) -> tuple[Look, Look]:
        """(paragraph, run) look of a style with all it is based on; a circle ends where it closes."""
        if name not in self._made:
            made: tuple[Look, Look] = {}, {}
            for above in reversed(self._chain(name)):
                if above not in self._made:
                    node = self.nodes[above]
                    paragraph = {**made[0], **paragraph_look(node.find(f"{W}pPr"))}
                    self._made[above] = paragraph, {**made[1], **run_look(node.find(f"{W}rPr"), self.themes)}
                made = self._made[above]
            self._made[name] = made
        return self._made[name]

    def rules(self, name: str) -> dict[str, dict[str, Any]]:
        """The lines a table style draws, or the style it is based on."""
        seen: set[str] = set()
        while name in self.nodes and name not in seen and name not in self._rules:
            seen.add(name)
            parent = self.nodes[name].find(f"{W}basedOn")
            name = parent.get(f"{W}val", "") if parent is not None else ""
        return self._rules.get(name, {})

    def _chain(self, name: str) -> list[str]:
        """The style and those above it, up to one whose look is known."""
        chain: list[str] = []
        seen: set[str] = set()
        while name in self.nodes and name not in seen:
            seen.add(name)
            chain.append(name)
            if name in self._made:
                break
            parent = self.nodes[name].find(f"{W}basedOn")
            name = parent.get(f"{W}val", "") if parent is not None else ""
        return chain


def _under(node: Element | None, *tags: str) -> Element | None:
    for tag in tags:
        node = node.find(f"{W}{tag}") if node is not None else None
    return node


def layered(base: Look, *styles: Look) -> Look:
    """Styles over defaults: toggles of several styles cancel each other, as Word does; the rest overrides."""
    merged = dict(base)
    for style in styles:
        for key, value in style.items():
            merged[key] = bool(merged.get(key)) ^ value if key in _TOGGLES and key in merged else value
    return merged
