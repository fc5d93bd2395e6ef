"""Parts of a .docx read from a file's bytes, and packed so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

MOST = 64_000_000  # bytes of all parts together
_DAY = (1980, 1, 1, 0, 0, 0)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts by name. Raises ValueError, in Chinese, for what is no .docx or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(i.file_size for i in file.infolist()) > MOST:
                raise ValueError("太大")
            parts = {i.filename: file.read(i) for i in file.infolist() if not i.is_dir()}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError("打不开") from error
    if not {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"} <= parts.keys():
        raise ValueError("不是 Word 文书")
    return parts


def zipped(parts: Mapping[str, bytes], level: int | None = None) -> bytes:
    """The parts as a .docx, in their order; nothing says when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            file.writestr(info, data)
    return out.getvalue()


def tree(data: bytes) -> Any:
    """A part as a tree. Raises ValueError for broken XML; nothing outside the part is ever read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("损坏") from error


def serial(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
