"""纪委全会晚于党委全会。

查什么：纪委第一次全会的日期（同一天的看日程的时间）是否晚于党委第一次全会。
为什么：纪委书记、副书记由纪委全会选举，还要经党委全会通过，所以纪委全会先开。
怎么改：把纪委全会排在党委全会前面；已经开过的，党委另行开会通过纪委的选举结果。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding
from xzhj.rules._planned import day_of, several
from xzhj.rules.procedure._sessions import Session, sessions

CODE = "R512"
LEVELS = ("warning",)
EACH = "case"
FACTS = ("discipline_plenary_date", "committee_plenary_date", "sessions")
BECAUSE = (Cite("党组织选举工作手册", "?"),)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    discipline, committee = day_of(case, "discipline_plenary_date"), day_of(case, "committee_plenary_date")
    if discipline and committee and discipline > committee:
        text = f"纪委第一次全会（{discipline}）排在党委第一次全会（{committee}）后面，应当先开纪委全会"
        at = several([case.facts.at("discipline_plenary_date"), case.facts.at("committee_plenary_date")])
        yield Finding(text, at)
        return
    first, second = (next((s for s in sessions(case) if is_plenary(s, w)), None) for w in ("纪", "党"))
    if first and second and (key := order(first)) and (other := order(second)) and key > other:
        text = f"日程上“{first.name}”（{first.day} {first.times}）排在“{second.name}”（{second.day} {second.times}）后面，应当先开纪委全会"
        yield Finding(text, several([first.at, second.at]))


def order(session: Session) -> tuple[str, int] | None:
    return None if session.start is None else (session.day.isoformat(), session.start)


def is_plenary(session: Session, body: str) -> bool:
    """The first plenary of the discipline (纪) or the Party (党) committee."""
    name = session.name.replace(" ", "")
    if "全" not in name or not ("全会" in name or "全体会议" in name):
        return False
    discipline = "纪委" in name or "纪律检查" in name
    return discipline if body == "纪" else "党委" in name and not discipline
