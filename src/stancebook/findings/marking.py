"""Mark spans of a text: the one place where highlighted sentences become HTML."""

from __future__ import annotations

from collections.abc import Iterable

from stancebook.show import escape

Span = tuple[int, int, str]


def marked(text: str, spans: Iterable[Span]) -> str:
    """Return a text as escaped HTML with each span (start, end, class) in a `<mark>`; overlapping spans share their classes.

    >>> marked("A & B talk", [(0, 1, "actor"), (4, 5, "target")])
    '<mark class="actor">A</mark> &amp; <mark class="target">B</mark> talk'
    """
    inside = [(max(0, start), min(len(text), end), name) for start, end, name in spans if start < len(text) and end > 0 and start < end]
    cuts = sorted({0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)})
    parts = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        names = sorted({name for first, last, name in inside if first <= start and end <= last})
        piece = escape(text[start:end])
        parts.append(f'<mark class="{escape(" ".join(names))}">{piece}</mark>' if names else piece)
    return "".join(parts)


def statement_spans(row: dict) -> list[Span]:
    """Return where a statement's actor, target and cue stand, counted from the start of its sentence."""
    spans = []
    for name in ("actor", "target", "cue"):
        start, end = str(row.get(f"{name}_start", "")), str(row.get(f"{name}_end", ""))
        if start.isdigit() and end.isdigit():
            spans.append((int(start) - int(row["start"]), int(end) - int(row["start"]), name))
    return spans
