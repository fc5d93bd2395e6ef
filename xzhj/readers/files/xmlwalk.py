"""XML without its dangers: no document type, no entities, nothing fetched; names without their prefixes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from xzhj.readers.files.limits import Refused

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def _refuse(*_: object) -> None:
    raise Refused("file.limit", what="entities")


def local(name: str) -> str:
    """`office:value` → `value`."""
    return name.rpartition(":")[2]


def walk(
    pieces: Iterable[bytes],
    start: Start,
    end: End | None = None,
    text: Callable[[str], None] | None = None,
    encoding: str | None = None,
) -> None:
    """Parse `pieces`, calling back with local names. Raises Refused: file.broken (not well formed), file.limit (entities)."""
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(k): v for k, v in attributes.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("file.broken", line=error.lineno, why="xml") from error
    except (ValueError, LookupError) as error:  # an encoding Python does not know
        raise Refused("file.broken", why="xml") from error
