"""A zip package (xlsx, ods) opened with suspicion: nothing is believed before it has been inflated and counted."""

from __future__ import annotations

import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Full, Queue
from types import TracebackType
from typing import BinaryIO, Self

from xzhj.readers.files.limits import Limits, Refused, exceeded

CHUNK = 2 << 20
_LARGE = 64 << 10  # zipped
_READ = 256 << 10
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, RuntimeError)


class Package:
    """The members of a package by lower-case name. Raises Refused: file.broken, file.locked, file.limit."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        self.path = path
        self.out: dict[str, int] = {}  # bytes inflated, by member
        try:
            self.zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise Refused("file.broken", why="zip") from error
        infos = self.zip.infolist()
        if len(infos) > limits.entries:
            raise exceeded("entries", len(infos), limits.entries)
        self.members = {i.filename.replace("\\", "/").lstrip("/").lower(): i for i in infos}
        if len(self.members) != len(infos):  # which of two would another program read?
            raise Refused("file.broken", why="doubled")
        if any(i.flag_bits & 1 for i in infos):
            raise Refused("file.locked", how="encrypted")
        claimed = sum(i.file_size for n, i in self.members.items() if n.endswith((".xml", ".rels")))
        if claimed > limits.unzipped:
            raise exceeded("unzipped", claimed, limits.unzipped)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.zip.close()

    def claimed(self, name: str) -> int:
        """The inflated size a member claims to have: good for choosing a way to read it, for nothing else."""
        info = self.members.get(name.lower())
        return info.file_size if info else 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a member, piece by piece, counted against the limits."""
        info = self.members.get(name.lower())
        if info is None:
            raise Refused("file.broken", why="member", member=name)
        came = 0
        try:
            for piece in self._pieces(info):
                came += len(piece)
                self._count(info, came)
                yield piece
        except _BROKEN as error:
            raise Refused("file.broken", why="member", member=name) from error

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """zipfile inflates 4 KB at a time, which keeps two threads waiting for each other: large members are done here."""
        if info.compress_type != zipfile.ZIP_DEFLATED or info.compress_size < _LARGE:
            with self.zip.open(info) as member:
                while piece := member.read(CHUNK):
                    yield piece
            return
        with self.path.open("rb") as file:
            file.seek(info.header_offset)
            head = file.read(30)
            if len(head) < 30 or head[:4] != b"PK\x03\x04":
                raise zipfile.BadZipFile(info.filename)
            file.seek(sum(struct.unpack_from("<HH", head, 26)), 1)
            yield from _inflated(file, info.compress_size)

    def _count(self, info: zipfile.ZipInfo, came: int) -> None:
        self.out[info.filename] = max(came, self.out.get(info.filename, 0))
        if (total := sum(self.out.values())) > self.limits.unzipped:
            raise exceeded("unzipped", total, self.limits.unzipped)
        if came > self.limits.ratio_from and came > info.compress_size * self.limits.ratio:
            raise exceeded("ratio", came // max(info.compress_size, 1), self.limits.ratio)

    def read(self, name: str) -> bytes:
        """A whole member of at most `limits.part` bytes, b"" where there is none; a document type in it is refused."""
        if name.lower() not in self.members:
            return b""
        whole = bytearray()
        for piece in self.chunks(name):
            whole += piece
            if len(whole) > self.limits.part:
                raise exceeded("part", len(whole), self.limits.part)
        refuse_entities(bytes(whole[:4096]))
        return bytes(whole)


def _inflated(file: BinaryIO, left: int) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15)
    while left and not inflate.eof:
        zipped = file.read(min(left, _READ))
        if not zipped:
            raise EOFError
        left -= len(zipped)
        while zipped and not inflate.eof:
            if piece := inflate.decompress(zipped, CHUNK):
                yield piece
            zipped = inflate.unconsumed_tail
    if not inflate.eof:
        raise EOFError


def refuse_entities(head: bytes) -> None:
    """A document type is where entities are declared; no office program writes one. Raises Refused("file.limit")."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refused("file.limit", what="entities")


def ahead(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, inflated in a thread of their own while the last one is being searched."""
    line: Queue[bytes | BaseException | None] = Queue(3)
    stop = threading.Event()

    def put(item: bytes | BaseException | None) -> None:
        while not stop.is_set():
            try:
                return line.put(item, timeout=0.2)
            except Full:
                continue

    def work() -> None:
        try:
            for piece in pieces:
                put(piece)
                if stop.is_set():
                    return
            put(None)
        except BaseException as error:  # handed over: the reader of the line raises it
            put(error)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        while (item := line.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stop.set()
        with_line_empty(line)
        worker.join()


def with_line_empty(line: Queue[bytes | BaseException | None]) -> None:
    """Take what is left, so that a waiting thread can end."""
    try:
        while True:
            line.get_nowait()
    except Empty:
        return
