"""Rebuild the coded documents from the tables of the first notebook, without parsing or labelling again."""

from __future__ import annotations

import hashlib
from dataclasses import replace

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
    table, line_table = tables.read(study.tables, "documents"), tables.read(study.tables, "lines")
    listed = {source.file for source in study.sources}
    lines: dict[str, list[Line]] = {}
    for row in line_table.itertuples(index=False):
        lines.setdefault(row.document_id, []).append(Line(int(row.line), int(row.start), int(row.end), row.label, row.reason))
    documents = []
    checked = ("", b"")
    for row in table.itertuples(index=False):
        if row.status != "coded":
            continue
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
        document = clean_document(source, decoded, document_id=row.document_id, lines=tuple(lines.get(row.document_id, ())))
        documents.append(replace(document, reuse_group=row.reuse_group, independent=row.independent == "true"))
    return tuple(documents)


def _kept(study: Study, document_id: str, length: int) -> str:
    path = study.tables / "text" / f"{document_id}.txt"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    if len(text) != length:
        raise StudyError(str(path), "is missing or was changed", "run notebook 1 again")
    return text
