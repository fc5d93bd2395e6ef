"""请示一文多事、多头主送。

查什么：请示是不是只写一个主送机关，是不是只请示一件事（换届请示里夹带要经费、编制的）。
为什么：一文一事、一个主送，上级才知道由谁批、批哪一件。
怎么改：主送只写一个，其他的用抄送；另一件事另写一份请示。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import clauses, quoted

CODE = "R717"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文处理工作条例", "15?"),)

APART = re.compile(r"[、，,；;]|\s{1,}|和|并报|并")
ORGAN = re.compile(r"(?:委|部|府|办|会|局|组|支部|室)$")
OTHER = re.compile(
    r"(?:请|申请|请求|恳请|拟)[^。；]{0,24}(?:拨付|拨款|解决|安排|追加|补助|下达|增加|增配|购置|购买|划拨)[^。；]{0,16}(?:经费|资金|编制|车辆|设备|用地|款|万元)"
)
ELECTION = re.compile(r"代表大会|党代会|换届|候选人|选举|党员大会|委员会")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if paper.genre not in ("请示", "请示报告"):
        return
    addressee = paper.element("addressee")
    if addressee is not None:
        organs = [o for o in APART.split(str(addressee.value)) if ORGAN.search(o.strip())]
        if len(organs) > 1:
            yield Finding(f"请示只能主送一个机关，这里写了 {len(organs)} 个：{addressee.value}", (addressee.at,))
    if not ELECTION.search(paper.title):
        return
    for _, paragraph in clauses(paper, "body"):
        if (match := OTHER.search(paragraph.text)) and not re.search(
            r"不得|严禁|党费", paragraph.text[: match.start()]
        ):
            yield Finding(
                f"换届的请示里夹带了另一件事，应另行请示：{quoted(paragraph.text, match.start(), match.end())}",
                (paper.at(paragraph.place),),
            )
