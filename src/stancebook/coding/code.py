"""Code all documents of a study, one after the other, into the tables of the second notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict

import pandas as pd

from stancebook import sources, steps, stopping, tables
from stancebook.coding.codebook import load_codebook
from stancebook.coding.statements import Coded, code_document
from stancebook.study import Study

TABLES = ("mentions", "quotes", "statements", "uncoded")
Progress = Callable[[int, int], None]


def code_study(study: Study, *, progress: Progress | None = None) -> dict[str, pd.DataFrame]:
    """Return the tables mentions, quotes, statements and uncoded; `progress(done, total)` is called after each document.

    A document that has not changed since the last run, nor codebook and coder, is not coded again.
    """
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    counted = _Counted()
    for coded in _each(study, counted, progress):
        for name in TABLES:
            rows[name].extend(getattr(coded, name))
    counted.mark(rows["statements"])
    return {name: tables.frame(name, rows[name]) for name in TABLES}


def write_coding(study: Study, *, progress: Progress | None = None) -> list[str]:
    """Write the tables that `code_study` returns, document by document, so that memory does not grow; return their names.

    A run that ends early leaves the earlier tables as they were.
    """
    counted = _Counted()
    with ExitStack() as stack:
        made = {name: stack.enter_context(tables.appending(study.tables, name)) for name in TABLES}
        for coded in _each(study, counted, progress):
            stopping.check()
            for name in TABLES:
                made[name].add(getattr(coded, name))
        if counted.dependent:
            made["statements"].rewrite(counted.mark)
    return list(TABLES)


def _each(study: Study, counted: _Counted, progress: Progress | None) -> Iterator[Coded]:
    codebook = load_codebook(study.codebook_file)
    total = int((tables.read(study.tables, "documents")["status"] == "coded").sum())
    remembered = steps.Documents(study, "coded", depends_on=codebook)
    for done, document in enumerate(sources.iterate_documents(study, by_id=True), 1):
        coded = Coded(**remembered(document, lambda document=document: asdict(code_document(document, codebook))))
        counted.see(document.document_id, document.independent, coded.statements)
        yield coded
        if progress:
            progress(done, total)
    remembered.forget_others()


class _Counted:
    """Which statements count: one that a dependent document repeats from its reuse group counts once."""

    def __init__(self) -> None:
        self.dependent: set[str] = set()
        self.told: set[tuple] = set()

    def see(self, document_id: str, independent: bool, statements: tuple[dict, ...]) -> None:
        """Take note of a document: of what it tells if it is independent."""
        if not independent:
            self.dependent.add(document_id)
        else:
            self.told.update(_key(row) for row in statements if row["reuse_group"])

    def mark(self, statements: list[dict]) -> None:
        """Set `counted` false, in the rows of one or more documents, where another has told the same."""
        for row in statements:
            if row["reuse_group"] and row["document_id"] in self.dependent:
                key = _key(row)
                row["counted"] = key not in self.told
                self.told.add(key)


def _key(row: dict) -> tuple:
    stance = int(row["stance"])
    return row["reuse_group"], row["actor"], row["target"], (stance > 0) - (stance < 0)
