"""任期届满没有换届。

查什么：任期已经届满，大会没有开、也没有定日期，延期又没有批复或批准的期限已过。
为什么：任期届满应当按期换届；不能按期的，事先要报上级批准延期。
怎么改：尽快确定大会日期，向上级请示；确需延期的，报上级批准，填上批复文号和延至的日期。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, latest
from xzhj.rules.procedure import _held
from xzhj.rules.procedure._held import approved_until, change_approved, planned_day, term_end

CODE = "R501"
LEVELS = ("error",)
EACH = "case"
LAW = ("election.on_time",)
FACTS = _held.FACTS


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    end = term_end(case)
    if case.today <= latest(end) or planned_day(case) is not None:
        return
    until = approved_until(case)
    if change_approved(case) is not None and (until is None or case.today <= until):
        return
    days = (case.today - latest(end)).days
    text = f"任期 {end} 届满，已过 {days} 天，没有换届，也没有定大会日期"
    text += f"；批准延至 {until}，已经过期" if until else "；要尽快换届，或者报上级批准延期"
    yield Finding(text, case.facts.at("term_end"), (law["election.on_time"].cite,))
