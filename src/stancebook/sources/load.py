"""Rebuild the coded documents from the tables of the first notebook, without parsing or labelling again."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from stancebook import tables
from stancebook.document import Document, Line
from stancebook.errors import StudyError
from stancebook.sources.assemble import clean_document
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import restore
from stancebook.sources.readers.raw import read_bytes
from stancebook.study import Source, Study


def load_documents(study: Study) -> tuple[Document, ...]:
    """Return the coded documents from raw/, tables/text/ and the tables `documents` and `lines`.

    A raw file that has changed since, or that sources.csv no longer lists, raises StudyError.
    """
    return tuple(iterate_documents(study))


def iterate_documents(study: Study, *, by_id: bool = False) -> Iterator[Document]:
    """Yield the coded documents one by one, in the order of the table `documents` or of their ids; none is kept in memory.

    Raises as `load_documents` does.
    """
    table = tables.read(study.tables, "documents")
    table = table[table["status"] == "coded"]
    listed = {source.file for source in study.sources}
    lines = _Lines(study.tables / "lines.csv")
    checked = ("", b"")
    for row in (table.sort_values("document_id", kind="stable") if by_id else table).itertuples(index=False):
        if row.file not in listed:
            raise StudyError(str(study.tables / "documents.csv"), f"names {row.file}, which sources.csv does not list", "run notebook 1 again")
        if checked[0] != row.file:
            checked = (row.file, read_bytes(study.raw / row.file, row.file))
            digest = hashlib.sha256(checked[1]).hexdigest()
        if digest != row.raw_sha256:
            raise StudyError(f"raw/{row.file}", "has changed since its lines were labelled", "run notebook 1 again")
        own = row.format == "text" and not row.part
        text = restore(checked[1], row.encoding) if own else _kept(study, row.document_id, int(row.raw_chars))
        source = Source(row.file, 0, title=row.title, outlet=row.outlet, author=row.author, published=row.published, url=row.url)
        decoded = Decoded(text, row.encoding, row.raw_sha256, row.format, part=row.part)
        document = clean_document(source, decoded, document_id=row.document_id, lines=lines.of(row.document_id))
        yield replace(document, reuse_group=row.reuse_group, independent=row.independent == "true")


class _Lines:
    """The table `lines`, of which only the place of each document's rows is kept in memory."""

    def __init__(self, path: Path):
        if not path.exists():
            raise StudyError(str(path), "the table is not there yet", "run the earlier notebooks first, or `stancebook code FOLDER`")
        self.path = path
        self.places: dict[str, list[tuple[int, int]]] = {}  # document: (first byte, rows) of each of its stretches
        with open(path, "rb") as stream:
            last, start, count, at = "", 0, 0, 0
            reader = csv.reader(line.decode("utf-8") for line in iter(stream.readline, b""))
            self.columns = next(reader, [])
            at = stream.tell()
            for row in reader:
                if row[0] != last:
                    if count:
                        self.places.setdefault(last, []).append((start, count))
                    last, start, count = row[0], at, 0
                count += 1
                at = stream.tell()
            if count:
                self.places.setdefault(last, []).append((start, count))

    def of(self, document_id: str) -> tuple[Line, ...]:
        """Return the lines of one document."""
        found: list[Line] = []
        with open(self.path, "rb") as stream:
            for start, count in self.places.get(document_id, ()):
                stream.seek(start)
                reader = csv.reader(line.decode("utf-8") for line in iter(stream.readline, b""))
                for row, _ in zip(reader, range(count), strict=False):
                    cells = dict(zip(self.columns, row, strict=True))
                    found.append(Line(int(cells["line"]), int(cells["start"]), int(cells["end"]), cells["label"], cells["reason"]))
        return tuple(found)


def _kept(study: Study, document_id: str, length: int) -> str:
    path = study.tables / "text" / f"{document_id}.txt"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    if len(text) != length:
        raise StudyError(str(path), "is missing or was changed", "run notebook 1 again")
    return text
