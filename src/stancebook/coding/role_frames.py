"""Find relations that a role noun names: "our allies", "A, a rival of B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import modality as mod
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.relation import Relation, each_other, pairs, phrase_at, possessor
from stancebook.coding.slots import NOBODY, Clause, Filler, direct, linked


def role_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.tag in "EV" or token.low not in lexicon.roles:
            continue
        found = phrase_at(tokens, i, lexicon.roles[token.low])
        if found is None:
            continue
        cue, end = found
        other = possessor(clause, i)
        if other and not tokens[other.at[0]].possessive and tokens[other.at[0]].kind != "pronoun":
            other = NOBODY  # "the Russian ally" names the bearer, not the holder
        of = linked(tokens, end, min(len(tokens), end + 7), frozenset({"of", "to", "for"} if not cue.mutual else {"of", "with", "to"}))
        other = other or of
        behind = next((n for n, group in enumerate(clause.groups) if end <= group.first <= end + 1 and group.base in ("include", "be")), -1)
        if cue.swap:  # "its targets include B", "B is a target of A"
            k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
            bearer = direct(tokens, clause.groups[behind].last + 1, len(tokens)) if behind >= 0 else clause.subjects[k] if k >= 0 and clause.groups[k].copula else NOBODY
            if other and bearer:
                yield from pairs(clause, other, Filler(tuple(b for b in bearer.at if b not in other.at), bearer.sure), i, cue, (mod.ACTUAL, ""), "role-noun", 0.8)
            continue
        k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
        bearer, modality = NOBODY, (mod.ACTUAL, "")
        if end < len(tokens) and tokens[end].tag == "E" and not of:  # "its rival B"
            bearer = Filler((end,), 0.85)
        elif end + 1 < len(tokens) and tokens[end].tag == "," and tokens[end + 1].tag == "E" and not of:
            bearer = Filler((end + 1,), 0.75)
        elif k >= 0 and (clause.groups[k].copula or clause.groups[k].base in ("become", "remain", "call", "consider", "see", "regard")) and i - clause.groups[k].last <= 9:
            modality = mod.of_group(clause, k, lexicon)
            if clause.groups[k].copula or clause.groups[k].base in ("become", "remain"):
                bearer = clause.subjects[k]
            else:
                bearer = direct(tokens, clause.groups[k].last + 1, i)
                other = other or clause.subjects[k]
        elif i >= 2:  # "A, an ally of B,"
            m = i - 1
            while m > 0 and tokens[m].tag in "DXA" and i - m < 5:
                m -= 1
            if tokens[m].tag == "," and tokens[m - 1].tag == "E":
                bearer = Filler((m - 1,), 0.8)
        bearer = Filler(tuple(b for b in bearer.at if b not in other.at), bearer.sure)
        if bearer and not other and len(bearer.at) > 1 and cue.mutual:
            yield from each_other(clause, Filler(bearer.at, 0.8), i, cue, modality, "role-mutual", 0.8)
            continue
        if cue.mutual:  # "X is our ally": the possessor holds the stance, and as a rule both do
            yield from pairs(clause, other, bearer, i, cue, modality, "role-noun", 0.82)
            if cue.stance < 0:
                yield from pairs(clause, bearer, other, i, cue, modality, "role-noun-mutual", 0.75)
        else:
            yield from pairs(clause, bearer, other, i, cue, modality, "role-noun", 0.8)
