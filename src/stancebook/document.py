"""A cleaned document: the raw text, its labelled lines, and the repaired text with a map back to the raw one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One raw line; `start` and `end` (exclusive, without the newline) index the decoded raw text."""

    line: int
    start: int
    end: int
    label: str
    reason: str


@dataclass(frozen=True)
class Repair:
    """One mended place: raw[start:end] == before, and stands as `after` in the clean text."""

    line: int
    start: int
    end: int
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Document:
    """A document ready for coding.

    `clean` is the repaired text of the title, body and heading lines, one line each, joined by newlines.
    Character i of it came from `raw[starts[i]:ends[i]]`; an inserted character has an empty range.
    """

    document_id: str
    raw: str
    lines: tuple[Line, ...]
    clean: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    repairs: tuple[Repair, ...] = ()
    #: (start, end) in `clean` of each kept line with its label: title, body or heading
    blocks: tuple[tuple[int, int, str], ...] = ()
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    reuse_group: str = ""
    independent: bool = True

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw (start, end) of clean[start:end]; an empty range maps to an empty one."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.raw)
            return at, at
        return self.starts[start], self.ends[end - 1]
