"""What a reader gives back: the decoded text of one document, and what its file says of it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field

_SURROGATE = re.compile("[\ud800-\udfff\x00]")


@dataclass(frozen=True)
class Decoded:
    """The decoded text of one document of a raw file, with what the file says of its lines.

    `hints` maps a 1-based line (counted by "\\n") to its (label, reason); `tells` holds the metadata that the file states
    (title, outlet, author, published, url). `part` names the document inside its file and is "" where the file is one
    document. `kind` is the format; `text` means that the text is the raw file's own characters. `note` is a remark, and
    the reason for setting the document aside where its text holds no word.
    """

    text: str
    encoding: str
    raw_sha256: str = ""
    kind: str = "text"
    note: str = ""
    hints: dict[int, tuple[str, str]] = field(default_factory=dict)
    tells: dict[str, str] = field(default_factory=dict)
    part: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON types."""
        return asdict(self) | {"hints": [[line, *hint] for line, hint in self.hints.items()]}

    @classmethod
    def from_json(cls, fields: dict) -> Decoded:
        """Undo `as_json`; what no table can hold (NUL, half of a surrogate pair) becomes U+FFFD."""
        hints = {int(line): (str(label), str(reason)) for line, label, reason in fields.pop("hints")}
        tells = {str(key): storable(str(value)) for key, value in fields.pop("tells").items()}
        return cls(**{key: storable(str(value)) for key, value in fields.items()}, hints=hints, tells=tells)


def storable(text: str) -> str:
    """Replace NUL and halves of surrogate pairs, one by one, with U+FFFD.

    >>> storable("a\\x00b\\ud800").count("\\ufffd")
    2
    """
    return _SURROGATE.sub("\ufffd", text)
