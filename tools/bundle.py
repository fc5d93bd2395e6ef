"""Offline installation packages: for each platform and Python a folder of wheels and what installs them, zipped into dist/.

    python tools/bundle.py                                every platform, every Python
    python tools/bundle.py windows-x86_64 --python 3.12   one

pip judges environment markers by the machine it runs on, so a package wanted on Windows alone (colorama) would be left out
of a bundle made on Linux: every wheel's own metadata is read again for the target, until nothing is missing.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "bundle"
PYTHONS = ("3.11", "3.12", "3.13")
LIMIT = 10 * 2**20  # bytes of a package for one platform and one Python: 10 MB as file managers count
WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"}
LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}


class BundleError(Exception):
    """A package that cannot be made."""


@dataclass(frozen=True, slots=True)
class Target:
    """One platform: pip's tags for it (the oldest system first) and what its environment markers say."""

    name: str
    tags: tuple[str, ...]
    markers: Mapping[str, str]
    files: tuple[str, ...]


def linux(machine: str) -> Target:
    tags = ("manylinux2014", "manylinux_2_17", "manylinux_2_28")
    markers = {**LINUX, "platform_machine": machine}
    return Target(f"linux-{machine}", tuple(f"{t}_{machine}" for t in tags), markers, ("install.sh", "说明.txt"))


TARGETS = {
    target.name: target
    for target in (
        Target(
            "windows-x86_64",
            ("win_amd64",),
            {**WINDOWS, "platform_machine": "AMD64"},
            ("安装.bat", "xzhj.bat", "说明.txt"),
        ),
        linux("x86_64"),
        linux("aarch64"),
    )
}


def own_wheel(folder: Path) -> Path:
    """Build this project's wheel."""
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)])
    return next(folder.glob("xzhj-*.whl"))


def run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise BundleError(f"{' '.join(command[:6])} …\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def fill(folder: Path, wheel: Path, target: Target, python: str) -> None:
    """Put the project's wheel and everything it needs on the target into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / wheel.name).write_bytes(wheel.read_bytes())
    while wanted := missing(folder, target, python):
        before = len(list(folder.glob("*.whl")))
        download(folder, wanted, target, python)
        if len(list(folder.glob("*.whl"))) == before:
            raise BundleError(f"{target.name} {python}: {', '.join(wanted)}")


def download(folder: Path, wanted: Sequence[str], target: Target, python: str) -> None:
    tags = [word for tag in target.tags for word in ("--platform", tag)]
    version = ["--python-version", python, "--implementation", "cp"]
    only = ["--only-binary=:all:", "--no-deps", "--disable-pip-version-check", "--quiet"]
    run([sys.executable, "-m", "pip", "download", *only, *tags, *version, "--dest", str(folder), *wanted])


def missing(folder: Path, target: Target, python: str) -> list[str]:
    """What the wheels in `folder` ask for on the target and `folder` does not hold."""
    have = {parse_wheel_filename(p.name)[0]: parse_wheel_filename(p.name)[1] for p in folder.glob("*.whl")}
    wanted: dict[str, SpecifierSet] = {}
    for wheel in sorted(folder.glob("*.whl")):
        for need in needs(wheel, environment(target, python)):
            name = canonicalize_name(need.name)
            if name not in have:
                wanted[name] = wanted.get(name, SpecifierSet()) & need.specifier
            elif not need.specifier.contains(have[name], prereleases=True):
                raise BundleError(f"{wheel.name}: {need} / {have[name]}")
    return [f"{name}{bounds}" for name, bounds in wanted.items()]


def needs(wheel: Path, env: Mapping[str, str]) -> Iterator[Requirement]:
    """The requirements of one wheel that hold in an environment."""
    with zipfile.ZipFile(wheel) as parts:
        name = next(n for n in parts.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(parts.read(name))
    for line in metadata.get_all("Requires-Dist") or ():
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({**env, "extra": ""}):
            yield need


def environment(target: Target, python: str) -> dict[str, str]:
    """The environment markers of the target."""
    here = {key: str(value) for key, value in default_environment().items()}
    versions = {"python_version": python, "python_full_version": f"{python}.0", "implementation_version": f"{python}.0"}
    return {
        **here,
        **target.markers,
        **versions,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def text_of(name: str, words: Mapping[str, str]) -> bytes:
    """A file of the package: batch files in GBK with CRLF, as cmd.exe on a Chinese Windows reads them."""
    text = (TEXTS / name).read_text("utf-8")
    for key, value in words.items():
        text = text.replace(f"@{key}@", value)
    if name.endswith(".bat"):
        return text.replace("\n", "\r\n").encode("gbk")
    return text.replace("\n", "\r\n").encode("utf-8-sig") if name.endswith(".txt") else text.encode()


def pack(out: Path, folder: Path, target: Target, python: str, version: str) -> Path:
    """Zip the wheels and the texts; the same wheels give the same bytes."""
    words = {"MINOR": python.split(".")[1], "VERSION": version, "TARGET": target.name}
    top = f"xzhj-{version}-{target.name}-py{python.replace('.', '')}"
    path = out / f"{top}.zip"
    with zipfile.ZipFile(path, "w") as parts:
        for name in target.files:
            add(parts, f"{top}/{name}", text_of(name, words), 0o755 if name.endswith(".sh") else 0o644)
        for wheel in sorted(folder.glob("*.whl")):
            add(parts, f"{top}/wheelhouse/{wheel.name}", opened_out(wheel), 0o644)
    return path


def opened_out(wheel: Path) -> bytes:
    """The same wheel with its files uncompressed: compressed as a whole, hundreds of small files take a third less."""
    out = io.BytesIO()
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for info in source.infolist():
            plain = zipfile.ZipInfo(info.filename, info.date_time)
            plain.external_attr = info.external_attr
            target.writestr(plain, source.read(info))
    return out.getvalue()


def add(parts: zipfile.ZipFile, name: str, data: bytes, mode: int) -> None:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = (0o100000 | mode) << 16
    info.create_system = 3
    info.compress_type = zipfile.ZIP_DEFLATED
    parts.writestr(info, data, compresslevel=9)


def bundle(out: Path, targets: Sequence[str], pythons: Sequence[str]) -> list[Path]:
    """Make the packages. Raises BundleError where a wheel is not to be had or a package is larger than LIMIT."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as temp:
        wheel = own_wheel(Path(temp) / "own")
        version = str(parse_wheel_filename(wheel.name)[1])
        for name in targets:
            for python in pythons:
                folder = Path(temp) / f"{name}-{python}"
                fill(folder, wheel, TARGETS[name], python)
                path = pack(out, folder, TARGETS[name], python, version)
                print(f"{path.stat().st_size / 2**20:5.1f} MB  {path.name}")
                if path.stat().st_size > LIMIT:
                    raise BundleError(f"{path.name}: {path.stat().st_size} > {LIMIT}")
                made.append(path)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description="离线安装包")
    parser.add_argument("targets", nargs="*", metavar="平台", help="、".join(TARGETS))
    parser.add_argument("--python", action="append", choices=PYTHONS, help="可写多次；不写就全做")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    given = parser.parse_args()
    if unknown := [name for name in given.targets if name not in TARGETS]:
        parser.error(f"没有 {unknown[0]} 这个平台；可写：{'、'.join(TARGETS)}")
    try:
        bundle(given.out, given.targets or list(TARGETS), given.python or PYTHONS)
    except BundleError as error:
        sys.exit(f"没有做成：{error}")


if __name__ == "__main__":
    main()
