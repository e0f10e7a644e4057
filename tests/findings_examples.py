"""Invented statements on a fisheries dispute, for the tests of the findings."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.selection import join_documents

LABELS = {"noria": "Noria", "southmark": "Southmark", "fleet": "Trawler Fleet", "council": "Sea Council"}

#: actor, target, stance, modality, speaker, document, date, confidence, counted
ROWS = [
    ("noria", "southmark", -2, "actual", "author", "d1", "2023-02-03", 0.9, True),
    ("noria", "southmark", -1, "actual", "ana_lopez", "d1", "", 0.8, True),
    ("noria", "southmark", -1, "actual", "author", "d2", "2023-03", 0.8, True),
    ("noria", "southmark", 1, "potential", "author", "d2", "", 0.6, True),
    ("noria", "southmark", -2, "negated", "author", "d3", "2023", 0.6, True),
    ("noria", "southmark", -2, "actual", "author", "d4", "2023-02-03", 0.9, False),
    ("southmark", "council", 2, "actual", "author", "d1", "2023-04-01", 0.9, True),
    ("southmark", "council", 1, "actual", "council_clerk", "d2", "", 0.7, True),
    ("southmark", "council", 1, "actual", "author", "d3", "", 0.7, True),
    ("fleet", "council", 1, "potential", "author", "d3", "", 0.5, True),
    ("fleet", "council", 2, "potential", "author", "d1", "", 0.5, True),
    ("council", "noria", 0, "actual", "author", "d3", "", 0.5, True),
    ("council", "noria", 1, "actual", "author", "d1", "", 0.5, True),
    ("council", "noria", 1, "actual", "author", "d1", "", 0.5, True),
    ("council", "noria", -1, "actual", "author", "d3", "", 0.5, True),
]


def documents() -> pd.DataFrame:
    """Return four documents of two outlets; d4 reprints d1, d3 has no date."""
    return tables.frame(
        "documents",
        [
            {"document_id": "d1", "file": "d1.txt", "title": "Nets cut", "outlet": "Harbour Post", "published": "2023-05-01", "status": "coded", "reuse_group": "g1"},
            {"document_id": "d2", "file": "d2.txt", "title": "Talks", "outlet": "Tide Weekly", "published": "2023-06-11", "status": "coded"},
            {"document_id": "d3", "file": "d3.txt", "title": "Quotas", "outlet": "Tide Weekly", "published": "", "status": "coded"},
            {"document_id": "d4", "file": "d4.txt", "title": "Nets cut", "outlet": "Sea Mirror", "published": "2023-05-02", "status": "coded", "reuse_group": "g1", "derived_from": "d1.txt"},
        ],
    )


def statement(number: int, actor: str, target: str, stance: int, modality: str, speaker: str, document: str, date: str, confidence: float, counted: bool) -> dict:
    """Return one statement whose sentence is `Actor cue target.`"""
    text = f"{actor} meets {target}."
    start = 100 * number
    cue = start + len(actor) + 1
    return {
        "statement_id": f"s{number:04d}", "document_id": document, "start": start, "end": start + len(text), "text": text, "actor": actor, "target": target,
        "stance": stance, "event": "CONSULT", "modality": modality, "speaker": speaker, "speech": "none" if speaker == "author" else "indirect",
        "issue": "quotas", "date": date, "cue": "meets", "rule": "verb.meet", "confidence": confidence, "coder": "rules",
        "reuse_group": "g1" if document in ("d1", "d4") else "", "counted": counted,
        "actor_start": start, "actor_end": start + len(actor), "cue_start": cue, "cue_end": cue + 5,
        "target_start": cue + 6, "target_end": cue + 6 + len(target),
    }


def statements(rows: list[tuple] = ROWS) -> pd.DataFrame:
    """Return the examples, or other rows of the same shape, as statements joined with their documents."""
    table = tables.frame("statements", [statement(number, *row) for number, row in enumerate(rows)])
    return join_documents(table, documents())


def many(actors: int, count: int) -> pd.DataFrame:
    """Return `count` statements among so many actors, spread by arithmetic rather than chance."""
    names = [f"harbour_town_{number:02d}" for number in range(actors)]
    rows = []
    for at in range(count):
        first = (at * 7 + at // 13) % actors if at % 3 else (at % 4) % actors
        other = (first + 1 + (at * at) % (actors - 1)) % actors
        modality = ("actual", "actual", "actual", "potential", "negated")[(at * 3 + at // 7) % 5]
        document = f"d{at % 3 + 1}"
        rows.append((names[first], names[other], (at * 11 + at // 5) % 5 - 2, modality, "author" if at % 2 else f"speaker_{at % 23}", document, f"202{at % 3}-{at % 12 + 1:02d}-05", 0.7, True))
    return statements(rows)
