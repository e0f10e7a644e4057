"""Code a conflict that one side has "with" another for both: "A has a dispute with B", "A's feud with B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause, before_phrase


def other_way(clause: Clause, found: Iterable[Relation], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the other direction of each relation whose noun names a mutual conflict and whose target stands behind "with"."""
    if "with" not in clause.words:
        return
    known = {(relation.actor, relation.target) for relation in found}
    for relation in found:
        if relation.stance < 0 and (relation.target, relation.actor) not in known and _is_with(clause, relation.target) and _is_mutual(relation, lexicon):
            yield replace(relation, actor=relation.target, target=relation.actor, rule=f"{relation.rule}-mutual", confidence=round(relation.confidence * 0.95, 3))


def _is_with(clause: Clause, at: int) -> bool:
    """Tell whether "with" leads to the name at `at`, over its article and descriptions."""
    at = before_phrase(clause.tokens, at, "DXA#")
    return at > 0 and clause.tokens[at].low == "with"


def _is_mutual(relation: Relation, lexicon: Lexicon) -> bool:
    """Tell whether the noun names what two have with each other: a dispute, or a relationship that has soured."""
    named = [cue for cue in lexicon.nouns.get(relation.word.split()[0], ()) if cue.word == relation.word and cue.mutual]
    return any(cue.stance <= 0 or relation.event == "NONE" for cue in named)
