"""A value of law and its citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

ERROR, WARNING, NOTE = "error", "warning", "note"
LEVELS = (ERROR, WARNING, NOTE)


@dataclass(frozen=True, slots=True)
class Cite:
    """A passage of an instrument. `article` "" = the whole instrument; a "?" in it = 条号待核."""

    instrument: str
    article: str = ""
    since: date | None = None

    def __str__(self) -> str:
        name = self.instrument if self.instrument.startswith(("《", "（")) else f"《{self.instrument}》"
        number = self.article.replace("?", "").strip()
        if not self.article:
            return name
        if not number:
            return f"{name}（条号待核）"
        shown = f"第{'至'.join(map(_in_words, number.split('-')))}条" if number.replace("-", "").isdigit() else number
        return f"{name}{shown}（条号待核）" if "?" in self.article else f"{name}{shown}"


def _in_words(number: str) -> str:
    """An article's number as instruments print it: 18 → 十八. (The model stands alone, hence not from `text`.)"""
    hundreds, rest = divmod(int(number), 100)
    tens, ones = divmod(rest, 10)
    digits = "零一二三四五六七八九"
    words = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (digits[ones] if ones or not words else "")


@dataclass(frozen=True, slots=True)
class Param:
    """One value of law in force on one day, in one place, for one system of election.

    `value` is a Bound, int, str, tuple or mapping by the key's `form`; `binding` is must or guide;
    `source` names the pack ("" = national); `replaces` is the value it stands in for; `words` says the choices in Chinese.
    """

    key: str
    title: str
    value: Any
    since: date
    cite: Cite
    binding: str = "must"
    verified: date | None = None
    source: str = ""
    replaces: Param | None = None
    note: str = ""
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def shown(self) -> str:
        """The value in Chinese: 超过应到会有选举权人数的半数, 姓氏笔画, 是."""
        return _shown(self.value, self.words)

    @property
    def level(self) -> str:
        """应当/必须/不得 → error; 一般/原则上 → warning."""
        return ERROR if self.binding == "must" else WARNING


def _shown(value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping) and {"round", "items"} <= value.keys():
        return f"{value['round']}：{_shown(value['items'], words)}"
    if isinstance(value, Mapping):
        return "；".join(f"{name}：{_shown(v, words)}" for name, v in value.items())
    if isinstance(value, tuple):
        return "、".join(_shown(v, words) for v in value) or "无"
    return words.get(value, value) if isinstance(value, str) else str(value)
