"""Keep the filters of named runs, so that two of them can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from stancebook import tables
from stancebook.errors import StudyError
from stancebook.study import Study

#: how the study's own run, without a name, is called where a name is asked for
MAIN = "main"


def folder_of(study: Study, run: str) -> Path:
    """Return where the tables of a run's findings stand."""
    return study.tables / "runs" / run if run and run != MAIN else study.tables


def keep(study: Study, run: str, filters: Mapping[str, object]) -> Path:
    """Write the filters of a named run beside its tables and return their folder."""
    folder = folder_of(study, run)
    if folder != study.tables:
        facts = {name: value for name, value in sorted(filters.items())}
        tables.write_bytes(folder / "run.json", (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8"))
    return folder


def filters_of(study: Study, run: str) -> dict[str, object]:
    """Return the filters of a run; raise StudyError where there is no run of that name."""
    folder = folder_of(study, run)
    if run == MAIN:
        return {}
    try:
        return dict(json.loads((folder / "run.json").read_text("utf-8")))
    except (OSError, ValueError) as error:
        named = ", ".join([MAIN, *sorted(path.parent.name for path in study.tables.glob("runs/*/run.json"))])
        raise StudyError(str(folder), "is not a run of this study", f"use one of: {named}; or make it with `stancebook report FOLDER --run NAME`") from error
