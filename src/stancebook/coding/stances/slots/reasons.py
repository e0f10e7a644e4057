"""Find to whom a measure answers where only its reason names him: "put its army on alert after B began drills", "recalled its envoy over threats by B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import linked

_WORDS, _REACTIONS = words.sets("frames"), words.sets("reactions")
#: measures that answer what somebody did
_ANSWERING = frozenset({"MOBILIZE", "SANCTION", "PROTEST"})
#: whoever calls in an envoy answers his state
_SUMMONING = frozenset({"summon", "call in", "haul in"})
#: how far behind the measure its reason may begin, in tokens
_NEAR = 14
_OPENERS = frozenset({"after", "when", "because", "as", "since", "following"})
#: what leads to whose act the reason is
_BY = frozenset({"by", "from", "of"})


def is_answer(cue: Cue) -> bool:
    """Tell whether such an act is a measure that answers what somebody did."""
    return cue.event in _ANSWERING or cue.word.rsplit(" ", 1)[0] in _SUMMONING


def provoked_by(clause: Clause, begin: int, subject: Filler) -> Filler:
    """Return whose act, told behind token `begin`, is the reason of a measure that names nobody else."""
    tokens = clause.tokens
    at = next((m for m in range(begin, min(len(tokens), begin + _NEAR)) if tokens[m].low in _OPENERS or tokens[m].tag in "E;:R"), -1)
    if at < 0 or tokens[at].low not in _OPENERS:
        return NOBODY
    for group, doer in zip(clause.groups, clause.subjects, strict=False):
        if group.finite and group.first > at:
            reason = NOBODY if any(t.tag in ";:" for t in tokens[at : group.first]) else _doer(clause, group, doer, at)
            if reason and _meets_another(tokens, group.last + 1, subject, reason):
                return NOBODY  # "recalled its envoy after B praised C": which of them it answers is not said
            return of_others(tokens, reason or _noun_of(clause, at, group.first), subject)
    return of_others(tokens, _noun_of(clause, at, len(tokens)), subject)


def _meets_another(tokens, begin: int, subject: Filler, reason: Filler) -> bool:
    """Tell whether the reason's verb has somebody else for its object than those two sides."""
    sides = {actor for m in subject.at + reason.at for actor in tokens[m].actors}
    named = next((t for t in tokens[begin : begin + 8] if t.tag in "E.,;"), None)
    return named is not None and named.tag == "E" and sides.isdisjoint(named.actors)


def _doer(clause: Clause, group, doer: Filler, at: int) -> Filler:
    """Return the subject of the reason's verb, if that is what he does, or if he was caught at it ("bombers were spotted")."""
    inside = tuple(m for m in doer.at if at < m < group.first)
    caught = group.passive and group.base in _REACTIONS["caught"]
    if not inside or group.copula or group.negated or group.passive and not caught or group.base in _WORDS["settling"]:
        return NOBODY
    return Filler(inside, 0.8)


def _noun_of(clause: Clause, at: int, stop: int) -> Filler:
    """Return whose hostile act stands behind "after": "after threats by B", "following B's raid"."""
    tokens = clause.tokens
    for m in range(at + 1, min(stop, at + 6)):
        if tokens[m].low in _REACTIONS["crimes"] or tokens[m].low in _REACTIONS["words_of"]:
            owner = next((n for n in range(m - 1, at, -1) if tokens[n].tag == "E" and tokens[n].possessive), -1)
            return Filler((owner,), 0.8) if owner > 0 else linked(tokens, m + 1, min(stop, m + 6), _BY)
    return NOBODY
