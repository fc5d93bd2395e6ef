"""Townships by the names of folders."""

from __future__ import annotations

import re


def township_in(name: str) -> str:
    """The township a folder is named after: 柳溪镇换届 → 柳溪镇, 选举 → ""."""
    found = re.match(r"[\d\s._、．—-]*(.*?[乡镇木道])(?<!乡镇)", name)
    return found[1] if found and re.search(r"(乡|镇|苏木|街道)$", found[1]) and len(found[1]) > 1 else ""


def kind_in(township: str) -> str:
    for ending, kind in (("族乡", "民族乡"), ("苏木", "苏木"), ("街道", "街道"), ("乡", "乡"), ("镇", "镇")):
        if township.endswith(ending):
            return kind
    return ""
