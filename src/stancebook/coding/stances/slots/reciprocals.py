"""Tell whether sides act on each other: "each other", "one another", "each blamed the other"."""

from __future__ import annotations

from stancebook.coding.stances.reading.tokens import Token


def is_reciprocal(tokens: list[Token], start: int, stop: int) -> bool:
    """Tell whether "each other" or "one another" stands in tokens[start:stop] before any name."""
    for m in range(start, min(stop, len(tokens) - 1)):
        token = tokens[m]
        if token.tag == "E":
            return False
        if token.low == "each" and tokens[m + 1].low == "other" or token.low == "one" and tokens[m + 1].low == "another":
            return True
        if token.low == "the" and tokens[m + 1].low == "other" and _stands_alone(tokens, m + 1):
            return True
    return False


def has_other_side(tokens: list[Token], end: int) -> bool:
    """Tell whether the other side of what several do stands behind its noun: "A and B went on with their fight | against the rebels"."""
    return end < len(tokens) and tokens[end].low in ("with", "against") and not is_reciprocal(tokens, end, end + 4)


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Tell whether "the other" stands alone: "each blamed the other"."""
    return at + 1 >= len(tokens) or tokens[at + 1].tag not in "XEA#"
