"""Find between whom somebody mediates: "a truce it brokered between B and C", "talks mediated by A"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others, several
from stancebook.coding.stances.slots.linked_slots import doer, linked

_MEDIATED = Cue("broker", "verb", "CONSULT", 1)
_BROKERING, _BETWEEN = frozenset({"broker", "mediate"}), frozenset({"between"})
#: how far, in tokens, those between whom somebody mediates are named
_NEAR = 10


def broker_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the good offices of whoever brokers something toward each of those between whom he does."""
    for k, group in enumerate(clause.groups):
        if group.base not in _BROKERING:
            continue
        stop = min(len(clause.tokens), group.last + _NEAR)
        broker = (doer(clause.tokens, group.last + 1, stop) or _before(clause, k)) if group.passive else clause.subjects[k]
        parties = of_others(clause.tokens, _parties(clause, k, stop), broker) if broker else NOBODY
        modality = (mod.ACTUAL, "") if group.passive and not group.finite else mod.of_group(clause, k, lexicon)
        yield from pairs(clause, broker, parties, group.main, _MEDIATED, modality, "broker", 0.8)


def _before(clause: Clause, k: int) -> Filler:
    """Return who stands right before a verb that only looks passive: A of "a truce A brokered between B and C"."""
    at = clause.groups[k].first - 1
    return Filler((at,), 0.75) if at > 0 and clause.tokens[at].tag == "E" and clause.tokens[at - 1].tag == "X" else NOBODY


def _parties(clause: Clause, k: int, stop: int) -> Filler:
    """Return between whom group k mediates: behind "between", on either side of it, or the several subjects of a clause before it."""
    tokens, first = clause.tokens, clause.groups[k].first
    found = linked(tokens, clause.groups[k].last + 1, stop, _BETWEEN)
    if not found:
        start = next((m for m in range(first - 1, max(-1, first - _NEAR), -1) if tokens[m].low in _BETWEEN), first)
        found = linked(tokens, start, first, _BETWEEN)
    if several(tokens, found) or not clause.groups[k].passive or not k:
        return found if several(tokens, found) else NOBODY
    above = next((n for n in range(k - 1, -1, -1) if clause.groups[n].finite), -1)
    return clause.subjects[above] if above >= 0 and several(tokens, clause.subjects[above]) and not any(t.tag in ";:SR" for t in tokens[clause.groups[above].last : first]) else NOBODY
