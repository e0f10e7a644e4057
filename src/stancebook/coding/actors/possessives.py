"""Tell where a name is a possessive."""

from __future__ import annotations

from stancebook.coding.actors.folding import APOSTROPHES


def possessive_end(text: str, end: int) -> bool:
    """Tell whether an apostrophe and s (or the bare apostrophe after an s) follow text[:end]."""
    if end >= len(text) or text[end] not in APOSTROPHES:
        return False
    after = text[end + 1:end + 3]
    return (after[:1] == "s" and not after[1:].isalnum()) or (text[end - 1] == "s" and not after[:1].isalnum())
