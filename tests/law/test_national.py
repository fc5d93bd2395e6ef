"""The national values: one in force or none, each cited, each bound true to itself at its edge."""

from datetime import date
from fractions import Fraction

import pytest

from xzhj import law
from xzhj.model import BASES, Bound, Missing, NotInForce

TODAY = date(2026, 11, 21)
MONTHS = [
    date(year, month, 1)
    for year in range(1990, TODAY.year + 3)
    for month in range(1, 13)
    if (year, month) <= (TODAY.year + 2, TODAY.month)
]
KEYS = [(system, key) for system in law.systems() for key in law.keys(system)]
PARAMS = {(p.key, p.since, p.title): p for system, key in KEYS for p in law.history(system, key)}.values()
BOUNDS = [p for p in PARAMS if isinstance(p.value, Bound)]


@pytest.mark.parametrize("system", law.systems())
def test_every_month_has_one_value_or_none(system):
    begun = dict.fromkeys(law.keys(system), False)
    for day in MONTHS:
        book = law.on(system, day)
        for key in begun:
            wanted = [p for p in law.history(system, key) if p.since <= day][-1:]
            assert [p for p in (book.get(key),) if p] == wanted
            assert not (begun[key] and not wanted), f"{key} 在 {day} 断档"
            begun[key] = begun[key] or bool(wanted)


@pytest.mark.parametrize("system", law.systems())
def test_a_value_holds_from_its_first_day_and_not_the_day_before(system):
    for key in law.keys(system):
        for before, after in zip((None, *law.history(system, key)), law.history(system, key), strict=False):
            eve = date.fromordinal(after.since.toordinal() - 1)
            assert law.on(system, after.since)[key] == after
            assert law.on(system, eve).get(key) == before


@pytest.mark.parametrize("param", BOUNDS, ids=lambda p: f"{p.key} {p.since}")
@pytest.mark.parametrize("of", [1, 3, 7, 83, 100, 431])
def test_bound_below_at_above(param, of):
    bound: Bound = param.value
    bases = {bound.base: of} if bound.base else {}
    low, high = bound.least(bases), bound.most(bases)
    unit = of if bound.base else 1
    if bound.low is not None and (high is None or low <= high):
        assert bound.admits(low, bases) and not bound.admits(low - 1, bases)
        assert low - 1 < bound.low * unit or (bound.strict and low - 1 <= bound.low * unit)
    if high is not None and low <= high:
        assert bound.admits(high, bases) and not bound.admits(high + 1, bases)


def test_every_bound_with_a_base_needs_it():
    for param in BOUNDS:
        if param.value.base:
            assert param.value.base in BASES
            with pytest.raises(Missing):
                param.value.admits(1, {})


@pytest.mark.parametrize("param", PARAMS, ids=lambda p: f"{p.key} {p.since}")
def test_every_value_is_cited_from_a_known_instrument(param):
    assert param.title and param.cite.article
    assert param.cite.instrument.startswith("（") or law.find_instrument(param.cite.instrument)
    assert param.verified is None or "?" not in param.cite.article, "没有见过条文的，不能写核对过"
    assert (param.shown and not param.shown.isascii()) or isinstance(param.value, int | Bound), param.shown
    if not param.cite.instrument.startswith("（"):
        ended = law.repealed(param.cite.instrument, param.since)
        assert ended is None, f"{param.key} 从 {param.since} 起引用已废止的 {param.cite.instrument}"


def test_values_in_force_do_not_cite_a_repealed_instrument():
    for system in law.systems():
        for key, param in law.on(system, TODAY).items():
            assert law.repealed(param.cite.instrument, TODAY) is None, f"{system} {key}"


def test_words_without_english_reach_the_clerk():
    for system in law.systems():
        for key, param in law.on(system, TODAY).items():
            if isinstance(param.value, str | tuple) and param.words:
                assert not any(word in param.shown for word in param.words), (key, param.shown)


