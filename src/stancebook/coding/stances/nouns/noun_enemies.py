"""Find the enemy that the parties of a friendly noun share: "a pact with B against C", "talks between A and B to fight C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances.nouns.noun_links import link
from stancebook.coding.stances.nouns.noun_readings import Noun
from stancebook.coding.stances.relation import AGAINST, Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.object_slots import direct


def shared_enemies(clause: Clause, noun: Noun, actor: Filler, target: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the enmity of the parties to a friendly relation: "… with B against C", "… between A and B to fight C"."""
    if noun.stance <= 0 or not (actor.at + target.at):
        return
    begin = max(noun.end, *(m + 1 for m in actor.at + target.at))
    against = link(clause.tokens, begin, max(noun.stop, begin), AGAINST)
    at, rule = noun.at, "noun-against"
    if not against:
        at, against = _foe_of(clause, begin, lexicon)
        rule = "noun-purpose"
    enemy = Cue(noun.cue.word, "noun", "ASSAULT", -2)
    for side in (actor, target):
        yield from pairs(clause, without(side, against), against, at, enemy, noun.modality, rule, 0.72)


def _foe_of(clause: Clause, begin: int, lexicon: Lexicon) -> tuple[int, Filler]:
    """Return (cue token, foe) of a purpose right behind the parties to a relation: "… to fight C"."""
    for group in clause.groups:
        if begin <= group.first <= begin + 4 and group.infinitive:
            if any(not cue.rest and cue.stance < 0 for cue in lexicon.verbs.get(group.base, ())):
                return group.main, direct(clause.tokens, group.last + 1, min(len(clause.tokens), group.last + 8))
            break
    return -1, NOBODY
