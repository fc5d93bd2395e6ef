"""How the rules about papers quote: the words around a fault, the fault itself in 【】."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xzhj.model import Claim, Paper, Paragraph, Source
from xzhj.text.widths import chinese_marks

AROUND = 12


def quoted(text: str, start: int, end: int, around: int = AROUND) -> str:
    """…拟设委员【9名】，提出候选人…"""
    low, high = max(0, start - around), min(len(text), end + around)
    shown = f"{text[low:start]}【{text[start:end]}】{text[end:high]}"
    shown = " ".join(shown.split())
    return f"{'…' if low else ''}{shown}{'…' if high < len(text) else ''}"


def words_of(paper: Paper, claim: Claim, around: int = AROUND) -> str:
    """The words around a claim, the claim marked."""
    if 0 <= claim.index < len(paper.paragraphs):
        return quoted(paper.paragraphs[claim.index].text, claim.start, claim.end, around)
    return claim.text


def lines(paper: Paper, *parts: str) -> Iterator[tuple[int, Paragraph]]:
    """Paragraphs with text, by index; of these parts where given."""
    for index, paragraph in enumerate(paper.paragraphs):
        if paragraph.text.strip() and (not parts or paragraph.part in parts):
            yield index, paragraph


def clauses(paper: Paper, *parts: str) -> Iterator[tuple[int, Paragraph]]:
    """`lines` with Chinese commas and colons, for rules that look within a clause; half-width marks are R738's matter."""
    for index, paragraph in lines(paper, *parts):
        yield index, replace(paragraph, text=chinese_marks(paragraph.text))


LONGEST = 400  # characters of a sentence on either side; a paragraph without a full stop is not searched to its ends


def sentence_at(text: str, start: int) -> tuple[int, int]:
    """Where the sentence around `start` begins and ends."""
    first, last = max(0, start - LONGEST), start + LONGEST
    low = max(text.rfind(mark, first, start) for mark in "。；！？;!?\n") + 1
    ends = [found for mark in "。；！？;!?\n" if (found := text.find(mark, start, last)) >= 0]
    return max(low, first), min(ends, default=min(len(text), last))


def sentence_of(paper: Paper, claim: Claim) -> tuple[str, str]:
    """(the sentence around a claim, the words before the claim in it)."""
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    return text[low:high], text[low : claim.start]


def before(claims: Sequence[Claim], claim: Claim, within: int) -> Claim | None:
    """Of claims in the order of the text the last one before `claim` in its paragraph, at most so many characters off."""
    place = bisect_left(claims, (claim.index, claim.start), key=lambda c: (c.index, c.start))
    found = claims[place - 1] if place else None
    near = found is not None and found.index == claim.index and 0 <= claim.start - found.end < within
    return found if near else None


def title_lines(paper: Paper) -> range:
    """The paragraphs that the title takes: the issuing body on one line, the matter on the next."""
    title = paper.element("title")
    if title is None:
        return range(0)
    joined, last = "", title.index
    for index in range(title.index, len(paper.paragraphs)):
        joined += "".join(paper.paragraphs[index].text.split())
        last = index
        if len(joined) >= len(str(title.value)):
            break
    return range(title.index, last + 1)


def end_of(paper: Paper) -> tuple[Source, ...]:
    """Where a missing signature should stand: the closing phrase, else the last paragraph with text."""
    if closing := paper.element("closing"):
        return (closing.at,)
    body = [p for _, p in lines(paper, "body")]
    return (paper.at(body[-1].place),) if body else (paper.at("第1段"),)
