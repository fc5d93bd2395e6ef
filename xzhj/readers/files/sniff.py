"""What a file is, by its bytes; the name only helps to say what was meant."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from xzhj.readers.files import cfb
from xzhj.readers.files.limits import Refused

READABLE = frozenset({"xlsx", "xls", "ods", "csv", "html", "lrmx"})
_SAVE = "用 WPS 打开，另存为 .xlsx"
_TABLE = "把表格复制到 WPS 表格，另存为 .xlsx"
UNKNOWN: dict[str, tuple[str, str]] = {
    "docx": ("Word 文档", _TABLE),
    "doc": ("Word 文档（.doc 或 .wps）", _TABLE),
    "pptx": ("演示文稿", _TABLE),
    "ppt": ("演示文稿", _TABLE),
    "pdf": ("PDF 文件", "向对方要电子表格，或用 WPS 转为 .xlsx"),
    "ofd": ("OFD 版式文件", "向对方要电子表格，或用 WPS 转为 .xlsx"),
    "image": ("图片", "向对方要电子表格，或录入后另存为 .xlsx"),
    "zip": ("压缩包", "先解压，再给出里面的表格"),
    "rar": ("压缩包", "先解压，再给出里面的表格"),
    "7z": ("压缩包", "先解压，再给出里面的表格"),
    "gz": ("压缩包", "先解压，再给出里面的表格"),
    "xlsb": ("二进制工作簿（.xlsb）", _SAVE),
    "odt": ("文字文档（.odt）", _TABLE),
    "rtf": ("RTF 文档", _TABLE),
    "mht": ("网页存档（.mht）", _SAVE),
    "html": ("没有表格的网页", _SAVE),
    "lrm": ("旧版任免审批表（.lrm）", "用任免审批表编辑器打开，另存为 .lrmx"),
    "db": ("数据库文件", "从原系统导出为 .xlsx"),
    "exe": ("程序", "这不是名册"),
    "xml": ("XML 文件", _SAVE),
    "json": ("JSON 文件", _SAVE),
    "yaml": ("YAML 文件", "只有 election.yaml 和 county.yaml 用这种格式"),
    "text": ("没有分隔符的文本", _SAVE),
    "cfb": ("旧版 Office 文件", _SAVE),
    "empty": ("空文件", "文件是空的，请重新拷贝"),
    "binary": ("不认识的文件", _SAVE),
}
_MAGIC = (
    (b"%PDF", "pdf"), (b"\xff\xd8\xff", "image"), (b"\x89PNG", "image"), (b"GIF8", "image"), (b"BM", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (b"Rar!", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gz"),
    (b"{\\rtf", "rtf"), (b"SQLite format 3", "db"), (b"\x00\x01\x00\x00Standard", "db"), (b"MZ", "exe"),
    (b"\x7fELF", "exe"), (b"MIME-Version:", "mht"),
)  # fmt: skip
_BIFF = re.compile(rb"\x09(?:\x08|\x04|\x02|\x00)[\x04-\x10]\x00")


def unknown(kind: str, given: str = "") -> Refused:
    """This file is not a table we read: `format` (ASCII), `what` (its name in Chinese), `cure` (what to do)."""
    what, cure = UNKNOWN.get(kind, UNKNOWN["binary"])
    return Refused("file.unknown", format=kind, what=what, cure=cure, extension=given)


def is_lock_file(name: str) -> bool:
    """Say whether `name` is what WPS or Office leaves beside an open file (~$名册.xlsx, .~名册.xlsx): not to be read."""
    return name.startswith(("~$", ".~", "._")) or name in ("Thumbs.db", "desktop.ini", ".DS_Store")


def sniff(data: bytes, suffix: str = "") -> str:
    """Name the format: one of READABLE, or a key of UNKNOWN. `suffix` is used only between text formats.

    Raises Refused: file.locked (an encrypted workbook), file.broken (a container that cannot be listed).
    """
    if not data.strip(b"\x00\r\n\t "):
        return "empty"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic) and not _texty(data, magic):
            return kind
    if _BIFF.match(data):
        return "xls"
    return _text(data, suffix)


def _texty(data: bytes, magic: bytes) -> bool:
    """Two letters alone (BM, MZ) prove nothing: a csv may begin with them."""
    return len(magic) == 2 and magic.isalpha() and b"\x00" not in data[:512]


def _compound(data: bytes) -> str:
    names = cfb.names(data)
    if "encryptedpackage" in names or "encryptioninfo" in names:
        raise Refused("file.locked", how="encrypted")
    if "workbook" in names or "book" in names:
        return "xls"
    if "worddocument" in names:
        return "doc"
    return "ppt" if "powerpoint document" in names else "cfb"


def _package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {n.lower().replace("\\", "/") for n in package.namelist()}
            kind = package.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
    except Exception as error:  # a broken zip raises many things: all of them mean the same to a clerk
        raise Refused("file.broken", why="zip") from error
    if "opendocument.spreadsheet" in kind:
        return "ods"
    if "opendocument" in kind:
        return "odt"
    for mark, found in (
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("ofd.xml", "ofd"),
    ):
        if mark in names:
            return found
    if "xl/workbook.xml" in names or any(n.startswith("xl/") or "/xl/" in n for n in names):
        return "xlsx"
    return "ods" if "content.xml" in names and "meta-inf/manifest.xml" in names else "zip"


_LRMX = re.compile(r"<(?:Person|RenMianBiao|XingMing)\b")


def _text(data: bytes, suffix: str) -> str:
    head = data[:65536]
    if head.count(0) * 3 > len(head) * 2:
        return "binary"
    probe = _probe(head)
    start = probe.lstrip("\ufeff \t\r\n\x00").lower()[:2000]
    if start.startswith(("<?xml", "<")):
        return _markup(probe, start)
    if start.startswith(("{", "[")) and suffix == ".json":
        return "json"
    if suffix == ".lrm" and start.startswith('"'):
        return "lrm"
    if suffix in (".yaml", ".yml"):
        return "yaml"
    control = sum(1 for c in start if c < " " and c not in "\t\r\n\x00\x0b\x0c\x1a")
    return "binary" if control * 20 > len(start) else "csv"


def _probe(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    if head[1::2].count(0) * 3 > len(head) or head[0::2].count(0) * 3 > len(head):
        return head.decode("utf-16-le" if head[1:2] == b"\x00" else "utf-16-be", "replace")
    return head.decode("utf-8", "replace")


def _markup(probe: str, start: str) -> str:
    if "urn:schemas-microsoft-com:office:spreadsheet" in probe and "<html" not in start:
        return "xml2003"
    if _LRMX.search(probe) and "<html" not in start:
        return "lrmx"
    if any(tag in probe.lower() for tag in ("<html", "<table", "<!doctype html", "<meta ", "<tr")):
        return "html"
    return "xml" if start.startswith("<?xml") or re.match(r"<[a-z]", start) else "csv"
