"""Every template: its text for one synthetic township, its needs, its front matter."""

from __future__ import annotations

import pytest

from tests.templates.results import PER_PAPER, case, context, values
from xzhj.catalogue.items import items
from xzhj.catalogue.papers import PHASES, papers
from xzhj.documents import draft, lacking, typeset
from xzhj.documents.work import jobs
from xzhj.model import Missing

PAPERS = papers()
CONDITIONAL = ("county", "county_congress_ordinal")  # only where delegates to the county are elected


def test_the_sample_is_counted():
    assert {r.contest: r.outcome for r in case().results} == {c.name: "complete" for c in case().contests}


@pytest.mark.parametrize("slug", PAPERS)
def test_text(slug, golden):
    golden(f"templates/{slug}.txt", draft(PAPERS[slug].source, values(PAPERS[slug])))


@pytest.mark.parametrize("slug", PAPERS)
def test_needs_are_enough_and_known(slug):
    """Of the items of 换届信息 a template declares all it cannot do without; every name is one a clerk can look up."""
    needs, known = PAPERS[slug].needs, values(PAPERS[slug])
    assert lacking(needs, known) == ()
    assert [name for name in needs if name not in items() and name not in context().at()] == []
    assert draft(
        PAPERS[slug].source,
        {k: v for k, v in known.items() if k in needs or k not in items() or k in (*context().fixed, *CONDITIONAL)},
    )


@pytest.mark.parametrize("slug", PAPERS)
def test_each_need_is_used(slug):
    template, known = PAPERS[slug], values(PAPERS[slug])
    for name in template.needs:
        with pytest.raises(Missing) as caught:
            draft(template.source, {k: v for k, v in known.items() if k != name})
        assert caught.value.fact == name


@pytest.mark.parametrize("slug", PAPERS)
def test_a_draft_without_any_fact_can_be_set(slug):
    job = next(jobs(PAPERS[slug], context(PAPERS[slug].settings.get("only") == "preselect")))
    assert typeset(draft(PAPERS[slug].source, dict(job.own), marked=True))[:2] == b"PK"


@pytest.mark.parametrize("slug", PAPERS)
def test_each_sheet_of_it_can_be_set(slug):
    stage = str(PAPERS[slug].settings.get("stage", ""))
    for job in list(jobs(PAPERS[slug], context()))[:5]:
        assert (
            typeset(draft(PAPERS[slug].source, context().at(stage, **job.own, **PER_PAPER.get(slug, {}))))[:2] == b"PK"
        )


@pytest.mark.parametrize("slug", PAPERS)
def test_it_lies_in_the_folder_of_its_phase(slug):
    assert PAPERS[slug].path.parent.name == PAPERS[slug].phase in PHASES
    assert PAPERS[slug].path.name == f"{slug}.md.j2"


@pytest.mark.parametrize("slug", PAPERS)
def test_no_sign_of_the_text_language_is_printed_as_it_stands(slug):
    """A template that keeps a line break in a value of its own prints ↵ on paper."""
    assert "\\↵" not in draft(PAPERS[slug].source, values(PAPERS[slug]))
