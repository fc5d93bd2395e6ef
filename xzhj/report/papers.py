"""Keeping papers in out/: what we wrote and nobody edited is replaced, what a clerk edited is left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from xzhj.report.files import write

PROVENANCE = ".xzhj"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a paper went; `edited` = the clerk's own copy was left and ours lies beside it; `changed` = what to change by hand."""

    path: Path
    edited: bool = False
    changed: tuple[str, ...] = ()


def keep(folder: Path, name: str, data: bytes, slug: str, values: Mapping[str, str], *, force: bool = False) -> Kept:
    """Write a paper and its provenance. Raises CannotWrite."""
    target = folder / name
    known = provenance(folder, name)
    edited = target.exists() and known.get("digest") != digest(target.read_bytes()) and not force
    if edited:
        target = folder / f"{Path(name).stem}（数据更新）.docx"
    if not (target.exists() and target.read_bytes() == data):
        write(target, data, force=True)
    before = known.get("values", {})
    changed = tuple(f"{k}：{before[k]} → {v}" for k, v in values.items() if k in before and before[k] != v)
    if not edited:
        note = {"slug": slug, "digest": digest(data), "values": dict(values)}
        text = json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write(folder / PROVENANCE / f"{name}.json", text.encode(), force=True)
    return Kept(target, edited, changed if edited else ())


def provenance(folder: Path, name: str) -> dict[str, Any]:
    """What is known of a paper we wrote; empty when nothing is."""
    try:
        return dict(json.loads((folder / PROVENANCE / f"{name}.json").read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
