"""Files → records and Trouble. Nothing here judges: what a reader cannot make sense of, the F and L rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.model import Case
from xzhj.readers.options import Options

__all__ = ["Options", "load"]


def load(paths: Sequence[Path], options: Options) -> Case:
    """Read an election folder, single files, or (nothing named) the current folder into a Case; see `folder`."""
    from xzhj.readers.folder import load as read  # a small command that reads no election should not pay for this

    return read(paths, options)
