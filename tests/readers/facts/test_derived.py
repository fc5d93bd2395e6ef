"""What follows from what was filled in; what was filled in always wins."""

from datetime import date

from xzhj.model import Fact, Facts, Roster, Source, Unread
from xzhj.readers.facts.derived import derived

HERE = (Source("换届信息.xlsx", "换届信息", "B4"),)


def facts(**given) -> Facts:
    return Facts({name: (Fact(value, HERE),) for name, value in given.items()})


def members(*categories) -> Roster:
    rows = len(categories)
    columns = {"name": ["甲"] * rows, "category": list(categories), "branch": ["一支部 ", "一支部", "二支部"][:rows]}
    return Roster("members", "党员名册.xlsx", "", 1, columns, {"name": "A"}, range(2, 2 + rows))


def test_names_of_organs():
    found = derived(
        facts(
            township="柳溪镇", county_committee="中共某县委员会", congress_date=date(2026, 6, 18), congress_days="半天"
        )
    )
    assert found["party_committee"] == found["issuer"] == "中共柳溪镇委员会"
    assert found["discipline_committee"] == "中共柳溪镇纪律检查委员会"
    assert found["addressee"] == "中共某县委员会"
    assert found["congress_end"] == found["vote_date"] == date(2026, 6, 18)
    assert found.at("party_committee") == HERE


def test_what_is_filled_in_wins():
    found = derived(
        facts(
            township="柳溪镇",
            party_committee="中共柳溪镇党委",
            superior="organization",
            county_organization="中共某县委组织部",
            county_committee="县委",
        )
    )
    assert found["party_committee"] == found["issuer"] == "中共柳溪镇党委"
    assert found["addressee"] == "中共某县委组织部"


def test_a_congress_of_two_days_needs_its_end():
    assert "congress_end" not in derived(facts(congress_date=date(2026, 6, 18), congress_days="2"))
    assert "congress_end" not in derived(facts(congress_date=date(2026, 6, 18)))


def test_counts_of_the_members():
    found = derived(Facts(), [members("正式", "预备", "正式")])
    assert (found["members_total"], found["members_full"], found["members_probationary"], found["branch_count"]) == (
        3,
        2,
        1,
        2,
    )
    assert "members_female" not in found
    assert str(found.at("members_total")[0]) == "党员名册.xlsx › A1"


def test_an_open_cell_leaves_the_count_open():
    for open_cell in (None, Unread("党员", "看不出")):
        found = derived(Facts(), [members("正式", open_cell)])
        assert found["members_total"] == 2
        assert "members_full" not in found


def test_a_number_filled_in_is_kept():
    assert derived(facts(members_total=431), [members("正式")])["members_total"] == 431


def test_nothing_from_nothing():
    assert list(derived(Facts())) == []
