"""Keeping papers in out/: what we wrote and nobody edited is replaced, what a clerk edited is left alone."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from xzhj.report.files import CannotWrite, write

PROVENANCE = ".xzhj"
NEWER, CHANGES = "（数据更新）", "（需改动处）"


@dataclass(frozen=True, slots=True)
class Made:
    """A paper to keep: the name of its file, its bytes, what it was made from. `lines` is its plain text, `template`
    the digest of the template's text."""

    name: str
    data: bytes
    slug: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    number: str = ""
    title: str = ""
    day: str = ""
    template: str = ""
    blank: bool = False  # printed before the day, its numbers left open


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a paper went. `edited`: the clerk's own copy was left; ours lies beside it, unless nothing in it would change
    (`path` is then the clerk's copy). `changed` is what to change by hand, `list_path` where that is written."""

    path: Path
    edited: bool = False
    changed: tuple[str, ...] = ()
    list_path: Path | None = None


def keep(folder: Path, made: Made, *, force: bool = False) -> Kept:
    """Write a paper and its provenance. Raises CannotWrite."""
    target, known = folder / made.name, provenance(folder, made.name)
    there = read(target)
    if there is None or there == made.data or known.get("digest") == digest(there) or force:
        if there != made.data:
            write(target, made.data, force=True)
        try:
            note(folder, made)
        except CannotWrite:
            undo(target, there)  # a paper without its note would pass for one the clerk edited
            raise
        clear(folder, made.name)
        return Kept(target)
    changed = changes(known, made)
    if known.get("lines") is not None and not changed:
        return Kept(target, True)
    return beside(folder, made, changed)


def undo(target: Path, before: bytes | None) -> None:
    """Put a file back as it was, as far as that can be done."""
    if before is None:
        target.unlink(missing_ok=True)
    else:
        write(target, before, force=True)


def beside(folder: Path, made: Made, changed: tuple[str, ...]) -> Kept:
    """Write our paper beside the clerk's, and the list of what to change in theirs."""
    stem, suffix = Path(made.name).stem, Path(made.name).suffix
    newer = own_name(folder, f"{stem}{NEWER}", suffix)
    put(folder, newer, made.data)
    if not changed:
        return Kept(folder / newer, True)
    listed = own_name(folder, f"{stem}{CHANGES}", ".txt")
    words = [f"{made.name}：手工改过，没有覆盖。数据变了，请在这份文书里改下面各处：", "", *changed]
    put(folder, listed, ("\r\n".join(words) + "\r\n").encode("utf-8-sig"))
    return Kept(folder / newer, True, changed, folder / listed)


def changes(known: Mapping[str, Any], made: Made) -> tuple[str, ...]:
    """What differs from the version the clerk edited: facts by name, old → new; then the paragraphs that read otherwise."""
    before = known.get("values", {})
    found = [f"{k}：{before[k]} → {v}" for k, v in made.values.items() if k in before and before[k] != v]
    found += [f"{k}：{v} → （没有了）" for k, v in before.items() if k not in made.values]
    found += [f"{k}：（没有）→ {v}" for k, v in made.values.items() if k not in before and before]
    return (*found, *paragraphs(known.get("lines") or (), made.lines))


def paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines of a paper that changed: 原文 and 改为."""
    if not old:
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        was, now = "／".join(old[a:b]), "／".join(new[c:d])
        yield f"原文：{was} → 改为：{now}" if was and now else f"增加：{now}" if now else f"删去：{was}"


def plain(text: str) -> tuple[str, ...]:
    """The lines of a paper as it reads, without its front matter and signs of layout."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    lines = (line.strip(" \t\u3000").lstrip("#>").strip() for line in body.split("\n"))
    return tuple(line for line in lines if line and not line.startswith((":::", "===")))


def note(folder: Path, made: Made) -> None:
    """Write down what a paper was made from."""
    known = {
        "slug": made.slug, "digest": digest(made.data), "values": dict(made.values), "lines": list(made.lines),
        "number": made.number, "title": made.title, "day": made.day, "template": made.template, "blank": made.blank,
    }  # fmt: skip
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = folder / PROVENANCE / f"{made.name}.json"
    if read(path) != text.encode():
        write(path, text.encode(), force=True)


def put(folder: Path, name: str, data: bytes) -> None:
    """Write a file of our own, and that it is ours."""
    if read(folder / name) != data:
        write(folder / name, data, force=True)
    note(folder, Made(name, data))


def own_name(folder: Path, stem: str, suffix: str) -> str:
    """A name nothing has, or that a file has which we wrote and nobody edited."""
    for number in range(1, 1000):
        name = f"{stem}{number if number > 1 else ''}{suffix}"
        there = read(folder / name)
        if there is None or provenance(folder, name).get("digest") == digest(there):
            return name
    raise CannotWrite(f"{folder / (stem + suffix)} 已经有许多份了，请清理后再试")


def clear(folder: Path, name: str) -> None:
    """Take away what we once laid beside a paper that is now up to date, unless it was edited."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for old in (f"{stem}{NEWER}{suffix}", f"{stem}{CHANGES}.txt"):
        there = read(folder / old)
        if there is not None and provenance(folder, old).get("digest") == digest(there):
            (folder / old).unlink(missing_ok=True)
            (folder / PROVENANCE / f"{old}.json").unlink(missing_ok=True)


def read(path: Path) -> bytes | None:
    """A file's bytes, None where there is none. Raises CannotWrite for one that cannot be opened."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotWrite(f"打不开 {path}：文件可能正在 WPS 中打开，请关闭后再试") from error


def provenance(folder: Path, name: str) -> dict[str, Any]:
    """What is known of a paper we wrote; empty when nothing is."""
    try:
        return dict(json.loads((folder / PROVENANCE / f"{name}.json").read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def kept(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every paper we wrote in a folder that still lies there, by name, with what is known of it."""
    try:
        notes = sorted((folder / PROVENANCE).glob("*.json"))
    except OSError:
        return
    for path in notes:
        name = path.name.removesuffix(".json")
        if (folder / name).exists():
            yield name, provenance(folder, name)


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
