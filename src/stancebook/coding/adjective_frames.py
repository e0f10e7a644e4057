"""Find relations that an adjective names: "hostile to B", "in cooperation with B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import modality as mod
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.relation import Relation, pairs, phrase_at
from stancebook.coding.slots import NOBODY, Clause, Filler, direct, linked


def adjective_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.tag == "E" or token.low not in lexicon.adjectives:
            continue
        found = phrase_at(tokens, i, lexicon.adjectives[token.low])
        if found is None:
            continue
        cue, end = found
        target = direct(tokens, end, min(len(tokens), end + 9)) or (linked(tokens, end, min(len(tokens), end + 9), frozenset({"of", "by"})) if end < len(tokens) and tokens[end].tag in "DX" else NOBODY)
        if not target:
            continue
        k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
        near = i > 0 and tokens[i - 1].tag == "E"
        if near and (k < 0 or clause.groups[k].last < i - 3 or not clause.groups[k].copula):
            actor, modality = Filler((i - 1,), 0.85), (mod.of_group(clause, k, lexicon) if k >= 0 else (mod.ACTUAL, ""))
        elif k >= 0 and clause.subjects[k] and i - clause.groups[k].last <= 9:
            actor, modality = clause.subjects[k], mod.of_group(clause, k, lexicon)
        else:
            actor = next((Filler((m,), 0.6) for m in range(i - 1, max(-1, i - 5), -1) if tokens[m].tag == "E"), NOBODY)
            modality = (mod.ACTUAL, "")
        actor = Filler(tuple(a for a in actor.at if a not in target.at), actor.sure)
        passive = cue.rest[-1:] == ("by",) and cue.stance > 0
        if passive:
            actor, target = target, actor
        yield from pairs(clause, actor, target, i, cue, modality, "adjective", 0.8)
