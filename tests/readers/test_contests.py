"""Facts and rosters → contests."""

from datetime import date

import pytest

from xzhj.model import Fact, Facts, Result, Roster
from xzhj.readers.contests import build
from xzhj.readers.standing import COMMITTEE, COUNTY, DC_DEPUTY, DC_SECRETARY, DEPUTY, DISCIPLINE, SECRETARY, body_of

DAY = date(2026, 6, 18)


def facts(**given) -> Facts:
    return Facts({name: (Fact(value),) for name, value in given.items()})


def roster(kind: str, rows: list[dict], title: str = "", file: str = "名册.xlsx") -> Roster:
    fields = list(dict.fromkeys(f for row in rows for f in row))
    columns = {f: [row.get(f) for row in rows] for f in fields}
    letters = {f: chr(65 + i) for i, f in enumerate(fields)}
    return Roster(kind, file, "", 1, columns, letters, list(range(2, 2 + len(rows))), title)


def people(*names: str, **same) -> list[dict]:
    return [{"name": n, **same} for n in names]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("党委委员", COMMITTEE),
        ("中共柳溪镇第十五届委员会委员候选人名单", COMMITTEE),
        ("杨村镇党委委员候选人", COMMITTEE),
        ("组织委员", COMMITTEE),
        ("纪委委员", DISCIPLINE),
        ("中共柳溪镇纪律检查委员会委员候选人预备人选", DISCIPLINE),
        ("出席县党代会代表", COUNTY),
        ("出席中国共产党某县第十五次代表大会代表候选人名单", COUNTY),
        ("党委书记", SECRETARY),
        ("副书记", DEPUTY),
        ("纪委书记", DC_SECRETARY),
        ("纪委副书记", DC_DEPUTY),
        ("镇党委书记、副书记", ""),
        ("两委委员候选人名册", ""),
        ("党委、纪委委员候选人", ""),
        ("柳溪村党支部书记", ""),
        ("柳溪镇第十五次党代会代表候选人名册", ""),
        ("候选人名册", ""),
        ("", ""),
    ],
)
def test_what_a_title_names(text, body):
    assert body_of(text) == body


def test_congress_contests_from_facts_and_a_roster():
    given = roster(
        "candidates", [*people("甲", "乙", "丙", contest="党委委员"), *people("丁", "乙", contest="纪委委员")]
    )
    contests = {
        c.name: c for c in build(facts(committee_seats=2, discipline_seats=1, county_delegates=0), [given], day=DAY)
    }
    assert set(contests) == {COMMITTEE, DISCIPLINE}
    assert contests[COMMITTEE].candidates == ("甲", "乙", "丙")
    assert contests[COMMITTEE].seats == 2
    assert contests[COMMITTEE].system == "party_congress"
    assert contests[COMMITTEE].day == DAY
    assert contests[COMMITTEE].people[0].name == "甲"
    assert contests[DISCIPLINE].candidates == ("丁", "乙")
    assert [str(a) for a in contests[DISCIPLINE].at] == ["名册.xlsx › A5"]


def test_one_row_for_two_contests_and_a_proposed_post():
    rows = [
        {"name": "甲", "contest": "党委委员、出席县党代会代表", "proposed_post": "党委书记"},
        {"name": "乙", "contest": "党委委员", "proposed_post": "党委委员、副书记"},
        {"name": "丙", "contest": "纪委委员", "proposed_post": "副书记"},
    ]
    contests = {c.name: c.candidates for c in build(Facts(), [roster("candidates", rows)])}
    assert contests == {
        COMMITTEE: ("甲", "乙"),
        COUNTY: ("甲",),
        DISCIPLINE: ("丙",),
        DEPUTY: ("乙",),
        DC_DEPUTY: ("丙",),
    }


def test_a_list_of_both_committees_told_apart_by_the_post():
    rows = [
        {"name": "甲", "proposed_post": "党委书记"},
        {"name": "乙", "proposed_post": "党委委员、纪委书记"},
        {"name": "丙", "proposed_post": "纪委委员"},
    ]
    contests = {c.name: c.candidates for c in build(Facts(), [roster("candidates", rows, "两委候选人名册")])}
    assert contests[COMMITTEE] == ("甲", "乙")
    assert contests[DISCIPLINE] == ("乙", "丙")
    assert contests[SECRETARY] == ("甲",)
    assert contests[DC_SECRETARY] == ("乙",)


def test_deputies_stand_in_the_order_of_the_reply():
    rows = [{"name": "乙", "contest": "副书记"}, {"name": "甲", "contest": "副书记"}]
    (contest,) = build(
        facts(deputies=2, deputy_names=("甲", "乙"), committee_plenary_date=date(2026, 6, 19)),
        [roster("candidates", rows)],
        day=DAY,
    )
    assert contest.candidates == ("甲", "乙")
    assert contest.system == "party_plenary"
    assert contest.day == date(2026, 6, 19)


def test_names_from_the_form_where_there_is_no_roster():
    (contest,) = build(facts(committee_seats=2, committee_names=("甲", "乙", "丙")), [])
    assert contest.candidates == ("甲", "乙", "丙")
    assert contest.people == ()


