"""The table itself, against its sources."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from xzhj.names import key, sort_names
from xzhj.names.table import FOLDER, aliases, codes, counts, ranks, shapes, ties

SOURCES = Path(__file__).parents[2] / "tools" / "strokes"
STANDARD = (SOURCES / "order_8105.txt").read_text(encoding="utf-8").strip()
CODES = "万153 方4153 火4334 女531 九35 力53 乃53 皮53254 成135534 敝43252343134 臼321511 凸21251 凹25251 里2511211 重312511211 母55414"
WITHOUT = frozenset("厾嶲亹")  # no source gives their strokes


def rows(name):
    text = (SOURCES / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_every_character_of_the_standard_has_a_rank_of_its_own():
    assert len(STANDARD) == 8105
    assert len({ranks()[ord(char)] for char in STANDARD}) == 8105


def test_the_table_has_the_traditional_characters_too():
    assert len(counts()) > 21_000
    assert sort_names(["劉", "張", "陳"]) == ["陳", "張", "劉"]


def test_the_order_rises_with_count_and_code():
    known = [(counts()[c], codes()[c]) for c in counts() if c in codes()]
    assert all(a <= b for a, b in pairwise(known))
    assert all(count == len(code) for count, code in known)
    assert all(a <= b for a, b in pairwise(counts().values()))


def test_all_but_three_of_the_standard_have_codes():
    assert {c for c in STANDARD if c not in codes()} == WITHOUT


@pytest.mark.parametrize("entry", CODES.split())
def test_codes(entry):
    assert codes()[entry[0]] == entry[1:]


def test_corrections_are_applied():
    for char, code, _, after, other in rows("corrections.tsv"):
        assert (codes()[char], codes()[after]) == (code, other)
        assert key(after) < key(char)


def test_supplement_is_applied():
    for char, _, count, code, _ in rows("supplement.tsv"):
        assert (counts()[char], codes()[char]) == (int(count), code)


def test_corrected_characters_follow_the_one_before():
    place = {char: at for at, char in enumerate(sorted(STANDARD, key=lambda c: ranks()[ord(c)]))}
    moved = {row[0] for row in rows("corrections.tsv")}
    for char, _, _, after, _ in rows("corrections.tsv"):
        between = sorted(place, key=place.__getitem__)[place[after] + 1 : place[char]]
        assert set(between) <= moved


def test_small_tables_speak_of_known_characters():
    assert aliases() == {"馼": "𫘜"}
    assert all(len(pair) == 2 and key(pair[0]) < key(pair[1]) for pair in ties())
    assert all(len(letters) == counts()[char] for char, letters in shapes().items())


def test_it_stays_small():
    assert (FOLDER / "order.txt").stat().st_size < 66_000
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) < 160_000


def test_importing_reads_no_table():
    script = "import sys, xzhj.names.table as t, xzhj.names; sys.exit(t.ranks.cache_info().currsize + t.codes.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0
