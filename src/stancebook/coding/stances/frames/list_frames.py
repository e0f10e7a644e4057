"""Find who is on whose list: "B is on A's terror list", "B is no longer on A's blacklist"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs, possessor
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.linked_slots import linked

_LISTS = words.sets("frames")["lists"]
_STAYING = frozenset({"be", "remain", "stay", "appear", "feature"})
_CUE = Cue("on list", "noun", "SANCTION", -2)


def listed_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the sanction of each keeper of a list against the one said to be on it."""
    if _LISTS.isdisjoint(clause.words):
        return
    tokens = clause.tokens
    for at, token in enumerate(tokens):
        if token.low not in _LISTS or token.tag in "VE":
            continue
        k = clause.group_before(at)
        if k < 0 or clause.groups[k].base not in _STAYING or at - clause.groups[k].last > 8:
            continue
        if any(t.low == "on" for t in tokens[clause.groups[k].last + 1 : clause.groups[k].last + 3]):
            keeper = possessor(clause, at) or linked(tokens, at + 1, min(len(tokens), at + 5), {"of", "by"})
            yield from pairs(clause, keeper, clause.subjects[k], at, _CUE, mod.of_group(clause, k, lexicon), "list-status", 0.85)
