"""Read a table of stories, one a row: csv, tsv, xlsx, JSON lines or a JSON array, whatever its suffix.

A table without a text but with addresses (a Media Cloud export) is no document: its rows, of kind `metadata`, tell the
title, outlet, author and date of the documents with the same address.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from itertools import islice

from stancebook.errors import SourceError
from stancebook.sources.readers import columns as roles
from stancebook.sources.readers.dates import day, puts_day_first
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import told_once
from stancebook.sources.readers.encoding import decode_text
from stancebook.sources.readers.objects import json_rows
from stancebook.sources.readers.rows import DELIMITERS, Grid, Row, delimited, delimiter
from stancebook.sources.readers.sheets import grids, is_workbook
from stancebook.sources.words import data as data_file

#: Bytes that are looked at to tell a table, rows of which the columns are guessed, and names that make a .txt a table.
PEEK_BYTES, SAMPLE = 100_000, 200
#: Rows that may stand above the header.
PREAMBLE = 20
_SUFFIX = re.compile(r"\.(?:csv|tsv|tab|psv)$", re.I)
_TAGS = re.compile(r"</?(?:p|div|span|a|br|h[1-6]|ul|li|strong|em|article|body)\b[^>]{0,300}>", re.I)


def matches(data: bytes, name: str) -> bool:
    """Tell a table: a workbook, JSON objects, a csv by its suffix, or rows under a header that names a text or address."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return is_workbook(data, name)
    if b"\x00" in data[:2] and data[:2] not in (b"\xff\xfe", b"\xfe\xff") or data.startswith((b"%PDF", b"{\\rtf")):
        return False
    peek = (decode_text(data[:PEEK_BYTES])[0] or "").lstrip("\ufeff \t\r\n")
    if re.match(r'\{\s*"|\[\s*\{\s*"', peek):
        return True
    if peek.startswith("<"):
        return False
    if _SUFFIX.search(name):
        return True
    lines = _lines(peek)
    signs = [sign for sign in DELIMITERS if _is_header(lines[0], sign)] if len(lines) > 1 else []
    return bool(signs) and delimiter(lines[:50]) in signs


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return a document a row; a row that cannot be read, or has no text, is returned with the reason in its note."""
    sheets, encoding, note = grids_of(data, name)
    documents: list[Decoded] = []
    for grid in sheets:
        documents += _documents(grid, columns, encoding, _kind(data, grid), "" if len(sheets) == 1 else grid.name)
    if not documents:
        names = next((_shown(grid) for grid in sheets if grid.rows), "nothing")
        raise SourceError(name, f"has no column with a text or an address; it has {names}", "map the columns in study.yml, for example `columns: {text: body}`")
    return told_once(documents, note)


def _is_header(line: str, sign: str) -> bool:
    """Tell whether cells parted by the sign name two columns of a study, its text or address among them."""
    found = {roles.role_of(cell)[0] for cell in line.strip().split(sign)} - {""} if sign in line else set()
    return len(found) >= 2 and not found.isdisjoint(("text", "url"))


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline="")) or [""]


def _kind(data: bytes, grid: Grid) -> str:
    return "xlsx" if data.startswith(b"PK") else "json" if grid.header is not None else "csv"


def _shown(grid: Grid) -> str:
    names = grid.header if grid.header is not None else grid.rows[0].cells
    return ", ".join(repr(name[:30]) for name in names[:12])


def grids_of(data: bytes, name: str) -> tuple[list[Grid], str, str]:
    """Return (grids of rows, encoding, note) of a table's bytes; SourceError where they are none."""
    if data.startswith((b"PK", b"\xd0\xcf")):
        return grids(data, name), "xlsx", ""
    text, encoding, note = decode_text(data)
    if text is None:
        raise SourceError(name, "is binary, not a table", "save it as .csv (UTF-8) or .xlsx")
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        grid = json_rows(text)
        if grid is None:
            raise SourceError(name, "opens like JSON but holds no whole object", "export it again, or save it as .csv")
        return [grid], encoding, note
    text = text.removeprefix("\ufeff")
    declared = re.match(r"sep=(.)\r?\n", text)  # what Excel writes and reads
    lines = list(islice(io.StringIO(text, newline=""), SAMPLE))
    above = 1 if declared else _above([re.split(r"[,;\t|]", line) for line in lines[:PREAMBLE]])
    sign = declared[1] if declared else delimiter(lines[above:]) or ","
    rows = delimited(text[sum(map(len, lines[:above])) :], sign)
    return [Grid([Row(row.line + above, row.cells, row.problem) for row in rows] if above else rows)], encoding, note


