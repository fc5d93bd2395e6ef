"""The file being bound, and what its makers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xzhj.documents.zipped import tree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class CannotBind(ValueError):
    """A paper that cannot be bound with others; the message is one Chinese line."""


def w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass(slots=True)
class Book:
    """The file being bound: the first paper's parts, to which those of the others are added."""

    parts: dict[str, bytes]
    body: Any
    styles: Any
    numbering: Any
    rels: Any
    types: Any
    own_styles: bytes
    count: int = 0
    uses_numbers: bool = False
    names: set[str] = field(default_factory=set)


def parsed(data: bytes) -> Any:
    try:
        return tree(data)
    except ValueError as error:
        raise CannotBind("有一份文书损坏，不能合订；请用 WPS 打开，另存一遍再试") from error
