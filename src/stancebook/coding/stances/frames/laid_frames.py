"""Find whom somebody says to be behind a deed told in the passive voice: "A said the raid was ordered by B", "… was the work of B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.tellers import teller
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import doer, linked

_OUTRAGES, _AUTHORING = words.sets("frames")["outrages"], words.sets("frames")["authoring"]
_HANDIWORK = words.sets("relations")["handiwork"]
_BLAMED = Cue("say done by", "verb", "ACCUSE", -1)
#: how far before its verb the noun of the deed may stand, in tokens
_NEAR = 9


def laid_relations(clause: Clause) -> Iterator[Relation]:
    """Code a deed that somebody says another did, planned or paid for as an accusation of whoever says so."""
    if _OUTRAGES.isdisjoint(clause.words):
        return
    for k, group in enumerate(clause.groups):
        if not group.finite or group.negated or not (group.passive and group.base in _AUTHORING or group.copula) or k and clause.groups[k - 1].negated or not _is_of_deed(clause, k):
            continue
        speaker = teller(clause, k)
        author = _author(clause, k) if speaker else NOBODY
        yield from pairs(clause, speaker, of_others(clause.tokens, author, speaker), group.main, _BLAMED, (mod.ACTUAL, ""), "say-done-by", 0.8)


def _is_of_deed(clause: Clause, k: int) -> bool:
    """Tell whether the subject of group k is a deed of violence."""
    tokens, first = clause.tokens, clause.groups[k].first
    for m in range(first - 1, max(-1, first - _NEAR), -1):
        if tokens[m].tag in "VBHM,;:SR":
            return False
        if tokens[m].low in _OUTRAGES:
            return True
    return False


def _author(clause: Clause, k: int) -> Filler:
    """Return whom "by" names behind a passive, or "the work of" behind a copula."""
    tokens, group = clause.tokens, clause.groups[k]
    stop = min(len(tokens), group.last + 10)
    if group.passive:
        return doer(tokens, group.last + 1, stop)
    handiwork = next((m for m in range(group.last + 1, min(stop, group.last + 4)) if tokens[m].low in _HANDIWORK), -1)
    return linked(tokens, handiwork + 1, stop, frozenset({"of"})) if handiwork >= 0 else NOBODY
