"""Take delimited text apart into rows, each with its line; a bad row is told and the others go on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BARE = re.compile(r"\r(?!\n)")
DELIMITERS = ",;\t|"
#: The csv module refuses longer cells; an article may be long.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Row:
    """One row: its 1-based line (row of a sheet), its cells, and what is wrong with it ("" if nothing)."""

    line: int
    cells: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Grid:
    """Rows of one table: `name` is its sheet's, `header` holds the keys of JSON (else None), `unit` says what a row's line counts."""

    rows: list[Row] = field(repr=False)
    name: str = ""
    header: tuple[str, ...] | None = None
    unit: str = "line"


def delimiter(lines: list[str]) -> str:
    """Return the sign that parts the cells: it gives most rows one same number of cells, two at least; "" if none does.

    >>> delimiter(["a;b", "1,5;2", "3;4"]), delimiter(["Only words here.", "And, here"])
    (';', '')
    """
    best, sign = 0.0, ""
    for candidate in DELIMITERS:
        rows = [row for row in _lenient(lines, candidate) if any(cell.strip() for cell in row)]
        if not rows or len(rows[0]) < 2:
            continue
        same = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        score = same + min(len(rows[0]), 20) / 100
        if same >= 0.5 and score > best:
            best, sign = score, candidate
    return sign


def _lenient(lines: list[str], sign: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return []


def delimited(text: str, sign: str) -> list[Row]:
    """Return the rows of delimited text; the width is that of the first row.

    An unclosed or stray quotation mark costs its own row alone: reading starts again on the next line.

    >>> [(row.line, row.cells or row.problem[:12]) for row in delimited('a,b\\n1,"x\\n2,y\\n', ",")]
    [(1, ('a', 'b')), (2, 'has a quotat'), (3, ('2', 'y'))]
    """
    bare = "\n" in text and _BARE.search(text)
    if bare:  # a carriage return inside a cell, which a writer need not quote, ends no row where others end with a line feed
        text = _BARE.sub("\x0b", text)
    lines = list(io.StringIO(text, newline=""))
    rows: list[Row] = []
    width = 0
    at = 0
    while at < len(lines):
        at, width = _run(lines, at, sign, width, rows)
    return [Row(row.line, tuple(cell.replace("\x0b", "\r") for cell in row.cells), row.problem) for row in rows] if bare else rows


def _run(lines: list[str], at: int, sign: str, width: int, rows: list[Row]) -> tuple[int, int]:
    """Read rows from line `at` until the end or the first malformed one; return where to go on, and the width."""
    source = _Counted(lines, at)
    reader = csv.reader(source, delimiter=sign, strict=True)
    while True:
        start = source.at
        try:
            cells = next(reader)
        except StopIteration:
            return len(lines), width
        except csv.Error:
            width = _malformed(lines, start, sign, width, rows)
            return start + 1, width
        if not any(cell.strip() for cell in cells):
            continue
        width = width or len(cells)
        if len(cells) > width and source.at - start > 1 and _whole(lines, start + 1, sign, width):
            rows.append(Row(start + 1, problem="has a quotation mark that is not closed in its row"))
            return start + 1, width
        rows.append(_row(start + 1, cells, width))


class _Counted:
    """The lines from `at`, counting which was handed out."""

    def __init__(self, lines: list[str], at: int) -> None:
        self.lines, self.at = lines, at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _malformed(lines: list[str], start: int, sign: str, width: int, rows: list[Row]) -> int:
    """Add the line at `start` alone where it can be read by itself, else its problem, joined to that of the line before."""
    cells = next(iter(_lenient([lines[start]], sign)), [])
    if cells and (not width or len(cells) == width) and _closed(lines[start], sign, len(cells)):
        rows.append(Row(start + 1, tuple(cells)))
        return width or len(cells)
    rows.append(Row(start + 1, problem="has a quotation mark that is not closed, or stands inside a cell"))
    return width


def _closed(line: str, sign: str, width: int) -> bool:
    """Tell whether a line read by itself is a whole row: a further line does not run into its last cell."""
    return len(next(iter(_lenient([line, "x" + sign * (width - 1)], sign)), [])) == width and len(_lenient([line, "x"], sign)) == 2


def _whole(lines: list[str], at: int, sign: str, width: int) -> bool:
    return at < len(lines) and len(next(iter(_lenient(lines[at : at + 50], sign)), [])) == width


def _row(line: int, cells: list[str], width: int) -> Row:
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return Row(line, tuple(cells), f"has {len(cells)} cells under {width} column names")
    return Row(line, tuple(cells[:width]))
