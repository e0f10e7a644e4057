"""What people coded: `codings/<coder>.csv`, one row a decision, only ever added to.

A decision is keyed by document and quotation, so it survives every rerun. A row without actor and target says that the
sentence holds no statement; a document counts as read by a coder who has any row in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from stancebook import tables
from stancebook.coding.codebook import Codebook, load_codebook
from stancebook.document import Document
from stancebook.errors import StudyError
from stancebook.study import Study

STANCES = ("-2", "-1", "0", "1", "2")
MODALITIES = ("actual", "potential", "negated")
SPEECHES = ("none", "direct", "indirect")
REQUIRED = ("document_id", "text", "actor", "target", "stance", "modality")
#: Columns that a coder's file or a sheet may hold beside those of table `codings`.
ALSO = ("sentence", "note")
NOTHING = ("", "none")
_CODER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_TAKEN = ("all", "people", "rules")


@dataclass(frozen=True)
class Fault:
    """One faulty row: the 1-based line of the file, what was found and what to do."""

    line: int
    problem: str
    remedy: str


def coder_name(name: str, where: str) -> str:
    """Return a coder's name if it can be a file's name and is not a word that the tables use."""
    if not _CODER.fullmatch(name) or name in _TAKEN:
        raise StudyError(where, f"{name!r} cannot be a coder's name", "use letters, digits, _ and -, and none of " + ", ".join(_TAKEN))
    return name


def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Read a CSV of codings as (line, row); comma or semicolon, UTF-8 with or without mark. Other shapes raise StudyError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(str(path), "is not UTF-8 text", "save it as `CSV UTF-8`") from error
    except OSError as error:
        raise StudyError(str(path), f"cannot be read ({error.strerror})", "check the file's name and permissions") from error
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(header, path)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if len(cells) > len(header) and any(cells[len(header):]):
                raise StudyError(str(path), f"has {len(cells)} cells under {len(header)} column names", "quote cells that hold a comma", line)
            if any(cell.strip() for cell in cells):
                rows.append((line, dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))))
    except csv.Error as error:
        raise StudyError(str(path), f"is not the CSV expected: {error}", "correct this line", reader.line_num) from error
    return rows


def _check_header(header: list[str], path: Path) -> None:
    known = (*tables.COLUMNS["codings"], *ALSO)
    for name in REQUIRED:
        if name not in header:
            raise StudyError(str(path), f"has no column `{name}`", "start it with the columns " + ",".join(tables.COLUMNS["codings"][:-1]), 1)
    for name in header:
        if name not in known or header.count(name) > 1:
            raise StudyError(str(path), f"the column {name!r} is unknown or stands twice", "use only " + ", ".join(known), 1)


def normalise(row: Mapping[str, str], coder: str) -> dict[str, str]:
    """Return the row with plain values: minus signs, +1, capitals and spaces settled, defaults filled in, `none` emptied."""
    tidy = {column: row.get(column, "") if column == "text" else row.get(column, "").strip() for column in tables.COLUMNS["codings"]}
    for column in ("actor", "target"):
        tidy[column] = "" if tidy[column].lower() in NOTHING else tidy[column]
    stance = tidy["stance"].replace("\u2212", "-").replace("\u2013", "-").lstrip("'").removeprefix("+")
    tidy["stance"] = re.sub(r"\.0+$", "", stance)
    tidy["modality"], tidy["speech"] = tidy["modality"].lower(), tidy["speech"].lower()
    tidy["coder"] = coder
    if tidy["actor"] or tidy["target"]:
        tidy["speaker"] = tidy["speaker"] or "author"
        tidy["speech"] = tidy["speech"] or ("none" if tidy["speaker"] == "author" else "indirect")
    return tidy


def other_coder(row: Mapping[str, str], line: int, coder: str) -> Iterator[Fault]:
    """Yield a fault if a row as read names another coder than the file's."""
    if row.get("coder", "").strip() not in ("", coder):
        yield Fault(line, f"the coder is {row['coder']!r}, not {coder!r}", "keep one file a coder, named after the coder")


