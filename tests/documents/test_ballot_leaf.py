"""A ballot is one page, in every layout, however many stand and whatever they are called."""

from __future__ import annotations

import os

import pytest

from tests.documents.rendered import PRESENT, page_sizes, pages, to_pdf
from xzhj.documents.text import parse
from xzhj.documents.typeset import typeset
from xzhj.documents.typeset.ballot import grids
from xzhj.documents.typeset.ballot_leaf import fitted
from xzhj.documents.typeset.ballot_names import MARK
from xzhj.documents.typeset.setting import page_of

SHORT = ("王　明", "李建国", "张珺琦", "刘　芃", "欧阳建国", "周　旻", "孙　赟")
LONG = ("阿卜杜热合曼·买买提依明", "古丽努尔·阿卜杜克热木", "图尔荪阿依·艾合麦提")
NOTES = (
    "说明：1.所选人数等于或者少于应选名额的有效，多于应选名额的无效。",
    "2.对候选人赞成的，在其姓名上方的空格内画“○”；不赞成的，画“×”；弃权的，不画任何符号。",
    "3.另选他人的，先在不赞成的候选人姓名上方的空格内画“×”，再在“另选人”栏写上另选人的姓名，并在其姓名上方的空格内画“○”。",
    "4.请用钢笔或者签字笔填写，符号清楚、不出格，不要署名或者作其他记号。",
)
# (candidates, blanks, are some names long) → the paper's width in millimetres
SIZES = {(1, 1, False): 210, (11, 9, False): 210, (15, 12, False): 210, (20, 16, False): None, (30, 25, True): 420}


def names(count, long):
    return [f"{LONG[i % 3]}" if long and i % 3 == 0 else SHORT[i % 7] for i in range(count)]


def ballot(layout, count, blanks, long):
    people, notes = "\n".join(names(count, long)), "\n".join(NOTES)
    return (
        f"---\nprofile: ballot\n---\n# 中国共产党柳溪镇第十四届委员会委员选票\n## （红色选票）\n"
        f"::: ballot {layout} 空={blanks}\n{people}\n:::\n::: box 号=小四\n{notes}\n:::\n大会秘书处（盖章）　　2027年1月14日\n"
    )


def plan(text):
    """The setting of a ballot, and its grids."""
    sheet = parse(text)
    page = fitted(sheet.parts, page_of(sheet.meta, "windows"))
    return page, [grid for part in sheet.parts if getattr(part, "kind", "") == "ballot" for grid in grids(part, page)]


@pytest.mark.parametrize("layout", ["上", "下", "右", "三格"])
@pytest.mark.parametrize("case", SIZES)
def test_boxes_are_large_enough_and_as_wide_as_the_paper(layout, case):
    page, made = plan(ballot(layout, *case))
    boxes = [
        (grid.widths[i], high)
        for grid in made
        for row, high in zip(grid.rows, grid.heights, strict=True)
        for i, cell in enumerate(row)
        if cell == "" and i and high > MARK - 1
    ]
    assert len(boxes) >= case[0] + case[1]
    assert min(min(box) for box in boxes) >= MARK
    assert all(sum(grid.widths) == page.leaf.room for grid in made)


@pytest.mark.parametrize("layout", ["上", "下"])
@pytest.mark.parametrize(("count", "blanks", "bands"), [(6, 5, 1), (11, 9, 2), (12, 11, 2), (13, 0, 2), (0, 0, 0)])
def test_candidates_and_blanks_have_bands_of_their_own(layout, count, blanks, bands):
    _, made = plan(ballot(layout, count, blanks, False))
    assert len(made) == bands
    labels = [{cell for cell in row if cell in ("候选人", "另选人")} for grid in made for row in grid.rows]
    assert all(len(found) < 2 for found in labels) or bands == 1


def test_names_of_one_ballot_are_all_set_the_same_way():
    """One name that must go downwards takes the others with it: nobody stands out."""
    _, (band,) = plan(ballot("上", 5, 0, False))
    assert [cell.count("↵") for cell in band.rows[1][1:]] == [0] * 5
    _, (band, _) = plan(ballot("上", 12, 9, False))
    assert all("↵" in cell for cell in band.rows[2][1:])


def test_a_place_no_candidate_takes_is_struck_out():
    """An empty name beside empty boxes would look like room to write somebody in."""
    _, (known, _) = plan(ballot("三格", 11, 9, False))
    assert known.rows[-1][:5] != ("／",) * 5 and known.rows[-1][5:] == ("／",) * 5


@pytest.mark.skipif(not PRESENT and not os.environ.get("XZHJ_REQUIRE_ALL"), reason="没有 soffice 或 pdftotext")
def test_every_ballot_is_one_page(tmp_path):
    made = {
        f"{i}{layout}": (ballot(layout, *case), SIZES[case])
        for i, case in enumerate(SIZES)
        for layout in ("上", "下", "右", "三格")
    }
    for name, (text, _) in made.items():
        (tmp_path / f"{name}.docx").write_bytes(typeset(text))
    to_pdf(tmp_path)
    for name, (_, wide) in made.items():
        shown = pages(tmp_path / f"{name}.pdf")
        assert len(shown) == 1, name
        assert shown[0][-1].text.endswith("2027年1月14日"), name
        size = page_sizes(tmp_path / f"{name}.pdf")[0]
        assert wide is None or round(size[0] * 25.4 / 72) == wide, name
