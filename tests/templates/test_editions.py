"""The blank edition of the papers of the day: nothing of the count stands in it, and it reads as the filled one does."""

from __future__ import annotations

import re

import pytest

from tests.templates.results import PER_PAPER
from tests.templates.results import context as sample
from xzhj.catalogue.papers import papers
from xzhj.documents import draft
from xzhj.documents.context import Context
from xzhj.documents.work import jobs
from xzhj.model import Missing

PAPERS = papers()
SHEETS = ("result-sheet", "announce-script", "host-script-plenary-2", "headcount-sheet", "ballot-return-sheet", "pc-plenary-result")  # fmt: skip


def blank(slug: str) -> str:
    template = PAPERS[slug]
    context = Context(sample(template.settings.get("only") == "preselect").case, blank=True)
    own = next(jobs(template, context)).own
    values = context.at(str(template.settings.get("stage", "")), **own, **PER_PAPER.get(slug, {}))
    return draft(template.source, values)


@pytest.mark.parametrize("slug", SHEETS)
def test_blank_text(slug, golden):
    golden(f"templates/{slug}.blank.txt", blank(slug))


@pytest.mark.parametrize("slug", [s for s, t in PAPERS.items() if t.phase == "大会" and s != "elected-list"])
def test_nothing_of_the_count_is_in_a_blank_edition(slug):
    """97, 96, 95 … votes and 98 present occur nowhere; the numbers known beforehand do."""
    assert re.search(r"(?<!\d)9[1-9](?:名|张|票|\||\n)", blank(slug)) is None


def test_a_list_of_the_elected_has_no_blank_edition():
    with pytest.raises(Missing):
        blank("elected-list")
