"""Join the lines of PDF pages to paragraphs, and words that were divided at a line's end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stancebook.sources.readers.pdf_pages import Piece

_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")
_HEAD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_TAIL = re.compile(r"[^\W\d_]+")


@dataclass
class Paragraph:
    """A paragraph, or a line outside the text, with the page on which it begins."""

    text: str
    page: int
    size: float
    label: str = ""
    reason: str = ""
    hyphens: int = 0


def paragraphs(lines: Sequence[Piece], *, size: float, outside: Mapping[Piece, str]) -> list[Paragraph]:
    """Return the paragraphs in order; lines outside the text stand before the first paragraph that begins on their page."""
    step, full = _step(lines, size), _full(lines)
    pairs = frozenset(match.lower() for line in lines for match in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text))
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    before: Piece | None = None
    for line in lines:
        text = " ".join(line.text.split())
        reason = outside.get(line)
        if reason:
            waiting.append(Paragraph(text, line.page, line.size, "boilerplate", reason))
        elif before is not None and _goes_on(before, line, step, full[before]):
            _append(found[-1], text, pairs)
            before = line
        else:
            found += waiting
            waiting = []
            found.append(Paragraph(text, line.page, line.size))
            before = line
    return found + waiting


def _step(lines: Sequence[Piece], size: float) -> float:
    """Return the usual distance from line to line in points."""
    steps = [a.y - b.y for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page and 0.8 * size < a.y - b.y < 3 * size]
    return sorted(steps)[len(steps) // 4] if steps else 1.2 * size


def _full(lines: Sequence[Piece]) -> dict[Piece, int]:
    """Return for each line how many letters a full line of its column has."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for line in lines:
        columns[line.page, round(line.x / 36)].append(len(line.text.strip()))
    return {line: sorted(columns[line.page, round(line.x / 36)])[-1 - len(columns[line.page, round(line.x / 36)]) // 5] for line in lines}


def _goes_on(before: Piece, line: Piece, step: float, full: int) -> bool:
    """Tell whether a line goes on with the paragraph of the one before it; `full` is the length of a full line there."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return False
    upper, lower = before.text.rstrip(), line.text.lstrip()
    open_end = not _STOP.search(upper)
    if before.page != line.page or line.y > before.y - 0.5 * step:
        return open_end and (lower[:1].islower() or _HEAD.search(upper) is not None or len(upper) >= 0.7 * full)
    if before.y - line.y > (1.35 if before.size < 1.3 * step else 2.2) * step:
        return False
    if line.x - before.x > 0.9 * line.size and not (open_end and lower[:1].islower()):
        return False
    return len(upper) >= 0.7 * full or (open_end and lower[:1].islower())


def _append(paragraph: Paragraph, text: str, pairs: frozenset[str]) -> None:
    """Add a line; a hyphen at the line's end goes where the whole word is known and the pair is not written so elsewhere."""
    head, tail = _HEAD.search(paragraph.text), _TAIL.match(text)
    if not head or not tail:
        paragraph.text += " " + text
        return
    sure = paragraph.text.endswith(("\u00ad", "\u2010"))
    if not tail[0][:1].islower() or (not sure and not _divided(head[1], tail[0], pairs)):
        paragraph.text += text
        return
    paragraph.text = paragraph.text[:-1] + text
    paragraph.hyphens += 1


def _divided(head: str, tail: str, pairs: frozenset[str]) -> bool:
    from stancebook.sources.words import is_known

    if f"{head}-{tail}".lower() in pairs:
        return False
    if is_known(head + tail) or is_known((head + tail).lower()):
        return True
    return not (is_known(head.lower()) and is_known(tail))
