"""What is still wanted: a meeting of all members is asked nothing about delegates."""

from dataclasses import replace

import pytest
from made import case

from xzhj.report.unfilled import unfilled_steps


@pytest.mark.parametrize(("system", "asked"), [("party_congress", True), ("party_meeting", False)])
def test_delegates_only_where_there_are_delegates(system, asked):
    names = {n for _, of in unfilled_steps(replace(case(), folder="柳溪镇", system=system)) for n in of}
    assert {"代表名额" in names, "选举单位数" in names or "代表选举通知日期" in names} <= {asked}
    assert "大会议程" in names and "党委委员名额" in names
