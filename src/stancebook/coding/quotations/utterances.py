"""Join the passages that one attribution introduces into one utterance: the rows of the table `quotes`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from stancebook.coding.quotations.quote import Quote


def utterances(quotes: Iterable[Quote]) -> list[Quote]:
    """Return one quote an attribution, from its first to its last character, sorted; speech within another's speech is left out.

    A quotation that its attribution interrupts ("We came," she said, "and we stay.") and one that runs on over sentences or
    paragraphs is one utterance. Its kind is that of its passages where they agree, else mixed.
    """
    joined: dict[tuple[int, int, str, bool], Quote] = {}
    for quote in quotes:
        key = quote.cue_start, quote.cue_end, quote.speaker if quote.cue else str(quote.start), quote.form == "topic"
        known = joined.get(key)
        if known is None:
            joined[key] = quote
        else:
            kind = quote.kind if quote.kind == known.kind else "mixed"
            joined[key] = replace(known, start=min(known.start, quote.start), end=max(known.end, quote.end), kind=kind)
    outer: list[Quote] = []
    for quote in sorted(joined.values(), key=lambda one: (one.start, -one.end)):
        if not outer or quote.end > outer[-1].end:
            outer.append(quote)
    return outer


def asides(quotes: Sequence[Quote], start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans within [start, end) in which an attribution interrupts what is said ("The army," she said, "has left")."""
    found = []
    for first, second in pairwise(quote for quote in quotes if start <= quote.start and quote.end <= end):
        if (first.cue_start, first.cue_end) == (second.cue_start, second.cue_end) and first.end <= first.cue_start < second.start:
            found.append((first.end, second.start))
    return found
