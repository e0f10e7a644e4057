"""Tell who stays where something takes place, and which name is only the place: "bombed the caves where B hid", "held in a B jail", "the men in A"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, before_phrase

_WORDS = words.sets("frames")
#: how far, in tokens, "where" may stand behind what is hit
_NEAR = 12
_LEADING = frozenset({"in", "on", "at", "aboard", "inside", "into", "to"})
#: what leads to a place
PLACES = frozenset({"in", "at", "near", "inside", "outside", "across", "around"})


def occupants(clause: Clause, begin: int, *, stop: int | None = None) -> Filler:
    """Return who stays at the place named in tokens[begin:stop]: the subject of "where … hid", "in which … trained"."""
    tokens = clause.tokens
    stop = min(len(tokens), begin + _NEAR) if stop is None else stop
    at = next((m for m in range(begin, stop) if tokens[m].low == "where" or tokens[m].low == "which" and tokens[m - 1].low in ("in", "from")), -1)
    if at < 0 or any(token.tag in "VBHM;:S" and token.low != "where" for token in tokens[begin:at]):
        return NOBODY
    for group, subject in zip(clause.groups, clause.subjects, strict=False):
        if group.first > at and group.finite:
            if group.negated or not (group.copula and group.base == "be" or group.base in _WORDS["staying"]):
                return NOBODY
            inside = tuple(m for m in subject.at if at < m < group.first)
            return Filler(inside, subject.sure * 0.9) if inside else NOBODY
    return NOBODY


def keeper(tokens, begin: int, stop: int) -> Filler:
    """Return whose ship, base or jail somebody is kept in: "held on a B ship", "detained at B's base", "in B custody"."""
    for m in range(begin, min(stop, begin + 8)):
        if tokens[m].low not in _LEADING or tokens[m].tag not in "PT":
            continue
        for at in range(m + 1, min(len(tokens), m + 4)):
            if tokens[at].tag == "E":
                if tokens[at].kind in ("pronoun", "description") or tokens[at].bond:
                    return NOBODY
                heads = [token.low for token in tokens[at + 1 : at + 4]]
                end = next((n for n, token in enumerate(tokens[at + 1 : at + 4]) if token.tag not in "XA"), 3)
                return Filler((at,), 0.85) if _WORDS["jails"] & set(heads[:end]) else NOBODY
            if tokens[at].tag not in "DA":
                break
    return NOBODY


def is_placed(tokens: list[Token], at: int) -> bool:
    """Tell whether the mention only says where somebody or something is: "the men in A", "a camp near A"."""
    at = before_phrase(tokens, at)
    return at > 0 and tokens[at].low in PLACES and tokens[at].tag == "P" and tokens[at - 1].tag == "X"
