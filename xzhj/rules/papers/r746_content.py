"""缺少该文种应有的内容。

查什么：召开大会的请示缺时间、议程、代表名额、职数、选举办法，批复没有引来文，会议通知缺时间地点，选举办法缺到会、当选、有效票、监票人的规定，结果报告缺到会人数、票数、当选名单，资格审查报告缺人数、程序、结论；只查完整的正式文书。
为什么：缺了这些，上级没法批，大会没法照着办。
怎么改：按提示补写；用 xzhj render 写出的文书这些都有。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import is_formal, of_the_party
from xzhj.rules.papers._say import end_of, lines

CODE = "R746"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "各文种的通行内容，有的条文另有规定"


@dataclass(frozen=True, slots=True)
class Outline:
    """Papers whose title matches `title` must say each of `parts` (what it is, words any of which says it)."""

    title: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]


def _outline(title: str, *parts: tuple[str, str]) -> Outline:
    return Outline(re.compile(title), tuple((name, re.compile(words)) for name, words in parts))


_TIME = ("召开时间", r"\d+\s*月|[一二三四五六七八九十]+月|×+月|月(?:上|中|下)旬")
OUTLINES = (
    _outline(
        r"^(?!.*(?:人选|候选人|延期|提前|事项|主席团)).*召开.{0,30}(?:代表大会|党代会|次代表大会)(?:会议)?的请示$",
        _TIME, ("主要议程", r"议程|听取|审议|选举产生|任务"), ("代表名额", r"代表(?:总)?(?:名额|总数|人数|\d)|名额"), ("委员职数或者名额", r"委员(?!会)[^。；书记]{0,20}(?:\d|[一二三四五六七八九十]+)\s*[名人]|职数|[名人][^，。；书记]{0,8}委员|委员(?:候选人)?(?:预备人选)?(?:名额|人数)"),
        ("选举办法（差额、无记名投票）", r"差额|无记名|等额|选举(?:办法|方式|形式)"),
    ),
    _outline(r"的批复$", ("所批复的来文", r"请示|来文|报来|报送|收悉|你[镇乡委]")),
    _outline(r"^.*召开.{0,30}(?:代表大会|党代会|党员大会|会议)的通知$|会议通知$", ("会议时间", r"\d+\s*月|\d+日|[一二三四五六七八九十]+月|时间"), ("会议地点", r"地点|地址|会议室|礼堂|会场|召开地|报到处|在.{2,20}(?:召开|举行)")),
    _outline(
        r"选举办法(?:（[^）]*）)?$",
        ("到会人数的规定", r"五分之四|4/5|80[%％]|百分之八十|到会[^。]{0,40}(?:方可|方能|才能|始得(?!当选)|有效)"), ("当选的票数（超过半数）", r"半数|过半|二分之一"), ("选票有效无效的规定", r"有效|无效|废票"),
        ("监票人、计票人", r"监票"), ("无记名投票", r"无记名|不记名"),
    ),
    _outline(
        r"^(?!.*代表选举结果)(?:.*)(?:代表大会|党代会|全体会议|党员大会|两委|“两委”|委员会|选举工作|关于|^).{0,24}选举结果的?(?:情况的?)?报告$",
        ("应到、实到人数", r"应到|实到|到会|参加会议|出席"), ("选票和得票数", r"\d+\s*[票张]|票数|得票|附件"), ("当选人", r"当选|选举产生[^。]{0,40}(?:[：:、]|名)|选举[\u4e00-\u9fff·]{2,12}(?:同志)?为|选出|结果如下[：:]"),
    ),
    _outline(r"资格审查(?:情况)?的?报告$", ("代表人数", r"\d+\s*[名人]"), ("产生程序的审查", r"程序|选举|推荐"), ("审查结论", r"有效|符合|合格|具备|无效|不合格")),
    _outline(r"(?:候选人|人选|组成人员).{0,16}的请示$", ("人选名单", r"[：:、]|附件|名单"), ("提名的经过", r"研究|推荐|提名|考察|提出|根据"), ("职数或者人数", r"\d+\s*[名人]|[一二三四五六七八九十]+[名人]|等额|差额|为[^。]{2,12}候选人")),
    _outline(r"选举结果的公告$|当选.{0,16}的公告$", ("当选人", r"[：:、]|当选|名单")),
)  # fmt: skip


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    title = re.sub(r"\s+", "", paper.title)
    if not title or not of_the_party(title) or not _whole(paper):
        return
    outline = next((o for o in OUTLINES if o.title.search(title)), None)
    if outline is None:
        return
    head = {
        c.index
        for c in paper.claims
        if c.kind == "element"
        and c.about in ("title", "caption", "head", "number", "signed", "signature", "addressee", "cc", "issue", "note")
    }
    text = "\n".join(p.text for i, p in lines(paper) if i not in head)
    missing = [
        name
        for name, words in outline.parts
        if not words.search(text) and not (name == "当选人" and paper.said("names"))
    ]
    if missing:
        yield Finding(f"没有写{'、'.join(missing)}", end_of(paper))


def _whole(paper: Paper) -> bool:
    """A formal paper with its end, a method from its first clause on, a report read to a meeting."""
    body = [p for _, p in lines(paper, "body")]
    ended = (
        paper.element("signature") is not None
        or paper.element("closing") is not None
        or paper.element("signed") is not None
    )
    if paper.genre in ("办法", "细则"):
        return (
            len(body) >= 6
            and paper.element("title") is not None
            and bool(re.search(r"施行|生效|执行|解释|未尽|没有规定", "".join(p.text for p in body[-2:])))
        )
    return ended and is_formal(paper)
