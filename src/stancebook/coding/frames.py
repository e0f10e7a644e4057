"""Find relations in a clause: a cue, who holds the stance, and toward whom."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.adjective_frames import adjective_relations
from stancebook.coding.appraisal_frames import appraisal_relations
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.name_frames import name_relations
from stancebook.coding.noun_frames import noun_cues, noun_relations
from stancebook.coding.relation import Relation
from stancebook.coding.reported_frames import reported_stances
from stancebook.coding.role_frames import role_relations
from stancebook.coding.slots import Clause
from stancebook.coding.verb_frames import verb_relations


def relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield all relations of the clause, best-founded rules first; the caller removes repeats."""
    spans = noun_cues(clause, lexicon)
    for k in range(len(clause.groups)):
        yield from verb_relations(clause, k, spans, lexicon)
    yield from noun_relations(clause, spans, lexicon)
    yield from reported_stances(clause)
    yield from adjective_relations(clause, lexicon)
    yield from role_relations(clause, lexicon)
    yield from appraisal_relations(clause, lexicon)
    yield from name_relations(clause, lexicon)
