"""A paper as text with places, and the claims found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from xzhj.model.source import Source


@dataclass(frozen=True, slots=True)
class Span:
    """A run of equal look: its text and effective properties (font names by script, size in half-points, bold, colour …)."""

    text: str
    look: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (`place` 第3段) or a table cell (表2第3行第2格). `look` holds its effective paragraph properties.

    A cell's `look` has table, row, column (of the grid), span and merged (True where it only continues the cell above).
    """

    text: str
    place: str
    spans: tuple[Span, ...] = ()
    look: Mapping[str, Any] = field(default_factory=dict)
    part: str = "body"  # body, header, footer, box, table, footnote


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a paper says. `kind`:

    * `number`: a count; `about` what it counts (seats, candidates, difference, expected, present, absent, printed,
      issued, returned, valid, invalid, spoiled, unused, for, against, abstain, write_in, posts, delegates, members,
      branches, units, total, count); `subject` the body or the label: committee, discipline, county_delegates,
      delegates, secretary, deputies … for contests, the label's own words for a `count` (妇女代表);
    * `share`: a percentage or fraction as Fraction of one; `decimals` as printed; `about` margin | turnout | share;
    * `date`: a day (or Month); `unit` the weekday given with it (星期四); `about` signed for 成文日期, else the step it
      dates (meeting, decided, held …) or ""; a day that no calendar has is `bad_date` with its text as value;
    * `ordinal`: 第n届, 第n次; `about` congress, committee, discipline, plenary, session, presidium, people, county_congress …;
    * `citation`: a title in 《》; `unit` the article cited (第十三条);
    * `names`: a list of names in order; `about` what it is a list of (its heading or label);
    * `word`: 全票, 一致 … as written; · `doc_number`: 柳党发〔2026〕31号;
    * `element`: a part of the paper: `about` title, caption, head, number, signer, addressee, closing, signature,
      attachment_note, attached (the 附件 page), note, cc, issue.

    `hedge`: least (不少于), most (不超过), about (左右), over (超过), under, guide (一般) or "" for an exact figure.
    `index` is the paragraph's place in `paper.paragraphs`, `start` and `end` where in its text; `sentence` numbers the
    sentences of the paper; `text` are the words quoted.
    """

    kind: str
    value: int | Fraction | date | str | tuple[Any, ...]
    about: str
    at: Source
    text: str = ""
    unit: str = ""
    subject: str = ""
    hedge: str = ""
    decimals: int = 0
    index: int = -1
    start: int = 0
    end: int = 0
    sentence: int = 0


@lru_cache(maxsize=256)
def _of_kind(paper: Paper, kind: str) -> tuple[Claim, ...]:
    """Looked for once: a long paper has thousands of claims, and every rule asks."""
    return tuple(c for c in paper.claims if c.kind == kind)


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A paper as read. `slug` is its template when known, `day` its own date, `frozen` = 已印发 or 已收到.

    `made`: where we wrote this file, what we wrote: `slug`, `values` (fact → value), `lines`, the digest of
    the `template`; whether it was `edited` by hand; `since`: what today's facts would write otherwise, as (fact or "" for a line, as written, as it is now,
    where the fact stands).
    `layout`: `format` docx | text, `sections` (mappings of page size, margins, grid, header and footer), `even_odd`.
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    genre: str = ""
    day: date | None = None
    slug: str = ""
    profile: str = ""
    frozen: bool = False
    layout: Mapping[str, Any] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    made: Mapping[str, Any] = field(default_factory=dict)

    def at(self, place: str) -> Source:
        return Source(self.file, "", place)

    def said(self, kind: str, *about: str) -> tuple[Claim, ...]:
        """The claims of a kind (about any of `about` where given), in the order of the text."""
        found = _of_kind(self, kind)
        return tuple(c for c in found if c.about in about) if about else found

    def element(self, name: str) -> Claim | None:
        """The first element of this name (title, addressee, closing, signature …), None where the paper has none."""
        return next((c for c in self.claims if c.kind == "element" and c.about == name), None)
