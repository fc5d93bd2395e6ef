"""What a number counts and of whom, from the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BOUND = re.compile(r"[，,。；;、（）()！？!?\n“”\"《》【】]")
_FILLER = re.compile(
    r"(?:(?:分别)?为|是|有|共有|共计|总共|合计|共|计|各|均|达到?|占|约|大约|近|仅|只|拟|设|应|定|拟定|确定|提出|提名|推荐|产生|选出|安排|不少于|不低于|不超过|不多于|"
    r"不高于|至少|最多|超过|多于|少于|低于|高于|一般|原则上|要|须|应当|可|控制在|从|在|的|了|等|由|和|与|及|或|中|其中|其|另有|另|还有)+$"
)
_LEAD = re.compile(
    r"^(?:其中|其(?!他|余)|另有|另|还有|现有|全镇|全乡|我镇|我乡|本镇|本乡|本次|大会|会议|中(?!国|共)|在|共|现)+"
)

ABOUTS: tuple[tuple[str, str], ...] = (
    ("expected", r"应到(?!.*实到)[^，]{0,14}$|应参加[^，]{0,12}$|应出席[^，]{0,12}$"),
    ("present", r"(?:实到|实际到会|实际参加|实参加|实出席|已到会|今天到会|(?:到会|与会|参会)的?(?:正式)?(?:代表|党员|委员))[^，]{0,14}$|^到会$"),
    ("absent", r"(?:缺席|请假|未到会|未到|因[病事公][^，]{0,8}|不能到会)[^，]{0,8}$"),
    ("printed", r"印制[^，]{0,10}$|共印[^，]{0,8}$"),
    ("unused", r"(?:剩余|未发|未用|余)[^，]{0,8}$"),
    ("spoiled", r"作废[^，]{0,6}$"),
    ("issued", r"(?:发出|发放|分发|共发|实发|领取|发)[^，收回]{0,10}$"),
    ("returned", r"(?:收回|收到|回收)[^，]{0,10}$"),
    ("invalid", r"(?:无效|废票)[^，有]{0,6}$"),
    ("valid", r"有效[^，无]{0,6}$"),
    ("against", r"(?:不赞成|反对|不同意)[^，]{0,4}$"),
    ("abstain", r"弃权[^，]{0,4}$"),
    ("for", r"(?<!不)(?:赞成|同意)[^，]{0,4}$|同志(?:获|获得|得)$|得票[^，]{0,3}$|^得$"),
    ("write_in", r"另选他?人?[^，]{0,6}$|另提[^，]{0,6}$"),
    ("difference", r"多于[^，]{0,8}(?:名额|应选)[^，比]{0,4}$|差额(?!比例|率|选举|预选)[^，比率提推]{0,8}$|多于?应选[^，比]{0,6}$|^多$|差[额选]人选[^，]{0,3}$"),
    ("posts", r"(?:书记|副书记|主席|副主席|镇长|乡长|常委|常务委员|组织委员|宣传委员|秘书长|副组长|组长|团长|副团长|监票人|计票人|召集人)(?:(?:建议|提名|拟任|候选)?人选|候选人(?:预备人选)?)?$"),
    ("candidates", r"(?:候选人|预备人选|初步人选|候选人选|人选)[^，候]{0,8}$"),
    ("seats", r"应选[^，]{0,14}$|(?:委员|代表)(?:的)?(?:名额|职数)[^，]{0,4}$|(?:名额|职数)$|拟?设委员$|委员会?委员$|(?:党委|纪委|支部)委员$|委员$|选举产生[^，]{0,20}(?:委员|代表)$"),
)  # fmt: skip
_ABOUTS = tuple((name, re.compile(pattern)) for name, pattern in ABOUTS)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("branches", r"^(?:基层)?党(?:总)?支部|^(?:基层)?党组织"),
        ("candidates", r"^(?:[^，。；、：:（(\d]{0,12}?)(?:候选人|预备人选|初步人选)"),
        ("posts", r"^(?:党委|纪委)?(?:副?书记|副?主席|副?镇长|监票人|计票人)"),
        (
            "seats",
            r"^(?!种|张)(?:[^，。；、：:\d]{0,10}?)委员(?!会|候选|选票)|^(?:新一届)?(?:党委|纪委)委员(?!候选|选票)",
        ),
        ("present", r"^(?:代表|党员|委员)?(?:到会|出席|参加会议)"),
        ("for", r"^(?:赞成|同意)"),
        ("against", r"^(?:不赞成|反对)"),
        ("abstain", r"^弃权"),
        ("delegates", r"^(?:正式)?代表(?!候选|团|资格)"),
        ("members", r"^(?:正式)?党员"),
    )
)
_TOTAL = re.compile(r"(?:共|共计|合计|总计|总共|总数|总人数)(?:有|为)?$")
_DELEGATES = re.compile(
    r"代表(?:的)?(?:总?名额|总数|总额|人数)[^，]{0,4}$|^(?:正式)?代表$|选举产生(?:出)?(?:党|党员)?代表$|(?:大会|党代会|次代表大会)代表$"
)
_UPWARD = re.compile(r"出席[^，]{0,14}[县市区旗][^，乡镇]{0,12}代表$")  # 出席县党代会代表6名: seats of another contest
_MEMBERS = re.compile(r"(?<!预备)(?<!老)(?<!女)党员(?:总数|人数)?$")
_BRANCHES = re.compile(r"(?:党支部|支部|党组织|基层党组织)(?:数)?$")
_UNITS = re.compile(r"选举单位$")

_SUBJECTS: tuple[tuple[str, str], ...] = (
    ("county_delegates", r"出席[^，。；]{0,14}(?:[县市区旗]|上一?级)[^，。；乡镇]{0,16}代表|[县市区旗](?:第[^，。；]{1,5}次)?(?:党代会|党代表大会|党员代表大会|代表大会)代表|[县市区旗]党代表"),
    ("discipline_deputies", r"(?:纪委|纪律检查委员会)副书记"),
    ("discipline_secretary", r"(?:纪委|纪律检查委员会)书记"),
    ("deputies", r"副书记"),
    ("secretary", r"(?<!副)书记"),
    ("standing", r"常委|常务委员"),
    ("discipline", r"纪委|纪律检查委员会|纪检委员会|纪检委"),
    ("branch", r"支部委员会|支委|总支委员会|支部委员"),
    ("deputies_people", r"人大代表|人民代表大会代表"),
    ("villagers", r"村民委员会|村委会|村民代表"),
    ("committee", r"党委|(?<!检查)(?<!支部)(?<!常务)(?<!村民)委员会|党的委员会"),
    ("delegates", r"代表(?!大会|会|团|资格|性|候选人的)"),
)  # fmt: skip
_SUBJECT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SUBJECTS))
_POSTS = frozenset({"secretary", "deputies", "discipline_secretary", "discipline_deputies"})
_UNIT_NAMED = re.compile(r"单位[：:][^，。；　\s]{2,30}")  # 填报单位：中共柳溪镇委员会 says who fills the form in
_REACH = 400  # no number speaks of a body named further back; long paragraphs stay fast
_CONTESTS = frozenset({"seats", "candidates", "difference", "margin", "share", "posts"})


def label_of(text: str, start: int, taken: int) -> str:
    """The words that name a number: back to the clause's beginning or the number before it."""
    low = max(taken, start - 60, 0)
    before = text[low:start]
    marks = list(_BOUND.finditer(before))
    label = before[marks[-1].end() :] if marks else before
    if not _bare(label) and marks and marks[-1][0] in "（(":
        inner = before[: marks[-1].start()]
        more = list(_BOUND.finditer(inner))
        label = inner[more[-1].end() :] if more else inner
    return label.replace("：", ":")


