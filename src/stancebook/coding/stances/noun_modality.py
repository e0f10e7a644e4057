"""Tell the modality of an act that a noun names: by its head, the words before it, or the verb that governs it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.modality import ACTUAL, NEGATED, POTENTIAL, of_group
from stancebook.coding.stances.nouns.noun_heads import head_of
from stancebook.coding.stances.relation import possessor
from stancebook.coding.stances.slots.clause import Clause, of_others

#: verbs whose object is a fact
_FACTIVE = words.sets("frames")["factive"]
_HEADING = words.sets("relations")["heading"]
#: heads of acts that may come: "the prospect of war", "fears of war"
_SUPPOSED = frozenset({"supposing", "dreading"})
#: what is done to acts that are over, or under way
_GREETED = frozenset({"welcome", "back", "support", "endorse", "aim"})


def of_object(clause: Clause, begin: int, at: int) -> tuple[str, str]:
    """Return (modality, governing word) of an act whose noun stands at token `at`: "imposed no sanctions" is negated."""
    for token in clause.tokens[begin:at]:
        if token.low in ("no", "without", "neither"):
            return NEGATED, token.low
        if token.low in ("possible", "planned", "proposed", "potential", "future"):
            return POTENTIAL, token.low
    return ACTUAL, ""


def of_noun(clause: Clause, at: int, governor: int, lexicon: Lexicon, *, talks: bool = False) -> tuple[str, str]:
    """Return (modality, governing word) of a noun cue at token `at` under verb group `governor` (or -1); talks that ended were held."""
    tokens, head = clause.tokens, head_of(clause, at)
    if head is not None and head.kind in _SUPPOSED:
        return (NEGATED if head.denied else POTENTIAL), tokens[head.at].low
    if head is not None and (head.kind == "failing" or head.kind == "ending" and not talks):
        return (ACTUAL if head.denied else NEGATED), tokens[head.at].low
    for m in range(at - 1, max(-1, at - 5), -1):
        low = tokens[m].low
        if low in ("no", "without", "lack", "little"):
            return NEGATED, low
        if tokens[m].tag in ",;:VBHM":
            break
        if low in lexicon.operators["potential"] and tokens[m].tag != "P":
            return POTENTIAL, low
        if low in lexicon.operators["negate"]:
            return NEGATED, low
    if governor >= 0:
        base = clause.groups[governor].base
        if base in _HEADING and clause.groups[governor].last < at and any(t.tag in "PT" for t in tokens[clause.groups[governor].last + 1 : at]):
            return POTENTIAL, base  # "is heading for war"
        if base in _FACTIVE:
            return ACTUAL, ""  # "avoided condemning A's attack": it took place
        outer = of_group(clause, governor, lexicon)
        if outer[0] == NEGATED and base in lexicon.operators["reverse"] and of_others(tokens, possessor(clause, at), clause.subjects[governor]) and clause.groups[governor].last < at:
            return ACTUAL, ""  # "did nothing to stop A's raids on B"
        if clause.groups[governor].passive and clause.groups[governor].first > at and base in _GREETED:
            return outer  # "A's release of B was welcomed": it is done
        if outer[0] == ACTUAL and base in lexicon.operators["seek"] and base not in lexicon.operators["light"]:
            return POTENTIAL, base
        if outer[0] == ACTUAL and base in ("promise", "pledge", "offer", "plan", "agree"):
            return POTENTIAL, base
        if outer[0] == ACTUAL and base in lexicon.operators["negate"]:
            return NEGATED, base
        return outer
    return ACTUAL, ""
