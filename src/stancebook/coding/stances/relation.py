"""One stance as found in a sentence, and how the fillers of two slots pair up into stances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Cues, Lexicon
from stancebook.coding.stances.reading.tokens import COMPOUND, Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import linked

TELLING = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
AGAINST = frozenset({"against"})
#: how many may meet before it is a conference
CONFERENCE = 4
_WORDS = words.sets("relations")
_TWO_OBJECTS = _WORDS["two_objects"]
#: what ties a name to a head that is somebody else
_SILENT = _WORDS["against_prefix"] | _WORDS["for_prefix"] | _WORDS["backed"] | _WORDS["linked"] | _WORDS["banned"] | {"based", "born"}
#: heads that are somebody else than their owner
_OTHERS = _WORDS["others"]
_WHERE = frozenset({"in", "at", "near"})
#: who stands behind an act as its own object: "helped themselves to it"
_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_OWNING = frozenset({"its", "their", "his", "her", "our", "my", "whose"})


@dataclass(slots=True)
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


def pairs(clause, actors: Filler, targets: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None, mutual=False, against=-1, owners=False):
    """Yield the relation of each actor to each target; `owners`: a name that owns a role noun ("A's rivals") stands for itself."""
    if not owners:
        actors, targets = _standing(clause, actors), _standing(clause, targets)
    if not actors or not targets or clause.tokens[targets.at[0]].low in _SELVES:
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


def _standing(clause: Clause, filler: Filler) -> Filler:
    """Leave out the names that only qualify another head: "A-backed fighters", "anti-A forces", "A's rivals"."""
    tokens = clause.tokens
    kept = [m for m in filler if tokens[m].bond not in _SILENT and not owns_other(tokens, m)]
    return Filler(tuple(kept), filler.sure) if len(kept) < len(filler) else filler


def owns_other(tokens, m: int) -> bool:
    """Tell whether the name at `m` only owns a head that is somebody else: "A's rivals", "its neighbours"."""
    if not tokens[m].possessive and tokens[m].kind != "pronoun":
        led = m > 0 and (tokens[m - 1].possessive or tokens[m - 1].low in _OWNING)  # "his B adversaries" are B
        return not led and m + 1 < len(tokens) and tokens[m + 1].low in _WORDS["foes"]  # "A critic Anna Lind"
    for token in tokens[m + 1 : m + 4]:
        if token.low in _OTHERS:
            return True
        if token.tag not in "XA#":
            return False
    return False


def each_other(clause, sides: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None):
    """Yield the relation from each of several listed actors to each of the others; many who meet hold a conference and are no pairs."""
    if cue.event == "CONSULT" and len(sides.at) > CONFERENCE:
        return
    for a in sides.at:
        if len(clause.tokens[a].actors) > 1:  # "both countries": each of them toward the other
            yield Relation(a, a, cue_at, cue.word, event or cue.event, cue.stance if stance is None else stance, modality[0], modality[1], rule, round(confidence * (0.5 + 0.5 * sides.sure) * 0.93, 3))
        others = Filler(tuple(t for t in sides.at if t != a), sides.sure)
        yield from pairs(clause, Filler((a,), sides.sure), others, cue_at, cue, modality, rule, confidence, stance=stance, event=event)


def enemy_behind(tokens, start: int, stop: int) -> Filler:
    """Return whom "against" names behind a friendly act, unless the word belongs to a case at law or the like ("an inquiry against B")."""
    foe = linked(tokens, start, stop, AGAINST)
    return NOBODY if foe and any(token.low in _WORDS["cases"] for token in tokens[start : foe.at[0]]) else foe


def enemies_of(clause, parties: tuple[Filler, ...], begin: int, cue_at: int, cue: Cue, modality) -> Iterator[Relation]:
    """Yield the enmity of parties that stand together: "… against C", "… in the fight against C", from token `begin` on."""
    stop = next((m for m in range(begin, min(len(clause.tokens), begin + 14)) if clause.tokens[m].tag in ";:—,SRBHM"), min(len(clause.tokens), begin + 14))
    foe = linked(clause.tokens, begin, stop, AGAINST)
    enemy = Cue(cue.word, cue.pos, "ASSAULT", -2)
    for party in parties:
        yield from pairs(clause, without(party, foe), foe, cue_at, enemy, modality, f"{cue.pos}-against", 0.75)


def reversed_sign(noun: Cue) -> tuple[int, str]:
    """Return (stance, event) of ending what a noun names: ending conflict concedes, ending cooperation sanctions."""
    return (2, "CONCEDE") if noun.stance < 0 else (-2, "SANCTION")


def operator_of(group: VerbGroup, lexicon: Lexicon, tokens: list[Token]) -> str:
    """Return what a verb does to the noun that it governs; one with its particle comes first ("carry out", not "carry")."""
    with_particle = f"{group.base} {tokens[group.last + 1].low}" if group.last + 1 < len(tokens) and tokens[group.last + 1].tag == "P" else group.base
    for verb in (with_particle, group.base):
        for name in ("oppose", "reverse", "seek", "light"):
            if verb in lexicon.operators[name]:
                return name
    return "plain" if group.base in lexicon.operators["plain"] else ""


def possessor(clause: Clause, at: int) -> Filler:
    """Return the mention right before a noun: "A's attack", "A attack", "the A-led attack", both of "A–B talks"."""
    tokens = clause.tokens
    m = at - 1
    while m >= 0 and at - m <= 6:
        if tokens[m].tag == "E":
            if not tokens[m].possessive and any(t.low.endswith("ed") and t.low not in COMPOUND and t.text.islower() for t in tokens[m + 1 : at] if t.tag == "X"):
                return NOBODY  # "A documented attacks on B"
            if not tokens[m].possessive and (_is_recipient(clause, m) or tokens[m].kind == "pronoun" and tokens[m].low not in _OWNING):
                return NOBODY
            return Filler(_listed(tokens, m), 0.9 if tokens[m].possessive else 0.8)
        joined = tokens[m].tag == "C" and tokens[m].low == "and" and m > 0 and tokens[m - 1].tag == "X"  # "A outreach and concessions"
        if not joined and tokens[m].tag not in "XA#" or tokens[m].low in ("between", "it", "he", "they"):
            return NOBODY
        m -= 1
    return NOBODY


def _listed(tokens, m: int) -> tuple[int, ...]:
    """Return the names that end at `m` and share what follows: "A and B", "A, B and C", "A-B", "A–B"."""
    if tokens[m].kind == "pronoun":
        return (m,)
    if m >= 1 and tokens[m - 1].tag == "E" and not tokens[m - 1].possessive and not tokens[m].possessive:
        return (m - 1, m)
    if m >= 2 and tokens[m - 2].tag == "E":
        if tokens[m - 1].tag == "—" and tokens[m].start - tokens[m - 2].end == 1:
            return (m - 2, m)
        if tokens[m - 1].low == "and" and m >= 4 and tokens[m - 3].low in _WHERE and tokens[m - 4].tag == "X" and not tokens[m - 2].possessive and not tokens[m].possessive:
            return (m,)  # "A's role in B and C complicity"
        if tokens[m - 1].low == "and" and not tokens[m - 2].possessive:
            found, i = [m - 2, m], m - 4
            while i >= 0 and tokens[i].tag == "E" and tokens[i + 1].tag == "," and not tokens[i].possessive:
                found.insert(0, i)
                i -= 2
            return tuple(found)
    return (m,)


def _is_recipient(clause: Clause, m: int) -> bool:
    """Tell whether the name at `m` is given something: "denied A shelter", "gave A and B weapons"."""
    before = m - 1
    while before >= 0 and clause.tokens[before].tag in "DEC":
        before -= 1
    return any(group.last == before and group.base in _TWO_OBJECTS for group in clause.groups)


def phrase_at(tokens, i: int, cues: Cues) -> tuple[Cue, int] | None:
    """Return the longest of the cues that stands at token `i`, and the token behind it."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    for cue in cues.by_next.get(following, cues.alone):
        end = i + 1 + len(cue.rest)
        if len(cue.rest) < 2 or tuple([t.low for t in tokens[i + 1 : end]]) == cue.rest:
            return cue, end
    return None
