"""A Word layout filled: the values as papers write them, everything else as the county set it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, Undefined
from jinja2.exceptions import SecurityError
from lxml import etree  # type: ignore[import-untyped]
from markupsafe import Markup, escape

from xzhj.documents.draft import in_words, live_values
from xzhj.documents.faults import TemplateFault, line_of
from xzhj.documents.filters import shown
from xzhj.documents.sandbox import environment, finishing
from xzhj.documents.word.finish import finished
from xzhj.documents.word.layout import opened
from xzhj.documents.word.spots import TAG, W, pieces, spots, written
from xzhj.documents.zipped import serial, zipped

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BROKEN = "损坏；请用 WPS 打开，另存为 .docx 再试"
_AGAIN = "\a"  # docxtpl ends the paragraph here and begins another like it


def fill(
    path: Path, values: Mapping[str, Any], live: Mapping[str, Any], *, labels: Mapping[str, str], marked: bool = False
) -> bytes:
    """The paper as .docx; the same values give the same bytes. Raises Missing unless `marked`, TemplateFault."""
    paper = _loaded(path)
    given, words = {**values, "live": live_values(live)}, _environment(marked)
    try:
        body = in_words(paper.build_xml(given, words), labels) if marked else paper.build_xml(given, words)
        etree.fromstring(body)
        tree = paper.fix_tables(body)
        paper.fix_docpr_ids(tree)
        paper.map_tree(tree)
        for kind in (paper.HEADER_URI, paper.FOOTER_URI):
            for relation, xml in paper.build_headers_footers_xml(given, kind, words):
                paper.map_headers_footers_xml(relation, xml)
        paper.render_footnotes(given, words)
    except SecurityError as error:
        raise TemplateFault("用了不允许的写法（只能取值，不能调用程序）") from error
    except etree.XMLSyntaxError as error:
        raise TemplateFault("排不出来：{% %} 把一段、一格或一行从当中切开了，请让开头和收尾在同一处") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateFault(f"{_where(path, error)}算不出来：{error}") from error
    return finished(_saved(paper))


def _saved(paper: Any) -> bytes:
    out = io.BytesIO()
    try:
        paper.docx.save(out)
    except (TypeError, LookupError, ValueError, AttributeError) as error:
        raise TemplateFault(_BROKEN) from error
    return out.getvalue()


def _loaded(path: Path) -> Any:
    """The layout as docxtpl takes it. Raises TemplateFault for a file whose parts do not fit together."""
    from docxtpl import DocxTemplate

    paper = DocxTemplate(io.BytesIO(_whole(path, path.stat().st_mtime_ns)))
    try:
        paper.render_init()
    except Exception as error:
        raise TemplateFault(_BROKEN) from error
    return paper


@lru_cache(maxsize=64)
def _whole(path: Path, _changed: int) -> bytes:
    """The layout with each {{ }} and {% %} in one piece: Word parts them wherever it has checked the spelling."""
    parts = opened(path)
    for name, root in written(parts):
        for spot in spots(name, root):
            _join(list(pieces(spot.node)))
        parts[name] = serial(root)
    return zipped(parts)


def _join(found: list[tuple[Any, str]]) -> None:
    """Put every tag into the piece of text in which it begins."""
    whole = "".join(text for _, text in found)
    owner = [i for i, (_, text) in enumerate(found) for _ in text]
    for match in TAG.finditer(whole):
        owner[match.start() : match.end()] = [owner[match.start()]] * len(match[0])
    for i, (node, text) in enumerate(found):
        mine = "".join(char for char, piece in zip(whole, owner, strict=True) if piece == i)
        if mine != text and node.tag == f"{W}t":
            node.text = mine
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _where(path: Path, error: BaseException) -> str:
    """The place of what failed: the paragraph of the layout that has the tags of that line."""
    line, paper = line_of(error), _loaded(path)
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", paper.patch_xml(paper.get_xml())).split("\n")
    typed = TAG.findall(re.sub(r"<[^>]+>", "", source[line - 1])) if 0 < line <= len(source) else []
    for name, root in written(opened(path)):
        for spot in spots(name, root):
            if typed and typed[0] in spot.text:
                return f"{spot.place}的“{typed[0]}”"
    return "有一处"


@lru_cache(maxsize=2)
def _environment(marked: bool) -> Environment:
    finish = finishing(_written, marked, said=escape)
    words = environment(marked).overlay(finalize=finish, trim_blocks=False, lstrip_blocks=False)
    words.filters = {**words.filters, "paragraphs": _paragraphs}
    return words


def _written(value: Any) -> Markup:
    return escape(_CONTROL.sub("", shown(value).replace("\r\n", "\n").strip("\n")))


def _paragraphs(text: Any) -> Any:
    """Every line of a long text a paragraph of its own."""
    if isinstance(text, Undefined):
        return text
    lines = (_CONTROL.sub("", line).strip(" \t\u3000") for line in str(text).splitlines())
    return Markup(_AGAIN).join(escape(line) for line in lines if line)
