"""The parts of a paper: head, title, addressee, closing phrase, attachments, signature and date, note, cc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xzhj.model import Claim, Paragraph, Source
from xzhj.readers.papers.words import CLOSING, ORGAN, genre_of
from xzhj.text.numerals import to_int

NUMBER = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{1,14})\s*[〔\[(（【﹝［〈]\s*(\d{2,4})\s*年?[〕\])）】﹞］〉]\s*(第?\s*\d{1,6}|[×Xx_　 ]*)\s*号"
)
_DIGITS = "0-9０-９零〇○Ｏ一二三四五六七八九十元"
DATE_LINE = re.compile(
    rf"\s*([{_DIGITS}×Xx_ 　]{{2,12}})\s*年\s*([{_DIGITS}×Xx_ 　]{{1,6}})\s*月\s*([{_DIGITS}×Xx_ 　]{{1,6}})\s*[日号]\s*(?:印)?\s*"
)
_DOTTED = re.compile(r"\s*(20\d\d|19\d\d)\s*[.\-/．]\s*(\d{1,2})\s*[.\-/．]\s*(\d{1,2})\s*")
_BLANK_DATE = re.compile(r"[\s　_×Xx]*年[\s　_×Xx]*月[\s　_×Xx]*日\s*")
_HEAD = re.compile(
    r"^[\u4e00-\u9fff\s　]{4,40}(?:文件|公文处理笺)$|^(?:份号|密级|[★\s]*(?:特急|加急|绝密|机密|秘密))|^\d{6}$"
)
_SIGNER = re.compile(r"签发人\s*[：:]\s*(.*)")
_LABEL = re.compile(r"^(?:发文机关标志|发文字号|份号|密级和保密期限|密级|紧急程度|签发人|主送|标题)\s*[：:]\s*")
_CAPTION = re.compile(r"^[（(【〔].*[)）】〕]$")
_ADDRESSEE = re.compile(r"^(?:主送[：:])?[^。；;！？《》]{2,120}[：:]$")
_NOT_ADDRESSEE = re.compile(
    r"如下|现将|根据|按照|为了|下列|包括|分别是|名单|应选|候选人(?:预备人选)?[（(]|^附|^注|^说明|(?:决定|同意|批准|公告|公布|通过|通知|通报|报告)[：:]$|^[一二三四五六七八九十（(\d]"
)
_ATTACHMENT = re.compile(r"^附\s*件\s*[：:]\s*(.*)")
_ATTACHED = re.compile(
    r"^附\s*件\s*([0-9一二三四五六七八九十]{0,3})\s*[：:]?$|^附件([0-9一二三四五六七八九十]{1,3})[\s：:．.—\-]+\S.{1,40}$"
)
_ITEM = re.compile(r"^\s*([0-9]{1,3})\s*[.．、]\s*(.+)")
_CC = re.compile(r"^抄\s*送\s*[：:]")
_ODD_NUMBER = re.compile(  # near a number: without brackets, without 号; a public notice may say 2026年第3号
    r"(?!.*(?:公告|通告|公报|简报|纪要|令)\s*[\d〔（(\[【〈])[\u4e00-\u9fff]{2,10}\s*"
    r"(?:[〔（(\[【〈]\s*\d{2,4}\s*[〕）)\]】〉]\s*第?\s*\d{1,4}\s*号?|(?:-\s*)?20\d{2}\s*[年-]\s*第?\s*\d{1,4}\s*号)"
)
_SERIAL = re.compile(
    r"[〔（(\[]\s*\d{4}\s*[〕）)\]]\s*第?\s*\d{1,4}\s*[号期次]|第\s*\d{1,4}\s*[期号]"
)  # of minutes and bulletins
_ISSUE = re.compile(r".{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发\s*$")
_MARK_SIZE = 52  # half-points: a title is set in 44
_RED = re.compile(r"[A-F][0-9A-F](?:[0-4][0-9A-F]){2}")
_NOTE = re.compile(r"^[（(][^（()）]{0,60}(?:联系人|联系电话|此件|公开|附注)[^）)]*[)）]$")


@dataclass(slots=True)
class Parts:
    """What was found: `claims` of kind element, and the `fields` of the paper they settle; `tail` where annexes begin."""

    claims: list[Claim] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    tail: int = 0

    def first(self, about: str) -> Claim | None:
        return next((c for c in self.claims if c.about == about), None)


def elements(paragraphs: Sequence[Paragraph], file: str) -> Parts:
    """Recognise the parts of a paper by their words and order."""
    return _Finder(paragraphs, file).find()


def day_in(text: str) -> date | None:
    """The day a date line gives (Arabic or Chinese numerals), None where it is blank or impossible."""
    match = DATE_LINE.fullmatch(text) or _DOTTED.fullmatch(text)
    if match is None:
        return None
    numbers = [to_int(g.strip().replace("元", "一").replace("Ｏ", "〇")) for g in match.groups()]
    try:
        return date(*(n or 0 for n in numbers))
    except ValueError:
        return None


class _Finder:
    def __init__(self, paragraphs: Sequence[Paragraph], file: str) -> None:
        self.paragraphs = paragraphs
        self.file = file
        self.body = [i for i, p in enumerate(paragraphs) if p.part == "body" and p.text.strip()]
        self.parts = Parts(tail=len(paragraphs))
        self.used: set[int] = set()

    def text(self, i: int) -> str:
        return self.paragraphs[i].text.strip().strip("\u3000")

    def take(self, about: str, i: int, value: str = "", unit: str = "") -> None:
        text = self.paragraphs[i].text
        place = Source(self.file, "", self.paragraphs[i].place)
        self.used.add(i)
        self.parts.claims.append(
            Claim("element", value or text.strip(), about, place, text.strip(), unit, index=i, start=0, end=len(text))
        )

    def find(self) -> Parts:
        at = self.head()
        at = self.title(at)
        self.head_cells()
        self.annexes()
        self.addressee(at)
        self.end()
        self.imprint()
        self.attachments()
        self.closing()
        title = self.parts.first("title")
        name = str(title.value) if title else ""
        genre = genre_of(name)
        self.parts.fields.setdefault("title", name)
        self.parts.fields["genre"] = genre
        return self.parts

    def head(self) -> int:
        """Everything above the title: the issuing mark, number, signer. Gives the position in `body` after it."""
        at = 0
        for at, i in enumerate(self.body[:12]):
            text = self.text(i)
            bare = _LABEL.sub("", text)
            signer = _SIGNER.search(text)
            number = NUMBER.search(bare) or _ODD_NUMBER.fullmatch(bare.strip())
            if number and len(number[0]) + 14 > len(bare.strip()) - (len(signer[0]) if signer else 0):
                self.take("number", i, re.sub(r"\s", "", number[0]))
            elif not (
                signer
                or _SERIAL.fullmatch(bare.strip())
                or _LABEL.match(text)
                or _HEAD.search(text)
                or self.is_mark(at)
                or self.over_number(at)
            ):
                return at
            if signer:
                self.take("signer", i, signer[1].strip())
            elif not number:
                self.take("head", i, bare)
        return at if self.body and self.body[at] not in self.used else len(self.body)

    def head_cells(self) -> None:
        """Number and signer in a table or a text box above the title, as many a red head is laid out."""
        title = self.parts.first("title")
        for i in range(min(title.index, 40) if title else 0):
            if self.paragraphs[i].part not in ("table", "box"):
                continue
            text = self.text(i)
            number, signer = NUMBER.search(text), _SIGNER.search(text)
            if number and len(text) < len(number[0]) + 30 and not self.parts.first("number"):
                self.take("number", i, re.sub(r"\s", "", number[0]))
            if signer and not self.parts.first("signer"):
                self.take("signer", i, signer[1].strip())

    def over_number(self, at: int) -> bool:
        """An organ's name with the document's number alone on the line below."""
        below = self.text(self.body[at + 1]).strip() if at + 1 < len(self.body) else ""
        text = re.sub(r"\s", "", self.text(self.body[at]))
        return bool(ORGAN.search(text) and len(text) <= 40 and not genre_of(text) and NUMBER.fullmatch(below))

    def is_mark(self, at: int) -> bool:
        """An organ's name in large red letters, without 文件: a number or the title still comes below."""
        looks = [s.look for s in self.paragraphs[self.body[at]].spans if s.text.strip()]
        large = looks and all((look.get("size") or 0) >= _MARK_SIZE for look in looks)
        red = looks and all(_RED.fullmatch(look.get("color") or "") for look in looks)
        text = re.sub(r"\s", "", self.text(self.body[at]))
        return bool(large and (red or ORGAN.search(text)) and len(text) <= 40 and not genre_of(text))

    def title(self, at: int) -> int:
        """One or more lines up to a kind of paper, a blank line, the addressee, or a sentence."""
        lines: list[int] = []
        for position in range(at, min(at + 6, len(self.body))):
            i = self.body[position]
            text = self.text(i)
            if (lines and (i - lines[-1] > 1 and not self.goes_on(lines, i))) or self.not_title(text, lines):
                break
            if lines and genre_of(self.joined(lines)) and not self.same_look(lines[-1], i):
                break
            lines.append(i)
            if genre_of(self.joined(lines)) and not self.continues(position + 1):
                break
        if not lines or not self.plausible(lines):
            return at
        self.take("title", lines[0], self.joined(lines))
        self.used.update(lines)
        position = at + len(lines)
        while position < len(self.body) and _CAPTION.match(self.text(self.body[position])):
            self.caption(self.body[position])
            position += 1
        return position

    def goes_on(self, lines: list[int], i: int) -> bool:
        return False

    def same_look(self, one: int, two: int) -> bool:
        a, b = self.paragraphs[one], self.paragraphs[two]
        return (
            bool(a.spans and b.spans)
            and a.look.get("align") == "center" == b.look.get("align")
            and (a.spans[0].look.get("size") == b.spans[0].look.get("size"))
        )

    def continues(self, position: int) -> bool:
        """Whether the next line belongs to the title: of the same look, directly below."""
        if position >= len(self.body):
            return False
        i, before = self.body[position], self.body[position - 1]
        return i == before + 1 and self.same_look(before, i) and not self.not_title(self.text(i), [before])

    def not_title(self, text: str, lines: list[int]) -> bool:
        if (
            _ADDRESSEE.match(text)
            or text.endswith(("。", "；", "，", "：", ":"))
            or len(text) > 70
            or _CAPTION.match(text)
        ):
            return True
        return bool(DATE_LINE.fullmatch(text)) or bool(
            re.match(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])", text)
        )

    def plausible(self, lines: list[int]) -> bool:
        """A title ends with a kind of paper or is set as one, or stands apart above the rest."""
        joined = self.joined(lines)
        if genre_of(joined):
            return True
        first = self.paragraphs[lines[0]]
        if first.look.get("align") == "center" or first.look.get("style_name", "").lower() in (
            "title",
            "heading 1",
            "标题",
        ):
            return True
        if joined.startswith("关于") or re.search(r"的(?:请示|报告|通知|函|批复|决定|意见)", joined):
            return True
        return (
            len(self.body) > 1
            and not re.search(r"[，,。；：:]", joined)
            and len(joined) <= 40
            and lines[0] == self.body[0]
            and len(joined) >= 4
            and not re.search(r"\d", joined)
        )

    def joined(self, lines: list[int]) -> str:
        return "".join(re.sub(r"\s+", "", self.text(i)) for i in lines)

    def caption(self, i: int) -> None:
        self.take("caption", i)
        text = re.sub(r"\s+", "", self.text(i))
        match = re.search(rf"[{_DIGITS}]{{2,4}}年[{_DIGITS}]{{1,3}}月[{_DIGITS}]{{1,3}}日", text)
        if match and (day := day_in(match[0])):
            self.parts.fields.setdefault("day", day)

    def annexes(self) -> None:
        """From the first 附件 page on, what follows is annexes."""
        for i in self.body[1:]:
            if i not in self.used and _ATTACHED.match(self.text(i)) and self.new_page(i):
                self.parts.tail = min(self.parts.tail, i)
                match = _ATTACHED.match(self.text(i))
                number = (match[1] or match[2] or "") if match else ""
                following = next((self.text(n) for n in self.body if n > i), "")
                self.take("attached", i, following, number)

    def new_page(self, i: int) -> bool:
        """附件 alone on its line is the head of an annex unless names follow it as a list."""
        after = next((n for n in self.body if n > i), None)
        return (after is not None and not _ITEM.match(self.text(after))) or self.text(i).replace(" ", "") == "附件"

    def addressee(self, at: int) -> None:
        for i in self.body[at : at + 2]:
            text = self.text(i)
            if i < self.parts.tail and _ADDRESSEE.match(text) and not _NOT_ADDRESSEE.search(text):
                self.take("addressee", i, text.rstrip("：:").removeprefix("主送：").removeprefix("主送:").strip())
                return

    def imprint(self) -> None:
        """抄送 and 印发 in a table, a text box, or below the annexes."""
        for i, paragraph in enumerate(self.paragraphs):
            if paragraph.part in ("table", "box") or (paragraph.part == "body" and i >= self.parts.tail):
                text = self.text(i)
                if _CC.match(text):
                    self.take("cc", i, re.sub(r"^抄\s*送\s*[：:]", "", text))
                elif _ISSUE.fullmatch(text):
                    self.take("issue", i)

    def end(self) -> None:
        """Signature and date: the last date line before the annexes and the short lines above it."""
        for i in reversed([n for n in self.body if n < self.parts.tail]):
            text = self.text(i)
            if _CC.match(text):
                self.take("cc", i, re.sub(r"^抄\s*送\s*[：:]", "", text))
            elif _ISSUE.match(text):
                self.take("issue", i)
            elif _NOTE.match(text):
                self.take("note", i)
        dated = [n for n in self.body if n < self.parts.tail and n not in self.used and self.is_date(self.text(n))]
        if not dated:
            self.unsigned()
            return
        i = dated[-1]
        self.take("signed", i)
        if day := day_in(self.text(i)):
            self.parts.fields["day"] = day
        names = []
        for n in reversed([n for n in self.body if n < i]):
            if n in self.used or not self.is_signature(self.text(n)):
                break
            names.append(n)
        for n in reversed(names[:4]):
            self.take("signature", n, re.sub(r"\s+", "", self.text(n)))

    def is_date(self, text: str) -> bool:
        return bool(DATE_LINE.fullmatch(text) or _DOTTED.fullmatch(text) or _BLANK_DATE.fullmatch(text))

    def is_signature(self, text: str) -> bool:
        bare = re.sub(r"\s+", "", text)
        return (
            2 <= len(bare) <= 40
            and not re.search(r"[，,。；;！？《》]" if ORGAN.search(bare) else r"[，,。；;！？《》、]", bare)
            and not CLOSING.search(bare)
            and not _ATTACHMENT.match(text)
            and not _ITEM.match(text)
            and not re.match(r"[①-⑳⑴-⒇]", bare)
        )

    def unsigned(self) -> None:
        """An organ alone at the end, without a date below it."""
        rest = [n for n in self.body if n < self.parts.tail and n not in self.used]
        if (
            len(rest) > 1
            and ORGAN.search(self.text(rest[-1]))
            and self.is_signature(self.text(rest[-1]))
            and CLOSING.search(self.text(rest[-2]))
        ):
            self.take("signature", rest[-1], re.sub(r"\s+", "", self.text(rest[-1])))

    def attachments(self) -> None:
        """附件：名称, or a numbered list of names."""
        for i in self.body:
            match = _ATTACHMENT.match(self.text(i))
            if match is None or i >= self.parts.tail or i in self.used or not match[1]:
                continue
            self.attachment(i, match[1])
            for n in (n for n in self.body if n > i):
                if n in self.used or not (item := _ITEM.match(self.text(n))):
                    break
                self.attachment(n, f"{item[1]}.{item[2]}")
            return

    def attachment(self, i: int, text: str) -> None:
        item = _ITEM.match(text)
        self.take("attachment_note", i, (item[2] if item else text).strip(), item[1] if item else "")

    def closing(self) -> None:
        """The closing phrase: the last paragraph of the body that ends with one."""
        stop = min(
            [c.index for c in self.parts.claims if c.about in ("signature", "signed", "attachment_note")],
            default=self.parts.tail,
        )
        for i in reversed([n for n in self.body if n < min(stop, self.parts.tail) and n not in self.used]):
            match = CLOSING.search(self.text(i))
            if match:
                self.take("closing", i, match[0])
                return
            if stop - i > 12:
                return
