"""候选人在批复后变动未再请示。

查什么：“人选调整”里填了批复以后又调整的候选人，有没有再请示（调整人选请示的文号、日期，或文号登记里的调整请示）。
为什么：候选人预备人选经上级审查同意；批复以后增减、更换，要再报上级同意。
怎么改：就变动的人再请示，填上文号和日期；名单与批复不同而没有填调整的，另有一条。
"""

from collections.abc import Iterator, Mapping

from xzhj.law import Law
from xzhj.model import Case, Finding

CODE = "R518"
LEVELS = ("error",)
EACH = "case"
LAW = ("candidates.approved",)
FACTS = ("candidate_changes", "candidate_change_number", "candidate_change_date")
DUE = "S20"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    fact = case.facts.fact("candidate_changes")
    if fact is None or not fact.value or asked_again(case):
        return
    changes = "；".join(said(row) for row in fact.value[:3]) + ("等" if len(fact.value) > 3 else "")
    text = f"批复以后调整了 {len(fact.value)} 名候选人（{changes}），没有再请示；要再报上级同意"
    yield Finding(text, fact.at, (law["candidates.approved"].cite,))


def said(row: Mapping[str, str]) -> str:
    """党委委员：甲换成乙."""
    out, new = row.get("out", ""), row.get("in", "")
    what = f"{out}换成{new}" if out and new else f"减少{out}" if out else f"增加{new}"
    return f"{row['contest']}：{what}" if row.get("contest") else what


def asked_again(case: Case) -> bool:
    """Say whether a further request is on file."""
    given = any(case.facts.get(item) for item in ("candidate_change_number", "candidate_change_date"))
    return given or any(f.slug.startswith("candidate-change") and f.status != "拟制" for f in case.register)