def _bare(label: str) -> str:
    plain = re.sub(r"\s+", "", label).rstrip(":")
    return _LEAD.sub("", _FILLER.sub("", plain.rpartition(":")[2] or plain))


def about_of(label: str, after: str, unit: str) -> str:
    """One of the words of Claim.about for numbers; `count` where nothing more is known."""
    plain = re.sub(r"\s+", "", label).rstrip(":")
    tail = plain.rpartition(":")[2] or plain
    for text in dict.fromkeys((tail, _FILLER.sub("", tail), _FILLER.sub("", plain))):
        for name, pattern in _ABOUTS:
            if pattern.search(text) and _fits(name, unit):
                if name == "seats" and _DELEGATES.search(text) and not re.search(r"应选|出席", text):
                    return "delegates"
                if name == "seats" and _later(after) == "candidates":
                    return "candidates"
                return name
    if (found := _later(after)) and _fits(found, unit):
        return found
    bare = _bare(label)
    if _DELEGATES.search(bare):
        return "seats" if _UPWARD.search(bare) else "delegates"
    for name, pattern in (("members", _MEMBERS), ("branches", _BRANCHES), ("units", _UNITS)):
        if pattern.search(bare) and (name == "members" or unit in ("", "个")):
            return name
    return "total" if _TOTAL.search(plain) or (not bare and plain.endswith(("共", "计"))) else "count"


