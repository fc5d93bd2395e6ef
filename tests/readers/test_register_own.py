"""Of a county's register a township reads the papers about itself, and those about all."""

from __future__ import annotations

import pytest

from xzhj.model import Fact, Facts, Filed
from xzhj.readers.register import own

FACTS = Facts({"township": (Fact("柳溪镇"),), "townships": (Fact(["柳溪镇", "白塔镇"]),)})


@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("关于同意召开中国共产党柳溪镇第十四次代表大会的批复", True),
        ("关于同意召开中国共产党青石乡第十四次代表大会的批复", False),
        ("关于同意中共云台乡委员会换届的批复", False),
        ("关于白塔镇换届人事安排的批复", False),
        ("关于柳溪镇、白塔镇换届人事安排的批复", True),
        ("关于做好全县乡镇换届选举工作的通知", True),
        ("关于中共各乡镇委员会换届人事安排方案的批复", True),
        ("关于选举出席县党代会代表的通知", True),
        ("", True),
    ],
)
def test_own(title, ours):
    assert bool(own([Filed(title)], FACTS)) is ours


def test_without_a_township_all_are_read():
    assert len(own([Filed("关于同意中共云台乡委员会换届的批复")], Facts())) == 1
