"""Find who does something at a place: A of "A's troops are in B helping C", "A troops in B helping C"."""

from __future__ import annotations

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.place_targets import PLACES

#: less sure than a subject that stands right before its verb
_SURE = 0.8


def present_at(clause: Clause, previous: int, i: int, lexicon: Lexicon) -> Filler | None:
    """Return who is at the place named by token `i` before an -ing form, UNNAMED for people without a name, None where the name is no place."""
    tokens, at = clause.tokens, i - 1
    while at > 0 and tokens[at].tag in "DXA#" and tokens[at].low not in PLACES:
        at -= 1
    if at < 1 or tokens[at].low not in PLACES:
        return None
    if previous >= 0 and clause.groups[previous].copula and clause.groups[previous].last == at - 1:
        return Filler(clause.subjects[previous].at, _SURE) if clause.subjects[previous] else UNNAMED
    if tokens[at - 1].low not in lexicon.grammar["agent_nouns"]:
        return None
    left = at - 1
    while left > 0 and tokens[left].tag in "XA#":
        left -= 1
    return Filler((left,), _SURE) if tokens[left].tag == "E" else UNNAMED
