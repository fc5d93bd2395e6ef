"""任期届次前后不衔接。

查什么：本次党代会次数是不是上次加一，新一届党委届次是不是上届加一，任期届满日期是不是开始日期加任期年数，任期年数是不是规定的年数。撤并、新设的乡镇不查。
为什么：届次一错，全套文书的标题、会标、选票都要重印；任期算错，就会误判提前或延期。
怎么改：翻上届的文件核对，改正写错的一个。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from xzhj.law import Law
from xzhj.model import Case, Finding, earliest, latest, plus_years
from xzhj.rules._planned import several

CODE = "R319"
LEVELS = ("error",)
EACH = "case"
LAW = ("term.township_committee",)
FACTS = (
    "congress_ordinal", "prev_congress_ordinal", "committee_term", "prev_committee_term", "term_years", "term_start",
    "term_end", "founded_by", "township_kind",
)  # fmt: skip
PAIRS = (
    ("congress_ordinal", "prev_congress_ordinal", "党代会", "次"),
    ("committee_term", "prev_committee_term", "党委", "届"),
)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if case.facts.get("founded_by") in ("merger", "new"):
        return
    for new, old, name, unit in PAIRS:
        now, before = case.facts.get(new), case.facts.get(old)
        if now is not None and before is not None and now != before + 1:
            text = f"本次是第 {now} {unit}{name}，上次填的是第 {before} {unit}，前后不衔接；本次应为第 {before + 1} {unit}，或上次应为第 {now - 1} {unit}"
            yield Finding(text, several([case.facts.at(new), case.facts.at(old)]))
    yield from term(case, law)
    if case.system == "party_congress":
        case.facts["congress_ordinal"], case.facts["prev_congress_ordinal"]


def term(case: Case, law: Law) -> Iterator[Finding]:
    """The years of the term, and its end against its beginning."""
    rule = law["term.township_committee"]
    years, start, end = (case.facts.get(n) for n in ("term_years", "term_start", "term_end"))
    if years is not None and years != rule.value:
        text = f"任期年数填的是 {years} 年，乡镇党委每届任期 {rule.value} 年"
        yield Finding(text, case.facts.at("term_years"), (rule.cite,))
    elif start is not None and end is not None:
        due = plus_years(earliest(start), rule.value) - timedelta(1), plus_years(latest(start), rule.value)
        if latest(end) < due[0] or earliest(end) > due[1]:
            right = due[1].isoformat() if isinstance(start, date) else f"{due[1]:%Y-%m}"
            text = f"任期从 {start} 开始，届满日期填的是 {end}，与 {rule.value} 年任期不符，应为 {right}"
            yield Finding(text, several([case.facts.at("term_start"), case.facts.at("term_end")]), (rule.cite,))
