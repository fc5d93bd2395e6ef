"""A paper prints the value of its own stage, never one that came later."""

from __future__ import annotations

import pytest

from tests.templates.results import case, context
from xzhj.documents.stages import at_stage, label
from xzhj.model import Fact

ASKED, GRANTED, PASSED, FINAL, PLAIN = (
    Fact(9, stage="requested"),
    Fact(8, stage="approved"),
    Fact(7, stage="adopted"),
    Fact(6, stage="final"),
    Fact(5),
)


@pytest.mark.parametrize(
    ("given", "stage", "printed"),
    [
        ((ASKED, GRANTED, PASSED, FINAL), "requested", 9),
        ((ASKED, GRANTED, PASSED, FINAL), "approved", 8),
        ((ASKED, GRANTED, PASSED, FINAL), "adopted", 7),
        ((ASKED, GRANTED, PASSED, FINAL), "final", 6),
        ((ASKED, GRANTED, PASSED, FINAL), "", 6),
        ((ASKED, GRANTED), "adopted", 8),
        ((ASKED, GRANTED), "final", 8),
        ((ASKED, GRANTED, PASSED), "final", 7),
        ((GRANTED, FINAL), "requested", None),
        ((ASKED, FINAL), "approved", None),
        ((ASKED,), "adopted", None),
        ((ASKED,), "final", None),
        ((PLAIN,), "requested", 5),
        ((PLAIN, GRANTED), "requested", 5),
        ((PLAIN, GRANTED), "approved", 8),
        ((PLAIN, GRANTED), "", 8),
        ((), "approved", None),
    ],
)
def test_which_value_a_paper_prints(given, stage, printed):
    fact = at_stage(given, stage)
    assert (fact.value if fact else None) == printed


def test_a_missing_value_is_named_with_its_stage():
    assert label("committee_seats", "approved") == "党委委员名额（批复）"
    assert label("committee_seats", "") == "党委委员名额"
    assert "（" not in label("venue", "approved")
    assert label("results", "final") == "results"


def test_contests_speak_at_the_stage_of_the_paper():
    from dataclasses import replace

    from xzhj.documents.context import Context
    from xzhj.model import Facts

    given = {name: case().facts.stages(name) for name in case().facts}
    names = given["committee_names"][0].value
    given["committee_seats"] = (Fact(11, stage="requested"), Fact(9, stage="approved"))
    given["committee_names"] = (Fact([*names[1:], "欧阳文静"], stage="requested"), Fact(names, stage="approved"))
    told = Context(replace(case(), facts=Facts(given)))
    asked, granted = told.at("requested")["contests"]["committee"], told.at("approved")["contests"]["committee"]
    assert (asked.seats, granted.seats) == (11, 9)
    assert "欧阳文静" in [r.name for r in asked.candidates]
    assert {r.name for r in granted.candidates} == set(names)
    assert "欧阳文静" in [r.name for r in told.at("requested")["team_candidates"]]
    assert told.at("final")["contests"]["committee"].seats == 9


def test_without_a_stage_nothing_changes():
    assert context().at("")["contests"] is context().contests
