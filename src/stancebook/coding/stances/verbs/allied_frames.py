"""Find relations of those who stand together, as friends and against another: "A fought C alongside B", "A defended B against C", "A handed C over to B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, enemy_behind, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
_BESIDE, _FOUGHT = Cue("fight alongside", "verb", "COOPERATE", 2), Cue("fight", "verb", "ASSAULT", -2)
_TO = frozenset({"to"})


def side_by_side(clause: Clause, k: int, subject: Filler, stop: int, modality: tuple[str, str]) -> Iterator[Relation]:
    """Yield the fellowship of those who fight side by side: A and B of "A fought C alongside B"."""
    at = clause.groups[k].last + 1
    friend = linked(clause.tokens, at + 1, stop, {"alongside"})
    foe = direct(clause.tokens, at, friend.at[0]) if friend else NOBODY
    foe = without(foe, friend)
    yield from pairs(clause, subject, friend, clause.groups[k].main, _BESIDE, modality, "verb-beside", 0.88)
    yield from pairs(clause, friend, foe, clause.groups[k].main, _FOUGHT, modality, "verb-beside", 0.8)


def stance_and_enemy(clause: Clause, k: int, cue: Cue, actor: Filler, target: Filler, begin: int, stop: int, modality: tuple[str, str], rule: str) -> Iterator[Relation]:
    """Yield the stance between subject and target, and of both against the one named behind "against"."""
    at = clause.groups[k].main
    if cue.swap:
        actor, target = target, actor
    against = enemy_behind(clause.tokens, target.at[-1] + 1 if target.at else begin, stop) if cue.stance > 0 and target else NOBODY
    yield from pairs(clause, actor, target, at, cue, modality, rule, 0.9, against=against.at[0] if against else -1)
    if against:
        enemy = Cue(cue.word, "verb", "ASSAULT", -2)
        after = clause.tokens[against.at[0] + 1].low if against.at[0] + 1 < len(clause.tokens) else ""
        if after in _WORDS["reproaches"]:
            yield from pairs(clause, actor, against, at, Cue(cue.word, "verb", "REJECT", -1), modality, "verb-against", 0.75)
            return  # "defended itself against B's criticism"
        yield from pairs(clause, actor, against, at, enemy, modality, "verb-against", 0.75)
        if not (cue.word in _WORDS["protecting"] and modality[0] == mod.NEGATED):  # "will not defend B against C": nothing is said of B
            yield from pairs(clause, target, against, at, enemy, modality, "verb-against", 0.7)


def receiver_of(clause: Clause, subject: Filler, target: Filler, stop: int) -> Filler:
    """Return for whom it is good that the target is handed over: "handed the rebels over to B", but nobody in "handed B prisoners over to C"."""
    receiver = of_others(clause.tokens, without(linked(clause.tokens, target.at[-1] + 1, stop, _TO), target), subject)
    return NOBODY if receiver and _go_home(clause.tokens, target) else receiver


def _go_home(tokens, target: Filler) -> bool:
    """Tell whether those handed over are prisoners, or bodies, who get back what is theirs: "handed B prisoners over to C"."""
    return any(token.low in _WORDS["peoples"] for token in tokens[target.at[0] + 1 : target.at[0] + 3])
