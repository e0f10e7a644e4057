"""Find of whom a participle behind a comma tells that is said of the last named: B of "A visited B, jailed by C"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.place_targets import is_placed

_HELD = words.sets("frames")["held"]


def captive(clause: Clause, k: int, i: int, lexicon: Lexicon) -> int | None:
    """Return the mention right before a comma of whom a passive participle tells that is said of the last named: B of "A visited B, jailed by C"."""
    tokens, group, previous = clause.tokens, clause.groups[k], k - 1
    if tokens[i].tag != "," or previous < 0 or not group.passive or group.base not in _HELD:
        return None
    at = i - 2 if tokens[i - 1].tag == "X" and tokens[i - 1].low in lexicon.grammar["agent_nouns"] else i - 1
    named = at > clause.groups[previous].last and tokens[at].tag == "E" and (at < i - 1 or not tokens[at].possessive) and tokens[at].kind != "pronoun"
    return at if named and not is_placed(tokens, at) else None
