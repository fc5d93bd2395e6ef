"""Quotas by category in a table of units; the same words in a list of people are ticks, not quotas."""

from __future__ import annotations

from pathlib import Path

from xzhj.readers import Options, load


def read(folder: Path, name: str, text: str):
    file = folder / name
    file.write_text(text, "utf-8-sig")
    (roster,) = load([file], Options()).rosters
    return roster


def test_a_table_of_quotas_by_category(tmp_path):
    table = read(
        tmp_path,
        "代表名额分配表.csv",
        "序号,选举单位,党员数,代表名额,领导干部,专业技术人员,先进模范,妇女,少数民族,45岁以下\n"
        "1,东湾村党支部,45,5,2,1,2,2,1,3\n2,西河村党支部,38,4,2,0,2,1,0,2\n",
    )
    assert table.kind in ("units", "quota")
    assert list(table.column("quota")) == [5, 4]
    assert list(table.column("quota_cadre")) == [2, 2]
    assert list(table.column("quota_professional")) == [1, 0]
    assert list(table.column("quota_model")) == [2, 2]
    assert list(table.column("quota_female")) == [2, 1]
    assert list(table.column("quota_minority")) == [1, 0]
    assert list(table.column("quota_young")) == [3, 2]


def test_ticks_in_a_list_of_people_stay_categories(tmp_path):
    people = read(
        tmp_path,
        "代表名册.csv",
        "序号,姓名,选举单位,领导干部,专业技术人员,先进模范\n1,王明,东湾村党支部,√,,\n2,李红,东湾村党支部,,,√\n",
    )
    assert list(people.column("delegate_category")) == ["领导干部", "先进模范"]
    assert not people.has("quota_cadre")
