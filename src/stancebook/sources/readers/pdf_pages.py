"""Put the pieces of PDF pages into reading order, and tell running heads and page numbers from the text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

_NUMBER = re.compile(r"\W*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.I)
_PRINTED = re.compile(r"(?:https?|file):/\S+|^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d", re.I)
#: A letter's mean width in shares of its height, for the right end of a piece.
_LETTER = 0.46


@dataclass(frozen=True)
class Piece:
    """Text at a place: x and y of its left end in points from the page's lower left corner, `size` of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float
    height: float
    width: float
    turned: bool = False

    @property
    def right(self) -> float:
        """The estimated right end."""
        return self.x + len(self.text.strip()) * self.size * _LETTER

    def spaced(self) -> Piece:
        """Return the piece with a space behind it."""
        return replace(self, text=self.text + " ")


def body_size(pieces: Sequence[Piece]) -> float:
    """Return the size in which most letters are set."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[round(piece.size, 1)] += len(piece.text)
    return max(letters, key=lambda size: (letters[size], size))


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of all pages in reading order: the content's own, unless it jumps between columns line by line."""
    pages: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        pages[piece.page].append(piece)
    return [line for number in sorted(pages) for line in _by_column(_lines(pages[number]))]


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that follow each other on one line with no gap between them; pypdf writes the spaces between words itself."""
    lines: list[Piece] = []
    before: Piece | None = None
    for piece in pieces:
        if before and _level(before, piece) and before.x <= piece.x and piece.x - before.right < 2.2 * piece.size and before.turned == piece.turned:
            last = lines[-1]
            lines[-1] = replace(last, text=last.text + piece.text, size=max(last.size, piece.size))
        else:
            lines.append(piece)
        before = piece
    return lines


def _level(a: Piece, b: Piece) -> bool:
    return abs(a.y - b.y) < 0.4 * min(a.size, b.size)


def _by_column(lines: list[Piece]) -> list[Piece]:
    """Order two columns whose lines alternate: left column, then right, between lines that run over both."""
    jumps = Counter(round(b.x / 6) for a, b in zip(lines, lines[1:], strict=False) if _level(a, b) and b.x - a.x > 8 * a.size and len(b.text) > 15)
    if not jumps or max(jumps.values()) < 4:
        return lines
    gutter = min(place for place, count in jumps.items() if count >= 4) * 6 - 4
    ordered: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for line in lines:
        if line.x >= gutter:
            right.append(line)
        elif line.right > gutter + 4 * line.size:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            left.append(line)
    return [*ordered, *left, *right]


def furniture(lines: Sequence[Piece], *, size: float) -> dict[Piece, str]:
    """Return {line: reason} of lines that are no text of the article: running heads, page numbers, what a printer adds.

    A line in the outer tenth of a page is a running head if it stands on several pages (its digits may differ).
    """
    margin = [line for line in lines if not 0.1 * line.height < line.y < 0.9 * line.height]
    pages = len({line.page for line in lines})
    seen = Counter(key for _, key in {(line.page, _key(line.text)) for line in margin})
    found: dict[Piece, str] = {line: "text that runs upwards" for line in lines if line.turned}
    printed = {(line.page, round(line.y)) for line in margin if line.size < 0.9 * size and _PRINTED.search(_plain(line.text))}
    for line in margin:
        often = seen[_key(line.text)]
        if _NUMBER.fullmatch(_plain(line.text)):
            found[line] = "page number"
        elif often >= 2 and often * 2 >= pages:
            found[line] = f"running head of {often} pages"
        elif (line.page, round(line.y)) in printed:
            found[line] = "printed in the margin"
    return found


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", _plain(text))
