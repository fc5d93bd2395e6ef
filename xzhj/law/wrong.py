"""What is wrong with a file of law."""

from __future__ import annotations


class LawError(Exception):
    """A national file that cannot be relied on: our fault, said with file and line."""

    def __init__(self, what: str, file: str = "", line: int = 0) -> None:
        where = f"{file} 第{line}行：" if line else f"{file}：" if file else ""
        super().__init__(where + what)
        self.what, self.file, self.line = what, file, line
