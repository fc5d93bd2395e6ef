"""The instruments: names, repeal, moved articles; and a lazy import."""

import subprocess
import sys
from datetime import date

import pytest

from xzhj import law


def test_titles_and_names_are_unique():
    names = [name for item in law.instruments() for name in (item.title, *item.names)]
    assert len(names) == len(set(names))


def test_what_replaces_exists_and_dates_run_on():
    for item in law.instruments():
        if item.repealed:
            after = law.find_instrument(item.replaced_by)
            assert after is not None and after.repealed != item.repealed, item.title
            assert not item.issued or item.issued < item.repealed
        assert (item.moved is None) == (item.moved_since is None)


@pytest.mark.parametrize(
    ("day", "gone"), [(date(2020, 7, 12), False), (date(2020, 7, 13), True), (date(2026, 11, 21), True)]
)  # fmt: skip
def test_the_old_regulation(day, gone):
    for name in (
        "中国共产党基层组织选举工作暂行条例",
        "《中国共产党基层组织选举工作暂行条例》",
        "基层组织选举工作暂行条例",
    ):
        found = law.repealed(name, day)
        assert (found is not None) is gone
        if found:
            assert found.replaced_by == "中国共产党基层组织选举工作条例" and found.repealed == date(2020, 7, 13)
            assert found.moved["8"] == "9" and found.moved["12"] == "13"
    assert law.repealed("中国共产党基层组织选举工作条例", day) is None and law.repealed("没有这个规定", day) is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("党章", "中国共产党章程"), ("中华人民共和国村民委员会组织法", "村民委员会组织法"), ("支部工作条例(试行)", "中国共产党支部工作条例（试行）"),
        ("《地方组织法》", "地方各级人民代表大会和地方各级人民政府组织法"), ("GB/T 9704—1999", "国家行政机关公文格式"),
    ],
)  # fmt: skip
def test_find(name, title):
    assert law.find_instrument(name).title == title


def test_importing_law_does_not_load_yaml_and_one_key_not_the_rest():
    code = (
        "import sys, datetime; from xzhj import law; assert 'yaml' not in sys.modules; "
        "book = law.on('party_congress', datetime.date(2026, 6, 1)); book.answers(['margin', 'delegates.max']); assert 'yaml' not in sys.modules; "
        "book['majority']; from xzhj.law.load import parsed; print(parsed.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stderr, done.stdout.strip()) == ("", "1")
