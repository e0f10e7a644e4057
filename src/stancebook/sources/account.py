"""Keep account of documents: each one that came in is coded, set aside, outside the study's dates, or tells of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

STATUSES = ("coded", "quarantined", "outside", "metadata")


def accounted(files: Iterable[str], rows: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """Return {status: number of documents}; RuntimeError where a file left no row, two share an id, or one has no status or reason.

    >>> accounted(["a.txt", "b.txt"], [{"file": "a.txt", "document_id": "a", "status": "coded"},
    ...                                {"file": "b.txt", "document_id": "b", "status": "quarantined", "reason": "is empty"}])
    {'coded': 1, 'quarantined': 1, 'outside': 0, 'metadata': 0}
    """
    rows = list(rows)
    lost = sorted(set(files) - {row["file"] for row in rows})
    counts = Counter(row["status"] for row in rows)
    twice = [name for name, count in Counter(row["document_id"] for row in rows).items() if count > 1]
    silent = [row["document_id"] for row in rows if row["status"] in ("quarantined", "outside") and not row.get("reason")]
    if lost or twice or silent or set(counts) - set(STATUSES):
        raise RuntimeError(f"documents do not add up: lost {lost}, ids twice {twice}, without a reason {silent}, statuses {sorted(counts)}")
    return {status: counts[status] for status in STATUSES}
