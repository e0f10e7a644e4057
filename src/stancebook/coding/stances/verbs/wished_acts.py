"""Find whose wish or order it is that something is done to another: "A wants B expelled", "A had B arrested"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.slots import NOBODY, Clause, Filler

_WORDS = words.sets("frames")


def wished_act(clause: Clause, k: int, modality: tuple[str, str]) -> tuple[Filler, Filler, tuple[str, str]]:
    """Return (who wants it, to whom it is done, modality) of the participle at group k, or nobody twice."""
    group, tokens = clause.groups[k], clause.tokens
    before = clause.groups[k - 1] if k else None
    if before is None or before.passive or not group.passive or not group.participle or not clause.subjects[k - 1]:
        return NOBODY, NOBODY, modality
    told = tokens[before.last + 1 : group.first]
    if not told or any(token.tag in ",;:SRCT" or token.low == "that" for token in told):
        return NOBODY, NOBODY, modality
    if before.base in _WORDS["wanting_done"]:
        modality = modality if modality[0] != mod.ACTUAL else (mod.POTENTIAL, before.base)
    elif before.base == "see" and before.infinitive and k > 1 and (clause.groups[k - 2].base in _WORDS["wanting_done"] or tokens[before.first - 1].low == "like"):
        modality = (mod.POTENTIAL, "want")
    elif before.base not in _WORDS["having_done"]:
        return NOBODY, NOBODY, modality
    if before.negated:
        modality = (mod.NEGATED, before.negated)
    patient = direct(tokens, before.last + 1, group.first) or linked(tokens, before.last + 1, group.first, {"of"})
    return clause.subjects[k - 1], patient, modality
