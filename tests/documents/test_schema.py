"""Every part as Word wants it: element order, unique ids, relations that lead somewhere; of every paper there is."""

from __future__ import annotations

import io

import docx
import pytest

from tests.documents import samples
from tests.documents.package import faults
from tests.templates.results import PER_PAPER, context
from xzhj.catalogue.papers import papers
from xzhj.documents import draft, typeset
from xzhj.documents.desk import stage_of
from xzhj.documents.merge import merge
from xzhj.documents.typeset import PROFILES
from xzhj.documents.work import jobs

PAPERS = {
    **samples.ALL,
    "letter": ("---\nprofile: letter\n---\n发文机关标志：县委组织部\n发文字号：平组函〔2026〕3号\n# 函\n局：\n好。\n", "founder"),
    "ballot": (
        "---\nprofile: ballot\n---\n# 选票\n::: ballot 上 空=2\n王明\n李红\n:::\n::: ballot 三格 空=1\n王明\n:::\n::: box\n说明\n:::\n",
        "windows",
    ),
    "form": ("---\nprofile: form\n---\n# 登记表\n::: form\n姓名 | | 照片\n[40] 简历 | | ^\n:::\n", "windows"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_samples_of_the_typesetter(name):
    text, fonts = PAPERS[name]
    assert faults(typeset(text, fonts=fonts)) == []


@pytest.mark.parametrize("slug", papers())
def test_every_paper_in_every_set_of_fonts(slug):
    template = papers()[slug]
    known = context(template.settings.get("only") == "preselect")
    for job in list(jobs(template, known))[:2]:
        text = draft(template.source, known.at(stage_of(template), **job.own, **PER_PAPER.get(slug, {})))
        for fonts in PROFILES:
            assert faults(typeset(text, fonts=fonts)) == [], (job.name, fonts)


def test_a_bound_book():
    made = [(name, typeset(given[0], fonts=given[1])) for name, given in PAPERS.items()]
    assert faults(merge(made)) == []


@pytest.mark.parametrize("name", PAPERS)
def test_python_docx_opens_it(name):
    text, fonts = PAPERS[name]
    paper = docx.Document(io.BytesIO(typeset(text, fonts=fonts)))
    assert paper.sections[0].page_width.mm == pytest.approx(210, abs=1)
    assert paper.paragraphs
