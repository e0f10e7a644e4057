"""Checking: people with each other, and the machine with people."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.checking.agreement import agreement
from stancebook.checking.codings import load_codings
from stancebook.checking.disagreements import disagreements
from stancebook.checking.errors import Seen, errors
from stancebook.checking.sheet import import_sheet, make_sheet
from stancebook.checking.units import units
from stancebook.checking.validation import validation
from stancebook.sources import load_documents
from stancebook.study import Study

__all__ = ["check_study", "import_sheet", "make_sheet", "save"]


def check_study(study: Study) -> dict[str, pd.DataFrame]:
    """Return the tables codings, agreement, validation, disagreements and errors; all are empty where nobody has coded yet.

    Needs the tables of cleaning and of coding; a bad row in `codings/` raises StudyError.
    """
    documents = load_documents(study)
    codings = load_codings(study, documents)
    if codings.empty:
        return {name: tables.frame(name, []) for name in ("codings", "agreement", "validation", "disagreements", "errors")}
    statements = tables.read(study.tables, "statements")
    together = units(codings.to_dict("records"), statements.to_dict("records"), [document.document_id for document in documents])
    return {
        "codings": codings,
        "agreement": agreement(together),
        "validation": validation(together),
        "disagreements": disagreements(together),
        "errors": errors(together, Seen.of(*(tables.read(study.tables, name).to_dict("records") for name in ("mentions", "uncoded", "lines")))),
    }


def save(study: Study, results: dict[str, pd.DataFrame]) -> None:
    """Write the tables of `check_study` to the study's `tables/` folder; `codings/` is never written."""
    for name in sorted(results):
        tables.write(study.tables, name, results[name])
