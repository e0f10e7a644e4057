"""Clean a study: read each raw file, label its lines, repair the kept ones and find reuse. Nothing is deleted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pandas as pd

from stancebook import tables
from stancebook.document import Document, Line
from stancebook.errors import SourceError, StudyError
from stancebook.sources import metadata, reuse
from stancebook.sources.label import label_lines, wraps
from stancebook.sources.read import Decoded, read_source
from stancebook.sources.repair import repair_line
from stancebook.sources.spelling import Vocabulary
from stancebook.sources.words import is_known
from stancebook.study import Source, Study

KEPT = ("title", "body", "heading")


@dataclass(frozen=True)
class Cleaned:
    """The tables `documents`, `lines`, `repairs`, `reuse` of a study, and its coded documents in order of file name."""

    tables: dict[str, pd.DataFrame] = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)


def document_ids(files: list[str]) -> dict[str, str]:
    """Return {file: document_id}: the slug of the file's stem, made unique in order of file name.

    >>> document_ids(["Late News.txt", "b/late-news.html", "ü.txt"])
    {'Late News.txt': 'late-news', 'b/late-news.html': 'late-news-2', 'ü.txt': 'document'}
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(files):
        stem = name.rsplit("/", 1)[-1]
        stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
        slug = re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-")[:80] or "document"
        unique, number = slug, 2
        while unique in taken:
            unique, number = f"{slug}-{number}", number + 1
        taken.add(unique)
        ids[name] = unique
    return ids


def clean_document(source: Source, decoded: Decoded, *, document_id: str = "", lines: tuple[Line, ...] | None = None, names: frozenset[str] = frozenset()) -> Document:
    """Return the cleaned document of one source: a pure function of picklable arguments.

    `lines` are labels already decided (from the table `lines`); without them the lines are labelled here.
    """
    text = decoded.text
    if lines is None:
        lines = label_lines(text, decoded.hints)
    values, _ = metadata.from_text(text, lines, source, decoded.tells)
    known = Vocabulary.of(text, names)
    clean, starts, ends, repairs, blocks = [], [], [], [], []
    length = 0
    before: Line | None = None
    for line in lines:
        if line.label not in KEPT:
            continue
        start, end = _strip(text, line)
        mended = repair_line(text[start:end], known)
        repairs += mended.repairs(line=line.line, offset=start)
        if not mended.text.strip():
            continue
        if before is not None:
            glue = _glue(text, before, line)
            if glue == "-":
                del clean[-1][-1:], starts[-1:], ends[-1:]
                length -= 1
            elif glue:
                clean.append([glue])
                starts.append(starts[-1] if glue == "x" else ends[-1])
                ends.append(ends[-1] if glue == "\n" else start)
                length += 1
            joins = glue in ("", " ", "-")
        else:
            joins = False
        clean.append(list(mended.text))
        starts += [at + start for at in mended.starts]
        ends += [at + start for at in mended.ends]
        first = length
        length += len(mended.text)
        if joins and blocks:
            blocks[-1] = (blocks[-1][0], length, blocks[-1][2])
        else:
            blocks.append((first, length, line.label))
        before = line
    return Document(
        document_id=document_id or document_ids([source.file])[source.file],
        raw=text,
        lines=tuple(lines),
        clean="".join(char for part in clean for char in part),
        starts=tuple(starts),
        ends=tuple(ends),
        repairs=tuple(repairs),
        blocks=tuple(blocks),
        title=values["title"],
        outlet=values["outlet"],
        author=values["author"],
        published=values["published"],
    )


def _strip(text: str, line: Line) -> tuple[int, int]:
    content = text[line.start : line.end]
    left = len(content) - len(content.lstrip())
    return line.start + left, line.start + len(content.rstrip())


def _glue(text: str, before: Line, line: Line) -> str:
    r"""Return what stands between two kept lines: "\n", or in a wrapped paragraph " ", "" or "-" (its hyphen goes)."""
    upper, lower = text[before.start : before.end].strip(), text[line.start : line.end].strip()
    if line.line != before.line + 1 or line.label != before.label or not wraps(upper, lower):
        return "\n"
    if upper.endswith("-") and not upper.endswith("--"):
        head = re.search(r"[^\W\d_]+(?=-$)", upper)
        tail = re.match(r"[^\W\d_]+", lower)
        return "-" if head and tail and is_known(head[0] + tail[0]) else ""
    return " "


