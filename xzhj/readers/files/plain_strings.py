"""What a plainly written workbook keeps outside its sheets: the shared strings, and which styles are numbers and dates.

Both are taken only where there is one way to read them; whatever else calamine knows how to read is left to it.
"""

from __future__ import annotations

import re

_HEAD = re.compile(
    rb'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="\w+")? ?\?>\s*)?<sst\b[^<>]*[^<>/]>\s*'
)
_TAIL = re.compile(r"</sst>\s*")
_PHONETIC = re.compile(r"<phoneticPr [^<>]*/>")
_TRIMMED = re.compile(r"<t>[ \t\n]|<t>[^<]*[ \t\n]</t>")
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_NUMBERS = frozenset((0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 48, 49))
_DAYS = frozenset((14, 15, 27, 28, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58))
_NUMBER = re.compile(r"General|@|[0#][0#,]*(?:\.[0#]+)?%?(?:_ )?")
_DATE = re.compile(r'(?:\[\$-[0-9A-Fa-f]{1,8}\])?y(?:[ymd./-]|\\[-./ ]|"[年月日]")*(?:;@)?')
_BETWEEN = "</t></si><si><t>"


def strings(xml: bytes) -> list[str] | None:
    """The shared strings of a sharedStrings.xml, None when any is written in another way than `<si><t>…</t></si>`."""
    head = _HEAD.match(xml)
    if head is None or b"\r" in xml:
        return None
    try:
        text = xml[head.end() :].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "<phoneticPr " in text:
        text = _PHONETIC.sub("", text)
    if _TRIMMED.search(text) or ("_x" in text and _ESCAPED.search(text)):
        return None
    text = text.replace('<t xml:space="preserve">', "<t>").replace("<t/>", "<t></t>")
    return _split(text)


def _split(text: str) -> list[str] | None:
    end = text.rfind("</t></si>")
    if not text.startswith("<si><t>") or end < 0 or not _TAIL.fullmatch(text, end + 9):
        return None
    body = text[7:end]
    found = body.split(_BETWEEN)
    if not body.count("<") == body.count(">") == (len(found) - 1) * 4:
        return None
    if "&" in body:
        return None if _ENTITY.search(body) else list(map(_unescaped, found))
    return found


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def kind(identity: int, code: str | None) -> str:
    """What a whole number in this format is: "number", "day", "" when in doubt."""
    if code is None:
        return "number" if identity in _NUMBERS else "day" if identity in _DAYS else ""
    if identity < 164:  # a built-in number given another meaning
        return ""
    if _NUMBER.fullmatch(code):
        return "number"
    return "day" if _DATE.fullmatch(code) else ""
