"""Show each document's cleaned text with its statements marked and its removed lines folded away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

import pandas as pd

from stancebook.document import Document
from stancebook.findings.figures.drawing import plural
from stancebook.findings.labels import document_anchor, label_of, sentence_anchor, statement_anchor
from stancebook.findings.marking import marked
from stancebook.show import Shown, escape

KEPT = ("title", "body", "heading")


def documents_html(documents: Iterable[Document], statements: pd.DataFrame, labels: Mapping[str, str], *, shown: Collection[str] | None = None) -> Shown:
    """Show one folded section a document: what was kept, repaired, with its coded sentences marked; what was removed, with the reason.

    A statement leads back to its place among the evidence if its id is in `shown` (None: all are).
    """
    rows: dict[str, list[dict]] = {}
    for row in statements.to_dict("records"):
        rows.setdefault(row["document_id"], []).append(row)
    parts = [_document_html(document, rows.get(document.document_id, []), labels, shown) for document in documents]
    return Shown("\n".join(parts) or "<p>There is no document to show.</p>")


def clean_span(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the (start, end) in the clean text of raw[start:end]: the reverse of `Document.raw_span`."""
    first = bisect_left(document.starts, start)
    return first, max(first, bisect_right(document.ends, end))


def _document_html(document: Document, rows: list[dict], labels: Mapping[str, str], shown: Collection[str] | None) -> str:
    sentences: dict[tuple[int, int], list[dict]] = {}
    for row in rows:
        sentences.setdefault(clean_span(document, int(row["start"]), int(row["end"])), []).append(row)
    lost = [row for span, told in sentences.items() if not any(start <= span[0] < end for start, end, _ in document.blocks) for row in told]
    items = [(document.starts[start] if start < end else 0, "kept", _kept_html(document, (start, end, label), sentences, labels, shown)) for start, end, label in document.blocks]
    items += [
        (line.start, "out", f'<li class="out"><small>{escape(line.label)}: {escape(line.reason)}</small> {escape(document.raw[line.start : line.end])}</li>')
        for line in document.lines
        if line.label not in KEPT and line.end > line.start
    ]
    items.sort(key=lambda item: item[0])
    parts = []
    for kind, group in groupby(items, key=lambda item: item[1]):
        lines = [text for _, _, text in group]
        listed = f'<ul class="lines">{"".join(lines)}</ul>'
        parts.append(listed if kind == "kept" else f"<details><summary>{escape(plural(len(lines), 'line'))} removed</summary>{listed}</details>")
    about = " · ".join(escape(part) for part in (document.outlet, document.published) if part)
    repeated = "" if document.independent else " · shares its text with another document"
    return (
        f'<section class="document"><details><summary><strong>{escape(document.title or document.document_id)}</strong>'
        f" ({about}{' · ' if about else ''}{escape(plural(len(rows), 'statement'))}{repeated})</summary>"
        f'<div id="{escape(document_anchor(document.document_id))}">{_places(document, lost)}<p><small>{escape(document.document_id)}</small></p>'
        f"{''.join(parts)}"
        f'</div></details></section>'
    )


def _kept_html(
    document: Document, block: tuple[int, int, str], sentences: Mapping[tuple[int, int], list[dict]], labels: Mapping[str, str], shown: Collection[str] | None
) -> str:
    start, end, label = block
    text, parts, at = document.clean, [], block[0]
    for first, last in sorted(span for span in sentences if start <= span[0] < end):
        rows = sentences[first, last]
        places = _places(document, rows)
        if first < at:
            parts.append(places + _links(rows, labels, shown))
            continue
        last = min(last, end)
        parts.append(escape(text[at:first]) + places + marked(text[first:last], [(0, last - first, "sentence")]) + _links(rows, labels, shown))
        at = last
    parts.append(escape(text[at:end]))
    body = "".join(parts)
    return f'<li class="kept">{body if label == "body" else f"<strong>{body}</strong>"}</li>'


def _places(document: Document, rows: list[dict]) -> str:
    starts = sorted({int(row["start"]) for row in rows})
    return "".join(f'<span id="{escape(sentence_anchor(document.document_id, start))}"></span>' for start in starts)


def _links(rows: list[dict], labels: Mapping[str, str], shown: Collection[str] | None) -> str:
    links = []
    for row in sorted(rows, key=lambda row: (row["actor"], row["target"], row["statement_id"])):
        stance = float(row["stance"] or 0)
        sign = "+" if stance > 0 else "−" if stance < 0 else ""
        words = escape(f"{label_of(row['actor'], labels)} → {label_of(row['target'], labels)} {sign}{abs(stance):.0f}")
        known = shown is None or row["statement_id"] in shown
        links.append(f'<a href="#{escape(statement_anchor(row["statement_id"]))}">{words}</a>' if known else f"{words} (left out by a filter)")
    return f" <small>[{', '.join(links)}]</small> "
