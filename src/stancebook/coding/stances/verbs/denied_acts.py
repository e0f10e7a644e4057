"""Find the acts that somebody denies a part in: "denied involvement in the raid on B", "denied ties to B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause, Filler
from stancebook.coding.stances.verbs.governed_nouns import governed_noun
from stancebook.coding.stances.verbs.verb_nouns import composed

_WORDS = words.sets("frames")


def is_of_part(clause: Clause, k: int) -> bool:
    """Tell whether the object of a verb is a part in something: "denied (any) involvement in the raid"."""
    last = clause.groups[k].last
    return any(token.low in _WORDS["parts"] for token in clause.tokens[last + 1 : last + 4])


def denied_relations(clause: Clause, k: int, stop: int, subject: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code a denied part in an act as the act that was not done: "denied involvement in the raid on B", "denied ties to B"."""
    noun = governed_noun(clause, k, stop, spans)
    if noun is not None:
        spans.pop(noun[0])
        yield from composed(clause, k, noun[0], noun[1], "light", subject, (mod.NEGATED, "deny"), stop, lexicon)
