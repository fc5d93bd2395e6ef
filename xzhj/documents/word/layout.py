"""A county's Word layout as a file: opened, refused where it brings in programs, links or text that changes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from xzhj.documents.faults import TemplateFault
from xzhj.documents.word.spots import W, spots, written
from xzhj.documents.zipped import tree, unzipped

OLD = b"\xd0\xcf\x11\xe0"  # .doc, and any file with a password
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHANGES = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
_FIELD = re.compile(r"^\s*(\w+)")
_STIRRING: Mapping[str, str] = {
    "DATE": "自动日期，打开一次变一次", "TIME": "自动时间，打开一次变一次", "SAVEDATE": "自动日期", "PRINTDATE": "自动日期",
    "CREATEDATE": "自动日期", "AUTHOR": "自动的作者姓名", "USERNAME": "自动的用户姓名", "LASTSAVEDBY": "自动的用户姓名",
    "FILENAME": "自动的文件名", "INCLUDETEXT": "引入别的文件的域", "INCLUDEPICTURE": "引入别的图片的域", "LINK": "连着别的文件的域",
    "DDE": "连着别的程序的域", "DDEAUTO": "连着别的程序的域", "MERGEFIELD": "邮件合并的域", "MACROBUTTON": "宏按钮", "ASK": "要人填写的域",
    "FILLIN": "要人填写的域", "RD": "引入别的文件的域", "DATABASE": "连着数据库的域", "HYPERLINK": "链接",
}  # fmt: skip


def opened(path: Path) -> dict[str, bytes]:
    """The parts of a layout. Raises TemplateFault."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateFault("打不开，可能正在 WPS 里开着，请关闭后再试") from error
    if data.startswith(OLD):
        raise TemplateFault("是旧的 .doc 或者加了密码，请用 WPS 打开，去掉密码，另存为 .docx")
    try:
        parts = unzipped(data)
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                tree(part)
    except ValueError as error:
        raise TemplateFault(f"{error}；请用 WPS 打开，另存为 .docx 再试") from error
    return parts


def refused(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What a layout may not bring along, with its place."""
    if any(name.endswith("vbaProject.bin") for name in parts) or b"macroEnabled" in parts["[Content_Types].xml"]:
        yield "带宏，请另存为不带宏的 .docx"
    if any(re.match(r"word/(embeddings|activeX)/", name) for name in parts):
        yield "嵌入了别的文件或控件，请删去"
    if any(re.fullmatch(r"word/comments\w*\.xml", name) for name in parts):
        yield "有批注，请删去全部批注"
    for name, root in written(parts):
        links = dict(_links(name, parts))
        yield from _linked(name, root, links)
        yield from _stirring(name, root)


def _links(name: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Relations that lead out of the file, by id."""
    data = parts.get(f"word/_rels/{name.removeprefix('word/')}.rels")
    for rel in tree(data).iter(_REL) if data else ():
        if rel.get("TargetMode") == "External":
            yield str(rel.get("Id")), str(rel.get("Target"))


def _linked(name: str, root: Any, links: dict[str, str]) -> Iterator[str]:
    for spot in spots(name, root):
        for one in spot.node.iter():
            for key, value in one.attrib.items():
                if key.startswith(R) and value in links:
                    yield f"{spot.place}连着外面的“{links.pop(value)}”，请取消链接"
    for target in links.values():
        yield f"文件连着外面的“{target}”，请取消链接"


def _stirring(name: str, root: Any) -> Iterator[str]:
    """Revisions, and fields that change what the paper says when it is opened."""
    for spot in spots(name, root):
        if any(one.tag in _CHANGES for one in spot.node.iter()):
            yield f"{spot.place}有没有接受的修订，请先接受全部修订"
        for field in _fields(spot.node):
            code = _FIELD.match(field)
            if code and code[1].upper() in _STIRRING:
                yield f"{spot.place}用了{_STIRRING[code[1].upper()]}（{code[1].upper()}），请删去，改用 {{{{ }}}} 填"
    if any(True for _ in root.iter(f"{W}altChunk")):
        yield "嵌入了别的文件，请删去"


def _fields(node: Any) -> Iterator[str]:
    for one in node.iter(f"{W}fldSimple"):
        yield str(one.get(f"{W}instr") or "")
    code = ""
    for one in node.iter(f"{W}instrText", f"{W}fldChar"):
        if one.tag == f"{W}instrText":
            code += one.text or ""
        elif one.get(f"{W}fldCharType") in ("separate", "end") and code:
            yield code
            code = ""
