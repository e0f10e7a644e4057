"""Find who gives way to whom: "A scrapped the tax after protests by B", "A resigned under pressure from B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots import NOBODY, Clause, Filler, linked

_WORDS = words.sets("frames")
_YIELD = Cue("yield", "verb", "CONCEDE", 2)
_FROM = frozenset({"by", "from", "of"})
#: how far behind the verb the reason may begin, in tokens
_REACH = 12


def yielding_relations(clause: Clause, lexicon) -> Iterator[Relation]:
    """Yield the concession of each subject that gives something up, to those whose pressure is named as the reason."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        after = tokens[group.last + 1].low if group.last + 1 < len(tokens) else ""
        if group.passive or not {group.base, f"{group.base} {after}"} & _WORDS["yielding"] or not clause.subjects[k]:
            continue
        modality = mod.of_group(clause, k, lexicon)
        if modality[0] == mod.ACTUAL:
            yield from pairs(clause, clause.subjects[k], _pressed_by(tokens, group.last + 1), group.main, _YIELD, modality, "yield-after", 0.8)


def _pressed_by(tokens, begin: int) -> Filler:
    """Return whose pressure, protests or calls are given as the reason behind a verb."""
    for m in range(begin, min(len(tokens), begin + _REACH)):
        if tokens[m].tag in ";:BHMR":
            break
        if tokens[m].low in _WORDS["yielding_after"]:
            noun = next((j for j in range(m + 1, min(len(tokens), m + 5)) if tokens[j].low in _WORDS["pressing"]), -1)
            if noun >= 0:
                return linked(tokens, noun + 1, min(len(tokens), noun + 10), _FROM)
    return NOBODY
