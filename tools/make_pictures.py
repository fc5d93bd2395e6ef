"""The pictures of the README, from real output: the terminal as SVG, the page in Chromium, the marked roster in LibreOffice.

python tools/make_pictures.py        (needs chromium, soffice and pdftoppm)
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "images"
TODAY = "2027-01-12"
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def xzhj(*words: str, cwd: Path) -> str:
    env = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "xzhj", *words], cwd=cwd, env=env, capture_output=True, text=True)
    return done.stdout


def terminal(name: str, command: str, text: str, lines: int) -> None:
    """The first lines of what a command prints."""
    console = Console(record=True, width=104, file=io.StringIO())
    shown = text.splitlines()
    console.print(Text("\n".join([f"$ {command}", *shown[:lines], *(["……"] if len(shown) > lines else [])])))
    (OUT / f"{name}.svg").write_text(console.export_svg(title="xzhj"), "utf-8")


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "示范县"
        shutil.copytree(ROOT / "samples" / "示范县", folder)
        terminal("check", "xzhj check 青石乡", xzhj("check", "青石乡", "--today", TODAY, cwd=folder), 30)
        terminal("tally", "xzhj tally 选票/党委委员.csv", xzhj("tally", "选票/党委委员.csv", cwd=folder / "柳溪镇"), 24)
        xzhj("check", "青石乡", "--today", TODAY, "--output", "检查.html", cwd=folder)
        profile = f"--user-data-dir={name}/profile"
        size = ("--window-size=1100,900", f"--screenshot={OUT / 'check-html.png'}")
        subprocess.run(
            ["chromium", *QUIET, profile, *size, f"file://{folder}/检查.html"], capture_output=True, check=True
        )
        xzhj(
            "check",
            "党员名册.xlsx",
            "--today",
            TODAY,
            "--format",
            "xlsx",
            "--output",
            "marked.xlsx",
            cwd=folder / "青石乡",
        )
        xzhj("render", "request", "--today", TODAY, cwd=folder / "柳溪镇")
        papers = [*(folder / "柳溪镇" / "out").glob("*请示.docx")][:1]
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{name}/office", "--convert-to", "pdf"]
        for picture, source in (("marked", folder / "青石乡" / "marked.xlsx"), ("request", papers[0])):
            subprocess.run([*office, "--outdir", name, source], capture_output=True, check=True)
            pdf = Path(name) / f"{Path(source).stem}.pdf"
            target = OUT / picture
            subprocess.run(
                ["pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-png", "-singlefile", pdf, target], check=True
            )
    print("\n".join(f"{p.name} {p.stat().st_size // 1024} kB" for p in sorted(OUT.iterdir())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
