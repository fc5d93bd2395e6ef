"""Demands on composition in a clerk's words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xzhj.model import Case, Missing, Requirement

_BODY_WORDS: Mapping[str, tuple[str, ...]] = {
    "delegates": ("代表",),
    "candidates": ("代表候选人", "候选人"),
    "committee": ("党委委员", "党委", "委员"),
    "discipline": ("纪委委员", "纪委"),
    "team": ("党政班子", "班子"),
    "chiefs": ("党政正职", "正职"),
}
_FLAGS = {"frontline": "生产和工作一线人员", "incumbent": "连任的", "nonparty": "党外人员"}
_SIGNS = {"<=": "以下", ">=": "以上", "<": "以下（不含）", ">": "以上（不含）"}


def people_of(demand: Requirement) -> str:
    """Whom it counts: 女性, 45岁以下, 大专以上."""
    return "、".join(_test(field, *test) for field, test in demand.where.items())


def _test(field: str, sign: str, wanted: Any) -> str:
    if field == "gender":
        return f"{wanted}性"
    if field == "ethnicity" and (sign, wanted) == ("!=", "汉族"):
        return "少数民族"
    if field in _FLAGS:
        return _FLAGS[field] if wanted else f"非{_FLAGS[field]}"
    words = "、".join(wanted) if isinstance(wanted, tuple) else str(wanted)
    unit = {"age": "岁", "party_years": "年党龄"}.get(field, "")
    full = {"fulltime_education": "全日制"}.get(field, "")
    return f"{full}{words}{unit}{_SIGNS.get(sign, '')}"


def previous_share(demand: Requirement, case: Case) -> Fraction:
    """The share of such people in the last round, from 上届数据. Raises Missing."""
    for row in case.facts.get("prev_stats") or ():
        if _of(row.get("of", ""), demand.of) and _same(str(row.get("item", "")), demand):
            have, total = row.get("count"), row.get("total")
            if isinstance(have, int) and isinstance(total, int) and total:
                return Fraction(have, total)
    raise Missing("prev_stats")


def _of(text: str, of: str) -> bool:
    return text.strip().removeprefix("上届") in _BODY_WORDS.get(of, ())


def _same(item: str, demand: Requirement) -> bool:
    words = {people_of(demand), demand.title}
    if demand.where.get("gender") == ("==", "女"):
        words |= {"女", "妇女", "女性", "女代表", "妇女代表", "女同志"}
    if demand.where.get("ethnicity") == ("!=", "汉族"):
        words |= {"少数民族代表", "少数民族"}
    for test in demand.where.values():
        words |= {str(test[1])} if isinstance(test[1], str) else set()
    return item.replace(" ", "") in words