@pytest.mark.parametrize(
    ("day", "present", "met"),
    [
        (date(2026, 6, 1), 66, False), (date(2026, 6, 1), 67, True), (date(2020, 7, 12), 80, False), (date(2020, 7, 12), 81, True),
        (date(2020, 7, 13), 80, True), (date(2020, 7, 13), 79, False), (date(1990, 6, 27), 80, False),
    ],
)  # fmt: skip
def test_quorum_of_a_congress(day, present, met):
    expected = 83 if day.year == 2026 else 100
    assert law.on("party_congress", day)["quorum"].value.admits(present, {"expected": expected}) is met


@pytest.mark.parametrize(("seats", "least"), [(1, 2), (3, 4), (5, 6), (7, 9), (8, 10), (9, 11), (66, 80), (100, 120)])
@pytest.mark.parametrize("system", ["party_congress", "party_unit", "party_meeting"])
def test_margin_of_a_party_election(system, seats, least):
    assert law.on(system, TODAY)["margin"].value.least({"seats": seats}) == least


@pytest.mark.parametrize(("seats", "low", "high"), [(1, 2, 2), (2, 3, 4), (3, 4, 6)])
def test_margin_of_deputies(seats, low, high):
    bound = law.on("township_deputies", TODAY)["margin"].value
    assert (bound.least({"seats": seats}), bound.most({"seats": seats})) == (low, high)


@pytest.mark.parametrize(
    ("system", "day", "base", "of", "need"),
    [
        ("party_congress", date(2026, 6, 1), "expected", 83, 42), ("party_congress", date(2026, 6, 1), "expected", 100, 51),
        ("party_congress", date(2020, 7, 12), "present", 67, 34), ("party_congress", date(2020, 7, 13), "expected", 83, 42),
        ("party_unit", date(2026, 6, 1), "expected", 45, 23), ("party_plenary", date(2026, 6, 1), "expected", 7, 4),
        ("township_deputies", TODAY, "participants", 501, 251), ("township_officials", TODAY, "all_deputies", 59, 30),
        ("village_committee", TODAY, "participants", 601, 301),
    ],
)  # fmt: skip
def test_majority(system, day, base, of, need):
    bound = law.on(system, day)["majority"].value
    assert (bound.base, bound.least({base: of})) == (base, need)


@pytest.mark.parametrize(
    ("system", "base", "of", "need"),
    [
        ("party_congress", "expected", 83, 67), ("party_plenary", "expected", 7, 6), ("township_deputies", "registered", 1000, 501),
        ("township_officials", "all_deputies", 59, 40), ("village_committee", "registered", 1200, 601),
    ],
)  # fmt: skip
def test_quorum(system, base, of, need):
    bound = law.on(system, TODAY)["quorum"].value
    assert (bound.base, bound.least({base: of})) == (base, need)


@pytest.mark.parametrize("system", ["township_deputies", "village_committee"])
@pytest.mark.parametrize(("returned", "need"), [(750, 250), (751, 251), (500, 167)])
def test_a_third_decides_a_second_election(system, returned, need):
    assert law.on(system, TODAY)["rerun.majority"].value.least({"returned": returned}) == need


def test_majority_is_computed_on_both_bases_in_party_elections_only():
    for system in law.systems():
        assert law.on(system, TODAY).answers(["majority.other"]) is system.startswith("party_")
    for day in (date(2020, 7, 12), TODAY):
        book = law.on("party_congress", day)
        assert {book["majority"].value.base, book["majority.other"].value.base} == {"expected", "present"}


def test_probation_of_every_time():
    periods = law.on("party_congress", TODAY)["probation.months"].value

    def months(joined):
        bound = [b for since, b in periods if since <= joined][-1]
        return bound.least(), bound.most()

    assert months(date(1955, 5, 1)) == (6, 24)
    assert months(date(1956, 9, 14)) == (6, 24)
    assert months(date(1956, 9, 15)) == (12, 12)
    assert months(date(1969, 3, 31)) == (12, 12)
    assert months(date(1969, 4, 1)) == (0, 0)
    assert months(date(1977, 8, 11)) == (0, 0)
    assert months(date(1977, 8, 12)) == (12, 12)