def faults(row: Mapping[str, str], line: int, codebook: Codebook) -> Iterator[Fault]:
    """Yield what is wrong in a normalised row."""
    if not row["text"].strip():
        yield Fault(line, "holds no quotation in `text`", "give the sentence as it stands in the raw text")
    for column in ("start", "end"):
        if row[column] and not row[column].isdecimal():
            yield Fault(line, f"{column} {row[column]!r} is not a number", "leave it empty: the quotation is looked for")
    if not (row["actor"] or row["target"]):
        if row["stance"]:
            yield Fault(line, "has a stance but neither actor nor target", "name both, or empty the row's codes")
        return
    actors = {actor.id for actor in codebook.actors}
    for column in ("actor", "target"):
        if row[column] not in actors:
            yield Fault(line, f"{column} {row[column]!r} is not an id of the codebook", "add the actor to codebook.yml or use one of its ids")
    if row["actor"] == row["target"]:
        yield Fault(line, f"actor and target are both {row['actor']!r}", "code stances toward others only")
    issues = {issue.id for issue in codebook.issues}
    allowed = [("stance", STANCES), ("modality", MODALITIES), ("speech", SPEECHES)]
    allowed += [("issue", ("", *sorted(issues | {"other"})))] if issues else []
    for column, values in allowed:
        if row[column] not in values:
            yield Fault(line, f"{column} {row[column]!r} is unknown", "use one of " + ", ".join(v for v in values if v))


class Quotations:
    """Where quotations stand in the documents; a document is named by its id or, if that changed, by its raw hash or file.

    A raw file may hold many documents: among those of one file it is the one that holds the quotation.
    """

    def __init__(self, documents: Iterable[Document], table: pd.DataFrame):
        self.raw = {document.document_id: document.raw for document in documents}
        self.hashes = dict(zip(table["document_id"], table["raw_sha256"], strict=True))
        self.names: dict[str, list[str]] = {}
        self.files: dict[str, str] = {}
        for document_id, file, sha256 in zip(table["document_id"], table["file"], table["raw_sha256"], strict=True):
            if document_id in self.raw:
                self.files[document_id] = file
                for key in dict.fromkeys(filter(None, (sha256, file, Path(file).stem))):
                    self.names.setdefault(key, []).append(document_id)

    def document(self, row: Mapping[str, str]) -> str | None:
        """Return the id of the document that a row is about, or None if the study no longer has it."""
        name = row["document_id"]
        likely = [name] if name in self.raw else []
        for key in (row.get("raw_sha256", ""), self.files.get(name, name)):
            likely += [other for other in self.names.get(key, ()) if other not in likely]
        if likely and self._holds(likely[0], row["text"]):
            return likely[0]
        exact = [other for other in likely[1:] if self._holds(other, row["text"])]
        loose = exact or [other for other in likely if self.find(other, row["text"])]
        return next(iter(loose or likely), None)

    def _holds(self, document_id: str, text: str) -> bool:
        return bool(text.strip()) and text.strip() in self.raw[document_id]

    def find(self, document_id: str, text: str, start: str = "") -> tuple[int, int] | None:
        """Return the raw span of the quotation nearest to `start`; white space may differ. None if it is not there."""
        raw, near = self.raw[document_id], int(start) if start.isdecimal() else 0
        text = text.strip()
        if not text:
            return None
        if raw[near:near + len(text)] == text:
            return near, near + len(text)
        pattern = r"\s+".join(map(re.escape, text.split()))
        spans = [match.span() for match in re.finditer(pattern, raw)]
        return min(spans, key=lambda span: (abs(span[0] - near), span[0]), default=None)


def load_codings(study: Study, documents: Iterable[Document], *, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return table `codings` of all coders, sorted by coder with each file's order kept; `table` is the table `documents`.

    `status` is `found`, or `lost` if the document or the quotation is no longer there; start, end and raw_sha256 are those of now.
    The first bad row raises StudyError with file, line and remedy.
    """
    files = sorted(study.codings.glob("*.csv")) if study.codings.is_dir() else []
    if not files:
        return tables.frame("codings", [])
    codebook = load_codebook(study.codebook_file)
    places = Quotations(documents, tables.read(study.tables, "documents") if table is None else table)
    rows: list[dict] = []
    for path in files:
        coder = coder_name(path.stem, str(path))
        for line, raw_row in read_rows(path):
            row = normalise(raw_row, coder)
            for fault in (*other_coder(raw_row, line, coder), *faults(row, line, codebook)):
                raise StudyError(str(path), fault.problem, fault.remedy, fault.line)
            rows.append(_placed(row, places))
    return tables.frame("codings", rows)


def _placed(row: dict[str, str], places: Quotations) -> dict[str, object]:
    document_id = places.document(row)
    if document_id is None:
        return {**row, "status": "lost"}
    now = {**row, "document_id": document_id, "raw_sha256": places.hashes.get(document_id, row["raw_sha256"])}
    span = places.find(document_id, row["text"], row["start"])
    if span is None:
        return {**now, "status": "lost"}
    return {**now, "start": span[0], "end": span[1], "status": "found"}
