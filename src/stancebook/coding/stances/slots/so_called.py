"""Step over a name given in passing: "what A called | B's motives", "what it described as | the party's lies"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token

_NAMING = words.sets("relations")["appraising"] | words.sets("relations")["telling"]
#: how far behind "what" its verb may stand
_SPAN = 7


def past_what(tokens: list[Token], m: int) -> int:
    """Return the token behind a clause that opens at `m` with "what" and only names what follows, or `m` itself."""
    if m >= len(tokens) or tokens[m].low != "what":
        return m
    for at in range(m + 2, min(len(tokens), m + _SPAN)):
        if any(base in _NAMING for base, _ in tokens[at].verbs):
            behind = at + 1
            while behind < len(tokens) and (tokens[behind].low in ("as", "was", "is", "were", "are", "to", "be") or tokens[behind].tag in '"“'):
                behind += 1
            return behind
        if tokens[at].tag in ",;:S":
            break
    return m
