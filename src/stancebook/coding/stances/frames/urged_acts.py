"""Find on whose side somebody is who asks nameless people to act: "A urged voters to reject B", "A asked the court to free B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.asked_people import asks_nameless
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.verbs.verb_frames import verb_relations

_WORDS = words.sets("frames")
#: events of which nobody takes a side who asks others for them
_SIDELESS = frozenset({"REQUEST", "CONSULT", "NONE"})


def urged_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance in words of whoever asks others, who have no name, for an act: for or against its target."""
    for k in range(len(clause.groups) - 1):
        if not asks_nameless(clause, k):
            continue
        subjects = list(clause.subjects)
        subjects[k + 1] = clause.subjects[k]
        act, modality = clause.groups[k + 1], mod.of_group(clause, k, lexicon)
        as_own = Clause(clause.tokens, clause.groups, subjects=subjects, governors=list(clause.governors))
        for relation in verb_relations(as_own, k + 1, dict(spans), lexicon):
            if relation.event in _SIDELESS or relation.word in _WORDS["leaving"] or relation.actor not in clause.subjects[k].at or relation.stance == 0:
                continue
            stance = 1 if (relation.stance > 0) != bool(act.negated) else -1
            yield replace(relation, cue=clause.groups[k].main, stance=stance, event="SUPPORT" if stance > 0 else "REJECT", modality=modality[0], governor=modality[1], rule="urged-act", confidence=min(relation.confidence, 0.75))
