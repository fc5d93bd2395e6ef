"""A heading → the field it names, or one choice of a field (男 | 女 with √), or nothing known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xzhj.model import FIELDS
from xzhj.readers.tables import synonyms
from xzhj.text.widths import squeeze

LONGEST = 40  # a heading is never longer; a note is
_TAIL = re.compile(r"[(\[【〔<《]([^()\[\]【】〔〕<>《》]*)[)\]】〕>》]")
_OF_WHICH = re.compile(r"^其中[:：]?(?=..)")  # 其中：下派名额
_MARKS = re.compile(r"[*＊※★●:：。;；]+$|^[*＊※★●]+")
_OR = re.compile(r"或者?|/|\||、|及|与|和")
_PREFIX = re.compile(r"^(本人|个人|党员|代表|候选人|人员|干部|选民|人选|现|所在|所属|公民|居民|是否为?|其中)")
_SUFFIX = re.compile(r"(情况|名称|信息|一栏|\(人\)|\(个\)|\(名\))$")
_SAFE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"^(?!.*(有效|复印|地址|附件|期限)).*身份证(?!明)", "id_number"),
        (
            r"^(?!.*(申请|介绍|转正|地点|团|支部|志愿|积极|对象)).*(入党|加入(中共|中国共产党|党组织)).*(时间|日期|年月)",
            "joined",
        ),
        (r"^何时.*(入党|加入(中共|中国共产党|党组织))", "joined"),
        (r"^何时.*(转正|转为正式)", "confirmed"),
        (r"^何时.*出生", "born"),
        (r"^何时.*参加.{0,2}工作", "work_start"),
        (r"(转正|转为正式|成为正式).*(时间|日期|年月)", "confirmed"),
        (r"^(?!.*(地|认定|依据|配偶|子女|父|母)).*出生.*(时间|日期|年|月)", "born"),
        (r"参加(革命)?工作.*(时间|日期|年月)", "work_start"),
        (r"^(?!.*(家属|亲属|紧急|单位|村|支部|书记|联系人)).*(手机|联系电话|移动电话)", "phone"),
        (r"^(?!.*(在职|全日制)).*(毕业院校|毕业学校)", "school_major"),
        (r"全日制.*(学历|教育)(?!.*(院校|专业|学校))", "education_fulltime"),
        (r"在职.*(学历|教育)(?!.*(院校|专业|学校))", "education_inservice"),
        (r"任现职(?!级).*(时间|日期|年月)", "post_since"),
        (r"任(现|同)职?级.*(时间|日期|年月)", "rank_since"),
        (r"^拟(任|提名).*职务", "proposed_post"),
        (r"^(?!.*(书记|数|职务|联系|意见|推荐|介绍|个)).*党?支部(名称)?$", "branch"),
        (r"^(?!.*(意见|数)).*选举单位(名称)?$", "unit"),
        (r"单位.{0,3}职务", "post"),
        (r"^(?!.*(原|曾|家庭|配偶)).*工作单位$", "work_unit"),
        (r"文化程度|最高学历", "education"),
        (r"是否.*一线", "frontline"),
        (r"是否.*(连任|上届)", "incumbent"),
    )
)
# Two-level headings whose meaning needs both levels.
_PAIRS: Mapping[tuple[str, str], str] = {
    ("education", "院校专业"): "school_major",
    ("members_total", "正式党员"): "members_full",
    ("members_total", "正式"): "members_full",
    ("members_total", "预备党员"): "members_probationary",
    ("members_total", "预备"): "members_probationary",
    ("members_total", "总数"): "members_total",
    ("members_total", "合计"): "members_total",
    ("members_total", "小计"): "members_total",
    ("quota", "合计"): "quota",
    ("quota", "总数"): "quota",
    ("quota", "小计"): "quota",
    ("quota", "下派"): "quota_assigned",
}
_OPTIONAL = frozenset(
    {
        "gender",
        "category",
        "delegate_category",
        "frontline",
        "incumbent",
        "education",
        "attended",
        "voting_right",
        "ethnicity",
    }
)
_COUNTED = frozenset({"recommend_votes", "recommend_branches", "members_total", "quota", "branch_count"})
_CHOICES: Mapping[str, tuple[str, str]] = {
    "男": ("gender", "男"),
    "女": ("gender", "女"),
    "男性": ("gender", "男"),
    "女性": ("gender", "女"),
    "是否女性": ("gender", "女"),
    "正式": ("category", "正式"),
    "预备": ("category", "预备"),
    "正式党员": ("category", "正式"),
    "预备党员": ("category", "预备"),
    **{
        w: ("delegate_category", w)
        for w in ["领导干部", "专业技术人员", "先进模范", "先进模范人物", "各级领导干部", "军警", "解放军和武警"]
    },
    **{w: ("delegate_category", "专业技术人员") for w in ["专技人员", "是否专技", "专业技术", "各类专业技术人员"]},
    **{
        w: ("delegate_category", "先进模范")
        for w in ["先进模范人物", "劳动模范", "是否先模", "各方面先进模范人物", "先模人物", "先进模范人员"]
    },
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: a field, or with `choice` one value of it that is ticked below. `weak` gives way to a plainer one."""

    field: str
    choice: str = ""
    weak: bool = False


