"""Take an Excel workbook apart into rows of text, a grid a sheet."""

from __future__ import annotations

import datetime
import io
import zipfile

from stancebook.sources.readers import package
from stancebook.sources.readers.rows import Grid, Row

_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))


def is_workbook(data: bytes, name: str) -> bool:
    """Tell an Excel workbook (xlsx, xlsm) by its part `xl/workbook.xml`."""
    return package.is_package(data, name, part="xl/workbook.xml", suffixes=(".xlsx", ".xlsm", ".xltx", ".xls"))


def grids(data: bytes, name: str) -> list[Grid]:
    """Return the visible sheets with their rows, blank rows left out; a cell's value is the one that Excel stored.

    A row with a formula whose value was never stored is told as a problem: only a spreadsheet program can compute it.
    """
    package.examine(data, name)
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formulas = any(b"<f" in archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/sheet"))
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False) if formulas else None
    found = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        uncomputed = _uncomputed(written[sheet.title], sheet) if written else {}
        rows = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = tuple(_text(cell) for cell in cells)
            while texts and not texts[-1]:
                texts = texts[:-1]
            if texts or number in uncomputed:
                rows.append(Row(number, texts, uncomputed.get(number, "")))
        found.append(Grid(rows, name=sheet.title, unit="row"))
    return found


def _uncomputed(written, stored) -> dict[int, str]:
    """Return {row: problem} for rows with a formula that has no stored value."""
    written.reset_dimensions()
    problems: dict[int, str] = {}
    for number, (cells, values) in enumerate(zip(written.iter_rows(), stored.iter_rows(values_only=True), strict=False), 1):
        for cell, value in zip(cells, values, strict=False):
            if value is None and isinstance(cell.value, str) and cell.value.startswith("="):
                problems.setdefault(number, f"holds a formula without a stored value in {cell.coordinate}")
    return problems


def _text(cell: object) -> str:
    if cell is None or cell in _ERRORS:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("_x000D_", "").replace("\r\n", "\n").strip()