def clean_study(study: Study, *, progress: Callable[[int, int], None] | None = None) -> Cleaned:
    """Clean every source of a study; `progress(done, total)` is called after each. HTML's plain text goes to tables/text/.

    A file that cannot be read is quarantined with its reason; a document outside the study's dates has the status "outside".
    """
    ids = document_ids([source.file for source in study.sources])
    rows: list[dict] = []
    documents: list[Document] = []
    for done, source in enumerate(sorted(study.sources, key=lambda item: item.file), 1):
        row, document = _clean_one(study, source, ids[source.file])
        rows.append(row)
        if document is not None:
            documents.append(document)
        if progress:
            progress(done, len(study.sources))
    by_file = {row["file"]: row["document_id"] for row in rows if row["status"] == "coded"}
    derived = {row["document_id"]: by_file[row["derived_from"]] for row in rows if row["status"] == "coded" and row["derived_from"] in by_file}
    pairs = reuse.find_reuse(documents)
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
        {"document_id": document.document_id, **{name: getattr(repair, name) for name in ("line", "start", "end", "before", "after", "reason")}}
        for document in documents
        for repair in document.repairs
    ]
    found = {"documents": rows, "lines": lines, "repairs": repairs, "reuse": [pair.row() for pair in pairs]}
    return Cleaned({name: tables.frame(name, table) for name, table in found.items()}, tuple(documents))


def _clean_one(study: Study, source: Source, document_id: str) -> tuple[dict, Document | None]:
    row: dict = {"document_id": document_id, **{name: getattr(source, name) for name in ("file", "title", "outlet", "author", "published", "url", "licence", "derived_from")}}
    try:
        decoded = read_source(study, source)
    except SourceError as error:
        return {**row, "status": "quarantined", "reason": f"{error.problem} → {error.remedy}"}, None
    document = clean_document(source, decoded, document_id=document_id)
    values, taken = metadata.from_text(decoded.text, document.lines, source, decoded.tells)
    row |= values | {"metadata_from": taken, "raw_sha256": decoded.raw_sha256, "encoding": decoded.encoding, "raw_chars": len(decoded.text)}
    row |= {"kept_chars": len(document.clean), "status": "coded", "reason": decoded.note}
    if not any(label != "title" for _, _, label in document.blocks):
        return row | {"status": "quarantined", "reason": "no article text was found → put the article's paragraphs into the file"}, None
    outside = _outside(study, values["published"])
    if outside:
        return row | {"status": "outside", "reason": outside}, None
    if decoded.kind == "html":
        tables.write_bytes(study.tables / "text" / f"{document_id}.txt", decoded.text.encode("utf-8"))
    return row, document


def _outside(study: Study, published: str) -> str:
    if published and study.published_after and published < study.published_after[: len(published)]:
        return f"published before {study.published_after}"
    if published and study.published_before and published[: len(study.published_before)] > study.published_before:
        return f"published after {study.published_before}"
    return ""


def load_documents(study: Study) -> tuple[Document, ...]:
    """Rebuild the coded documents from raw/ and the tables `documents` and `lines`, without labelling again."""
    table, line_table = tables.read(study.tables, "documents"), tables.read(study.tables, "lines")
    sources = {source.file: source for source in study.sources}
    lines: dict[str, list[Line]] = {}
    for row in line_table.itertuples(index=False):
        lines.setdefault(row.document_id, []).append(Line(int(row.line), int(row.start), int(row.end), row.label, row.reason))
    documents = []
    for row in table.itertuples(index=False):
        if row.status != "coded":
            continue
        if row.file not in sources:
            raise StudyError(str(study.tables / "documents.csv"), f"names {row.file}, which sources.csv does not list", "run notebook 1 again")
        decoded = read_source(study, sources[row.file])
        if decoded.raw_sha256 != row.raw_sha256:
            raise StudyError(f"raw/{row.file}", "has changed since its lines were labelled", "run notebook 1 again")
        document = clean_document(sources[row.file], decoded, document_id=row.document_id, lines=tuple(lines.get(row.document_id, ())))
        documents.append(replace(document, reuse_group=row.reuse_group, independent=row.independent == "true"))
    return tuple(documents)
