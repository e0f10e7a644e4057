"""Export the statements as Web Annotations in JSON-LD (W3C Recommendation, 23 February 2017), to be read by annotation tools."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from stancebook import tables
from stancebook.export.package import name_of
from stancebook.study import Study

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"stance": "urn:stancebook:term:", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}]
_TOLD = ("actor", "target", "against", "stance", "event", "modality", "speaker", "speech", "issue", "date", "cue", "rule", "confidence", "coder", "counted")

#: characters before and after a passage that help to find it again in another copy of the text
AROUND = 32


def export_annotations(study: Study, out: Path) -> Path:
    """Write `<study>.jsonld` into folder `out`: one collection, one annotation a statement.

    Each names its text by position (code points) and by quotation with up to AROUND characters on both sides, and carries the coding as its body.
    """
    from stancebook.sources import load_documents

    statements = tables.read(study.tables, "statements").to_dict("records")
    documents = {document.document_id: document for document in load_documents(study)}
    files = {row["document_id"]: row for row in tables.read(study.tables, "documents").to_dict("records")}
    items = [_annotation(study, row, documents[row["document_id"]].raw, files[row["document_id"]]) for row in statements]
    collection = {
        "@context": CONTEXT, "id": f"urn:stancebook:{quote(name_of(study))}", "type": "AnnotationCollection", "label": study.title, "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }  # fmt: skip
    return tables.write_bytes(out / f"{name_of(study)}.jsonld", (json.dumps(collection, indent=1, ensure_ascii=False) + "\n").encode("utf-8"))


def _annotation(study: Study, row: dict, raw: str, document: dict) -> dict:
    start, end = int(row["start"]), int(row["end"])
    kept = study.tables / "text" / f"{row['document_id']}.txt"
    source = f"tables/text/{row['document_id']}.txt" if kept.is_file() else f"raw/{document['file']}"
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": raw[start:end], "prefix": raw[max(0, start - AROUND) : start], "suffix": raw[end : end + AROUND]},
    ]
    words = f"{row['actor']} → {row['target']}: {int(row['stance']):+d} ({row['modality']})"
    return {
        "id": f"urn:stancebook:{quote(name_of(study))}:{quote(row['statement_id'])}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": words},
            {"type": "stance:Statement", **{f"stance:{name}": row[name] for name in _TOLD if row[name] != ""}},
        ],
        "target": {"source": quote(source), "selector": selectors},
    }
