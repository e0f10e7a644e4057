"""The coding sheet: one row a sentence to fill in, and its way back into `codings/`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stancebook import tables
from stancebook.checking.codings import Fault, Quotations, coder_name, faults, normalise, other_coder, read_rows
from stancebook.coding.codebook import load_codebook
from stancebook.coding.sentences import split_sentences
from stancebook.document import Document
from stancebook.errors import StudyError
from stancebook.sources import load_documents
from stancebook.study import Study

CODES = ("actor", "target", "stance", "modality", "speaker", "speech", "issue", "time")
SHEET = ("document_id", "raw_sha256", "sentence", "start", "end", "text", *CODES)
#: Columns of a coder's file.
STORED = tables.COLUMNS["codings"][:-1]
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def inert(text: str) -> str:
    """Make a cell plain text for spreadsheet programs, which take a leading =, +, - or @ for a formula.

    >>> inert("=1+1"), inert("no formula")
    ("'=1+1", 'no formula')
    """
    return "'" + text if _FORMULA.match(text) else text


def active(text: str) -> str:
    """Undo `inert`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def make_sheet(study: Study, out: Path | str, *, documents: Sequence[str] | None = None) -> Path:
    """Write the sheet of all documents, or of those named, as CSV (UTF-8 with mark, for spreadsheet programs) and return its path.

    A file that is there already is never replaced. One row a sentence; whoever finds two statements in one copies the
    row, and writes `none` as actor where there is none.
    """
    found = {document.document_id: document for document in load_documents(study)}
    for name in documents or ():
        if name not in found:
            raise StudyError("documents", f"{name!r} is no coded document", "use ids of tables/documents.csv")
    table = tables.read(study.tables, "documents")
    hashes = dict(zip(table["document_id"], table["raw_sha256"], strict=True))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(SHEET)
    for name in sorted(documents if documents is not None else found):
        for row in sentence_rows(found[name], hashes.get(name, "")):
            writer.writerow([inert(str(row.get(column, ""))) for column in SHEET])
    out, data = Path(out), stream.getvalue().encode("utf-8-sig")
    if out.exists() and (out.is_dir() or out.read_bytes() != data):
        raise StudyError(str(out), "is there already and may hold codings", "name another file, or move this one away")
    return tables.write_bytes(out, data)


def sentence_rows(document: Document, raw_sha256: str) -> Iterator[dict[str, object]]:
    """Yield one row a sentence with its raw span and raw text."""
    for number, sentence in enumerate(split_sentences(document), 1):
        start, end = document.raw_span(sentence.start, sentence.end)
        yield {
            "document_id": document.document_id, "raw_sha256": raw_sha256, "sentence": number, "start": start, "end": end,
            "text": document.raw[start:end],
        }


def import_sheet(study: Study, file: Path | str, coder: str) -> Path:
    """Add the filled rows of a sheet to `codings/<coder>.csv` and return its path; rows already there are not added again.

    Empty rows are not decided yet and are left out. If any row is bad nothing is added and StudyError lists every fault.
    """
    file = Path(file)
    coder_name(coder, "coder")
    codebook = load_codebook(study.codebook_file)
    places = Quotations(load_documents(study), tables.read(study.tables, "documents"))
    new: list[dict[str, str]] = []
    found = []
    for line, cells in read_rows(file):
        cells = {column: active(cell) for column, cell in cells.items()}
        if not any(cells.get(column, "").strip() for column in CODES):
            continue
        row = normalise(cells, coder)
        bad = [*other_coder(cells, line, coder), *faults(row, line, codebook), *_place(row, places, line)]
        found.extend(bad)
        if not bad:
            new.append(row)
    if found:
        problems = "\n".join(f"{file}, line {fault.line}: {fault.problem} → {fault.remedy}" for fault in found)
        count = f"{len(found)} fault{'s' if len(found) > 1 else ''}"
        raise StudyError(str(file), f"nothing was imported, {count}:\n{problems}\n", "correct these rows and import the file again", found[0].line)
    return append(study.codings / f"{coder}.csv", new, coder=coder)


def _place(row: dict[str, str], places: Quotations, line: int) -> Iterator[Fault]:
    document_id = places.document(row)
    if document_id is None:
        yield Fault(line, f"{row['document_id']!r} is no coded document", "use ids of tables/documents.csv")
        return
    span = places.find(document_id, row["text"], row["start"])
    if span is None:
        yield Fault(line, f"the quotation {row['text'][:60]!r} is not in {document_id}", "copy it as it stands in the raw text")
        return
    row |= {"document_id": document_id, "raw_sha256": places.hashes[document_id], "start": str(span[0]), "end": str(span[1])}


def append(path: Path, rows: Iterable[Mapping[str, str]], *, coder: str) -> Path:
    """Add rows to a coder's file in one atomic step; what stands there is kept, byte for byte where it is in this form."""
    old = [{**row, "coder": coder} for _, row in read_rows(path)] if path.exists() else []
    seen = {_key(row, coder) for row in old}
    for row in rows:
        if _key(row, coder) not in seen:
            seen.add(_key(row, coder))
            old.append(dict(row))
    columns = [*STORED, *sorted({column for row in old for column in row} - {*STORED, "status", "sentence"})]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in old)
    return tables.write_bytes(path, stream.getvalue().encode("utf-8"))


def _key(row: Mapping[str, str], coder: str) -> tuple[str, ...]:
    tidy = normalise(row, coder)
    return tuple(" ".join(tidy[column].split()) for column in STORED)
