"""Clean a study: read each raw file, label its lines, repair the kept ones and find reuse. Nothing is deleted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd

from stancebook import tables
from stancebook.document import Document
from stancebook.errors import SourceError
from stancebook.sources import addresses, metadata, recurring, reuse
from stancebook.sources.account import accounted
from stancebook.sources.assemble import clean_document
from stancebook.sources.identity import document_ids, part_id
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.raw import read_source
from stancebook.study import Source, Study

#: A row of table `documents`, its document, and the call that cleans it again.
Clean = tuple[dict, Document | None, Callable[..., tuple[dict, Document | None]] | None]


@dataclass(frozen=True)
class Cleaned:
    """The tables `documents`, `lines`, `repairs`, `reuse` of a study, and its coded documents in order of file name."""

    tables: dict[str, pd.DataFrame] = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)


def clean_study(study: Study, *, progress: Callable[[int, int], None] | None = None) -> Cleaned:
    """Clean every source of a study; `progress(done, total)` is called after each.

    One file may hold many documents. What cannot be read is quarantined with its reason; a document outside the study's dates has
    the status "outside". The text of a document that is not its raw file's own goes to tables/text/.
    """
    ids = document_ids([source.file for source in study.sources])
    taken = set(ids.values())
    first: list[Clean] = []
    told: list[addresses.Table] = []
    for done, source in enumerate(sorted(study.sources, key=lambda item: item.file), 1):
        first += _clean_file(study, source, ids[source.file], taken, told)
        if progress:
            progress(done, len(study.sources))
    debris = recurring.debris([document for _, document, _ in first if document is not None])
    found = [_finish(study, *_without(debris, cleaned), told) for cleaned in first]
    rows = [row | ({"reason": next(table.report() for table in told if table.file == row["file"])} if row["status"] == "metadata" else {}) for row, _ in found]
    accounted((source.file for source in study.sources), rows)
    documents = [document for _, document in found if document is not None]
    derived = _derived(rows)
    pairs = reuse.find_reuse(documents, derived)
    groups = reuse.group(documents, pairs, derived)
    documents = [replace(document, reuse_group=groups[document.document_id][0], independent=groups[document.document_id][1]) for document in documents]
    for row in rows:
        row["reuse_group"], row["independent"] = groups.get(row["document_id"], ("", row["status"] == "coded"))
    lines = [
        {"document_id": document.document_id, "line": line.line, "start": line.start, "end": line.end, "label": line.label, "reason": line.reason}
        for document in documents
        for line in document.lines
    ]
    repairs = [
        {"document_id": document.document_id, **vars(repair)}
        for document in documents
        for repair in document.repairs
    ]
    made = {"documents": rows, "lines": lines, "repairs": repairs, "reuse": [pair.row() for pair in pairs]}
    return Cleaned({name: tables.frame(name, table) for name, table in made.items()}, tuple(documents))


def _without(debris: dict[str, dict[int, tuple[str, str]]], cleaned: Clean) -> tuple[dict, Document | None]:
    """Return row and document with the lines that recur across the collection left out; a document that is nothing else keeps them."""
    row, document, again = cleaned
    if document is None or document.document_id not in debris:
        return row, document
    fewer = again(hints=debris[document.document_id])
    return fewer[:2] if fewer[1] is not None else (row, document)


def _derived(rows: list[dict]) -> dict[str, str]:
    """Return {document_id: document_id of its source} as sources.csv says, for files that are one document."""
    alone = Counter(row["file"] for row in rows)
    single = {row["file"]: row["document_id"] for row in rows if row["status"] == "coded" and alone[row["file"]] == 1}
    return {single[row["file"]]: single[row["derived_from"]] for row in rows if row["file"] in single and row["derived_from"] in single}


def _clean_file(study: Study, source: Source, file_id: str, taken: set[str], told: list[addresses.Table]) -> list[Clean]:
    """Return (row of table `documents`, document or None, cleaner) for each document of a file; a table of metadata is added to `told`."""
    try:
        found = read_source(study, source)
    except SourceError as error:
        row = _row(source, file_id) | {"raw_sha256": error.raw_sha256, "status": "quarantined", "reason": f"{error.problem} → {error.remedy}"}
        return [(row, None, None)]
    cleaned = []
    metadata_rows = [decoded for decoded in found if decoded.kind == "metadata"]
    if metadata_rows:
        told.append(addresses.Table.of(source.file, metadata_rows))
        first = metadata_rows[0]
        cleaned.append((_row(source, file_id) | {"raw_sha256": first.raw_sha256, "encoding": first.encoding, "format": "metadata", "status": "metadata"}, None, None))
    for decoded in found:
        if decoded.kind != "metadata":
            again = partial(_clean_one, source, decoded, part_id(file_id, decoded.part, taken) if decoded.part else file_id)
            cleaned.append((*again(), again))
    return cleaned


def _row(source: Source, document_id: str) -> dict:
    names = ("file", "title", "outlet", "author", "published", "url", "licence", "derived_from")
    return {"document_id": document_id, **{name: getattr(source, name) for name in names}}


def _clean_one(source: Source, decoded: Decoded, document_id: str, *, hints: Mapping[int, tuple[str, str]] | None = None) -> tuple[dict, Document | None]:
    """Return (row, document or None) of one document; `hints` add to what its markup tells of its lines."""
    if hints:
        decoded = replace(decoded, hints=decoded.hints | dict(hints))
    source, undated = metadata.dated(source)
    row = _row(source, document_id) | {"raw_sha256": decoded.raw_sha256, "encoding": decoded.encoding, "raw_chars": len(decoded.text)}
    row |= {"part": decoded.part, "format": decoded.kind, "status": "coded", "reason": "; ".join(filter(None, (decoded.note, undated)))}
    filled = metadata.fill(source, decoded.tells) if decoded.part else source
    problem = _unusable(decoded)
    if problem:
        return row | {name: getattr(filled, name) for name in metadata.FIELDS} | {"status": "quarantined", "reason": problem}, None
    document = clean_document(filled, decoded, document_id=document_id)
    values = metadata.of_document(document, filled, decoded.tells)
    taken = ";".join(name for name in metadata.FIELDS if values[name] and not getattr(source, name))
    row |= values | {"metadata_from": taken, "kept_chars": len(document.clean)}
    if not any(label != "title" for _, _, label in document.blocks):
        return row | {"status": "quarantined", "reason": "no article text was found → put the article's paragraphs into the file"}, None
    return row, document


def _finish(study: Study, row: dict, document: Document | None, told: list[addresses.Table]) -> tuple[dict, Document | None]:
    """Join what tables of metadata tell of the document, set it aside if it is outside the study's dates, and keep its text."""
    if document is None:
        return row, None
    from_text = [name for name in row["metadata_from"].split(";") if name]
    joined = addresses.join(row, from_text if not row["part"] else (), told)
    if joined:
        document = replace(document, **joined)
        row = row | joined | {"metadata_from": ";".join(name for name in metadata.FIELDS if name in joined or name in from_text)}
    outside = _outside(study, row["published"])
    if outside:
        return row | {"status": "outside", "reason": outside}, None
    if row["format"] != "text" or row["part"]:
        tables.write_bytes(study.tables / "text" / f"{document.document_id}.txt", document.raw.encode("utf-8"))
    return row, document


def _unusable(decoded: Decoded) -> str:
    if not re.search(r"\w", decoded.text):
        return decoded.note if "→" in decoded.note else f"{decoded.note or 'holds no word'} → add its text, or leave it aside"
    return ""


def _outside(study: Study, published: str) -> str:
    if published and study.published_after and published < study.published_after[: len(published)]:
        return f"published before {study.published_after}"
    if published and study.published_before and published[: len(study.published_before)] > study.published_before:
        return f"published after {study.published_before}"
    return ""
