"""What each paragraph of a paper is: mark, title, text, heading, signature, annex …"""

from __future__ import annotations

import re

from xzhj.model import Paper, Paragraph
from xzhj.rules.layout._faces import HAN, red, size
from xzhj.rules.layout._imprint import asides, imprint

LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[)）]"),
)
MARKER = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
NOTES = re.compile(r"附\s*件?\s*([0-9一二三四五六七八九十]*)\s*[：:]\s*\S")
_NUMBERED = re.compile(r"[①-⑳⑴-⒇]|[（(]?[0-9０-９]{1,2}[）).．、]")
_SECRET = re.compile(r"[★\s]*(?:特急|加急|特提|平急|绝密|机密|秘密)(?:[★\s].*)?$")
_COPY = re.compile(r"\d{6}$")
_LARGE = 56  # half-points: above a title, below a mark
_MARK_SIZE = 44  # half-points: nothing else above the title is set so large


class Roles:
    """One walk over the paragraphs."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.text = [p.text.strip() for p in paper.paragraphs]
        self.found = [self.plain(p) for p in paper.paragraphs]
        self.body = [i for i, p in enumerate(paper.paragraphs) if p.part == "body" and self.text[i]]
        self.claims()
        self.head()
        self.tail()
        imprint(paper, self.found)
        asides(paper, self.found)

    def plain(self, paragraph: Paragraph) -> str:
        """A role by the paragraph's own words."""
        if paragraph.part != "body":
            return paragraph.part
        text = paragraph.text.strip()
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
            joined += re.sub(r"\s+", "", self.text[i])
            if self.text[i]:
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
            text = self.text[i]
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
            loose = self.found[i] in ("text", "right", "centred")
            if seen < i and n < signed and loose and NOTES.match(self.text[i]):
                self.found[i] = "notes"
            elif self.listed(i) and n and n < signed and self.found[self.body[n - 1]] == "notes":
                self.found[i] = "notes"  # 2.名称 under the first
            if signed < n < start and MARKER.fullmatch(self.text[i]):
                start = n
                self.found[i] = "marker"
        for n in range(start, len(self.body)):
            i = self.body[n]
            if n > start and MARKER.fullmatch(self.text[i]):
                self.found[i] = "marker"
            elif self.found[i] != "marker":
                titled = self.found[self.body[n - 1]] == "marker"
                self.found[i] = "annex_title" if titled else "annex"

    def listed(self, i: int) -> bool:
        """A further line of 附件说明 by its number, however that is written."""
        return self.found[i] == "level3" or (
            self.found[i] in ("text", "level4") and bool(_NUMBERED.match(self.text[i]))
        )
