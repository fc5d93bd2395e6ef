"""A list of townships, a line or a cell each, from a text file or a workbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from xzhj.readers.facts.values import text_of

_NAME = re.compile(r"^[\d\s.、．]*([^\W\d_]{1,20}(?:乡|镇|苏木|街道))$")
_TEXTS = frozenset({".txt", ".csv", ".tsv", ".md", ""})


def read_list(path: Path) -> tuple[str, ...]:
    """The townships a file names, in its order, each once; none where it cannot be read."""
    cells: list[Any]
    if path.suffix.lower() in _TEXTS:
        from xzhj.readers.files import Refused, decode, read_bytes

        try:
            cells = re.split(r"[\r\n,;\t，；、]+", decode(read_bytes(path)).text)
        except Refused:
            return ()
    else:
        from xzhj.readers.files import grids

        cells = [value for grid in grids(path)[0] for row in grid.rows for value in row]
    found = (_NAME.match(re.sub(r"\s+", "", text_of(cell))) for cell in cells)
    return tuple(dict.fromkeys(m[1] for m in found if m and m[1] not in ("乡镇", "街道", "各乡镇", "所在乡镇")))
