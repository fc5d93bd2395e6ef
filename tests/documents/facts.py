"""Synthetic facts of one township, for papers."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

from xzhj.model import Month

UNITS = tuple(
    SimpleNamespace(
        contest=SimpleNamespace(unit=f"{name}选举单位"),
        seats=seats,
        unit=SimpleNamespace(branch_count=2, members_total=4 * seats, members_full=4 * seats - 1, candidates_least=seats + 4, remark=None),
    )
    for name, seats in (("青山村", 19), ("绿水村", 19), ("东坡村", 19), ("西岭村", 19), ("镇机关", 19))
)  # fmt: skip
FACTS = dict(
    units=UNITS,
    township="青山镇",
    addressee="中共平川县委",
    congress_ordinal=14,
    prev_congress_ordinal=13,
    prev_congress_date=Month(2021, 6),
    committee_term=14,
    prev_committee_term=13,
    decision_meeting="镇党委会议",
    decision_date=date(2026, 3, 2),
    congress_date=date(2026, 6, 18),
    congress_days="1",
    venue="镇政府三楼会议室",
    guiding_thought="坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大和二十届历次全会精神，坚持党的全面领导，充分发扬党内民主，严格依规依纪依法办事，选出结构合理、群众公认的领导班子，把大会开成团结奋进、风清气正的大会，为推进全镇乡村全面振兴提供坚强组织保证。",
    delegates=95,
    quota_cadre=47,
    quota_professional=19,
    quota_model=29,
    quota_female=24,
    quota_minority=3,
    quota_age_max=45,
    quota_age_count=50,
    delegate_margin=Fraction(1, 5),
    committee_seats=9,
    committee_candidates=11,
    secretaries=1,
    deputies=2,
    discipline_seats=5,
    discipline_candidates=6,
    discipline_secretaries=1,
    discipline_deputies=1,
    method="direct",
    request_number="青委〔2026〕5号",
    signer=("王明",),
    party_committee="中共青山镇委员会",
    office="中共青山镇委员会办公室",
    request_date=date(2026, 3, 5),
    contact_person="赵敏",
    contact_phone="0571-00000000",
    county_delegates=12,
    county_delegates_candidates=15,
    county="平川县",
    county_congress_ordinal=15,
)
