"""Requirements and conditions of packs: a closed vocabulary, in English or in the clerk's words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xzhj.law.compare import comparison, plain, signed, whole
from xzhj.law.marked import Mapped
from xzhj.law.words import (
    BINDINGS,
    CITED,
    FIELDS,
    OF,
    SCOPES,
    TESTS,
    Wrong,
    at_line,
    checked,
    cited,
    english,
    needed,
    word,
)
from xzhj.model import Cite, Condition, Requirement, Source

_YES = {True: True, False: False, "是": True, "否": False}


def requirement(entry: Any, source: str, cite: Cite, at: tuple[Source, ...]) -> Requirement:
    """A demand on composition. `cite` stands where the entry gives none. Raises Wrong."""
    given = english(entry, CITED | {"of", "scope", "where", "share", "count", "previous"})
    needed(given, "title", "of", "where", "binding")
    demands = [name for name in ("share", "count", "previous") if name in given]
    if len(demands) != 1:
        raise Wrong("“比例”“人数”“比上届”要写一项，也只能写一项")
    return Requirement(
        title=str(given["title"]),
        of=word(given["of"], OF, "对象"),
        scope=word(given.get("scope", "township"), SCOPES, "范围"),
        where=where(given["where"], FIELDS),
        binding=word(given["binding"], BINDINGS, "效力"),
        cite=cited(given, cite),
        share=at_line(given, "share", _share) if "share" in given else None,
        count=at_line(given, "count", _count) if "count" in given else None,
        previous=at_line(given, "previous", _points) if "previous" in given else None,
        source=source,
        at=at,
    )


def condition(entry: Any, source: str, cite: Cite) -> Condition:
    """A demand on each person. Raises Wrong."""
    given = english(entry, CITED | {"of", "where", "test"})
    needed(given, "title", "of", "test", "binding")
    test = where(given["test"], TESTS)
    if len(test) != 1:
        raise Wrong("一条人选条件只写一项要求", given.line_of("test"))
    return Condition(
        title=str(given["title"]),
        of=word(given["of"], OF, "对象"),
        test=test,
        where=where(given["where"], FIELDS | TESTS) if "where" in given else {},
        binding=word(given["binding"], BINDINGS, "效力"),
        cite=cited(given, cite),
        source=source,
    )


def where(entry: Any, known: Mapping[str, str]) -> dict[str, tuple[str, Any]]:
    """Field → (sign, wanted). Raises Wrong."""
    if not isinstance(entry, Mapped) or not entry:
        raise Wrong("没有写哪些人（如 性别：女）")
    tests: dict[str, tuple[str, Any]] = {}
    for label, value in entry.items():
        try:
            field = word(label, known, "项目")
            tests[field] = _test(field, value)
        except Wrong as error:
            raise Wrong(error.why, entry.line_of(label)) from error
    return tests


def _test(field: str, raw: Any) -> tuple[str, Any]:
    if field in ("frontline", "incumbent", "nonparty"):
        if raw not in _YES:
            raise Wrong(f"只能填“是”或“否”：{raw}")
        return "==", _YES[raw]
    if field in ("age", "party_years"):
        sign, number = checked(whole, raw)
        if not sign:
            raise Wrong(f"没有写不少于还是不超过：{raw}")
        return sign, number
    if isinstance(raw, list):
        return "in", tuple(plain(item) for item in raw)
    if field == "ethnicity" and plain(raw) in ("minority", "少数民族"):
        return "!=", "汉族"
    if field in ("education", "fulltime_education"):
        sign, text = signed(raw)
        if not sign:
            raise Wrong(f"没有写“以上”还是正好（==）：{raw}")
        return sign, text
    return "==", plain(raw)


def _share(raw: Any) -> tuple[str, Fraction | str]:
    sign, rest = signed(raw)
    if plain(rest).lower() in ("shareofmembers", "党员中的比例", "在党员中的比例", "占党员的比例", "党员比例"):
        return sign or ">=", "members"
    sign, number, _ = comparison(raw)
    if not sign or number > 1:
        raise ValueError(f"比例要写成“不少于50%”“不超过60%”：{raw}")
    return sign, number


def _count(raw: Any) -> tuple[str, int]:
    sign, number = whole(raw)
    return sign or ">=", number


def _points(raw: Any) -> Fraction:
    text = plain(raw).removesuffix("pp").removesuffix("个百分点").lstrip("+")
    sign = -1 if text.startswith(("降低", "下降", "-")) else 1
    for lead in ("提高", "增加", "降低", "下降", "-"):
        text = text.removeprefix(lead)
    return sign * comparison(text)[1]
