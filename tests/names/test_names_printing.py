from __future__ import annotations

import pytest

from xzhj.names import marked, pad


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("王芳", "王　芳"),
        ("王 芳", "王　芳"),
        ("王　芳", "王　芳"),
        ("王小芳", "王小芳"),
        ("欧阳淞", "欧阳淞"),
        ("木沙·买买提", "木沙·买买提"),
        ("", ""),
    ],
)
def test_pad(name, printed):
    assert pad(name) == printed


@pytest.mark.parametrize(
    ("gender", "ethnicity", "printed"),
    [
        ("女", "回族", "王　芳（女，回族）"),
        ("女", "汉族", "王　芳（女）"),
        ("男", "回族", "王　芳（回族）"),
        ("男", "汉族", "王　芳"),
        ("男", "汉", "王　芳"),
        (None, None, "王　芳"),
        ("", "", "王　芳"),
    ],
)
def test_marked(gender, ethnicity, printed):
    assert marked("王芳", gender, ethnicity) == printed
