"""One {{ }} or {% %} of a Word layout: what it is, and what is wrong with it by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from xzhj.documents.faults import in_chinese
from xzhj.documents.sandbox import environment
from xzhj.documents.word.spots import TAG, Spot

UNITS: Mapping[str, str] = {"tr": "行", "tc": "格", "p": "段"}  # what {%tr %} {%tc %} {%p %} take with them
OPENS: Mapping[str, str] = {"if": "endif", "for": "endfor", "set": "endset"}
BETWEEN = ("else", "elif")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_WORDS = re.compile(r"\{%(tr|tc|p|r)?\s*(\w*)(.*?)%\}", re.DOTALL)
_MERGED = ("vm", "hm")


@dataclass(frozen=True, slots=True)
class Tag:
    """`typed` as it stands; `unit` tr, tc, p or ""; `word` if, for, endif … ("" for a value); `rest` what follows it."""

    typed: str
    unit: str
    word: str
    rest: str
    spot: Spot

    @property
    def plain(self) -> str:
        """As Jinja reads it: without the unit, its quotes straight."""
        if self.typed.startswith("{%"):
            return f"{{% {self.word}{self.rest}%}}" if self.word not in _MERGED else ""
        return self.typed.translate(_QUOTES)

    @property
    def opens(self) -> bool:
        """A block that needs an end; `{% set a = 1 %}` is none."""
        return self.word in OPENS and not (self.word == "set" and "=" in self.rest)


def tags(spot: Spot) -> Iterator[Tag]:
    for typed in TAG.findall(spot.text):
        if typed.startswith("{#"):
            continue
        match = _WORDS.fullmatch(typed)
        if match:
            yield Tag(typed, match[1] or "", match[2], match[3].translate(_QUOTES), spot)
        else:
            yield Tag(typed, "", "", typed[2:-2].translate(_QUOTES), spot)


def wrong(tag: Tag) -> Iterator[str]:
    """What is wrong with a tag, without its place."""
    shown = f"“{' '.join(tag.typed.split())}”"
    if "\n" in tag.typed or "\t" in tag.typed:
        yield f"{shown}当中有换行或制表符，请删去"
    elif re.match(r"\{[{%][-+]|.*[-+][}%]\}$", tag.typed):
        yield f"{shown}里的减号（加号）在 Word 版式里不能用，请去掉"
    elif re.match(r"\{\{(?:r|p|tr|tc)\s", tag.typed) or tag.unit == "r" or tag.typed.startswith("{%r "):
        yield f"{shown}是带格式的内容，不能用；字体字号在 Word 里设，值写成 {{{{ 项目 }}}}"
    elif tag.word in UNITS:
        yield f"{shown}的 % 和 {tag.word} 之间不能有空格，要写成 {{%{tag.word} … %}}"
    elif tag.typed.startswith("{%") and not _allowed(tag.word):
        yield f"{shown}不能用；只能用 if、for、set 和它们的收尾"
    else:
        yield from _form(tag, shown)


def _allowed(word: str) -> bool:
    return word in (*OPENS, *OPENS.values(), *BETWEEN, *_MERGED)


def _form(tag: Tag, shown: str) -> Iterator[str]:
    try:
        parsed = environment(False).parse(_alone(tag))
        environment(False).compile(parsed)
    except TemplateSyntaxError as error:
        yield f"{shown}写法不对：{in_chinese(error.message or '')}"
        return
    reached = {n.attr for n in parsed.find_all(nodes.Getattr)} | {
        str(n.arg.value) for n in parsed.find_all(nodes.Getitem) if isinstance(n.arg, nodes.Const)
    }
    if any(name.startswith("_") for name in reached):
        yield f"{shown}用了不允许的写法（只能取值，不能调用程序）"


def readable(tag: Tag) -> nodes.Template | None:
    """A tag by itself, parsed; None for one that cannot be."""
    try:
        return environment(False).parse(_alone(tag)) if tag.word in ("", *OPENS, *BETWEEN) else None
    except TemplateSyntaxError:
        return None


def _alone(tag: Tag) -> str:
    """A tag made whole, so that it can be read by itself."""
    match tag.word:
        case "elif":
            return f"{{% if {tag.rest}%}}{{% endif %}}"
        case "else" | "endif" | "endfor" | "endset":
            return tag.rest.strip() and f"{{{{ {tag.rest} }}}}"
        case _ if tag.opens:
            return f"{tag.plain}{{% {OPENS[tag.word]} %}}"
        case _:
            return tag.plain