def _above(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows stand above the header: none, unless one of the next names two columns and those before it none."""
    for i, row in enumerate(rows):
        found = {roles.role_of(cell.strip(' "\r\n'))[0] for cell in row} - {""}
        if found:
            return i if len(found) >= 2 and found & {"text", "url"} else 0
    return 0


def _documents(grid: Grid, columns: Mapping[str, str], encoding: str, kind: str, sheet: str) -> list[Decoded]:
    above = _above([row.cells for row in grid.rows[:PREAMBLE]]) if grid.header is None else 0
    whole = [row for row in grid.rows[above:] if not row.problem]
    if not whole and grid.header is None:
        return []
    first = grid.header if grid.header is not None else whole[0].cells
    below = whole if grid.header is not None else whole[1:]
    mapped = roles.find(first, [row.cells for row in below[:SAMPLE]], columns, keyed=grid.header is not None)
    rows = [row for row in grid.rows[above:] if grid.header is not None or not mapped.header or row is not whole[0]]
    if "text" not in mapped.at and "url" not in mapped.at:
        return []
    pick = _Picker(mapped)
    dates = puts_day_first(pick(row, "published") for row in whole)
    identified = [pick(row, "id") for row in rows]
    use_ids = all(identified) and len(set(identified)) == len(identified) and max(map(len, identified), default=0) <= 40
    stem = f"{sheet}-" if sheet else ""
    parts = [f"{stem}{mark}" if use_ids else f"{stem}{row.line}" for row, mark in zip(rows, identified, strict=True)]
    make = _document if "text" in mapped.at else _metadata
    return told_once([make(row, pick, dates, encoding, kind, part, grid.unit) for row, part in zip(rows, parts, strict=True)], mapped.told())


class _Picker:
    """Give a row's cell by its role."""

    def __init__(self, mapped: roles.Mapped) -> None:
        self.at = mapped.at
        self.void = frozenset(map(str, data_file("columns.yml")["void"]))

    def __call__(self, row: Row, role: str) -> str:
        place = self.at.get(role, -1)
        cell = row.cells[place].strip() if 0 <= place < len(row.cells) else ""
        return "" if cell.lower() in self.void else cell


def _tells(row: Row, pick: _Picker, day_first: bool | None) -> dict[str, str]:
    tells = {role: " ".join(pick(row, role).split()) for role in ("title", "outlet", "author", "url")}
    tells["published"] = day(pick(row, "published"), day_first=day_first)
    return {role: value for role, value in tells.items() if value}


def _document(row: Row, pick: _Picker, day_first: bool | None, encoding: str, kind: str, part: str, unit: str) -> Decoded:
    place = f"{unit} {row.line}"
    if row.problem:
        return Decoded("", encoding, kind=kind, note=f"{place} {row.problem} → correct that {unit}", part=part)
    tells = _tells(row, pick, day_first)
    text = _lined(pick(row, "text"))
    if not re.search(r"\w", text):
        return Decoded("", encoding, kind=kind, note=f"{place} has no text → fill its cell, or leave it out", tells=tells, part=part)
    note = _unread(place, pick(row, "published"), tells)
    hints: dict[int, tuple[str, str]] = {}
    if len(_TAGS.findall(text)) >= 2:
        from stancebook.sources.readers.html import plain_text

        text, hints, found = plain_text(text)
        tells = found | tells
    title = tells.get("title", "")
    if title and not any(label == "title" for label, _ in hints.values()) and " ".join(text[: 3 * len(title)].split())[: len(title)] != title:
        text, hints = f"{title}\n\n{text}", {line + 2: hint for line, hint in hints.items()} | {1: ("title", "title column of the table")}
    return Decoded(text, encoding, kind=kind, note=note, hints=hints, tells=tells, part=part)


def _lined(cell: str) -> str:
    r"""Return a cell's text with line feeds alone; where it has no line but writes of them (\n), those are its lines.

    >>> _lined("One.\\n\\nTwo."), _lined("C:\\new")
    ('One.\n\nTwo.', 'C:\\new')
    """
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text and text.count("\\n") >= 2:
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n")
    return text


def _metadata(row: Row, pick: _Picker, day_first: bool | None, encoding: str, kind: str, part: str, unit: str) -> Decoded:
    note = row.problem or ("" if pick(row, "url") else "has no address")
    return Decoded("", encoding, kind="metadata", note=f"{unit} {row.line} {note}" if note else "", tells={} if row.problem else _tells(row, pick, day_first), part=part)


def _unread(place: str, published: str, tells: Mapping[str, str]) -> str:
    return f"{place}: date not read: {published[:30]}" if published and "published" not in tells else ""
