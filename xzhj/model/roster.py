"""A roster: one recognised table, kept by columns; a person is a row of it, looked at through a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xzhj.model.source import Source, column_letters

KINDS: Mapping[str, str] = {
    "members": "党员名册",
    "units": "选举单位表",
    "quota": "名额分配表",
    "delegates": "代表名册",
    "candidates": "候选人名册",
    "cadres": "干部名册",
    "roles": "会务职务名单",
    "attendance": "签到表",
    "voters": "选民名册",
    "ballots": "选票",
    "unknown": "未识别的表",
}
NOT_PEOPLE = frozenset({"units", "quota", "ballots", "unknown"})

FIELDS: Mapping[str, str] = {
    "name": "姓名",
    "gender": "性别",
    "ethnicity": "民族",
    "born": "出生日期",
    "native_place": "籍贯",
    "education": "学历",
    "education_fulltime": "全日制学历",
    "education_inservice": "在职学历",
    "degree": "学位",
    "school_major": "毕业院校及专业",
    "joined": "入党时间",
    "confirmed": "转正时间",
    "category": "党员类别",
    "status": "党籍状态",
    "work_start": "参加工作时间",
    "branch": "所在党支部",
    "unit": "选举单位",
    "delegation": "代表团",
    "work_unit": "工作单位",
    "post": "职务",
    "post_since": "任现职时间",
    "proposed_post": "拟任职务",
    "rank": "职级",
    "tech_title": "专业技术职务",
    "id_number": "身份证号",
    "phone": "联系电话",
    "address": "家庭住址",
    "delegate_category": "代表类别",
    "frontline": "是否一线",
    "incumbent": "是否连任",
    "stage": "阶段",
    "assigned": "是否下派",
    "party_org": "组织关系所在单位",
    "exclusion_reason": "不计入应到会的理由",
    "sanction": "处分情况",
    "rights_suspended": "权利中止",
    "vet_result": "审查结果",
    "review_result": "资格审查结果",
    "recommend_votes": "推荐得票",
    "resume": "简历",
    "merits": "现实表现",
    "rewards": "奖惩情况",
    "kin": "亲属关系",
    "counts_toward_seats": "是否占名额",
    "voting_right": "有无表决权",
    "attended": "是否到会",
    "remark": "备注",
    # beyond the fields of a person that other parts promise
    "serial": "序号",
    "age": "年龄",
    "born_determined": "出生日期认定",
    "contest": "选举项目",
    "role": "会务职务",
    "session": "会次",
    "round": "轮次",
    "email": "电子邮箱",
    "party_years": "党龄",
    "nonparty": "是否党外",
    "source": "来源",
    "birth_place": "出生地",
    "politics": "政治面貌",
    "party_post": "党内职务",
    "admin_post": "行政职务",
    "rank_since": "任现职级时间",
    "health": "健康状况",
    "occupation": "职业",
    "recommend_branches": "推荐支部数",
    "votes_for": "赞成票",
    "votes_against": "不赞成票",
    "votes_abstain": "弃权票",
    "ballot_serial": "票号",
    "seat_no": "座号",
    "badge_no": "证号",
    "voter_no": "选民编号",
    "household": "户主",
    # tables of units and quotas
    "branch_count": "支部数",
    "members_total": "党员总数",
    "members_full": "正式党员数",
    "members_probationary": "预备党员数",
    "members_excluded": "不计入应到会人数",
    "quota": "代表名额",
    "quota_assigned": "下派名额",
    "quota_cadre": "领导干部名额",
    "quota_professional": "专业技术人员名额",
    "quota_model": "先进模范名额",
    "quota_frontline": "一线名额",
    "quota_female": "妇女名额",
    "quota_minority": "少数民族名额",
    "quota_young": "年轻代表名额",
    "candidates_least": "最低候选人数",
    "notice_from": "公示开始日期",
    "notice_to": "公示结束日期",
    "meeting_day": "选举大会日期",
    "expected": "应到会人数",
    "present": "实到会人数",
}


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """One recognised table. `columns` holds, by field, one parsed value a row: str, int, date, Month, bool, Unread, or None
    (blank). `letters` says in which column each field stands; `lines` gives each row's number in the file (one-based).
    `places` overrides the cell of single fields (two people on a row, a unit given once above its people).
    `raw` is the same as `columns` but as read, for fields whose text the parsing changed; it may be absent.
    """

    kind: str
    file: str
    sheet: str
    header_row: int
    columns: Mapping[str, Sequence[Any]]
    letters: Mapping[str, str]
    lines: Sequence[int]
    title: str = ""
    raw: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    places: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def has(self, *fields: str) -> bool:
        """Say whether all `fields` have a column."""
        return all(f in self.columns for f in fields)

    def column(self, name: str) -> Sequence[Any]:
        """The values of a field, blanks (None) for every row where there is no such column."""
        return self.columns.get(name) or (None,) * len(self.lines)

    def at(self, name: str, index: int) -> Source:
        """The place of a field of row `index`: its cell, else (no such column) the row's first known cell."""
        if place := self.places.get((name, index)):
            return Source(self.file, self.sheet, place)
        letter = self.letters.get(name) or self.letters.get("name") or next(iter(self.letters.values()), "A")
        return Source(self.file, self.sheet, f"{letter}{self.lines[index]}")

    def header(self, name: str = "") -> Source:
        """The header cell of a field, or the header row."""
        letter = self.letters.get(name, "")
        return Source(self.file, self.sheet, f"{letter}{self.header_row}" if letter else f"第{self.header_row}行")

    def person(self, index: int) -> Person:
        return Person(self, index)

    def __iter__(self) -> Iterator[Person]:
        return (Person(self, i) for i in range(len(self.lines)))


@dataclass(frozen=True, slots=True)
class Person:
    """One row, seen through its roster: `p.name`, `p.born`, … by the names of FIELDS; None is blank."""

    roster: Roster
    index: int

    def __getattr__(self, name: str) -> Any:
        if name not in FIELDS:
            raise AttributeError(name)
        column = self.roster.columns.get(name)
        return None if column is None else column[self.index]

    def at(self, *names: str) -> tuple[Source, ...]:
        """The cells of `names` (the name's cell when none is given)."""
        return tuple(self.roster.at(n, self.index) for n in names or ("name",))


def letters_of(indices: Mapping[str, int]) -> dict[str, str]:
    """Turn zero-based column numbers into letters."""
    return {name: column_letters(i) for name, i in indices.items()}
