"""Export the tables of a study as a Frictionless data package (https://specs.frictionlessdata.io/data-package/)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from stancebook import tables
from stancebook.errors import StudyError
from stancebook.study import Study

_INTEGER = {"start", "end", "line", "raw_chars", "kept_chars", "stance", "n", "found", "expected", "right", "documents"}
_NUMBER = {"value", "low", "high", "precision", "recall", "f1", "mean_stance", "mean_stance_actual", "confidence", "shared"}


def export_csv(study: Study, out: Path | str) -> Path:
    """Copy the study's tables into folder `out` with a `datapackage.json`; raise StudyError where none were made yet."""
    out = Path(out)
    present = [name for name in tables.COLUMNS if (study.tables / f"{name}.csv").is_file()]
    if not present:
        raise StudyError(str(study.tables), "holds no tables yet", "run `stancebook code FOLDER` first")
    resources = []
    for name in present:
        data = tables.write(out, name, tables.read(study.tables, name)).read_bytes()
        fields = [{"name": column, "type": field_type(tables.read(study.tables, name)[column], column)} for column in tables.COLUMNS[name]]
        resources.append({
            "name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "schema": {"fields": fields, "missingValues": [""]},
        })  # fmt: skip
    package = {"name": study.folder.resolve().name.lower(), "profile": "tabular-data-package", "title": study.title, "description": study.question}
    package["resources"] = resources
    tables.write_bytes(out / "datapackage.json", (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode("utf-8"))
    return out


def field_type(values, column: str) -> str:
    """Return the Frictionless type of a column: integer or number where the dictionary says so and the values agree."""
    filled = [value for value in values if value != ""]
    if column in _INTEGER and all(value.lstrip("+-").isdigit() for value in filled):
        return "integer"
    if column in _INTEGER | _NUMBER and all(_is_float(value) for value in filled):
        return "number"
    return "boolean" if filled and set(filled) <= {"true", "false"} else "string"


def _is_float(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
