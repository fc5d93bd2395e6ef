"""Styles and lists of a paper that another program wrote, brought along under names of their own."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from xzhj.documents.merge_book import Book, parsed, w
from xzhj.documents.schema import place

_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")


def restyle(book: Book, body: Any, parts: Mapping[str, bytes]) -> None:
    """Bring a foreign paper's styles and lists along under names of their own."""
    tag = f"x{book.count}"
    given = parsed(parts["word/styles.xml"]) if "word/styles.xml" in parts else etree.Element(w("styles"))
    defaults: dict[str, str] = {}
    for style in given.findall(w("style")):
        if style.get(w("default")) in ("1", "true", "on"):
            defaults[str(style.get(w("type")))] = tag + str(style.get(w("styleId")))
            style.attrib.pop(w("default"))
            _inherit(style, given)
        style.set(w("styleId"), tag + str(style.get(w("styleId"))))
        title = style.find(w("name"))
        if title is not None:
            title.set(w("val"), f"{title.get(w('val'))} {tag}")
        _rename(style, tag)
        book.styles.append(style)
    shift = 1000 * book.count
    if "word/numbering.xml" in parts:
        _lists(book, parsed(parts["word/numbering.xml"]), tag, shift)
    _rename(body, tag)
    _point(body, defaults)
    for number in body.iter(w("numId")):
        _shift(number, shift)
    for number in (n for s in book.styles if str(s.get(w("styleId"), "")).startswith(tag) for n in s.iter(w("numId"))):
        _shift(number, shift)


def _shift(number: Any, shift: int) -> None:
    value = str(number.get(w("val"), "0"))
    if value.isdecimal() and value != "0":
        number.set(w("val"), str(int(value) + shift))


def _rename(root: Any, tag: str) -> None:
    for use in root.iter(*map(w, _STYLE_USES)):
        use.set(w("val"), tag + str(use.get(w("val"))))


def _inherit(style: Any, given: Any) -> None:
    """Write the foreign document defaults into its Normal style, where that says nothing itself."""
    for kind, where in (("rPr", "rPrDefault"), ("pPr", "pPrDefault")):
        base = given.find(f"{w('docDefaults')}/{w(where)}/{w(kind)}")
        if base is None or style.get(w("type")) != "paragraph":
            continue
        own = style.find(w(kind))
        merged = deepcopy(base)
        for prop in () if own is None else own:
            same = merged.find(prop.tag)
            if same is not None:
                merged.replace(same, prop)
            else:
                merged.append(prop)
        merged[:] = sorted(merged, key=lambda e: place(kind, e))
        if own is not None:
            style.replace(own, merged)
        else:
            style.append(merged)
    style[:] = sorted(style, key=lambda e: {"pPr": 1, "rPr": 2, "tblPr": 3}.get(etree.QName(e).localname, 0))


def _point(body: Any, defaults: Mapping[str, str]) -> None:
    """Name the default style where a paragraph or table relied on it."""
    for kind, item, look, use in (("paragraph", "p", "pPr", "pStyle"), ("table", "tbl", "tblPr", "tblStyle")):
        if kind not in defaults:
            continue
        for one in body.iter(w(item)):
            props = one.find(w(look))
            if props is None:
                props = etree.Element(w(look))
                one.insert(0, props)
            if props.find(w(use)) is None:
                mark = etree.Element(w(use))
                mark.set(w("val"), defaults[kind])
                props.insert(0, mark)


def _lists(book: Book, given: Any, tag: str, shift: int) -> None:
    book.uses_numbers = True
    _rename(given, tag)
    for one in given.findall(w("abstractNum")):
        one.set(w("abstractNumId"), str(int(one.get(w("abstractNumId"), "0")) + shift))
        last = book.numbering.findall(w("abstractNum"))
        book.numbering.insert(list(book.numbering).index(last[-1]) + 1 if last else 0, one)
    for one in given.findall(w("num")):
        one.set(w("numId"), str(int(one.get(w("numId"), "0")) + shift))
        target = one.find(w("abstractNumId"))
        if target is not None:
            _shift_any(target, shift)
        book.numbering.append(one)


def _shift_any(element: Any, shift: int) -> None:
    element.set(w("val"), str(int(element.get(w("val"), "0")) + shift))
