"""Find the part that helpers and helped have in one act: A and B of "A helps B fight C", "A assisted B in bombing C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.object_slots import direct

_HELPING = words.sets("frames")["enabling"]


def helped_relations(clause: Clause, k: int, found: list[Relation]) -> Iterator[Relation]:
    """Yield what group k does against somebody, for the other who has a part in it: the helper's, or whoever is helped "in" doing it."""
    struck = [relation for relation in found if relation.stance == -2 and relation.modality != mod.NEGATED and relation.rule.startswith(("verb", "phrase", "noun"))]
    for other in _other(clause, k).at if struck else ():
        mine = {*clause.tokens[other].actors}
        for relation in struck:
            if relation.actor in clause.subjects[k].at and not mine & {*clause.tokens[relation.target].actors, *clause.tokens[relation.actor].actors}:
                yield replace(relation, actor=other, rule="verb-helped", confidence=round(relation.confidence * 0.95, 3))


def _other(clause: Clause, k: int) -> Filler:
    """Return who else acts where the verb of group k says what somebody is helped to do, or NOBODY."""
    group, tokens = clause.groups[k], clause.tokens
    bare = group.kind == "base" and not group.infinitive and not group.modal
    above = k - 1 if bare else clause.governors[k]
    if above < 0 or clause.groups[above].passive or clause.groups[above].base not in _HELPING:
        return NOBODY
    helper, helped = clause.subjects[above], direct(tokens, clause.groups[above].last + 1, group.first)
    if not helper or not helped:
        return NOBODY
    if tokens[group.first - 1].low == "in" and group.participle:
        return of_others(tokens, helped, helper)
    return helper if group.infinitive or bare and clause.groups[above].base == "help" and all(t.tag == "X" for t in tokens[helped.at[-1] + 1 : group.first]) else NOBODY
