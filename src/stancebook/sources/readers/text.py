"""Read a plain text file: its own characters, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import decode_text

_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")
_REMEDY = "save its text as .txt (UTF-8), .html, .pdf or .docx and list that file"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def matches(data: bytes, name: str) -> bool:
    """Accept everything: this is the last reader."""
    return True


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the one document of a text file; raise SourceError where the bytes are no text."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError(name, "is an old office file (.doc, .xls) or an encrypted one", "save it as .docx, .xlsx or .txt without password")
    if data.startswith(_BINARY):
        raise SourceError(name, "is an office or picture file that no reader knows", _REMEDY)
    text, encoding, note = decode_text(data)
    if text is None or len(_CONTROL.findall(text)) > max(2, len(text) // 50):
        raise SourceError(name, "is binary, not text", _REMEDY)
    return [Decoded(text, encoding, note=note)]
