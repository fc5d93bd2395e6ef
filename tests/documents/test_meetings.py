"""Which meeting a name means, and what is known of it."""

from datetime import date

import pytest

from xzhj.documents.meetings import Meeting, key_of, meetings
from xzhj.model import Case, Fact, Facts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("各代表团召集人会议", "convenors"), ("预备会议", "preparatory"), ("大会主席团第四次会议", "presidium4"),
        ("第一次全体会议", "plenary1"), ("代表团第二次会议", "delegation2"), ("各代表团讨论", "delegation"),
        ("纪委第一次全体会议", "discipline_plenary"), ("中共某镇第十四届委员会第一次全体会议", "committee_plenary"),
        ("大会开幕式", "opening"), ("闭幕式", "closing"), ("晚餐", ""),
    ],
)  # fmt: skip
def test_key(name, key):
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("start", "hour"), [("08:30", "上午8时30分"), ("12:00", "中午12时"), ("14:00", "下午2时"), ("上午九点", "上午九点")]
)
def test_hour(start, hour):
    assert Meeting("", start=start).hour == hour


def test_numbers_of_the_first_round_and_none_in_the_blank_edition():
    rows = ({"session": "预备会议", "expected": 100, "present": 99}, {"session": "预备会议", "round": 2, "present": 80})
    case = Case(date(2027, 1, 14), date(2027, 1, 14), facts=Facts({"attendance": (Fact(rows),)}))
    assert meetings(case, ())["preparatory"].attendance == {"expected": 100, "present": 99, "absent": 1}
    assert meetings(case, (), blank=True)["preparatory"].attendance == {"expected": 100}


def test_the_last_plenary_closes():
    facts = Facts({"sessions": (Fact(({"name": "第一次全体会议"}, {"name": "第二次全体会议", "start": "14:00"})),)})
    assert meetings(Case(date(2027, 1, 14), date(2027, 1, 14), facts=facts), ())["closing"].start == "14:00"
