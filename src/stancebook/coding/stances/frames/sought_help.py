"""Tell a request for help from a demand: "asked B for help", "sought B's advice"."""

from __future__ import annotations

from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause

_HELP = words.sets("relations")["sought_help"]
#: demands, whatever they are for
_DEMANDING = words.sets("relations")["demanding"]
#: how far, in tokens, what is asked for stands behind "for"
_NEAR = 5


def for_help(clause: Clause, relation: Relation) -> Relation:
    """Return a request as one for help where that is what is asked for: who seeks cooperation is no adversary."""
    if relation.event != "REQUEST" or relation.stance != -1 or _HELP.isdisjoint(clause.words):
        return relation
    asked = set(relation.word.split())
    if not _DEMANDING.isdisjoint(asked):
        return relation
    return replace(relation, stance=1) if not _HELP.isdisjoint(asked) or _is_help(clause, relation) else relation


def _is_help(clause: Clause, relation: Relation) -> bool:
    """Tell whether help stands between the cue and the target with only describing words around it, or behind the target's "for"."""
    tokens, cue, target = clause.tokens, relation.cue, relation.target
    if cue < target and any(t.low in _HELP for t in tokens[cue + 1 : target]) and not any(t.tag in "VBHM,;:" for t in tokens[cue + 1 : target]):
        return True  # "asked for help from B", "requested military assistance from B"
    at = target + 1
    if cue < target and (tokens[target].possessive or tokens[target - 1].low == "for") and _opens_with_help(clause, at):
        return True  # "sought B's advice", "asked for B help"
    return at < len(tokens) and tokens[at].low == "for" and _opens_with_help(clause, at + 1)


def _opens_with_help(clause: Clause, at: int) -> bool:
    """Tell whether the noun phrase at token `at` names help."""
    for token in clause.tokens[at : at + _NEAR]:
        if token.low in _HELP:
            return True
        if token.tag not in "DXA#E" and token.low != "more":
            return False
    return False
