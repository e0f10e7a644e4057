"""Find who sets others against each other: "A drove a wedge between B and C", "A stokes tensions between B and C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_sides import BETWEEN
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import Clause, of_others, several
from stancebook.coding.stances.slots.linked_slots import linked

_WORDS = words.sets("reactions")


def divided_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance of whoever sows strife toward each of those between whom it is sown."""
    if BETWEEN.isdisjoint(clause.words) or _WORDS["strife"].isdisjoint(clause.words):
        return
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        if group.base not in _WORDS["sowing"] or group.passive or not clause.subjects[k]:
            continue
        at = next((m for m in range(group.last + 1, min(len(tokens) - 1, group.last + 8)) if tokens[m].tag not in "DXA#"), group.last)
        if tokens[at].low not in BETWEEN or tokens[at - 1].low not in _WORDS["strife"]:
            continue
        parties = linked(tokens, at, min(len(tokens), at + 14), BETWEEN)
        if several(tokens, parties):
            cue = Cue(f"{group.base} {tokens[at - 1].low}", "verb", "REJECT", -1)
            yield from pairs(clause, clause.subjects[k], of_others(tokens, parties, clause.subjects[k]), group.main, cue, mod.of_group(clause, k, lexicon), "divided", 0.85)