def plain(text: str) -> str:
    """A heading without spaces, line breaks, brackets and marks, in small letters."""
    return _MARKS.sub("", _TAIL.sub("", _MARKS.sub("", squeeze(text)))).lower()


@lru_cache(maxsize=4096)
def field_of(text: str, people: bool = True) -> tuple[str, bool] | None:
    """The field a single heading names and whether it does so weakly; None when unknown."""
    if not text or len(text) > LONGEST:
        return None
    whole, bare = _MARKS.sub("", squeeze(text)).lower(), plain(text)
    for word in (whole, bare, _OF_WHICH.sub("", bare)):
        if field := _lookup(word, people):
            return field, word in synonyms.WEAK
    if inside := _TAIL.search(whole):
        if not bare and (field := _lookup(inside[1], people)):
            return field, False
        if bare in ("类别", "党员", "性质") and "预" in inside[1]:
            return "category", False
    return _loosely(bare, people)


def _lookup(word: str, people: bool) -> str | None:
    return (synonyms.PEOPLE if people else synonyms.UNITS).get(word) or synonyms.ANY.get(word)


def _loosely(bare: str, people: bool) -> tuple[str, bool] | None:
    parts = [p for p in _OR.split(bare) if p]
    if len(parts) > 1:
        named = [_lookup(p, people) for p in parts]
        if "post" in named and "work_unit" in named:
            return "post", False
        beside = ("confirmed",) if named[0] == "joined" else ("age",)
        if named[0] and all(n in (named[0], None, *beside) for n in named):
            return named[0], False
    for field in (next((f for pattern, f in _SAFE if pattern.search(bare)), None), _trimmed(bare, people)):
        if field:
            return field, True
    return None


def _trimmed(bare: str, people: bool) -> str | None:
    short = _SUFFIX.sub("", _PREFIX.sub("", bare))
    return _lookup(short, people) if short != bare and len(short) > 1 else None


def meaning(path: tuple[str, ...], people: bool, extra: Mapping[str, str]) -> Meaning | None:
    """The meaning of a heading given from its top level down. `extra` are further headings a county names itself."""
    own = [plain(p) for p in path]
    for word in ("/".join(own), "".join(own), own[-1]):
        if word in extra and extra[word] in FIELDS:
            return Meaning(extra[word])
    last = _level(path[-1], people)
    if len(path) == 1:
        return last
    whole = field_of("".join(path), people)
    above = _level(path[-2], people)
    pair = _PAIRS.get((above.field, own[-1])) if above else None
    if pair:
        return Meaning(pair)
    if above and (joint := _education(above.field, last, own[-1])):
        return joint
    if (
        people
        and above
        and not above.choice
        and above.field in _OPTIONAL
        and own[-1]
        and _is_choice(above.field, last, own[-1])
    ):
        return Meaning(above.field, choice=own[-1])
    if last:
        return last
    if above and above.field in _COUNTED and own[-1] in ("个数", "人数", "票数", "数", "数量", "得票"):
        return Meaning(above.field)
    return Meaning(whole[0], weak=whole[1]) if whole else None


def _is_choice(field: str, last: Meaning | None, word: str) -> bool:
    return last is None or bool(last.choice) or last.field in ("frontline", "incumbent") or last.field == field


def _education(above: str, last: Meaning | None, word: str) -> Meaning | None:
    """全日制教育 over 学历学位 is the full-time schooling; its 院校 is told from the in-service one by nobody: the first counts."""
    if above in ("school_major", "degree") and last and last.field in ("education_fulltime", "education_inservice"):
        return Meaning(above, weak=last.field == "education_inservice")  # 毕业院校 over 全日制 | 在职
    if above not in ("education_fulltime", "education_inservice", "education"):
        return None
    if last and last.field in ("education_fulltime", "education_inservice"):
        return last
    if last and last.field in ("school_major", "degree"):
        return Meaning(last.field, weak=above == "education_inservice")
    return Meaning(above) if last and last.field == "education" else None


def _level(text: str, people: bool) -> Meaning | None:
    if people and (choice := _CHOICES.get(plain(text))):
        return Meaning(*choice)
    found = field_of(text, people)
    return Meaning(found[0], weak=found[1]) if found else None
