"""Find what somebody says of another without a verb of stance: "A said B must …", "A said B was responsible"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots import Clause, direct

_WORDS = words.sets("frames")


def reported_stances(clause: Clause) -> Iterator[Relation]:
    """Code "A said B must …" as a demand of A on B, "A said B was responsible" as an accusation, "A said B was welcome" as support,
    and "A wants B to leave" as a demand."""
    praised = Cue("say welcome", "verb", "SUPPORT", 1)
    must, guilty = Cue("say must", "verb", "REQUEST", -1), Cue("say responsible", "verb", "ACCUSE", -1)
    wanted = Cue("want to", "verb", "REQUEST", -1)
    for k in range(len(clause.groups) - 1):
        said, told = clause.groups[k], clause.groups[k + 1]
        if said.base in _WORDS["wanting"] and told.infinitive and not said.negated and not said.passive:  # "A wants B to leave"
            yield from pairs(clause, clause.subjects[k], direct(clause.tokens, said.last + 1, told.first), told.first, wanted, (mod.ACTUAL, ""), "want-to", 0.8)
        if said.base not in _WORDS["saying"] or not told.finite or said.modal:
            continue
        if told.modal in _WORDS["obliging"] or told.negated and told.modal in ("can", "could", "may"):
            yield from pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, must, (mod.ACTUAL, ""), "say-must", 0.8)
        elif told.copula and not told.negated and any(token.low in _WORDS["blaming"] for token in clause.tokens[told.last + 1 : told.last + 4]):
            yield from pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, guilty, (mod.ACTUAL, ""), "say-responsible", 0.8)
        elif told.copula and not told.negated and any(token.low in _WORDS["welcoming"] for token in clause.tokens[told.last + 1 : told.last + 3]):
            yield from pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, praised, (mod.ACTUAL, ""), "say-welcome", 0.8)
