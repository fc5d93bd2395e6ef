"""Papers that people write themselves and the program only binds: work reports, speeches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xzhj.model import Case

FOLDER = "文稿"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One such paper: its name as a clerk would call the file, and the phase in which it is wanted."""

    slug: str
    name: str
    phase: str


KNOWN: Mapping[str, Manuscript] = {
    slug: Manuscript(slug, name, phase)
    for slug, name, phase in (
        ("party-work-report", "党委工作报告", "筹备"),
        ("discipline-work-report", "纪委工作报告", "筹备"),
        ("opening-speech", "开幕词", "大会"),
        ("superior-speech", "上级领导讲话", "大会"),
        ("closing-speech", "闭幕词", "大会"),
        ("secretary-speech", "新任书记讲话", "大会"),
    )
}


def given(case: Case) -> dict[str, Path]:
    """The manuscripts that are there, by slug: those 另附文稿 names (paths count from the election folder), then those of 文稿/."""
    home = Path(case.folder or ".")
    found: dict[str, Path] = {}
    for row in case.facts.get("manuscripts") or ():
        slug, path = slug_of(str(row.get("slug", ""))), home / str(row.get("path", "")).replace("\\", "/")
        if slug and path.is_file():
            found.setdefault(slug, path)
    try:
        lying = sorted(p for p in (home / FOLDER).iterdir() if p.suffix.lower() == ".docx" and p.name[0] not in "~.")
    except OSError:
        lying = []
    for path in lying:
        if slug := slug_of(path.stem):
            found.setdefault(slug, path)
    return found


def slug_of(text: str) -> str:
    """The manuscript a file's name or a clerk's word means; "" for another."""
    word = text.strip()
    if word in KNOWN:
        return word
    return next((one.slug for one in KNOWN.values() if one.name in word or one.slug in word), "")
