"""Read what stands around a relation noun: owner, governing verb, what is said of it, and the stance that results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.noun_modality import of_noun
from stancebook.coding.stances.nouns.noun_governors import governor_of, predicate_of
from stancebook.coding.stances.nouns.noun_heads import head_of
from stancebook.coding.stances.nouns.noun_links import noun_stop
from stancebook.coding.stances.nouns.noun_states import is_over, is_state, stance_of
from stancebook.coding.stances.relation import Relation, operator_of, pairs, possessor, reversed_sign
from stancebook.coding.stances.slots.clause import Clause, Filler

#: what strife does that is not there yet
_ARISING = frozenset({"break", "erupt", "arise", "emerge", "begin", "start", "ensue", "follow", "develop", "occur", "happen", "flare", "come", "result", "be", "return", "resume"})


@dataclass(slots=True)
class Noun:
    """A relation noun at tokens at..end with what stands around it; stance and modality as said of it here; `head`: the noun it hangs on, or itself."""

    at: int
    end: int
    cue: Cue
    stop: int
    own: Filler
    governor: int
    predicate: int
    modality: tuple[str, str]
    stance: int
    event: str
    head: int

    def pairs(self, clause: Clause, actors: Filler, targets: Filler, rule: str, confidence: float, **options) -> Iterator[Relation]:
        return pairs(clause, actors, targets, self.at, self.cue, self.modality, rule, confidence, **{"stance": self.stance, "event": self.event, **options})


def read_noun(clause: Clause, at: int, end: int, cue: Cue, lexicon: Lexicon) -> Noun:
    """Return the noun at tokens at..end with its owner and verbs, and with the stance and modality that its verbs and heads leave it."""
    governor, predicate = governor_of(clause, at), predicate_of(clause, at, end)
    head, own, talks = head_of(clause, at), possessor(clause, at), cue.event == "CONSULT"
    modality = of_noun(clause, at, predicate if predicate >= 0 else governor, lexicon, talks=talks)
    stance, event = cue.stance, cue.event
    if predicate >= 0 and modality[0] == mod.POTENTIAL and cue.mutual and cue.event == "REJECT" and modality[1] == clause.groups[predicate].modal and clause.groups[predicate].base not in _ARISING:
        modality = mod.ACTUAL, ""  # "tensions with B could hurt trade": they are there
    if predicate >= 0 and modality[0] != mod.NEGATED and is_over(clause, predicate, talks=talks):
        modality = mod.NEGATED, clause.tokens[clause.groups[predicate].main].low
    turned = predicate if predicate >= 0 else governor
    if turned >= 0 and clause.groups[turned].passive and clause.groups[turned].first > at and operator_of(clause.groups[turned], lexicon, clause.tokens) == "reverse":
        stance, event = reversed_sign(cue)
    elif is_state(cue):
        stance = stance_of(clause, at, governor, predicate, stance)
        event = "BARE" if stance is None else event if stance > 0 else "NONE"  # an attitude of which nothing is said
        stance = stance or 0
    if head is not None and head.kind == "ending" and head.owner and stance < 0 and head.owner.at[0] < head.at:  # "A's halt to the shelling of B"
        own, (stance, event) = head.owner, reversed_sign(cue)
        modality = mod.ACTUAL, ""
    outer = head_of(clause, head.at) if head is not None and head.kind == "ending" else None
    if outer is not None and outer.kind == "supposing":  # "A's call for an end to raids on B"
        own, (stance, event) = own or outer.owner, reversed_sign(cue)
        modality = (mod.NEGATED if outer.denied else mod.POTENTIAL), clause.tokens[outer.at].low
    if head is not None and head.kind == "opposing" and stance:  # "A's opposition to the war on B"
        stance, event = (1, "SUPPORT") if stance < 0 else (-1, "REJECT")
    if head is not None and head.kind not in ("dreading", "failing", "ending"):
        own = own or head.owner
    return Noun(at, end, cue, noun_stop(clause, end), own, governor, predicate, modality, stance, event, at if head is None else head.at)
