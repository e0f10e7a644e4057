"""Find the relation noun that a verb has as its object."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.linked_slots import CIRCUMSTANCES
from stancebook.coding.stances.subjects.insertions import past_insertion

_WORDS = words.sets("frames")


def governed_noun(clause: Clause, k: int, stop: int, spans: dict[int, tuple[int, Cue]]) -> tuple[int, tuple[int, Cue]] | None:
    """Return the first relation noun in the object of group k, if no name stands before it."""
    tokens, owned = clause.tokens, False
    for m in range(past_insertion(tokens, clause.groups[k].last + 1), stop):
        if tokens[m].low == "by" and m > clause.groups[k].last + 1 or tokens[m].tag == "," and m + 1 < stop and tokens[m + 1].tag == "D":
            return None  # "a mission marred by raids", "the Blue Men, a group in charge of …"
        if m in spans:
            return m, spans[m]
        if tokens[m].tag == "E" and not tokens[m].possessive:
            return None
        if tokens[m].low == "for" and m > clause.groups[k].last + 1 and clause.groups[k].base in _WORDS["judging"]:
            return None  # "criticised somebody for supporting B"
        if tokens[m].tag == "P" and m > clause.groups[k].last + 2 and (tokens[m].low in CIRCUMSTANCES and not any(t.low in ("invitation", "request") for t in tokens[m : m + 4]) or tokens[m + 1].low in ("connection", "relation")):
            return None  # "faces charges in connection with an attack on B"
        owned = owned or tokens[m].tag == "E"
        if tokens[m].tag == "," and (owned or tokens[m - 1].tag == "X" and tokens[m - 1].text[:1].isupper()):
            return None
    return None