def test_discipline_notice_of_each_round():
    rounds = law.history("party_congress", "discipline_notice")
    assert [p.since.year for p in rounds] == [2010, 2016, 2021, 2026]
    for param in rounds:
        assert len(param.value["items"]) == param.value["counts"]["严禁"]
    assert law.on("party_congress", date(2026, 2, 11))["discipline_notice"] == rounds[2]
    assert law.on("party_congress", date(2026, 2, 12))["discipline_notice"] == rounds[3]


def test_three_states_are_told_apart():
    book = law.on("party_congress", date(1995, 1, 1))
    assert book["quorum"].value.strict
    with pytest.raises(NotInForce):
        book["term.township_committee"]
    with pytest.raises(KeyError):
        book["quorom"]
    with pytest.raises(KeyError):
        law.on("party_city", TODAY)
    assert book.get("term.township_committee") is None and "term.township_committee" not in book
    assert book.answers(["term.township_committee"]) and not book.answers(["quorom"])
    assert law.on("party_plenary", TODAY).answers(["equal_number"]) and not law.on("party_unit", TODAY).answers(
        ["equal_number"]
    )


def test_a_module_reads_only_what_it_declares():
    book = law.on("party_congress", TODAY).only(["quorum"])
    assert book["quorum"] and list(book) == ["quorum"] and len(book) == 1
    with pytest.raises(KeyError):
        book["majority"]
    assert book.get("majority") is None and "majority" not in book
    with pytest.raises(KeyError):
        book.history("majority")
    assert [p.since.year for p in book.history("quorum")] == [1990, 2020]
    assert not list(book.only(["majority"]))


def test_what_changed_between_two_rounds():
    changed = {(system, key) for system, key, _, _ in law.diff(date(2016, 6, 1), date(2021, 6, 1))}
    assert {("party_congress", "majority"), ("party_congress", "quorum"), ("party_unit", "margin.wording")} <= changed
    assert [key for _, key, _, _ in law.diff(date(2021, 6, 1), date(2022, 6, 1), "party_congress")] == []
    recent = {key: (old, new) for _, key, old, new in law.diff(date(2022, 6, 1), date(2026, 6, 1), "party_congress")}
    assert set(recent) == {"discipline_notice", "invalid.decided_by", "rights.of_voters", "term.charter"}
    assert recent["term.charter"][0] is None and recent["discipline_notice"][0].since == date(2021, 1, 1)
    assert not law.diff(TODAY, TODAY)


def test_describe_gives_value_citation_and_history():
    text = "\n".join(law.describe("party_congress", "majority", TODAY))
    assert (
        "超过应到会有选举权人数的半数" in text and "条号待核" in text and "2020-07-13" in text and "超过实到会" in text
    )
    assert "没有" in "\n".join(law.describe("party_congress", "discipline.size", TODAY))


def test_national_demands_for_women_and_minorities():
    demands = law.on("party_unit", TODAY).requirements
    assert [(d.where, d.share, d.binding, d.of) for d in demands] == [
        ({"gender": ("==", "女")}, (">=", "members"), "guide", "delegates"),
        ({"ethnicity": ("!=", "汉族")}, (">=", "members"), "guide", "delegates"),
    ]
    assert all(d.level == "warning" and d.cite.instrument for d in demands)
    assert law.on("party_congress", date(1993, 12, 31)).requirements == ()
    assert law.on("township_deputies", TODAY).requirements == ()


def test_shown_in_chinese():
    book = law.on("party_congress", TODAY)
    assert book["margin"].shown == "不少于应选名额的120%"
    assert book["ballots.returned"].shown == "不超过发出选票数"
    assert law.on("party_plenary", TODAY)["equal_number"].shown == "等于应选名额"
    assert law.on("township_deputies", TODAY)["margin"].shown == "应选名额的三分之四至2倍"
    assert book["ballot.secret"].shown == "是" and book["proxy.allowed"].shown == "否"
    assert (
        book["ballot.order"].shown == "姓氏笔画"
        and law.on("party_plenary", TODAY)["ballot.order"].shown == "上级批准的顺序"
    )
    assert Bound.parse("<=5% of members").high == Fraction(1, 20)
