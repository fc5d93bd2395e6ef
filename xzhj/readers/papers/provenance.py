"""What a paper in out/ was when we wrote it, where someone has changed it since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = ".xzhj"  # beside the papers; written with them


def made_as(path: Path) -> Mapping[str, Any]:
    """`values` and `lines` of the paper as written; empty where we did not write it or nobody changed it."""
    try:
        known = json.loads((path.parent / KEPT / f"{path.name}.json").read_text("utf-8"))
        if not isinstance(known, dict) or known.get("digest") == sha256(path.read_bytes()).hexdigest():
            return {}
    except (OSError, ValueError):
        return {}
    lines, values = known.get("lines"), known.get("values")
    return {
        "lines": tuple(str(line) for line in lines) if isinstance(lines, list) else (),
        "values": {str(k): str(v) for k, v in values.items()} if isinstance(values, dict) else {},
        "slug": str(known.get("slug") or ""),
    }
