"""Export the tables as one spreadsheet whose cells can do nothing: text stays text, also where it looks like a formula."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from stancebook import tables
from stancebook.export.package import field_type, name_of, present_tables, printable
from stancebook.study import Study

#: what a cell of the format can hold, in characters
LONGEST = 32_767
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def export_xlsx(study: Study, out: Path) -> Path:
    """Write `<study>.xlsx` into folder `out`, a sheet a table; raise StudyError where no table was made yet."""
    book = Workbook(write_only=True)
    for name in present_tables(study):
        table = tables.read(study.tables, name)
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        heads = [WriteOnlyCell(sheet, column) for column in table.columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        numeric = [field_type(table[column], column) in ("integer", "number") for column in table.columns]
        for row in table.itertuples(index=False, name=None):
            sheet.append([_cell(sheet, value, number) for value, number in zip(row, numeric, strict=True)])
    raw = io.BytesIO()
    book.save(raw)
    return tables.write_bytes(out / f"{name_of(study)}.xlsx", _settled(raw.getvalue()))


def _cell(sheet, value: str, number: bool):
    if value == "":
        return None
    if number:
        return float(value) if "." in value else int(value)
    cell = WriteOnlyCell(sheet, printable(value)[:LONGEST])
    cell.data_type = "s"
    cell.quotePrefix = value[0] in "=+-@\t\r"
    return cell


def _settled(data: bytes) -> bytes:
    """Return the workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
