"""Find who supplies whom by the way of the goods: "a ship with grain from A docked in B", "food parcels from A were handed out in B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.slots import NOBODY, Clause, Filler, of_others

_WORDS = words.sets("frames")
_SUPPLY = Cue("supply", "verb", "AID", 2)
_INTO = frozenset({"in", "to", "into", "for", "among"})
#: how far before the verb the goods may stand, in tokens
_REACH = 14


def goods_relations(clause: Clause, lexicon) -> Iterator[Relation]:
    """Yield what the senders of goods do for those whom the goods reach."""
    for k, group in enumerate(clause.groups):
        if not group.finite or group.negated or group.base not in _WORDS["handed_out" if group.passive else "landing"]:
            continue
        sender = _sender(clause, group.first)
        if not sender:
            continue
        stop = min(len(clause.tokens), group.last + 10)
        target = linked(clause.tokens, group.last + 1, stop, _INTO) or (NOBODY if group.passive else direct(clause.tokens, group.last + 1, stop))
        yield from pairs(clause, sender, of_others(clause.tokens, target, sender), group.main, _SUPPLY, mod.of_group(clause, k, lexicon), "goods-from", 0.8)


def _sender(clause: Clause, first: int) -> Filler:
    """Return from whom the goods come that the subject before token `first` names ("a convoy of food from A")."""
    tokens = clause.tokens
    for m in range(first - 1, max(0, first - _REACH), -1):
        if tokens[m].tag in ";:,RSM—":
            break
        if tokens[m].low == "from" and any(t.low in _WORDS["supplies"] for t in tokens[max(0, m - 4) : m]):
            return linked(tokens, m, first, {"from"})
    return NOBODY
