"""What each paragraph of a paper is to the standard (mark, title, text …), and which profile judges the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from xzhj.model import Paper, Paragraph
from xzhj.rules.layout._faces import HAN, red, size
from xzhj.text.genres import STATUTORY

OFFICIAL = frozenset({*STATUTORY, "复函"})
PROSE = OFFICIAL | frozenset(
    [
        "名单",
        "办法",
        "细则",
        "规则",
        "方案",
        "预案",
        "规定",
        "公示",
        "总结",
        "汇报",
        "要点",
        "工作报告",
        "情况报告",
        "审查报告",
        "补充通知",
        "请示报告",
        "答复",
    ]
)
_SHORT = 120  # characters: a card or a slip has no layout of a paper
LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[)）]"),
)
MARKER = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
CC = re.compile(r"(?:抄\s*送|主\s*送|分\s*送|印\s*送|发\s*送)\s*[：:]")
ISSUE = re.compile(
    r".{2,40}?[\s　]*[0-9０-９零〇○一二三四五六七八九十]{2,4}\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,4}?\s*[日号]?\s*印\s*发"
)
PRINTED = re.compile(
    r"[0-9０-９零〇○一二三四五六七八九十]{2,4}\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,4}?\s*[日号]?\s*印\s*发"
)
BARE = re.compile(r"(?:.{2,40}?[\s　]+)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
NOTES = re.compile(r"附\s*件?\s*([0-9一二三四五六七八九十]*)\s*[：:]\s*\S")
_NUMBERED = re.compile(r"[①-⑳⑴-⒇]|[（(]?[0-9０-９]{1,2}[）).．、]")
_LABEL = re.compile(r"[\u4e00-\u9fff\s　]{2,6}[：:]")
_PRESENT = re.compile(r"(?:出\s*席|列\s*席|请\s*假|缺\s*席|主\s*持|记\s*录)(?:人员?|单位)?\s*[：:]")
_BESIDE = re.compile(
    r"[（(]?\s*(?:注|备注|说明|附注|单位|填表|制表|填报|统计|资料来源|数据来源|截至|截止|表\s*[0-9一二三四五六七八九十])"
)
_CAPTION = 30  # characters
_SECRET = re.compile(r"[★\s]*(?:特急|加急|特提|平急|绝密|机密|秘密)(?:[★\s].*)?$")
_COPY = re.compile(r"\d{6}$")
_LARGE = 56  # half-points: above a title, below a mark
_MARK_SIZE = 44  # half-points: nothing else above the title is set so large


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
        return self.paper.paragraphs[index].text.strip().strip("\u3000")

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
    roles = _Roles(paper).found
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


class _Roles:
    """One walk over the paragraphs."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.found = [self.plain(p) for p in paper.paragraphs]
        self.body = [i for i, p in enumerate(paper.paragraphs) if p.part == "body" and p.text.strip()]
        self.claims()
        self.head()
        self.tail()
        self.imprint()
        self.asides()

    def text(self, i: int) -> str:
        return self.paper.paragraphs[i].text.strip().strip("\u3000")

    def plain(self, paragraph: Paragraph) -> str:
        """A role by the paragraph's own words."""
        if paragraph.part != "body":
            return paragraph.part
        text = paragraph.text.strip().strip("\u3000")
        if not text:
            return "blank"
        if str(paragraph.look.get("style_name", "")).lower().startswith(("toc", "目录")):
            return "contents"
        for level, pattern in enumerate(LEVELS, start=1):
            if pattern.match(text):
                return f"level{level}"
        align = paragraph.look.get("align")
        return "centred" if align == "center" else "right" if align == "right" else "text"

    def claims(self) -> None:
        """What the reader recognised, and the further lines of the title."""
        self.known = {c.index for c in self.paper.claims if c.kind == "element" and c.about == "head"}
        names = {"number", "signer", "caption", "addressee", "signature", "signed"}
        also = {"attachment_note": "notes", "note": "remark", "attached": "marker"}
        for claim in self.paper.claims:
            if claim.kind != "element" or claim.index < 0:
                continue
            if claim.about == "title":
                self.title(claim.index, str(claim.value))
            elif claim.about == "signer" and self.found[claim.index] == "number":
                continue
            elif claim.about in names or claim.about in also:
                self.found[claim.index] = also.get(claim.about, claim.about)

    def title(self, start: int, value: str) -> None:
        joined = ""
        for i in range(start, len(self.found)):
            joined += re.sub(r"\s+", "", self.text(i))
            if self.paper.paragraphs[i].text.strip():
                self.found[i] = "title"
            if len(joined) >= len(value):
                return

    def head(self) -> None:
        """Mark, copy number, secrecy and urgency: above the title, wherever they are drawn."""
        top = self.below_head()
        if self.paper.genre == "纪要":  # its mark is what it has for a title
            for i, role in enumerate(self.found):
                looks = [s.look for s in self.paper.paragraphs[i].spans if s.text.strip()]
                if role == "title" and looks and all(red(look) for look in looks):
                    self.found[i] = "mark"
            self.below_head()
        for i, p in enumerate(self.paper.paragraphs):
            text = self.text(i)
            above = p.part == "header" or (i < top and p.part in ("body", "box", "table"))
            if not above or not text or self.found[i] in ("number", "signer", "title"):
                continue
            big = any(HAN.search(s.text) and size(s.look) >= _MARK_SIZE for s in p.spans)
            coloured = any(HAN.search(s.text) and red(s.look) and size(s.look) >= 30 for s in p.spans)
            named = re.fullmatch(r"\S.{2,40}文\s*件", text)
            if named or (coloured and (big or p.part == "body")) or (big and p.part == "body" and i in self.known):
                self.found[i] = "mark"
            elif p.part != "header" and (_SECRET.match(text) or _COPY.match(text)):
                self.found[i] = "secret" if _SECRET.match(text) else "copy"

    def below_head(self) -> int:
        """Where the title stands; where the reader knew none by its words, the first large centred lines."""
        if "title" in self.found:
            return self.found.index("title")
        for i in self.body[:12]:
            p = self.paper.paragraphs[i]
            looks = [s.look for s in p.spans if HAN.search(s.text)]
            if self.found[i] == "addressee" or not (p.look.get("align") == "center" and looks):
                continue
            if all(36 <= size(look) < _LARGE and not red(look) for look in looks):
                self.found[i] = "title"
        return self.found.index("title") if "title" in self.found else 0

    def tail(self) -> None:
        """附件说明 written oddly, and everything from the first 附件 page on."""
        start = next((n for n, i in enumerate(self.body) if self.found[i] == "marker"), len(self.body))
        seen = self.found.index("title") if "title" in self.found else -1
        signed = next((n for n, i in enumerate(self.body) if self.found[i] == "signed"), start)
        for n, i in enumerate(self.body):
            if seen < i and n < signed and NOTES.match(self.text(i)) and self.found[i] in ("text", "right", "centred"):
                self.found[i] = "notes"
            elif self.listed(i) and n and n < signed and self.found[self.body[n - 1]] == "notes":
                self.found[i] = "notes"  # 2.名称 under the first
            if signed < n < start and MARKER.fullmatch(self.text(i)):
                start = n
                self.found[i] = "marker"
        for n in range(start, len(self.body)):
            i = self.body[n]
            if n > start and MARKER.fullmatch(self.text(i)):
                self.found[i] = "marker"
            elif self.found[i] != "marker":
                titled = self.found[self.body[n - 1]] == "marker"
                self.found[i] = "annex_title" if titled else "annex"

    def listed(self, i: int) -> bool:
        """A further line of 附件说明 by its number, however that is written."""
        return self.found[i] == "level3" or (
            self.found[i] in ("text", "level4") and bool(_NUMBERED.match(self.text(i)))
        )

    def imprint(self) -> None:
        """抄送 and 印发, in paragraphs, tables or boxes."""
        for i, p in enumerate(self.paper.paragraphs):
            text = self.text(i)
            if p.part not in ("body", "table", "box") or self.found[i] in ("addressee", "title"):
                continue
            if CC.match(text):
                self.found[i] = "cc"
            elif p.part == "table" and PRINTED.fullmatch(text):
                self.found[i] = "issue"
                row = self.paper.paragraphs[i - 1].look.get("row")
                if i and row == p.look.get("row") and self.found[i - 1] == "table":
                    self.found[i - 1] = "printer"
            elif len(text) < 60 and ISSUE.fullmatch(text):
                self.found[i] = "issue"
        self.undated()
        if "label" not in self.found:
            self.labels()

    def undated(self) -> None:
        """The line under 抄送 that has an organ and a day, and lacks 印发."""
        last = max((i for i, role in enumerate(self.found) if role == "cc"), default=-1)
        if last < 0 or "issue" in self.found:
            return
        for i in range(last + 1, min(last + 4, len(self.found))):
            part, text = self.paper.paragraphs[i].part, self.text(i)
            if (
                part in ("body", "table", "box")
                and self.found[i] not in ("signed", "signature")
                and BARE.fullmatch(text)
            ):
                self.found[i] = "issue"
                return

    def asides(self) -> None:
        """单位：名 above a table and 注：… below it are set as suits the table."""
        for i, role in enumerate(self.found):
            if role not in ("text", "right", "centred") or not self.beside_table(i):
                continue
            if _BESIDE.match(self.text(i)) or (role != "text" and len(self.text(i)) <= _CAPTION):
                self.found[i] = "aside"

    def beside_table(self, i: int) -> bool:
        """Whether nothing but other such lines stands between this one and a table."""
        for step in (-1, 1):
            n = i + step
            while 0 <= n < len(self.found) and (self.found[n] in ("aside", "blank", "right", "centred")):
                n += step
            if 0 <= n < len(self.found) and self.found[n] == "table":
                return True
        return False

    def labels(self) -> None:
        """出席：… of minutes: names that hang under the first."""
        for i in self.body:
            hung = _LABEL.match(self.text(i)) and self.paper.paragraphs[i].look.get("hanging")
            if self.found[i] == "text" and (hung or (self.paper.genre == "纪要" and _PRESENT.match(self.text(i)))):
                self.found[i] = "label"
