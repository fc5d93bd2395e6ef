"""What each paragraph of a paper is to the standard (mark, title, text …), and which profile judges the paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from xzhj.model import Paper, Paragraph
from xzhj.rules.layout._roles import Roles
from xzhj.text.genres import STATUTORY

OFFICIAL = frozenset({*STATUTORY, "复函"})
PROSE = OFFICIAL | frozenset(
    ["名单", "办法", "细则", "规则", "方案", "预案", "规定", "公示", "总结", "汇报", "要点", "工作报告", "情况报告", "审查报告", "补充通知", "请示报告", "答复"]
)  # fmt: skip
_SHORT = 120  # characters: a card or a slip has no layout of a paper


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A paper with a role for every paragraph; `profile` is party, refer, letter, minutes, form or text."""

    paper: Paper
    profile: str
    roles: tuple[str, ...]

    def of(self, *roles: str) -> list[int]:
        """Indexes of the paragraphs of these roles, in order."""
        return [i for i, role in enumerate(self.roles) if role in roles]

    def first(self, *roles: str) -> int:
        """Index of the first one, -1 where there is none."""
        return next(iter(self.of(*roles)), -1)

    def line(self, index: int) -> Paragraph:
        return self.paper.paragraphs[index]

    def text(self, index: int) -> str:
        return self.paper.paragraphs[index].text.strip()

    @property
    def looks(self) -> bool:
        """Whether it is a Word file: plain text has no looks to judge."""
        return self.paper.layout.get("format") == "docx"

    @property
    def official(self) -> bool:
        """Whether the standard itself applies, not by reference."""
        return self.profile in ("party", "letter", "minutes")

    @property
    def headed(self) -> bool:
        return self.first("mark", "number") >= 0

    @property
    def sections(self) -> tuple[Any, ...]:
        return tuple(self.paper.layout.get("sections", ()))

    @property
    def page(self) -> dict[str, Any]:
        """The section of the text's first paragraph."""
        index = self.first("text", "level1", "addressee", "title")
        number = self.line(index).look.get("section", 0) if index >= 0 else 0
        sections = self.sections
        return dict(sections[min(number, len(sections) - 1)]) if sections else {}


@lru_cache(maxsize=1024)
def laid(paper: Paper) -> Laid:
    """Worked out once a paper, for all rules."""
    roles = Roles(paper).found
    return Laid(paper, _profile(paper, roles), tuple(roles))


def _profile(paper: Paper, roles: list[str]) -> str:
    """By what the paper is, not by what its maker calls it."""
    genre = paper.genre
    marks = [paper.paragraphs[i] for i, role in enumerate(roles) if role == "mark"]
    if any(p.part == "header" for p in marks):
        return "letter"
    if marks and genre in ("函", "复函") and not any(p.text.strip().endswith("件") for p in marks):
        return "letter"
    if marks or "number" in roles or "signer" in roles:
        return "minutes" if genre == "纪要" else "party"
    if genre in OFFICIAL and not _tabular(paper, roles):
        if genre == "纪要":
            return "minutes"
        ends = "signature" in roles and "signed" in roles
        if "addressee" in roles or ends or paper.element("closing"):
            return "party"
    if genre not in PROSE or _tabular(paper, roles) or _words(paper) < _SHORT:
        return "form"
    return "refer"


def _words(paper: Paper) -> int:
    return sum(len(p.text) for p in paper.paragraphs if p.part == "body")


def _tabular(paper: Paper, roles: list[str]) -> bool:
    """More words in tables than outside; the tables of annexes do not make a form of a paper."""
    end = roles.index("marker") if "marker" in roles else len(roles)
    own = paper.paragraphs[:end]
    inside = sum(len(p.text) for p in own if p.part in ("table", "box"))
    return inside > sum(len(p.text) for p in own if p.part == "body")
