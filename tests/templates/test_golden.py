"""Every template: its text for one synthetic township, its needs, its front matter."""

from __future__ import annotations

import pytest

from tests.documents.facts import FACTS
from xzhj.catalogue.items import items
from xzhj.catalogue.papers import PHASES, papers
from xzhj.documents import draft, lacking, typeset
from xzhj.model import Missing

PAPERS = papers()


@pytest.mark.parametrize("slug", PAPERS)
def test_text(slug, golden):
    golden(f"templates/{slug}.txt", draft(PAPERS[slug].source, FACTS))


@pytest.mark.parametrize("slug", PAPERS)
def test_needs_are_enough_and_known(slug):
    """What a template declares is all it cannot do without; every name is one a clerk can look up."""
    needs = PAPERS[slug].needs
    assert lacking(needs, FACTS) == ()
    assert [name for name in needs if name not in items()] == []
    assert draft(PAPERS[slug].source, {name: FACTS[name] for name in needs})


@pytest.mark.parametrize("slug", PAPERS)
def test_each_need_is_used(slug):
    template = PAPERS[slug]
    for name in template.needs:
        with pytest.raises(Missing) as caught:
            draft(template.source, {k: v for k, v in FACTS.items() if k != name})
        assert caught.value.fact == name


@pytest.mark.parametrize("slug", PAPERS)
def test_a_draft_without_any_fact_can_be_set(slug):
    assert typeset(draft(PAPERS[slug].source, {}, marked=True))[:2] == b"PK"


@pytest.mark.parametrize("slug", PAPERS)
def test_it_lies_in_the_folder_of_its_phase(slug):
    assert PAPERS[slug].path.parent.name == PAPERS[slug].phase in PHASES
    assert PAPERS[slug].path.name == f"{slug}.md.j2"