def _later(after: str) -> str:
    return next((name for name, pattern in _AFTER if pattern.match(after.lstrip())), "")


def _fits(name: str, unit: str) -> bool:
    """Votes and ballots are counted in 票, 张, 份; people in 名, 人, 位."""
    if name in ("for", "against", "abstain"):
        return unit in ("", "票", "人", "名", "张")
    if name in ("printed", "issued", "returned", "valid", "invalid", "spoiled", "unused"):
        return unit in ("", "张", "票", "份")
    return unit in ("", "名", "人", "位", "个")


def hedge_of(label: str, after: str) -> str:
    """How exact a number claims to be."""
    plain = re.sub(r"\s+", "", label)
    tail = plain[-8:]
    if re.search(r"不(?:得|能|应)?(?:少于|低于|小于)|至少|不少|最低", tail) or re.match(r"\s*(?:以上|及以上)", after):
        return "least"
    if re.search(r"不(?:得|能|应)?(?:超过|多于|高于|突破)|最多|控制在", tail) or re.match(
        r"\s*(?:以内|以下|之内)", after
    ):
        return "most"
    if re.match(r"\s*(?:左右|上下)", after) or re.search(r"(?:大约|约|近|接近)(?:占|为)?$", tail):
        return "about"
    if re.search(r"(?:超过|多于|高于|大于|过)$", tail):
        return "over"
    if re.search(r"(?:少于|低于|小于|不足|不到)$", tail):
        return "under"
    return "guide" if re.search(r"一般|原则上|力争|争取|达到|要达", tail) else ""


_PAST_POST = re.compile(r"[。；\n]|(?<!组织)(?<!宣传)委员(?:会委员)?(?:候选人|提名)")  # 书记1名，委员候选人11名
_HEADING = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*[^。；]{1,16}。")


def own_post(before: Sequence[re.Match[str]], end: int) -> bool:
    """（一）党委书记。应选1名: what the paragraph is headed with is what its numbers speak of."""
    return bool(before) and before[-1].lastgroup in _POSTS and before[-1].end() <= end


def subject_of(text: str, start: int, stop: int, label: str, about: str, above: str) -> str:
    """Which contest or body a number speaks of; for a plain count the label's own words."""
    if about not in _CONTESTS:
        return _bare(label)
    text = _UNIT_NAMED.sub(lambda m: " " * len(m[0]), text)
    label = "" if _UNIT_NAMED.search(label) else label
    own = list(_SUBJECT.finditer(_bare(label))) or list(
        _SUBJECT.finditer(re.split("[，。；、）)]", text[stop : stop + 14])[0])
    )
    if own and about != "share":
        return own[-1].lastgroup or ""
    if about == "share":
        return _bare(label)
    before = list(_SUBJECT.finditer(text, max(0, start - _REACH), start)) or list(_SUBJECT.finditer(above))
    if before and before[-1].lastgroup in _POSTS and not _PAST_POST.search(text[before[-1].end() : start]):
        return before[-1].lastgroup or ""
    lead = _HEADING.match(text)
    if lead and own_post(before, lead.end()):
        return before[-1].lastgroup or ""
    named = [m for m in before if m.lastgroup not in _POSTS or about == "posts"]
    return (named[-1].lastgroup or "") if named else ""
