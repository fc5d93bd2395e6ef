"""缺少应有的文书。

查什么：登记了文号的，看到了日子的正式文书（请示、批复、代表选举通知、候选人预备人选的请示和批复、选举结果的报告和批复）登记了没有，换届信息里填了文号、日期的也算有。
为什么：这几件是选举的依据，归档时缺一件，程序就连不起来。
怎么改：没有办的补办；办了没有登记的补登记。
"""

from collections.abc import Iterator

from xzhj.catalogue.steps import steps
from xzhj.law import Law
from xzhj.model import Case, Cite, Finding
from xzhj.rules._planned import is_congress

CODE = "R515"
LEVELS = ("warning",)
EACH = "case"
BECAUSE = (Cite("党组织选举工作手册", "?"),)
# slug → step, what it is called, the items that show it exists
PAPERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "request": ("S08", "召开大会的请示", ("request_number", "request_date")),
    "reply": ("S09", "召开大会的批复", ("reply_number", "reply_date")),
    "delegate-election-notice": ("S10", "代表选举的通知", ("delegate_notice_date",)),
    "candidates-request": ("S19", "候选人预备人选的请示", ("candidates_request_number", "candidates_request_date")),
    "candidates-reply": ("S20", "候选人预备人选的批复", ("candidates_reply_number", "candidates_reply_date")),
    "result-report": ("S39", "选举结果的报告", ("result_report_number", "result_report_date")),
    "result-reply": ("S40", "选举结果的批复", ("result_reply_number", "result_reply_date")),
}
FACTS = tuple(item for _, _, items in PAPERS.values() for item in items)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not case.register or not is_congress(case):
        return
    there = {filed.slug for filed in case.register} | {paper.slug for paper in case.papers}
    lacking = []
    for slug, (step, name, items) in PAPERS.items():
        day = case.timetable.get(step)
        if day is not None and case.today > day and slug not in there and not any(i in case.facts for i in items):
            lacking.append(f"{name}（{steps()[step].title}，应在 {day} 以前）")
    if lacking:
        yield Finding(f"文号登记里没有：{'、'.join(lacking)}", case.register[0].at)
