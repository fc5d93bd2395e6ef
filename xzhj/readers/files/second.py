"""openpyxl as a reader, for machines without calamine and for sheets it gives up on."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from xzhj.readers.files.limits import Refused


def load(path: Path) -> Any:
    """Open a workbook for reading (by its bytes: a path is judged by its name). Raises Refused("file.broken")."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except Exception as error:  # openpyxl lets anything out: KeyError, ParseError, AttributeError …
        raise Refused("file.broken", why="workbook") from error


def rows(workbook: Any, name: str) -> list[list[Any]]:
    """A sheet's values, every row as wide as the widest. Raises Refused("file.broken")."""
    try:
        sheet = workbook[name]
        sheet.reset_dimensions()  # what the file says of its own size is often wrong
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            table = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
    except Exception as error:
        raise Refused("file.broken", why="sheet", sheet=name) from error
    width = max((_used(row) for row in table), default=0)
    table = [row[:width] + [""] * (width - len(row)) for row in table]
    while table and not any(value != "" for value in table[-1]):
        table.pop()
    return table


def _used(row: list[Any]) -> int:
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i] != ""), 0)