def test_stages_of_one_roster_and_of_two_lists():
    rows = [*people("甲", stage="当选"), *people("乙", stage="候选人"), *people("丙", stage="初步人选")]
    (contest,) = build(Facts(), [roster("candidates", rows, "党委委员候选人")])
    assert contest.candidates == ("甲", "乙")
    lists = [
        roster("candidates", people("甲", "乙", "丙"), "党委委员候选人初步人选名单"),
        roster("candidates", people("甲", "乙"), "党委委员候选人名单"),
    ]
    (contest,) = build(Facts(), lists)
    assert contest.candidates == ("甲", "乙")


def test_units_from_their_table_and_the_roster_of_delegates():
    table = roster("units", [
        {"unit": "一支部", "quota": 2, "members_full": 50, "members_excluded": 3, "present": 45, "meeting_day": date(2026, 5, 10)},
        {"unit": "二支部", "quota": 1, "members_full": 20, "members_excluded": None},
    ])  # fmt: skip
    delegates = roster(
        "delegates",
        [*people("甲", "乙", "丙", unit="一支部", stage="候选人"), *people("丁", unit="二支部", stage="当选")],
    )
    one, two = build(Facts(), [table, delegates])
    assert (one.unit, one.system, one.seats, one.candidates) == ("一支部", "party_unit", 2, ("甲", "乙", "丙"))
    assert one.counts == {"expected": 47, "present": 45}
    assert one.day == date(2026, 5, 10)
    assert str(one.at[0]) == "名册.xlsx › B2"
    assert two.counts == {}  # a blank is not nought


def test_a_list_of_elected_delegates_says_nothing_of_candidates():
    (contest,) = build(
        Facts(),
        [
            roster("quota", [{"unit": "一支部", "quota": 2}]),
            roster("delegates", people("甲", "乙", unit="一支部"), "代表名册"),
        ],
    )
    assert contest.candidates == ()


def test_a_list_of_delegate_candidates_taken_for_candidates():
    (contest,) = build(
        Facts(), [roster("candidates", people("甲", "乙", unit="一支部"), "柳溪镇第十五次党代会代表候选人名册")]
    )
    assert (contest.system, contest.unit, contest.candidates) == ("party_unit", "一支部", ("甲", "乙"))


def test_counts_by_session_round_and_ballot():
    given = facts(
        committee_seats=2,
        secretaries=1,
        congress_expected=100,
        attendance=(
            {"session": "预备会议", "expected": 100, "present": 99},
            {"session": "第二次全体会议", "round": 1, "expected": 100, "present": 98},
            {"session": "第二次全体会议", "round": 2, "expected": 100, "present": 90},
            {"session": "党委第一次全体会议", "expected": 9, "present": 9},
        ),
        ballot_counts=({"contest": "党委委员", "round": 1, "issued": 98, "returned": 97},),
    )
    contests = {c.name: c.counts for c in build(given, [])}
    assert contests[COMMITTEE] == {"expected": 100, "present": 98, "issued": 98, "returned": 97}
    assert contests[SECRETARY] == {"expected": 9, "present": 9}


def test_counts_from_a_sign_in_sheet():
    rows = [{"name": str(n), "session": "第二次全体会议", "attended": n < 8, "voting_right": n != 9} for n in range(10)]
    (contest,) = build(facts(committee_seats=2), [roster("attendance", rows)])
    assert contest.counts == {"expected": 9, "present": 8}


def test_preselection_then_the_election_among_the_nominated():
    given = facts(committee_seats=2, method="preselect")
    standing = [roster("candidates", people("甲", "乙", "丙", contest="党委委员"))]
    (first,) = build(given, standing)
    assert first.stage == "preselect"
    result = Result(
        COMMITTEE,
        "party_congress",
        "preselect",
        1,
        2,
        {},
        9,
        0,
        True,
        8,
        True,
        None,
        (),
        (),
        (),
        ("丙", "甲"),
        (),
        0,
        "complete",
        "",
    )
    _, final = build(given, standing, [result])
    assert (final.stage, final.candidates) == ("election", ("丙", "甲"))
    assert [p.name for p in final.people] == ["丙", "甲"]


def test_nothing_given_makes_no_contest():
    assert build(Facts(), []) == ()


def test_a_unit_written_otherwise_in_the_list_of_candidates(tmp_path):
    """名称对应 joins a unit's candidates to its quota."""
    (tmp_path / "election.yaml").write_text("乡镇名称: 柳溪镇\n名称对应: {东湾支部: 东湾村党支部}\n", "utf-8")
    (tmp_path / "代表名额分配表.csv").write_text("选举单位,代表名额\n东湾村党支部,2\n", "utf-8")
    (tmp_path / "代表候选人名册.csv").write_text("选举单位,姓名,性别\n东湾支部,丁一,男\n东湾支部,王二,女\n", "utf-8")
    from xzhj.readers import Options, load

    (contest,) = [c for c in load([tmp_path], Options()).contests if c.unit]
    assert (contest.unit, contest.seats_given, contest.candidates) == ("东湾村党支部", 2, ("丁一", "王二"))
