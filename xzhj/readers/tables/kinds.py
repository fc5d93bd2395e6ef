"""The kind of a table, from its headings, its title, the sheet's name and the file's name."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import PurePath

from xzhj.model import KINDS
from xzhj.readers.grid import Grid

_TITLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?<!选举人)党员(花?名册|花?名单|(基本)?信息表|登记表|一览表|(基本)?情况表)([（(].*[)）])?$", "members"),
        (r"签到|到会情况|考勤", "attendance"),
        (r"选民", "voters"),
        (r"计票|选票|票面", "ballots"),
        (
            r"主席团|监票|计票人|总监票|会务|工作人员|列席|筹备|领导小组|审查小组|座次|秘书长|大会职务|召集人|特邀",
            "roles",
        ),
        (r"候选人|预备人选|初步人选|推荐人选|提名人选|人选名", "candidates"),
        (r"代表.{0,6}(名册|名单|花名册|登记|情况|一览|统计)|^代表$", "delegates"),
        (r"干部|任免|班子成员|领导班子|后备", "cadres"),
        (
            r"党员.{0,6}(名册|名单|花名册|登记|信息|情况|一览|表|库)|^(全体)?(正式|预备)?党员$|花名册.{0,3}党员|支部.{0,4}花名册",
            "members",
        ),
        (r"委员(?!会)", "candidates"),
    )
)
_SLOT = re.compile(r"(?:姓名|候选人|另选人|委员|第)\s*[\d一二三四五六七八九十]+(?:位|人)?")
_NUMBERED = re.compile(r"(选?票|顺?序|编)号|票面编号|选票编号")
_MARKS = frozenset("√✓○〇Oo×✗Xx△▲●10") | {"赞成", "不赞成", "反对", "弃权", "同意", "不同意"}
_UNITS = re.compile(r"名额分配|名额表|分配表")


def kind_of(fields: Set[str], people: bool, title: str, sheet: str, file: str) -> tuple[str, str]:
    """The kind and, in Chinese, what told it. "unknown" where nothing does."""
    if "ballot_serial" in fields or {"votes_for", "votes_against"} <= fields:
        return "ballots", "列里有票号或赞成、不赞成票"
    if not people:
        return _of_units(fields, title, sheet, file)
    sure = _by_fields(fields)
    named = [(t, where) for t, where in ((title, "标题"), (sheet, "表名"), (PurePath(file).stem, "文件名")) if t]
    for text, where in named:
        for pattern, kind in _TITLES:
            if kind != "ballots" and pattern.search(text) and _fits(kind, fields):
                return kind, f"{where}「{text}」"
    return sure


def _fits(kind: str, fields: Set[str]) -> bool:
    if kind == "attendance":
        return bool(fields & {"attended", "session"}) or not fields & {
            "confirmed",
            "category",
            "recommend_votes",
            "proposed_post",
        }
    if kind == "roles":
        return not fields & {"confirmed", "category", "recommend_votes", "proposed_post"}
    return kind != "members" or not fields & {"proposed_post", "delegate_category", "recommend_votes"}


def _of_units(fields: Set[str], title: str, sheet: str, file: str) -> tuple[str, str]:
    for text, where in ((title, "标题"), (sheet, "表名"), (PurePath(file).stem, "文件名")):
        if _UNITS.search(text) and "quota" in fields:
            return "quota", f"{where}「{text}」"
    if fields & {
        "members_total",
        "members_full",
        "branch_count",
        "members_excluded",
        "members_probationary",
        "notice_from",
        "meeting_day",
    }:
        return "units", "列里有党员数"
    return ("quota", "列里有代表名额") if "quota" in fields else ("unknown", "看不出是哪类表")


def _by_fields(fields: Set[str]) -> tuple[str, str]:
    if fields & {"attended", "seat_no", "badge_no"} and not fields & {"born", "joined", "category", "education"}:
        return "attendance", "列里有签到、座号或证号"
    for words, kind, why in (
        ({"voter_no", "household"}, "voters", "列里有选民编号或户主"),
        ({"role"}, "roles", "列里有会务职务"),
        ({"proposed_post", "contest", "recommend_votes"}, "candidates", "列里有拟任职务或推荐票"),
        ({"delegate_category", "delegation", "assigned"}, "delegates", "列里有代表类别、代表团或是否下派"),
        ({"confirmed", "category", "branch", "status"}, "members", "列里有党员类别、转正时间或所在党支部"),
        ({"frontline", "incumbent"}, "delegates", "列里有是否一线或是否连任"),
        ({"attended"}, "attendance", "列里有签到或到会情况"),
        (
            {"rank", "rank_since", "post_since", "education_fulltime", "education_inservice"},
            "cadres",
            "列里有职级、任职时间或全日制学历",
        ),
        ({"unit"}, "delegates", "列里有选举单位"),
        ({"joined"}, "members", "列里有入党时间"),
    ):
        if fields & words:
            return kind, why
    if "post" in fields and fields & {"born", "gender", "education"}:
        return "cadres", "列里有职务，没有入党时间"
    return "unknown", "看不出是哪类名册"


def is_deck(grid: Grid) -> bool:
    """Say whether a sheet without known headings holds ballots: names above, marks below; or 姓名1, 姓名2 … above."""
    rows = [row for row in grid.rows[:60] if any(v != "" for v in row)]
    if len(rows) < 2:
        return False
    if sum(isinstance(v, str) and bool(_SLOT.fullmatch(v)) for v in rows[0]) >= 2:
        return True
    numbers = {c for c, v in enumerate(rows[0]) if isinstance(v, str) and _NUMBERED.fullmatch(v.strip())}
    cells = [
        str(v).strip()
        for row in rows[1:]
        for c, v in enumerate(row)
        if v != "" and c not in numbers and not isinstance(v, (int, float))
    ]
    heads = [v for v in rows[0] if v != ""]
    return (
        len(heads) > 1
        and all(isinstance(v, str) for v in heads)
        and len(cells) > 1
        and sum(c in _MARKS for c in cells) * 5 >= len(cells) * 4
    )


def known_kind(kind: str | None) -> str | None:
    """`kind` when it is one; None for none. Raises ValueError for anything else."""
    if kind is None or kind in KINDS:
        return kind
    raise ValueError(f"没有这类表：{kind}")
