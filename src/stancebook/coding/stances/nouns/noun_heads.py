"""Read the noun on which a relation noun hangs: "the collapse of | talks", "a series of | raids", "a call by A for | sanctions"."""

from __future__ import annotations

from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.stances.relation import possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler

_WORDS = words.sets("relations")
_LINKS = frozenset({"of", "for", "to", "in"})
_AUTHORS = frozenset({"by", "from", "of"})
_DENYING = frozenset({"no", "little", "without"})
#: how far, in tokens, a head may stand before its noun
REACH = 6
#: what each kind of head does to the act it governs, with the words of each kind
KINDS = {kind: _WORDS[f"heads_{kind}"] for kind in ("carrying", "backing", "opposing", "supposing", "dreading", "failing", "ending")}


@dataclass(slots=True)
class Head:
    """The noun that governs another at token `at`: what it does to it, whose it is, and whether it is denied ("no hope of …")."""

    at: int
    kind: str
    owner: Filler
    denied: bool


def head_of(clause: Clause, at: int) -> Head | None:
    """Return the head on which the noun at token `at` hangs by "of", "for" or "to", if it is of a known kind."""
    tokens, m = clause.tokens, at - 1
    while m > 0 and at - m <= REACH and tokens[m].tag in "DXA#NE" and tokens[m].low not in _LINKS:
        m -= 1
    if m < 1 or tokens[m].low not in _LINKS:
        return None
    author, head = NOBODY, m - 1
    if tokens[head].tag == "E":  # "a call by A for sanctions"
        author = Filler((head,), 0.85)
        while head > 0 and m - head <= REACH and tokens[head].tag in "EXDA#" and tokens[head].low not in _AUTHORS:
            head -= 1
        if head < 1 or tokens[head].low not in _AUTHORS:
            return None
        head -= 1
    kind = next((kind for kind, heads in KINDS.items() if tokens[head].low in heads), "")
    if not kind:
        return None
    denied = any(t.low in _DENYING for t in tokens[max(0, head - 2) : head])
    return Head(head, kind, author or possessor(clause, head), denied)
