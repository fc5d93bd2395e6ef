"""提前或延期换届没有批复。

查什么：大会日期早于任期届满的，上级是否批复了这个日期；晚于任期届满的，有没有延期的批复，日期是否在批准的期限以内。
为什么：提前或者延期换届，都要经上级批准。
怎么改：报上级批准，填上批复文号、日期和拟延至的日期；大会日期或届满日期填错的改正。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, earliest, latest
from xzhj.rules._bodies import is_due
from xzhj.rules._planned import several
from xzhj.rules.procedure import _held
from xzhj.rules.procedure._held import approved_until, change_approved, planned_day, term_end

CODE = "R502"
LEVELS = ("error",)
EACH = "case"
LAW = ("postpone.approved", "advance.approved")
FACTS = _held.FACTS


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    end, day = term_end(case), planned_day(case)
    if case.facts.get("founded_by") == "new" or day is None:
        return
    at = several([case.facts.at("congress_date"), case.facts.at("term_end")])
    if day > latest(end):
        param = law.get("postpone.approved")
        because = (param.cite,) if param else ()
        until, days = approved_until(case), (day - latest(end)).days
        if change_approved(case) is None:
            text = f"大会定在 {day}，比任期届满（{end}）晚 {days} 天，没有延期的批复；要在届满以前报上级批准"
            yield Finding(text, at, because)
        elif until and day > until:
            text = f"大会定在 {day}，上级批准延至 {until}，超过 {(day - until).days} 天；要重新报批"
            yield Finding(text, several([at, case.facts.at("change_until")]), because)
    elif day < earliest(end):
        early = law.get("advance.approved") or law.get("postpone.approved")
        if change_approved(case) is None and not fixed(case) and is_due(case, "S09"):
            days = (earliest(end) - day).days
            text = f"大会定在 {day}，比任期届满（{end}）早 {days} 天，上级没有批复这个日期"
            yield Finding(text, at, (early.cite,) if early else ())


def fixed(case: Case) -> bool:
    """Say whether the reply to holding the congress fixes its date."""
    if case.facts.get("reply_date") is None and case.facts.get("reply_number") is None:
        return False
    approved = case.facts.get("congress_date", "approved")
    return approved is None or approved == planned_day(case)
