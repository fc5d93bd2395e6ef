"""What a paper in out/ was when we wrote it, and whether someone has changed it since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = ".xzhj"  # beside the papers; written with them


def made_as(path: Path) -> Mapping[str, Any]:
    """`slug`, `values` and `lines` of the paper as written, `blank` where it was printed before the day, `edited` by hand or not; empty where we did not write it."""
    try:
        known = json.loads((path.parent / KEPT / f"{path.name}.json").read_text("utf-8"))
        if not isinstance(known, dict):
            return {}
        edited = known.get("digest") != sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return {}
    lines, values = known.get("lines"), known.get("values")
    return {
        "lines": tuple(str(line) for line in lines) if isinstance(lines, list) else (),
        "values": {str(k): str(v) for k, v in values.items()} if isinstance(values, dict) else {},
        "slug": str(known.get("slug") or ""),
        "template": str(known.get("template") or ""),
        "blank": known.get("blank") is True,
        "edited": edited,
    }
