"""Export the statements as PLOVER events with quad class and Goldstein score, for use beside event data sets."""

from __future__ import annotations

import csv
import io
from importlib import resources
from pathlib import Path

from stancebook import tables
from stancebook.export.package import name_of
from stancebook.study import Study

COLUMNS = (
    "event_id", "event_date", "date_precision", "actor", "recipient", "event_type", "quad_class", "quad_name", "goldstein", "modality", "stance",
    "document_id", "outlet", "counted",
)  # fmt: skip


def scale() -> dict[str, dict[str, str]]:
    """Return for each PLOVER root its quad class and its score on the Goldstein (1992) scale, as the data file `scale.csv` gives them."""
    lines = resources.files("stancebook.export").joinpath("scale.csv").read_text("utf-8").split("\n")
    return {row["event_type"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def export_events(study: Study, out: Path) -> Path:
    """Write `<study>-events.csv` into folder `out`: one row a statement that names a PLOVER root; attitudes (NONE) are left out."""
    known = scale()
    outlets = {row["document_id"]: row["outlet"] for row in tables.read(study.tables, "documents").to_dict("records")}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    for row in tables.read(study.tables, "statements").to_dict("records"):
        if row["event"] not in known:
            continue
        found = known[row["event"]]
        writer.writerow({
            "event_id": row["statement_id"], "event_date": row["date"], "date_precision": row["date_precision"], "actor": row["actor"],
            "recipient": row["target"], "event_type": row["event"], "quad_class": found["quad_class"], "quad_name": found["quad_name"],
            "goldstein": found["goldstein"], "modality": row["modality"], "stance": row["stance"], "document_id": row["document_id"],
            "outlet": outlets.get(row["document_id"], ""), "counted": row["counted"],
        })  # fmt: skip
    return tables.write_bytes(out / f"{name_of(study)}-events.csv", text.getvalue().encode("utf-8"))
