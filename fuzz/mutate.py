"""Small damage, drawn from a seed: to bytes, and to the members of a zip so that the damage lies behind its checksums."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

TOKENS = [
    b"<", b">", b"&", b'"', b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"-1", b"99999999999", b"1E400", b"A1048576", b"XFD1", b"ZZZZZZZ9",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<![CDATA[", b"-->", b"</row>", b"</sheetData>", b't="e"', b't="s"', b's="1"', b' hidden="1"', b"<f>", b"</f>",
    b'r="', b"\r", b"\n", b"\t", b",", b"=cmd|'/c calc'!A1", "张".encode(), "张".encode("gbk"), b"\x81\x30", b"#REF!", b"NaN", b"true", b"{", b"[", b": ",
]  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """One to four small wounds."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _wound(data, chance)
    return data


def _wound(data: bytes, chance: random.Random) -> bytes:
    size = len(data)
    a = chance.randrange(size + 1)
    b = min(size, a + chance.choice((1, 1, 2, 8, 64, 1000)))
    kind = chance.randrange(7)
    if kind == 0:
        return data[:a] + bytes(chance.randrange(256) for _ in range(b - a)) + data[b:]
    if kind == 1:
        return data[:a] + data[b:]
    if kind == 2:
        return data[:a] + chance.choice(TOKENS) + data[a:]
    if kind == 3:
        return data[:a] + chance.choice(TOKENS) + data[b:]
    if kind == 4:
        return data[:a] if chance.random() < 0.3 else data[:a] + data[a:b] * chance.choice((2, 3, 50)) + data[b:]
    if kind == 5 and a < size:
        return data[:a] + bytes([data[a] ^ 1 << chance.randrange(8)]) + data[a + 1 :]
    return data[:a] + data[b : b + 200] + data[a:b] + data[b + 200 :]


def damage_zip(data: bytes, chance: random.Random) -> bytes:
    """Damage one or two members and pack again, or drop one; now and then the zip itself."""
    if chance.random() < 0.2:
        return damage(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for name in chance.sample(sorted(members), min(len(members), chance.choice((1, 1, 2)))):
        if chance.random() < 0.05:
            del members[name]
        else:
            members[name] = damage(members[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fingerprint(data: bytes) -> str:
    return f"{zlib.crc32(data):08x}"
