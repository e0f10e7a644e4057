"""Find whose wish or order it is that something is done to another: "A wants B expelled", "A had B arrested", "A ruled that B be freed"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
#: modals of a decree, which leave it a decree
_MILD = frozenset({"consider", "recommend", "propose"})


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


def decreed_act(clause: Clause, k: int, modality: tuple[str, str]) -> tuple[Filler, Filler, tuple[str, str]]:
    """Return (who decrees it, to whom it is done, modality) of the finite passive at group k: "ordered that B be freed", or nobody twice."""
    if k == 0 or not is_decree(clause, k - 1):
        return NOBODY, NOBODY, modality
    before, patient = clause.groups[k - 1], clause.subjects[k]
    if before.negated:
        return clause.subjects[k - 1], patient, (mod.NEGATED, before.negated)
    return clause.subjects[k - 1], patient, modality if modality[1] in _MILD else (mod.ACTUAL, "")


def is_decree(clause: Clause, k: int) -> bool:
    """Tell whether group k orders what the passive behind it names: "ruled that B should be freed", "ordered B to be freed"."""
    if k + 1 >= len(clause.groups) or clause.groups[k].base not in _WORDS["decreeing"] or clause.groups[k].passive or not clause.subjects[k]:
        return False
    group, after, tokens = clause.groups[k], clause.groups[k + 1], clause.tokens
    between = tokens[group.last + 1 : after.first]
    if not after.passive or after.participle or after.negated or not between or any(t.tag in ";:" or t.tag == "S" and t.low != "that" for t in between):
        return False
    if any(t.low == "by" for t in tokens[after.last + 1 : after.last + 5]):
        return False
    patient = clause.subjects[k + 1]
    said = any(t.low == "that" for t in between) and (after.finite and (tokens[after.first].low == "be" or after.modal in ("should", "must", "can", "could", "may", "be")))
    return bool(patient) and patient.at != clause.subjects[k].at and patient.at[0] > group.last and (said or after.infinitive)
