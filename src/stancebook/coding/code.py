"""Code all documents of a study, one after the other, into the tables of the second notebook."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from stancebook import sources, tables
from stancebook.coding.codebook import load_codebook
from stancebook.coding.statements import code_document
from stancebook.study import Study

TABLES = ("mentions", "quotes", "statements", "uncoded")


def code_study(study: Study, *, progress: Callable[[int, int], None] | None = None) -> dict[str, pd.DataFrame]:
    """Return the tables mentions, quotes, statements and uncoded; `progress(done, total)` is called after each document."""
    codebook = load_codebook(study.codebook_file)
    documents = sorted(sources.load_documents(study), key=lambda document: document.document_id)
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    for done, document in enumerate(documents, 1):
        coded = code_document(document, codebook)
        for name in TABLES:
            rows[name].extend(getattr(coded, name))
        if progress:
            progress(done, len(documents))
    mark_counted(rows["statements"], {document.document_id: document.independent for document in documents})
    return {name: tables.frame(name, rows[name]) for name in TABLES}


def mark_counted(statements: list[dict], independent: dict[str, bool]) -> None:
    """Set `counted` false where a dependent document repeats a statement of its reuse group's independent one."""
    told = {_key(row) for row in statements if row["reuse_group"] and independent.get(row["document_id"], True)}
    for row in statements:
        if row["reuse_group"] and not independent.get(row["document_id"], True):
            key = _key(row)
            row["counted"] = key not in told
            told.add(key)


def _key(row: dict) -> tuple:
    sign = (row["stance"] > 0) - (row["stance"] < 0)
    return row["reuse_group"], row["actor"], row["target"], sign
