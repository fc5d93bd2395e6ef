"""Seats, candidates, difference and ratio of one body, as a paper states them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xzhj.model import Claim, Paper

BODIES = {
    "committee": "党委委员", "discipline": "纪委委员", "county_delegates": "出席县党代会代表", "delegates": "代表", "branch": "支部委员",
    "standing": "常委",
}  # fmt: skip
_SLOTS = ("seats", "candidates", "difference", "margin")


@dataclass(slots=True)
class Margin:
    """What is said of one body in one paragraph; a slot nobody filled is None."""

    subject: str
    said: dict[str, Claim] = field(default_factory=dict)

    def value(self, slot: str) -> int | None:
        claim = self.said.get(slot)
        return claim.value if claim is not None and isinstance(claim.value, int) and not claim.hedge else None


def margins(paper: Paper) -> Iterator[Margin]:
    """Groups in the order of the text: a new body, or a slot said twice, begins the next."""
    for index in dict.fromkeys(c.index for c in paper.claims if c.kind in ("number", "share")):
        current: Margin | None = None
        for claim in (c for c in paper.claims if c.index == index and c.kind in ("number", "share")):
            slot = slot_of(claim)
            if not slot or claim.subject in (
                "secretary",
                "deputies",
                "discipline_secretary",
                "discipline_deputies",
                "deputies_people",
                "villagers",
            ):
                continue
            if (
                current is None
                or slot in current.said
                or (claim.subject and current.subject and claim.subject != current.subject)
            ):
                if current is not None:
                    yield current
                current = Margin(claim.subject)
            current.subject = current.subject or claim.subject
            current.said[slot] = claim
        if current is not None:
            yield current


def slot_of(claim: Claim) -> str:
    if claim.kind == "number":
        return claim.about if claim.about in ("seats", "candidates", "difference") else ""
    return "margin" if claim.about == "margin" and claim.unit == "%" else ""
