"""Published lists come back from a shuffle as they were printed. They are no part of the project: used where present."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from xzhj.names import check_order, read_list, sort_names

LISTS = sorted(Path(__file__).parents[3].glob("*/data/names/*.txt"))


@pytest.mark.parametrize("file", LISTS or [None], ids=lambda f: f.stem if f else "none")
def test_a_published_list_is_reproduced(file):
    text = file.read_text(encoding="utf-8") if file else "# 姓氏笔画\n丁一\n王芳\n王一平"
    mode = "fullname" if "姓名笔画" in text.splitlines()[0] else "surname"
    parts = read_list(text)
    assert parts
    for part in parts:
        shuffled = part.names[:]
        random.Random(1).shuffle(shuffled)
        assert sort_names(shuffled, mode) == part.names
        assert check_order(part.names, mode) == []
