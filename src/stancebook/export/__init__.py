"""Export a study to the formats of other programs. Every format is made from the tables alone and gives the same bytes again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stancebook.errors import StudyError
from stancebook.export.annotations import export_annotations
from stancebook.export.events import export_events
from stancebook.export.figures import export_png, export_svg
from stancebook.export.graph import export_gexf, export_graphml
from stancebook.export.package import export_csv
from stancebook.export.workbook import export_xlsx
from stancebook.study import Study

#: name of a format → the function that writes it into a folder and returns what it wrote
FORMATS: dict[str, Callable[[Study, Path], Path]] = {
    "csv": export_csv,
    "xlsx": export_xlsx,
    "graphml": export_graphml,
    "gexf": export_gexf,
    "jsonld": export_annotations,
    "plover": export_events,
    "svg": export_svg,
    "png": export_png,
}


def export(study: Study, to: str, out: Path | str | None = None) -> Path:
    """Write a study in the format `to` into folder `out` (`export/` in the study folder); raise StudyError for an unknown format."""
    if to not in FORMATS:
        raise StudyError(f"--to {to}", "is not a known format", f"use one of: {', '.join(FORMATS)}")
    return FORMATS[to](study, Path(out) if out else study.folder / "export")
