"""Tell what is said of a relation: that it is warm, sour, mixed, under review, or over."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("relations")
_LINKING = frozenset({"remain", "become", "grow", "stay", "turn", "seem", "appear", "get"})


def is_state(cue: Cue) -> bool:
    """Tell whether a noun names a lasting relation, which may be good or bad: ties, a relationship."""
    return cue.stance == 0 or cue.event == "COOPERATE" and cue.stance == 1


def stance_of(clause: Clause, at: int, governor: int, predicate: int, stance: int) -> int | None:
    """Return the stance of a relation noun at token `at`: -1, 0 or 1 as the words beside it say, else its own (None for a mere attitude)."""
    tokens = clause.tokens
    near = [t.low for t in tokens[max(0, at - 3) : at] if t.tag in "XAV"]
    if predicate >= 0:
        group = clause.groups[predicate]
        near.append(tokens[group.main].low)
        if group.copula or group.base in _LINKING:
            behind = tokens[group.last + 1 : group.last + 6]
            near += [t.low for t in behind[:4]]
            if any(t.low == "under" for t in behind[:2]) and any(t.low in _WORDS["under"] for t in behind):
                return 0
    elif governor >= 0 and clause.groups[governor].last < at and clause.groups[governor].base in _WORDS["weighing"] and not any(low in _WORDS["warm"] for low in near):
        return 0
    for low in near:
        if low in _WORDS["mixed"]:
            return 0
        if low in _WORDS["sour"]:
            return -1
        if low in _WORDS["warm"]:
            return abs(stance) or 1
    return stance or None


def is_over(clause: Clause, predicate: int, *, talks: bool = False) -> bool:
    """Tell whether the verb said of a noun means that it stopped: "talks collapsed", "the alliance is over".

    Talks that ended were held; only those that failed were not.
    """
    if predicate < 0:
        return False
    group = clause.groups[predicate]
    if clause.tokens[group.main].low in _WORDS["gone"]:
        return True
    if group.copula or group.base in _LINKING:
        return any(t.low in _WORDS["gone"] for t in clause.tokens[group.last + 1 : group.last + 3])
    if group.base == "fall" and clause.tokens[group.last + 1].low in ("through", "apart"):
        return True  # "the deal fell through"
    if clause.tokens[group.last + 1 : group.last + 2] and clause.tokens[group.last + 1].low == "out":
        return False  # "fighting broke out"
    return (group.base in _WORDS["failed"] or not talks and group.base in _WORDS["over"]) and not group.passive and not group.negated
