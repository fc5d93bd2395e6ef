"""The words of packs in both languages, and entries read by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from xzhj.law.compare import plain
from xzhj.law.marked import Mapped
from xzhj.model import Cite

T = TypeVar("T")
OF = {
    "delegates": "代表", "candidates": "候选人", "committee": "党委委员", "discipline": "纪委委员", "team": "党政班子", "chiefs": "党政正职",
}  # fmt: skip
SCOPES = {"township": "乡镇", "county": "县"}
BINDINGS = {"must": "必须", "guide": "一般"}
FIELDS = {
    "gender": "性别", "age": "年龄", "category": "类别", "ethnicity": "民族", "education": "学历", "fulltime_education": "全日制学历",
    "frontline": "一线", "post": "职务", "incumbent": "连任", "source": "来源", "nonparty": "党外",
}  # fmt: skip
TESTS = {"age": "年龄", "education": "学历", "party_years": "党龄", "post": "职务"}
SIZES = {"members": "党员", "population": "人口", "revenue": "财政收入"}
LABELS = {
    "title": "标题", "of": "对象", "scope": "范围", "where": "哪些人", "share": "比例", "count": "人数", "previous": "比上届",
    "binding": "效力", "cite": "出处", "instrument": "依据", "article": "条款", "since": "起", "by": "按", "rows": "各档",
    "from": "从", "to": "到", "below": "不满", "value": "数额", "when_any": "有一项", "otherwise": "其他", "test": "要求", "note": "说明",
}  # fmt: skip
MORE = {
    "名称": "title", "项目": "title", "全县": "county", "县级": "county", "应当": "must", "不得": "must", "原则上": "guide", "班子": "team",
    "正职": "chiefs", "委员": "committee", "代表候选人": "candidates", "党员人数": "members", "党员总数": "members", "人口数": "population",
    "代表类别": "category", "是否一线": "frontline", "值": "value", "档次": "rows",
}  # fmt: skip
CITED = frozenset({"title", "binding", "cite", "instrument", "article", "since", "note"})


class Wrong(ValueError):
    """An entry that cannot be understood: why, in Chinese, and its line (0 = the entry's own)."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.why, self.line = why, line


def word(raw: Any, known: Mapping[str, str], what: str) -> str:
    """The English word of `known` for what is written in either language. Raises Wrong, naming the nearest."""
    text = plain(raw)
    if text in known:
        return text
    found = next((english for english, chinese in known.items() if chinese == text), MORE.get(text, ""))
    if found in known:
        return found
    near = get_close_matches(text, [*known, *known.values()], 1)
    raise Wrong(f"{what}不认识：{raw}" + (f"（是不是“{near[0]}”）" if near else ""))


def english(entry: Any, allowed: frozenset[str]) -> Mapped:
    """The entry under English names. Raises Wrong for an unknown or doubled one, and for what is no mapping."""
    if not isinstance(entry, Mapped):
        raise Wrong("不是一组“项目：内容”")
    known = {name: LABELS.get(name, name) for name in allowed}
    named = Mapped(entry.line)
    for label, value in entry.items():
        try:
            name = word(label, known, "项目")
        except Wrong as error:
            raise Wrong(error.why, entry.line_of(label)) from error
        if name in named:
            raise Wrong(f"“{label}”写了两次", entry.line_of(label))
        named[name], named.lines[name] = value, entry.line_of(label)
    return named


def needed(given: Mapped, *names: str) -> None:
    """Raises Wrong for the first of `names` that is not given."""
    for name in names:
        if given.get(name) in (None, ""):
            raise Wrong(f"缺少“{LABELS[name]}”（{name}）")


def cited(given: Mapped, default: Cite) -> Cite:
    """The entry's own citation, else the pack's. Raises Wrong where there is none."""
    own: Mapping[str, Any] = given
    if "cite" in given:
        own = english(given["cite"], frozenset({"instrument", "article"}))
    instrument = str(own.get("instrument") or default.instrument)
    if not instrument:
        raise Wrong("没有写依据（instrument）")
    other = instrument != default.instrument
    return Cite(instrument, str(own.get("article") or ("" if other else default.article)), default.since)


def checked(parse: Callable[[Any], T], raw: Any) -> T:
    try:
        return parse(raw)
    except ValueError as error:
        raise Wrong(str(error)) from error


def at_line(given: Mapped, name: str, parse: Callable[[Any], T]) -> T:
    """Parse an entry's value. Raises Wrong with the line it stands on."""
    try:
        return parse(given[name])
    except Wrong:
        raise
    except ValueError as error:
        raise Wrong(str(error), given.line_of(name)) from error
