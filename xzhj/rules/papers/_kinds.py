"""What sort of paper lies before us: formal or a form, upward, public, of which election."""

from __future__ import annotations

import re
from functools import lru_cache

from xzhj.model import Paper

FORMAL = frozenset(
    {
        "请示",
        "批复",
        "通知",
        "函",
        "报告",
        "公告",
        "通告",
        "决定",
        "决议",
        "意见",
        "通报",
        "纪要",
        "议案",
        "命令",
        "公报",
        "复函",
    }
)
PUBLIC = frozenset({"公示", "公告", "通告", "公开信", "选票", "通报", "决议", "简介"})
_FORMS = re.compile(
    r"(?:表|单|票|册|台账|清单|目录|记录|承诺书|主持词|回执|日志|提纲|讲话|标语|图|登记|薄|簿|证|材料|情况汇总|(?:讨论|酝酿)情况汇报|须知|邀请函|函|议程|日程|便函|存根|签|卡|(?:假|便|收|借)条)$"
)
_ASSEMBLY = re.compile(
    r"人民代表大会|人大(?:代表|主席|主席团|常委会)|选民|村民委员会|村委会|居民委员会|村民代表|村民会议|登记参加选举|选举委员会"
)


def is_form(paper: Paper) -> bool:
    """Blanks in it are meant to be filled by hand: tables, ballots, minutes, scripts."""
    return paper.profile in ("form", "script", "ballot", "minutes") or bool(
        paper.genre not in FORMAL
        and (_FORMS.search(paper.genre) or _FORMS.search(re.sub(r"[（(].*?[)）]$", "", paper.title)))
    )


def is_formal(paper: Paper) -> bool:
    """A paper recognised by its head, addressee, closing phrase or signature, not an extract of one."""
    known = sum(paper.element(name) is not None for name in ("title", "addressee", "closing", "signature"))
    return paper.genre in FORMAL and known >= 2


def is_report_to_meeting(paper: Paper) -> bool:
    """A work report, a credential report: read out to a meeting, whose addressee are the delegates."""
    if paper.genre in ("请示", "批复", "通知", "公告"):
        return False
    addressee = paper.element("addressee")
    to = str(addressee.value) if addressee else ""
    return bool(re.search(r"代表|同志|党员|委员们|主席团|预备会议|大会", to)) or bool(
        re.search(r"工作报告|在.{4,40}大会上的|审查(?:情况)?的?报告|资格审查|党费|述职", paper.title)
    )


@lru_cache(maxsize=64)
def of_the_party(text: str) -> bool:
    """False where the words speak of a people's congress or a village election, which have rules of their own."""
    return not _ASSEMBLY.search(text)


_ABOVE = re.compile(
    r"(?:中国共产党|中共)(?:[\u4e00-\u9fff]{1,8}[省市州])?[\u4e00-\u9fff]{1,8}[县市区旗](?:第[^，。；]{1,4}次(?:党员)?代表大会|第[^，。；]{1,4}届委员会|纪律检查委员会)"
)
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff](?:镇|乡|街道|村|社区|支部)(?!级)")


def of_a_local_body(paper: Paper) -> bool:
    """A county's own congress or plenary: its quorum and margin are those of the local regulation, not of the grass roots."""
    head = paper.title or next((p.text for p in paper.paragraphs if p.text.strip()), "")
    if _TOWNSHIP.search(head):
        return False
    cited = any("地方组织选举工作条例" in str(c.value) for c in paper.said("citation"))
    own = (m for m in _ABOVE.finditer(head) if not re.search(r"出席|代表的?$", head[: m.start()]))
    return cited or any(own)


_STATE_LAW = re.compile(r"村民委员会组织法|居民委员会组织法|人民代表大会选举法|^选举法$|地方组织法|人民政府组织法")


def of_the_grassroots(paper: Paper) -> bool:
    """Whether the regulation on grass-roots Party elections governs the whole paper."""
    cited = [str(c.value) for c in paper.said("citation")]
    other = any(_STATE_LAW.search(title) for title in cited) and not any("中国共产党" in title for title in cited)
    return of_the_party(paper.title) and not other and not of_a_local_body(paper)
