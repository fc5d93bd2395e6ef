"""Find the rules by walking the folders: no list to edit, a code used twice is refused."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
_NAME = re.compile(r"([flrx]\d{3}|r[ab]\d{2})_\w+")


class RuleError(ImportError):
    """A rule module that breaks the contract of this package."""


def paths() -> dict[str, str]:
    """Every rule's module path by its code, without importing any."""
    found: dict[str, str] = {}
    for file in sorted(HERE.glob("*/*.py")):
        if match := _NAME.fullmatch(file.stem):
            code = match[1].upper()
            name = f"{__package__}.{file.parent.name}.{file.stem}"
            if code in found:
                raise RuleError(f"{code}: {found[code]} / {name}")
            found[code] = name
    return dict(sorted(found.items()))


def find(code: str) -> ModuleType | None:
    """The rule of one code, or None. Imports that module alone."""
    name = paths().get(code.upper())
    return import_module(name) if name else None


@cache
def rules() -> dict[str, ModuleType]:
    """Every rule by its code. Raises RuleError where a module's CODE is not the one of its file name."""
    found: dict[str, ModuleType] = {}
    for code, name in paths().items():
        module = import_module(name)
        if getattr(module, "CODE", None) != code:
            raise RuleError(f"{name}: CODE {getattr(module, 'CODE', None)!r}")
        found[code] = module
    return found
