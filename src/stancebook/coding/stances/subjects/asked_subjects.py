"""Find whom a noun asks to do what an infinitive behind it says: B and C of "A's call for B and C to fight D"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import coordinated

#: nouns by which somebody is asked, and what leads to whom
_PLEAS, _ADDRESSING = words.sets("relations")["pleading"], frozenset({"for", "on", "upon", "to"})
#: how far before its infinitive who is asked may be named, in tokens
_NEAR = 12


def asked_by_noun(clause: Clause, i: int) -> tuple[int, Filler]:
    """Return (noun, who is asked) where the phrase that ends at token `i` says so, else (-1, NOBODY)."""
    tokens, m = clause.tokens, i
    if _PLEAS.isdisjoint(clause.words):
        return -1, NOBODY
    while m > 1 and i - m < _NEAR and tokens[m].tag in "EXDA#,C" and tokens[m].low not in _ADDRESSING:
        m -= 1
    if not 0 < m < i or tokens[m].low not in _ADDRESSING or tokens[m - 1].low not in _PLEAS or tokens[m - 1].tag == "V":
        return -1, NOBODY
    first = next((n for n in range(m + 1, i + 1) if tokens[n].tag == "E" and not (tokens[n].possessive and tokens[n].kind == "pronoun")), -1)
    return (m - 1, Filler(coordinated(tokens, first, i + 1), 0.8)) if first > 0 else (-1, NOBODY)
