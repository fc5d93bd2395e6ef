"""Raw columns → values, one distinct cell at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from xzhj.model import Unread
from xzhj.readers.tables import values as cells
from xzhj.readers.tables.taken import Taken
from xzhj.readers.tables.when import read_dates
from xzhj.text.identity import read_identity
from xzhj.text.names import Named, read_name

_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[、.．]\s*(?=[\u3400-\u9fff])")  # 1、张三
_TICKS_ONLY = cells.TICKS | {""}


def read_columns(taken: Taken, kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """All fields as values, and the raw cells of those that reading changed. Adds to `taken.trouble` and `.notes`."""
    given = dict(taken.columns)
    out: dict[str, Any] = {}
    changed: set[str] = {"name"} & given.keys()
    if "politics" in given and "category" not in given and kind in ("members", "delegates"):
        given["category"] = given["politics"]
        for at in taken.at:
            if "politics" in at:
                at["category"] = at["politics"]
    for f, column in given.items():
        if f not in cells.DATES and f != "name":
            out[f], altered = _column(f, column)
            changed |= {f} if altered else set()
    changed |= read_dates(taken, given, out, kind)
    tails: Mapping[str, Named] = {}
    if "name" in given:
        out["name"], tails = _names(given["name"])
    _tails(taken, given, out, tails)
    _only_women(taken, given, out)
    _women_marked(taken, given, out)
    _only_ticks(taken, given, out)
    raw = {f: column for f, column in given.items() if f in changed}
    return out, raw


def mapped(column: list[Any], read: Callable[[Any], Any]) -> tuple[list[Any], bool]:
    """Read each distinct cell once, and say whether any text changed by it; a cell that already is Unread stays so."""
    cache = {v: v if isinstance(v, Unread) else read(v) for v in set(column)}
    return list(map(cache.__getitem__, column)), any(v != k and k != "" for k, v in cache.items())


def _column(f: str, column: list[Any]) -> tuple[list[Any], bool]:
    if f == "id_number" and _digits(column, 18):
        odd = _rounded({v: cells.identity(v) for v in column if v.endswith("000")})
        return [odd.get(v, v) or None for v in column] if odd else [v or None for v in column], bool(odd)
    if f == "phone" and _digits(column, 11):
        return [v or None for v in column], False
    if f == "phone" and set(map(type, column)) == {int} and min(column) >= 10**10 and max(column) < 10**11:
        return list(map(str, column)), False
    read = cells.parser_of(f)
    if read is cells.text and _plain_text(column):
        return [v or None for v in column], False
    if f == "serial" and set(map(type, column)) == {int}:
        return column, False
    if f == "id_number":
        cache = _rounded({v: v if isinstance(v, Unread) else read(v) for v in set(column)})
        return list(map(cache.__getitem__, column)), True
    return mapped(column, read)


def _rounded(cache: dict[Any, Any]) -> dict[Any, Any]:
    """Where one number of a column has lost its end to 000, no other that ends so is trusted, though its check may fit."""
    lost = [v for v in cache.values() if isinstance(v, Unread) and v.raw.endswith("000")]
    if not lost:
        return cache
    return {
        k: Unread(v, lost[0].why) if isinstance(v, str) and len(v) == 18 and v.endswith("000") else v
        for k, v in cache.items()
    }


def _digits(column: list[Any], length: int) -> bool:
    """All cells are blank or numbers of this length that need no mending."""
    if set(map(type, column)) != {str} or not set(map(len, column)) <= {0, length}:
        return False
    joined = "".join(column)
    return joined.isascii() and joined.replace("X", "").isdecimal()


def _plain_text(column: list[Any]) -> bool:
    """All cells are text without a null word, an error or spaces at the ends."""
    if set(map(type, column)) != {str}:
        return False
    distinct = set(column)
    if (distinct & cells.NULLS) - {""}:
        return False
    return not any(v[:1].isspace() or v[-1:].isspace() or v[:1] == "#" for v in distinct)


def _names(column: list[Any]) -> tuple[list[Any], dict[str, Named]]:
    cache: dict[Any, Any] = {}
    tails: dict[str, Named] = {}
    distinct = set(column)
    if set(map(type, distinct)) == {str} and all(map(_PLAIN_NAME.fullmatch, distinct)) and not distinct & cells.NULLS:
        return column, tails
    for v in distinct:
        if isinstance(v, str) and 1 < len(v) < 5 and v.isalpha() and v not in cells.NULLS:
            cache[v] = v
            continue
        plain = cells.text(v) if not isinstance(v, Unread) else v
        if isinstance(plain, str):
            plain = _NUMBERED.sub("", plain)
            named = read_name(plain)
            tails[v] = named
            plain = named.name
        cache[v] = plain
    return list(map(cache.__getitem__, column)), {
        v: n for v, n in tails.items() if n.gender or n.ethnicity or n.category
    }


def _tails(taken: Taken, given: Mapping[str, list[Any]], out: dict[str, Any], tails: Mapping[str, Named]) -> None:
    """（女，回族） behind a name fills a blank; where the column says otherwise, neither is believed."""
    if not tails:
        return
    hits = [(i, tails[v]) for i, v in enumerate(given["name"]) if v in tails]
    for f in ("gender", "ethnicity", "category"):
        for i, named in hits:
            told = getattr(named, f)
            if not told:
                continue
            column = out.setdefault(f, [None] * len(taken.rows))
            if column[i] is None:
                column[i] = told
                taken.places[f, i] = taken.grid.place(*taken.cell("name", i))
            elif column[i] != told and isinstance(column[i], str):
                column[i] = Unread(column[i], f"姓名后写的是{told}")


def _only_women(taken: Taken, given: Mapping[str, list[Any]], out: dict[str, Any]) -> None:
    """性别 marked for women alone: blanks are men only when they are most rows and no ID number says otherwise."""
    column = out.get("gender")
    if "gender" not in given or column is None or set(column) != {"女", None}:
        return
    blank = [i for i, v in enumerate(column) if v is None]
    ids = out.get("id_number") or [None] * len(column)
    told = [who.gender for i in blank if (who := read_identity(ids[i])) and who.valid]
    if len(column) < 4 or len(blank) * 2 <= len(column) or "女" in told:
        taken.notes.append("性别栏只有“女”和空白，空白没有当作男")
        return
    out["gender"] = [v or "男" for v in column]
    taken.notes.append(f"性别栏只标了“女”，空白的{len(blank)}人按男计")


def _women_marked(taken: Taken, given: Mapping[str, list[Any]], out: dict[str, Any]) -> None:
    """（女） behind the names of women and no 性别 column: as lists are printed, the others are men."""
    column = out.get("gender")
    if "gender" in given or column is None or set(column) != {"女", None}:
        return
    blank = [i for i, v in enumerate(column) if v is None]
    ids = out.get("id_number") or [None] * len(column)
    if any((who := read_identity(ids[i])) and who.valid and who.gender == "女" for i in blank):
        taken.notes.append("姓名后只注了“女”，没有注的人里有身份证号是女性的，空白没有当作男")
        return
    out["gender"] = [v or "男" for v in column]
    taken.notes.append(f"姓名后只注了“女”，没有注的{len(blank)}人按男计")


def _only_ticks(taken: Taken, given: Mapping[str, list[Any]], out: dict[str, Any]) -> None:
    """A yes-or-no column with ticks and blanks alone: blank is no."""
    for f in cells.FLAGS & given.keys():
        marks = {v.strip() if isinstance(v, str) else v for v in set(given[f]) if not isinstance(v, Unread)}
        if marks <= _TICKS_ONLY and "" in marks and len(marks) > 1:
            out[f] = [v or False for v in out[f]]
            taken.notes.append(f"{cells.label(f)}一栏只打了勾，空白的按否计")
