"""One stance as found in a sentence, and how the fillers of two slots pair up into stances."""

from __future__ import annotations

from dataclasses import dataclass

from stancebook.coding.clauses import VerbGroup
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.slots import NOBODY, Clause, Filler

AGAINST = frozenset({"against"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One stance as found: token positions of actor, target and cue, with its class, modality and rule."""

    actor: int
    target: int
    cue: int
    word: str
    event: str
    stance: int
    modality: str
    governor: str
    rule: str
    confidence: float
    against: int = -1


def pairs(clause, actors: Filler, targets: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None, mutual=False, against=-1):
    if not actors or not targets:
        return
    sure = confidence * (0.5 + 0.5 * actors.sure) * (0.5 + 0.5 * targets.sure)
    kinds = {clause.tokens[m].kind for m in actors.at + targets.at}
    if kinds & {"pronoun", "description"}:
        sure *= 0.93
    stance = cue.stance if stance is None else stance
    event = event or cue.event
    for a in actors.at:
        for t in targets.at:
            if a == t:
                continue
            yield Relation(a, t, cue_at, cue.word, event, stance, modality[0], modality[1], rule, round(sure, 3), against)
            if mutual:
                yield Relation(t, a, cue_at, cue.word, event, stance, modality[0], modality[1], rule + "-mutual", round(sure * 0.95, 3), against)


def each_other(clause, sides: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None):
    """Yield the relation from each of several listed actors to each of the others."""
    for a in sides.at:
        others = Filler(tuple(t for t in sides.at if t != a), sides.sure)
        yield from pairs(clause, Filler((a,), sides.sure), others, cue_at, cue, modality, rule, confidence, stance=stance, event=event)


def reversed_sign(noun: Cue) -> tuple[int, str]:
    """Return (stance, event) of ending what a noun names: ending conflict concedes, ending cooperation sanctions."""
    return (2, "CONCEDE") if noun.stance < 0 else (-2, "SANCTION")


def operator_of(group: VerbGroup, lexicon: Lexicon) -> str:
    for name in ("oppose", "reverse", "seek", "light"):
        if group.base in lexicon.operators[name]:
            return name
    return "plain" if group.base in lexicon.operators["plain"] else ""


def possessor(clause: Clause, at: int) -> Filler:
    """Return the mention right before a noun: "A's attack", "A attack", "the A-led attack"."""
    tokens = clause.tokens
    m = at - 1
    while m >= 0 and at - m <= 5:
        if tokens[m].tag == "E":
            listed = (m,)
            if m >= 2 and tokens[m - 1].tag == "C" and tokens[m - 2].tag == "E" and tokens[m - 1].low == "and":
                listed = (m - 2, m)
            return Filler(listed, 0.9 if tokens[m].possessive else 0.8)
        if tokens[m].tag not in "XA#" or tokens[m].low in ("between", "it", "he", "they"):
            return NOBODY
        m -= 1
    return NOBODY


def phrase_at(tokens, i: int, cues) -> tuple[Cue, int] | None:
    for cue in cues:
        end = i + 1 + len(cue.rest)
        if tuple(t.low for t in tokens[i + 1 : end]) == cue.rest:
            return cue, end
    return None
