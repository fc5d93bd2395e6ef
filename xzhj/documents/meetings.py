"""The meetings of the days of the congress, as papers speak of them: when, where, who chairs, how many came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xzhj.model import Case
from xzhj.text.numerals import to_chinese

_NUMBER = r"第([一二三四五六七八九十]+)(?:次|阶段)"
_KINDS: tuple[tuple[str, str], ...] = (
    ("discipline_plenary", r"(?:纪委|纪律检查委员会).*(?:全体会议|全会)"),
    ("committee_plenary", r"(?:党委|(?<!检查)委员会).*(?:全体会议|全会)"),
    ("convenors", r"召集人"),
    ("preparatory", r"预备会"),
    ("presidium", rf"主席团(?:会议)?{_NUMBER}|主席团{_NUMBER}|{_NUMBER}主席团"),
    ("delegation", rf"代表团(?:{_NUMBER})?(?:会议|讨论)|分团讨论"),
    ("plenary", rf"{_NUMBER}(?:全体会议|全会|大会)"),
    ("opening", r"开幕"),
    ("closing", r"闭幕"),
)
_DIGITS = {to_chinese(n): n for n in range(1, 21)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `attendance` holds what is known of expected, present, absent, observers; `hands` its votes by show
    of hands, as 换届信息 has them: item, for, against, abstain, result. `chairs` are its 执行主席."""

    name: str
    day: Any = None
    start: str = ""
    end: str = ""
    place: str = ""
    chair: Any = None
    reader: Any = None
    chairs: tuple[Any, ...] = ()
    attendance: Mapping[str, int] = field(default_factory=dict)
    hands: tuple[Mapping[str, Any], ...] = ()

    @property
    def hour(self) -> str:
        """下午3时, 上午8时30分."""
        hour, _, minute = self.start.partition(":")
        if not hour.isdigit():
            return self.start
        n = int(hour)
        part = "上午" if n < 12 else "中午" if n == 12 else "下午" if n < 18 else "晚上"
        return f"{part}{n if n <= 12 else n - 12}时" + (f"{int(minute)}分" if minute.isdigit() and int(minute) else "")

    def hand(self, word: str) -> Mapping[str, Any]:
        """The show of hands on an item whose name holds `word`; empty when none is recorded."""
        return next((row for row in self.hands if word in str(row.get("item", ""))), {})


def key_of(name: str) -> str:
    """Which meeting a name means: preparatory, presidium2, plenary1 …; "" for another."""
    for key, pattern in _KINDS:
        if match := re.search(pattern, name):
            number = next((g for g in match.groups() if g), "")
            return key + str(_DIGITS.get(number, "") if key in ("presidium", "plenary", "delegation") else "")
    return ""


def meetings(case: Case, chairs: Iterable[tuple[str, Any]], *, blank: bool = False) -> dict[str, Meeting]:
    """Every meeting by key; `chairs` are (session, person). `blank` leaves out what the day brings."""
    facts, seats = case.facts, list(chairs)
    found: dict[str, Meeting] = {}
    rows = [dict(row) for row in facts.get("sessions") or ()]
    told = [str(r.get("session", "")) for t in ("attendance", "hand_votes") for r in facts.get(t) or ()]
    for row in rows + [{"name": n} for n in (*told, *(s for s, _ in seats))]:
        name = str(row.get("name", ""))
        if (key := key_of(name)) and key not in found:
            found[key] = Meeting(
                name, row.get("day"), str(row.get("start") or ""), str(row.get("end") or ""), str(row.get("place") or ""),
                row.get("chair"), row.get("reader"), tuple(p for s, p in seats if key_of(s) == key),
                _attendance(case, key, blank), () if blank else _hands(case, key),
            )  # fmt: skip
    plenaries = [k for k in found if k.startswith("plenary")]
    if "closing" not in found and plenaries:
        found["closing"] = found[max(plenaries)]
    if "opening" in found:
        found.setdefault("plenary1", found["opening"])
    return found


def _attendance(case: Case, key: str, blank: bool) -> dict[str, int]:
    known: dict[str, int] = {}
    for row in case.facts.get("attendance") or ():
        if key_of(str(row.get("session", ""))) == key and row.get("round") in (None, 1):
            known |= {k: row[k] for k in ("expected", "present", "absent", "observers") if row.get(k) is not None}
    if "absent" not in known and {"expected", "present"} <= set(known):
        known["absent"] = known["expected"] - known["present"]
    return {k: n for k, n in known.items() if k == "expected"} if blank else known


def _hands(case: Case, key: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(r for r in case.facts.get("hand_votes") or () if key_of(str(r.get("session", ""))) == key)
