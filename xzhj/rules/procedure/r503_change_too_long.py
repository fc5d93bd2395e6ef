"""提前或延期超过一年。

查什么：大会日期比任期届满日期早或晚几个月，是否超过一年（本地规定更短的按本地规定）。
为什么：提前或者延期换届，一般不超过一年。
怎么改：把大会日期调到期限以内；确有特殊情况的，在请示里专门写明，由上级决定。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, earliest, latest, plus_months
from xzhj.rules._planned import several
from xzhj.rules.procedure import _held
from xzhj.rules.procedure._held import planned_day, term_end

CODE = "R503"
LEVELS = ("warning", "error")
EACH = "case"
LAW = ("postpone.months", "advance.months")
FACTS = _held.FACTS


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    end, day = term_end(case), planned_day(case)
    if day is None or case.facts.get("founded_by") in ("merger", "new"):
        return
    late = day > latest(end)
    limit = law.get("postpone.months" if late else "advance.months")
    most = limit.value.most() if limit else None
    if limit is None or most is None:
        return
    edge = plus_months(latest(end), most) if late else plus_months(earliest(end), -most)
    beyond = (day - edge).days if late else (edge - day).days
    if beyond > 0:
        kind = "一般" if limit.binding != "must" else ""
        text = (
            f"大会定在 {day}，比任期届满（{end}）{'晚' if late else '早'}，{'延期' if late else '提前'}{kind}不超过 {most} 个月，"
            f"即{'不晚于' if late else '不早于'} {edge}，多出 {beyond} 天"
        )
        at = several([case.facts.at("congress_date"), case.facts.at("term_end")])
        yield Finding(text, at, (limit.cite,), limit.level)
