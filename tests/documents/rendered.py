"""Pages as LibreOffice lays them out: lines with their boxes, and ink. Lengths in millimetres."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")
PRESENT = bool(shutil.which("soffice") and shutil.which("pdftotext"))
_MM = 25.4 / 72
_LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL)
_WORD = re.compile(r"<word[^>]*>(.*?)</word>")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    left: float
    top: float
    right: float
    bottom: float


def to_pdf(folder: Path) -> None:
    """Convert every .docx of a folder; system fonts and profile stay untouched."""
    env = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    files = [str(p) for p in sorted(folder.glob("*.docx"))]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(call, env=env, check=True, capture_output=True, timeout=300)


def pages(pdf: Path) -> list[list[Line]]:
    """The lines of every page from the top down; words on one height are one line."""
    html = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    ).stdout
    return [_merged(_lines(page)) for page in html.decode().split("<page ")[1:]]


def page_sizes(pdf: Path) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    said = subprocess.run(
        ["pdfinfo", "-l", "99", str(pdf)], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return [(float(wide), float(high)) for wide, high in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", said)]


def _lines(page: str) -> list[Line]:
    out = []
    for left, top, right, bottom, inside in _LINE.findall(page):
        text = "".join(unescape(w) for w in _WORD.findall(inside))
        out.append(Line(text, float(left) * _MM, float(top) * _MM, float(right) * _MM, float(bottom) * _MM))
    return out


def _merged(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.bottom + one.top, one.left)):
        last = out[-1] if out else None
        if last and abs((last.top + last.bottom) - (line.top + line.bottom)) < 4:
            a, b = sorted((last, line), key=lambda one: one.left)
            out[-1] = Line(a.text + b.text, a.left, min(a.top, b.top), b.right, max(a.bottom, b.bottom))
        else:
            out.append(line)
    return out


def ink(
    pdf: Path, page: int, box: tuple[float, float, float, float], dpi: int = 300
) -> tuple[float, float, float, float] | None:
    """The box of everything drawn inside `box` (left, top, right, bottom) of a page; None where it is blank."""
    left, top, right, bottom = (round(n / 25.4 * dpi) for n in box)
    call = ["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-l", str(page)]
    call += ["-x", str(left), "-y", str(top), "-W", str(right - left), "-H", str(bottom - top), str(pdf)]
    image = subprocess.run(call, check=True, capture_output=True, timeout=60).stdout
    wide, high = map(int, image.split(b"\n", 3)[1].split())
    rows = image[-wide * high :]
    dark = [y for y in range(high) if min(rows[y * wide : (y + 1) * wide]) < 160]
    if not dark:
        return None
    columns = [x for x in range(wide) if min(rows[x::wide]) < 160]
    at = lambda n, start: (n + start) / dpi * 25.4  # noqa: E731
    return at(columns[0], left), at(dark[0], top), at(columns[-1] + 1, left), at(dark[-1] + 1, top)
