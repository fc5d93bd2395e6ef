"""Names of people as lists write them: inner spaces, dots, and tails such as （女，回族）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xzhj.text.peoples import PEOPLES, ethnicity
from xzhj.text.widths import half

_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅･●﹒．", "·"))
_INNER = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|\s*·\s*")
_TAIL = re.compile(r"\s*[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]\s*$")
_SPLIT = re.compile(r"[,，、;；/\s]+")
_CATEGORIES = {"预备": "预备", "预备党员": "预备", "中共预备党员": "预备", "正式": "正式", "正式党员": "正式"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and what its tail said: gender 男|女, ethnicity in full, category 正式|预备; "" where it said nothing."""

    name: str
    gender: str = ""
    ethnicity: str = ""
    category: str = ""


def clean_name(text: str) -> str:
    """The name without inner spaces, with one kind of middle dot; tails stay."""
    plain = _INNER.sub(lambda m: "·" if "·" in m[0] else "", half(text).translate(_DOTS).strip())
    return plain.replace("(", "（").replace(")", "）")


def read_name(text: str) -> Named:
    """Take the tails off a name when every word of them is a gender, a people or a category; 李明（大） stays whole."""
    plain, gender, people, category = half(text).strip(), "", "", ""
    while match := _TAIL.search(plain):
        facts = _facts(match[1])
        if facts is None:
            break
        plain = plain[: match.start()]
        gender, people, category = gender or facts[0], people or facts[1], category or facts[2]
    return Named(clean_name(plain), gender, people, category)


def _facts(tail: str) -> tuple[str, str, str] | None:
    gender = people = category = ""
    words = [w for w in _SPLIT.split(tail) if w]
    for word in words:
        if word in ("男", "女", "男性", "女性"):
            gender = word[0]
        elif word in _CATEGORIES:
            category = _CATEGORIES[word]
        elif (named := ethnicity(word)) in PEOPLES and named is not None and not word.isdecimal():
            people = named
        else:
            return None
    return (gender, people, category) if words else None
