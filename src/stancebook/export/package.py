"""Export the tables of a study as a Frictionless data package (https://specs.frictionlessdata.io/data-package/)."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from stancebook import tables
from stancebook.errors import StudyError
from stancebook.study import Study

_UNHOLDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INTEGER = {"start", "end", "line", "raw_chars", "kept_chars", "stance", "n", "found", "expected", "right", "documents"}
_NUMBER = {"value", "low", "high", "precision", "recall", "f1", "mean_stance", "mean_stance_actual", "confidence", "shared"}


def printable(text: str) -> str:
    """Return a text in which U+FFFD stands for the characters that XML cannot hold.

    >>> printable("a\\x07b") == "a\\ufffdb"
    True
    """
    return _UNHOLDABLE.sub("\ufffd", text)


def name_of(study: Study) -> str:
    """Return the name of the study's folder, by which its exports are called."""
    return study.folder.resolve().name


def present_tables(study: Study) -> list[str]:
    """Return the names of the tables that the study has; raise StudyError where it has none."""
    present = [name for name in tables.COLUMNS if (study.tables / f"{name}.csv").is_file()]
    if not present:
        raise StudyError(str(study.tables), "holds no tables yet", "run `stancebook code FOLDER` first")
    return present


def export_csv(study: Study, out: Path | str) -> Path:
    """Copy the study's tables into folder `out` with a `datapackage.json`; raise StudyError where none were made yet."""
    out = Path(out)
    resources = []
    for name in present_tables(study):
        table = tables.read(study.tables, name)
        data = tables.write(out, name, table).read_bytes()
        fields = [{"name": column, "type": field_type(table[column], column)} for column in tables.COLUMNS[name]]
        resources.append({
            "name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "schema": {"fields": fields, "missingValues": [""]},
        })  # fmt: skip
    package = {"name": name_of(study).lower(), "profile": "tabular-data-package", "title": study.title, "description": study.question}
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
