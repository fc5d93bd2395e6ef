"""Files → records and Trouble. Nothing here judges: what a reader cannot make sense of, the F and L rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xzhj.model import Case
from xzhj.readers.options import Options

if TYPE_CHECKING:
    from xzhj.readers.look import Seen

__all__ = ["Options", "load", "look"]


def load(paths: Sequence[Path], options: Options) -> Case:
    """Read an election folder, single files, or (nothing named) the current folder into a Case; see `folder`."""
    from xzhj.readers.folder import load as read  # a small command that reads no election should not pay for this

    return read(paths, options)


def look(paths: Sequence[Path], kind: str | None = None) -> Seen:
    """Read tables alone, without an election around them; see `look`."""
    from xzhj.readers.look import look as read

    return read(paths, kind)
