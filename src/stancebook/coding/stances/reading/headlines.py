"""Tell whether a sentence is written as a headline."""

from __future__ import annotations

from stancebook.coding.stances.reading.tokens import Token


def is_headline(tokens: list[Token]) -> bool:
    """Tell whether nearly all words of the sentence are capitalised, the names left out, which always are."""
    words = [t for t in tokens if t.tag in "XEV" and t.text[:1].isalpha()]
    plain = [t for t in words if t.tag != "E"]
    return len(words) > 3 and sum(t.text[:1].isupper() for t in plain) >= 0.8 * len(plain)
