"""Code a relation noun without target for its owner: "A received B's support", "despite warnings from A, B …"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_governors import MEANS, framed_by
from stancebook.coding.stances.nouns.noun_links import is_under
from stancebook.coding.stances.nouns.noun_readings import Noun
from stancebook.coding.stances.nouns.noun_sides import answered
from stancebook.coding.stances.relation import Relation, operator_of
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, before_phrase, without
from stancebook.coding.stances.slots.linked_slots import CIRCUMSTANCES

#: modals of what would come of it if the help were not there
_UNREAL = frozenset({"would", "could", "might", "'d", "’d"})
_GETTING = words.sets("frames")["getting"]
_SUFFERERS = words.sets("frames")["sufferers"]
#: verbs of being made to bear something; an unlisted verb stands as it is written
_SUBJECTING = frozenset({"subject", "subjected", "expose", "exposed"})
#: events of words said to somebody, who acts in spite of them or after them
_PRESSING = frozenset({"REQUEST", "ACCUSE", "THREATEN", "PROTEST", "COERCE"})
_DESPITE = frozenset({"despite", "after", "amid", "amidst", "following", "under", "ignoring"})


def of_owner(clause: Clause, noun: Noun, owner: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without target for the subject of its verb: "A received B's support", "A plans foreign attacks"."""
    unknown = noun.end < len(clause.tokens) and clause.tokens[noun.end].low in noun.cue.to | {"of"}  # "in response to B's shelling of the hills"
    if noun.event == "ASSAULT" and not unknown and (hit := answered(clause, noun.head)) and not set(hit.at) & set(owner.at):  # "in response to B's attack, A …"
        yield from noun.pairs(clause, owner, hit, "noun-answered", 0.75)
        return
    if noun.event == "ASSAULT" and (shielded := _shielded(clause, noun, owner)):  # "support for B against A's aggression"
        yield from noun.pairs(clause, owner, shielded, "noun-shielded", 0.75)
        return
    framed = framed_by(clause, noun.at, MEANS) if noun.cue.stance > 0 else -1
    if framed >= 0:
        if noun.modality == (mod.NEGATED, "without") and noun.at < clause.groups[framed].first and (clause.groups[framed].modal in _UNREAL or clause.groups[framed].negated):
            noun.modality = mod.ACTUAL, ""  # "without A's help B could not fight": A does help
        yield from noun.pairs(clause, owner, clause.subjects[framed], "noun-means", 0.72)
        return
    if noun.stance == -1 and noun.event in _PRESSING and noun.cue.stance == -1:  # "Despite warnings from A, B has …"
        framed = framed_by(clause, noun.at, _DESPITE)
        if framed >= 0:
            yield from noun.pairs(clause, owner, without(clause.subjects[framed], owner), "noun-pressing", 0.72)
            return
    if noun.governor < 0:
        return
    group, subject = clause.groups[noun.governor], clause.subjects[noun.governor]
    operator = operator_of(group, lexicon, clause.tokens)
    if group.first < noun.at and noun.stance < 0 and is_under(clause.tokens, noun.at):  # "B is under a blockade imposed by A"
        yield from noun.pairs(clause, owner, without(subject, owner), "noun-under", 0.75)
        return
    if group.passive and group.first < noun.at and noun.stance < 0 and group.base in _SUBJECTING:
        yield from noun.pairs(clause, owner, without(subject, owner), "noun-received", 0.78)  # "was subjected to raids by B"
        return
    if group.passive or group.first > noun.at:
        return
    if noun.cue.stance > 0 and group.base in _GETTING and owner is noun.own:
        yield from noun.pairs(clause, owner, subject, "noun-received", 0.7)
    elif noun.cue.stance > 0 and (operator == "seek" or group.base in ("want", "need")):
        yield from noun.pairs(clause, subject, owner, "noun-sought", 0.6, stance=1)
    elif noun.stance < 0 and group.copula and not _SUFFERERS.isdisjoint(t.low for t in clause.tokens[group.last + 1 : noun.at]):
        yield from noun.pairs(clause, owner, without(subject, owner), "noun-received", 0.75)  # "was the victim of a B raid"
    elif noun.cue.event == "ASSAULT" and not any(t.low in CIRCUMSTANCES or t.low == "by" or t.tag in "V," for t in clause.tokens[group.last + 1 : noun.at]) and not clause.tokens[owner.at[0]].possessive and operator in ("light", "seek") and owner is noun.own:
        yield from noun.pairs(clause, without(subject, owner), owner, "noun-victim", 0.75)


def _shielded(clause: Clause, noun: Noun, owner: Filler) -> Filler:
    """Return who is helped or defended against the owner's act: B of "to support B against A's aggression"."""
    tokens = clause.tokens
    m = before_phrase(tokens, owner.at[0], "DXA#")
    if m < 2 or tokens[m].low != "against":
        return NOBODY
    found = next((n for n in range(m - 1, max(-1, m - 5), -1) if tokens[n].tag in "E,;:SRVBHM"), -1)
    return without(Filler((found,), 0.8), owner) if found >= 0 and tokens[found].tag == "E" and not tokens[found].possessive else NOBODY
