"""What a county's line of marks and colours is understood to mean."""

import pytest

from xzhj.documents.markings import Signs, colour, signs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (None, Signs("○", "×", "")),
        ("○=赞成；×=不赞成；空白=弃权", Signs("○", "×", "")),
        ("赞成画“√”，不赞成画“×”，弃权画“△”", Signs("√", "×", "△")),
        ("同意：○；不同意：×；弃权：不画符号", Signs("○", "×", "")),
        ("√=同意", Signs("√", "×", "")),
    ],
)
def test_signs(text, wanted):
    assert signs(text) == wanted


def test_signs_in_words():
    assert signs(None).sentence == "赞成的画“○”，不赞成的画“×”，弃权的不画任何符号"


@pytest.mark.parametrize(
    ("text", "contest", "wanted"),
    [
        ("党委委员红色，纪委委员黄色，县代表绿色", "党委委员", "红色"),
        ("党委委员红色，纪委委员黄色，县代表绿色", "纪委委员", "黄色"),
        ("党委委员红色，纪委委员黄色，县代表绿色", "出席县党代会代表", "绿色"),
        ("党委委员=粉红；纪委委员=浅黄", "党委委员", "粉红色"),
        ("党委委员=粉红；纪委委员=浅黄", "党委书记", ""),
        (None, "党委委员", ""),
    ],
)
def test_colour(text, contest, wanted):
    assert colour(text, contest) == wanted
