"""Find who asks another by a noun: "A's call for B to free C", "calls by A on B to leave"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs, possessor
from stancebook.coding.stances.slots.clause import Clause, without
from stancebook.coding.stances.subjects.asked_subjects import asked_by_noun


def plea_relations(clause: Clause) -> Iterator[Relation]:
    """Yield what the owner of a call, plea or the like asks of whoever is to follow it."""
    for group in clause.groups:
        at, asked = asked_by_noun(clause, group.first - 1) if group.infinitive and group.first else (-1, None)
        if asked:
            cue = Cue(clause.tokens[at].low, "noun", "REQUEST", -1)
            yield from pairs(clause, without(possessor(clause, at), asked), asked, at, cue, (mod.ACTUAL, ""), "noun-asked", 0.8)
