"""Find who supplies whom by the way of the goods: "a ship with grain from A docked in B", "food donated by A was handed out in B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
_SUPPLY = Cue("supply", "verb", "AID", 2)
_INTO = frozenset({"in", "to", "into", "for", "among"})
_FROM, _BY, _BOUND_FOR = frozenset({"from"}), frozenset({"by"}), frozenset({"for", "to"})
#: how far before the verb the goods may stand, in tokens
_REACH = 18


def goods_relations(clause: Clause, lexicon) -> Iterator[Relation]:
    """Yield what the senders of goods do for those whom the goods reach."""
    if _WORDS["supplies"].isdisjoint(clause.words):
        return
    for k, group in enumerate(clause.groups):
        if not group.finite or group.negated or group.base not in _WORDS["handed_out" if group.passive else "landing"]:
            continue
        sender = _sender(clause, group.first)
        if not sender:
            continue
        stop = min(len(clause.tokens), group.last + 14)
        target = linked(clause.tokens, group.last + 1, stop, _INTO) or (NOBODY if group.passive else direct(clause.tokens, group.last + 1, stop))
        yield from pairs(clause, sender, of_others(clause.tokens, target, sender), group.main, _SUPPLY, mod.of_group(clause, k, lexicon), "goods-from", 0.8)
    yield from _bound(clause)


def _sender(clause: Clause, first: int) -> Filler:
    """Return from whom the goods come that stand before token `first`: "a convoy of food from A", "blankets donated by A", "grain that A gave"."""
    tokens = clause.tokens
    for m in range(first - 1, max(0, first - _REACH), -1):
        if tokens[m].tag in ";:,M—":
            break
        supplied = any(t.low in _WORDS["supplies"] for t in tokens[max(0, m - 6) : m])
        if tokens[m].low == "from" and supplied:
            return linked(tokens, m, first, _FROM)
        if supplied and tokens[m].low in _WORDS["supplied"]:
            return linked(tokens, m + 1, min(first, m + 3), _BY) or _giver(tokens, m)
    return NOBODY


def _giver(tokens, verb: int) -> Filler:
    """Return who gave, of "grain that A had donated"."""
    m = verb - 1
    while m > 0 and tokens[m].tag in "HA":
        m -= 1
    opened = any(t.tag == "R" for t in tokens[max(0, m - 3) : m])
    return Filler((m,), 0.8) if tokens[m].tag == "E" and opened else NOBODY


def _bound(clause: Clause) -> Iterator[Relation]:
    """Yield what goods do that are on their way: "a ship with grain from A, bound for B"."""
    tokens = clause.tokens
    for m, token in enumerate(tokens[:-2]):
        if token.low not in _WORDS["on_the_way"] or tokens[m + 1].low not in _BOUND_FOR:
            continue
        sender = _sender(clause, m)
        target = linked(tokens, m + 1, min(len(tokens), m + 6), _BOUND_FOR) if sender else NOBODY
        yield from pairs(clause, sender, of_others(tokens, target, sender), m, _SUPPLY, (mod.ACTUAL, ""), "goods-bound", 0.8)
