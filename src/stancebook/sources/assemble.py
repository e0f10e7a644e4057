"""Put a document together: the kept lines, repaired and joined, with the way of every character back to the raw text."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from stancebook.document import Document, Line, Repair
from stancebook.sources import metadata
from stancebook.sources.blocks import bounded
from stancebook.sources.identity import document_ids
from stancebook.sources.label import label_lines
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.repair import repair_line
from stancebook.sources.spelling import Vocabulary
from stancebook.sources.units import wraps
from stancebook.sources.words import is_known
from stancebook.study import Source

KEPT = ("title", "body", "heading")


def clean_document(source: Source, decoded: Decoded, *, document_id: str = "", lines: tuple[Line, ...] | None = None, names: frozenset[str] = frozenset()) -> Document:
    """Return the cleaned document of one source: a pure function of picklable arguments.

    `lines` are labels already decided (from the table `lines`); without them the lines are labelled here.
    """
    text = decoded.text
    if lines is None:
        lines = label_lines(text, decoded.hints)
    values, _ = metadata.from_text(text, lines, source, decoded.tells)
    clean = _Clean(text, Vocabulary(text, names))
    for line in lines:
        if line.label in KEPT:
            clean.add(line)
    whole = "".join(clean.parts)
    return Document(
        document_id=document_id or document_ids([source.file])[source.file],
        raw=text,
        lines=tuple(lines),
        clean=whole,
        starts=clean.starts,
        ends=clean.ends,
        repairs=tuple(clean.repairs),
        blocks=bounded(clean.blocks, whole),
        title=values["title"],
        outlet=values["outlet"],
        author=values["author"],
        published=values["published"],
    )


@dataclass
class _Clean:
    """The clean text as it grows: character i of it came from raw[starts[i]:ends[i]]."""

    raw: str
    known: Vocabulary
    parts: list[str] = field(default_factory=list)
    starts: array = field(default_factory=lambda: array("I"))
    ends: array = field(default_factory=lambda: array("I"))
    repairs: list[Repair] = field(default_factory=list)
    blocks: list[tuple[int, int, str]] = field(default_factory=list)
    last: Line | None = None

    def add(self, line: Line) -> None:
        """Repair a kept line and join it to the text."""
        start, end = _strip(self.raw, line)
        mended = repair_line(self.raw[start:end], self.known)
        repairs = mended.repairs(line=line.line, offset=start)
        self.repairs += repairs
        if not mended.text.strip():
            return
        joins = self._join(line, start)
        first = len(self.starts)
        self.parts.append(mended.text)
        if repairs:
            self.starts.extend(at + start for at in mended.starts)
            self.ends.extend(at + start for at in mended.ends)
        else:
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
        if joins:
            self.blocks[-1] = (self.blocks[-1][0], len(self.starts), self.blocks[-1][2])
        else:
            self.blocks.append((first, len(self.starts), line.label))
        self.last = line

    def _join(self, line: Line, start: int) -> bool:
        """Write what stands between the last kept line and this one; tell whether they are one wrapped paragraph."""
        if self.last is None:
            return False
        glue = _glue(self.raw, self.last, line)
        if glue == "-":
            self.parts[-1] = self.parts[-1][:-1]
            hyphen = self.starts.pop()
            self.ends.pop()
            self.repairs.append(Repair(self.last.line, hyphen, start, self.raw[hyphen:start], "", "word divided at the end of a line"))
        elif glue:
            self.parts.append(glue)
            self.starts.append(self.ends[-1])
            self.ends.append(self.ends[-1] if glue == "\n" else start)
        return glue != "\n"


def _strip(text: str, line: Line) -> tuple[int, int]:
    content = text[line.start : line.end]
    left = len(content) - len(content.lstrip())
    return line.start + left, line.start + len(content.rstrip())


def _glue(text: str, before: Line, line: Line) -> str:
    r"""Return what stands between two kept lines: "\n", or in a wrapped paragraph " ", "" or "-" (its hyphen goes)."""
    if line.line != before.line + 1 or line.label != before.label:
        return "\n"
    upper, lower = text[before.start : before.end].strip(), text[line.start : line.end].strip()
    if not wraps(upper, lower):
        return "\n"
    if upper.endswith("-") and not upper.endswith("--"):
        head = re.search(r"[^\W\d_]+(?=-$)", upper)
        tail = re.match(r"[^\W\d_]+", lower)
        return "-" if head and tail and is_known(head[0] + tail[0]) else ""
    return " "
