"""What a paper says: numbers with their meaning, dates, ordinals, citations, lists of names. Each is found once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xzhj.model import Claim, Paper
from xzhj.readers.papers.claims.cells import cells
from xzhj.readers.papers.claims.dates import dates
from xzhj.readers.papers.claims.lists import lists
from xzhj.readers.papers.claims.numbers import numbers
from xzhj.readers.papers.claims.ordinals import ordinals
from xzhj.readers.papers.claims.spoken import Line, lines_of
from xzhj.readers.papers.claims.words import citations, doc_numbers, words
from xzhj.readers.papers.structure import Parts, day_in


def claims_of(paper: Paper, parts: Parts) -> Iterator[Claim]:
    """Every claim in the order of the text: the elements first, then paragraph by paragraph."""
    yield from parts.claims
    signed = parts.first("signed")
    for line in lines_of(paper):
        if signed and line.index == signed.index and (day := day_in(str(signed.value))):
            yield replace(signed, kind="date", value=day, sentence=line.first)
        else:
            yield from _of_line(line)
    yield from cells(paper)
    yield from lists(paper, parts)


def _of_line(line: Line) -> Iterator[Claim]:
    found = [*numbers(line), *dates(line), *ordinals(line), *citations(line), *doc_numbers(line), *words(line)]
    yield from sorted(found, key=lambda c: (c.start, c.end))
