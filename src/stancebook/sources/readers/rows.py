"""Take csv, tsv, xlsx and json apart into rows of text, each with its line; a bad row is told and the others go on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Characters from which an item of a list is a paragraph, not a name.
LIST_CHARS = 60
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
    """Rows under one header; `name` is the sheet's, `keyed` says that the header's names are keys of JSON."""

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
    lines = list(io.StringIO(text, newline=""))
    rows: list[Row] = []
    width = 0
    at = 0
    while at < len(lines):
        at, width = _run(lines, at, sign, width, rows)
    return rows


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


def json_rows(text: str) -> Grid | None:
    """Return the objects of JSON lines, or of a JSON array (alone, or the one list of objects inside an object), as rows.

    >>> json_rows('{"a": {"b": 1}}\\n{"a": \\n{"a": {"b": 2}}').rows[1].problem[:20]
    'is not JSON: Expecti'
    """
    whole = _array(text)
    found: list[tuple[int, dict | None, str]] = []
    if whole is not None:
        found = [(i, item, "") if isinstance(item, dict) else (i, None, "is not an object") for i, item in enumerate(whole, 1)]
    else:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip(" \t\r\ufeff"):
                found.append(_json_line(number, line))
    if not any(item for _, item, _ in found):
        return None
    flat = [(number, flatten(item) if item is not None else {}, problem) for number, item, problem in found]
    header = tuple(dict.fromkeys(key for _, item, _ in flat for key in item))
    rows = [Row(number, () if problem else tuple(item.get(key, "") for key in header), problem) for number, item, problem in flat]
    return Grid(rows, header=header, unit="line" if whole is None else "item")


def _json_line(number: int, line: str) -> tuple[int, dict | None, str]:
    try:
        item = json.loads(line.strip(" \t\r\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        return number, None, f"is not JSON: {getattr(error, 'msg', 'too deep')}"
    return (number, item, "") if isinstance(item, dict) else (number, None, "is not a JSON object")


def _array(text: str) -> list | None:
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in ("[", "{") or not text.rstrip().endswith("]" if start == "[" else "}"):
        return None
    try:
        whole = json.loads(text.strip("\ufeff \t\r\n"))
    except (json.JSONDecodeError, RecursionError):
        return None
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)]
        return lists[0] if len(lists) == 1 else [whole]
    return whole


def flatten(item: dict, prefix: str = "") -> dict[str, str]:
    """Return the object's values as text under dotted keys; a list of names is joined by commas, of texts by blank lines.

    >>> flatten({"a": {"b": 1, "c": ["x", "y"]}, "d": None})
    {'a.b': '1', 'a.c': 'x, y', 'd': ''}
    """
    flat: dict[str, str] = {}
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            flat |= flatten(value, f"{name}.") if prefix.count(".") < 20 else {}
        elif isinstance(value, list):
            parts = [_words(part) for part in value]
            flat[name] = ("\n\n" if any(len(part) > LIST_CHARS for part in parts) else ", ").join(parts)
        else:
            flat[name] = _words(value)
    return flat


def _words(value: object) -> str:
    if isinstance(value, dict):
        inner = flatten(value)
        return next((inner[key] for key in ("text", "content", "value", "name") if key in inner), " ".join(inner.values()))
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
