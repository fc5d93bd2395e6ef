"""The container of old Office files (MS-CFB): which streams it has, and one stream's bytes."""

from __future__ import annotations

import struct

from xzhj.readers.files.limits import Refused

_END = 0xFFFFFFFA  # this and above are not sectors


class Compound:
    """A compound file in memory. Raises Refused("file.broken") where its chains lead nowhere or in a circle."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise Refused("file.broken", why="short")
        self.data = data
        self.size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
        if self.size not in (512, 4096):
            raise Refused("file.broken", why="header")
        self.fat = self._table()
        self.entries = self._directory()

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _table(self) -> list[int]:
        count = len(self.data) // self.size + 1
        sectors = [s for s in struct.unpack_from("<109I", self.data, 76) if s < _END]
        following, extra = struct.unpack_from("<I", self.data, 68)[0], 0
        while following < _END and extra <= count:
            words = self._words(following)
            if not words:
                break
            sectors += [s for s in words[:-1] if s < _END]
            following, extra = words[-1], extra + 1
        fat: list[int] = []
        for sector in sectors[:count]:
            fat += self._words(sector)
        return fat

    def _words(self, sector: int) -> list[int]:
        block = self._sector(sector)
        return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))

    def _chain(self, start: int) -> list[int]:
        chain: list[int] = []
        while start < _END:
            if start >= len(self.fat) or len(chain) > len(self.fat):
                raise Refused("file.broken", why="chain")
            chain.append(start)
            start = self.fat[start]
        return chain

    def _directory(self) -> dict[str, tuple[int, int, int]]:
        """Stream name in lower case → type, first sector, size."""
        block = b"".join(map(self._sector, self._chain(struct.unpack_from("<I", self.data, 48)[0])))
        found: dict[str, tuple[int, int, int]] = {}
        for at in range(0, len(block) - 127, 128):
            length, kind = struct.unpack_from("<HB", block, at + 64)
            if kind and 2 <= length <= 64:
                name = block[at : at + length - 2].decode("utf-16-le", "replace").lower()
                found.setdefault(name, (kind, *struct.unpack_from("<II", block, at + 116)))
        return found

    def stream(self, name: str) -> bytes:
        """The bytes of a stream, b"" where there is none."""
        if name not in self.entries:
            return b""
        _, start, size = self.entries[name]
        if size >= struct.unpack_from("<I", self.data, 56)[0]:
            return b"".join(map(self._sector, self._chain(start)))[:size]
        return self._small(start, size)

    def _small(self, start: int, size: int) -> bytes:
        root = next((e for e in self.entries.values() if e[0] == 5), None)
        if root is None:
            raise Refused("file.broken", why="root")
        store = b"".join(map(self._sector, self._chain(root[1])))
        table: list[int] = []
        for sector in self._chain(struct.unpack_from("<I", self.data, 60)[0]):
            table += self._words(sector)
        out = bytearray()
        while start < _END and len(out) < size:
            if start >= len(table):
                raise Refused("file.broken", why="chain")
            out += store[start * 64 : start * 64 + 64]
            if len(out) > len(store) + 64:
                raise Refused("file.broken", why="chain")
            start = table[start]
        return bytes(out[:size])


def names(data: bytes) -> frozenset[str]:
    """The streams and storages of a compound file, in lower case. Raises Refused("file.broken")."""
    try:
        return frozenset(Compound(data).entries)
    except struct.error as error:
        raise Refused("file.broken", why="header") from error
