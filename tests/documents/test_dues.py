"""Money of the dues adds up to the cent."""

from __future__ import annotations

import pytest

from xzhj.documents.dues import dues
from xzhj.model import Missing

YEARS = [
    {"year": "2026年", "income": "100.10", "spent": "50"},
    {
        "year": "2025年",
        "open": "1,000.05元",
        "income": "0.2万元",
        "allocated": 500,
        "remitted": "1000",
        "spent": "300.25",
    },
]


def test_each_year_opens_with_what_the_last_left():
    found = dues(YEARS, [{"item": "培训", "money": "350.25"}])
    assert found is not None
    assert [y.year for y in found.years] == ["2025年", "2026年"]
    assert str(found.years[0].close) == str(found.years[1].open) == "2199.80"
    assert (str(found.total.open), str(found.total.income), str(found.total.close)) == ("1000.05", "2100.10", "2249.90")
    assert not found.unexplained


def test_what_the_items_leave_out_is_told():
    found = dues(YEARS, [{"item": "培训", "money": "300"}])
    assert found is not None and str(found.unexplained) == "50.25"


def test_all_amounts_have_decimals_or_none_has():
    found, whole = (
        dues(YEARS, [{"item": "培训", "money": "300"}]),
        dues([{"year": "2026年", "open": 5, "income": 3}], []),
    )
    assert found is not None and whole is not None
    assert (str(found.items[0][1]), str(found.years[0].allocated)) == ("300.00", "500.00")
    assert str(whole.total.close) == "8"


def test_no_rows_no_report():
    assert dues([], []) is None


@pytest.mark.parametrize("row", [{"year": "2025年", "income": "若干", "open": "0"}, {"year": "2025年", "income": "1"}])
def test_what_is_no_amount_stops_the_paper(row):
    with pytest.raises(Missing, match="党费收支"):
        dues([row], [])
