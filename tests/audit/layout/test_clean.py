"""Good papers of both conventions and every set of faces are silent."""

import itertools

import pytest

from tests.audit.layout import made
from tests.audit.layout.heard import codes

TEXTS = {"请示": made.REQUEST, "通知": made.NOTICE, "办法": made.METHOD}
CLERKS = list(itertools.product(TEXTS, made.FONTS, (False, True)))


@pytest.mark.parametrize("fonts", ["windows", "gb2312", "founder"])
@pytest.mark.parametrize("name", TEXTS)
def test_what_we_write_is_silent(name, fonts):
    assert codes(made.clean("ours", TEXTS[name], fonts)) == []


@pytest.mark.parametrize(
    ("name", "fonts", "ink"), CLERKS, ids=[f"{n}-{f}-{'34.6' if i else '37'}" for n, f, i in CLERKS]
)
def test_what_a_careful_clerk_makes_is_silent(name, fonts, ink):
    assert codes(made.clean("clerk", TEXTS[name], fonts, ink)) == []


def test_western_figures_all_through_are_silent():
    assert codes(made.clean("clerk", western="Times New Roman")) == []
