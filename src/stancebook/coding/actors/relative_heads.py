"""Pronouns inside a relative clause, which go back to its head: "militants who have lost their bases"."""

from __future__ import annotations

from stancebook.coding.actors.known import Known
from stancebook.coding.actors.reference_words import Words


def relative_head(text: str, start: int, fitting: list[Known], lists: Words) -> Known | None:
    """Return the mention whose relative clause holds text[start:], if no other that fits and no mark stands between.

    Right behind the relative pronoun a new subject begins: "the rebels, which it blames".
    """
    if not fitting:
        return None
    last = fitting[-1]
    head = lists.relative_head.match(text, last.end, start)
    if head is None or not text[head.end():start].strip() or any(mark in text[head.end():start] for mark in ",;:—“”\""):
        return None
    return last
