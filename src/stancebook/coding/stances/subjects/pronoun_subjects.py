"""Find the subject of a finite verb that a pronoun tells: "it accused", "whose premier accused", "some threaten", "that attacked B are moving"."""

from __future__ import annotations

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.subjects.relative_clauses import (
    antecedent,
    relative_with_object,
)
from stancebook.coding.stances.subjects.shared_subjects import same_level, shared

#: pronouns that are subjects where a finite verb follows, and words for a part of those just named
_NOMINATIVE = frozenset({"it", "they", "he", "she", "we", "i"})
#: endings of names of several people, for whom "it" cannot stand
_PLURAL = ("ans", "ists", "crats", "ers", "ors", "ers’", "militants", "rebels", "residents", "villagers")
_PARTLY = frozenset({"some", "many", "most", "several", "all", "both", "none", "few"})


def by_opening(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject that a pronoun, "some", "whose" or a relative clause before a finite verb tells of, or None."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    if not group.finite:
        return None
    if token.kind == "pronoun" and token.low in _NOMINATIVE:  # "In a statement read by nobody it accused B"
        return Filler((i,), 0.9), -1
    if token.low in _PARTLY and previous >= 0 and clause.groups[same := same_level(clause, previous)].finite:  # "They protested, and some threaten B"
        return shared(clause, same), -1
    whose = _whose(clause, k, i, lexicon)
    if whose is not None:  # "B, whose premier accused A"
        return whose, -1
    opener = relative_with_object(clause, k, i)
    if opener is not None:  # "the rebels that attacked B are moving on A"
        return antecedent(tokens, opener, clause, previous) or UNNAMED, -1
    return None


def by_pronoun(clause: Clause, k: int, i: int, _lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject that a pronoun without a known name takes over from the finite verb before, or None."""
    tokens, group, token = clause.tokens, clause.groups[k], clause.tokens[i]
    if token.tag != "X" or token.low not in _NOMINATIVE or not group.finite or token.low == "it" and group.copula:
        return None
    before = next((n for n in range(k - 1, -1, -1) if clause.groups[n].finite), -1)
    same = clause.subjects[before] if before >= 0 else NOBODY  # "A said it would"; "told B that he …": who it is, is not known
    if same and token.low in ("he", "she") and all(tokens[m].low in ("we", "i") or tokens[m].kind == "alias" and tokens[m + 1].tag in "VBHM" for m in same.at if m + 1 < len(tokens)):
        return UNNAMED, -1  # "A is glad that he was freed by B": a state is no "he"
    if token.low == "it" and same and all(tokens[m].low.endswith(_PLURAL) for m in same.at):
        return UNNAMED, -1  # "Norwegians fear that it will help B"
    return (Filler(same.at, same.sure * 0.8) if same else UNNAMED), -1


def _whose(clause: Clause, k: int, i: int, lexicon: Lexicon) -> Filler | None:
    """Return the one behind "whose" if what he owns acts for him and is the subject of group k, or None."""
    tokens = clause.tokens
    relative = next((m for m in range(i, max(-1, i - 6), -1) if tokens[m].low == "whose"), -1)
    if relative < 0 or any(t.tag in "VBHM,;:E" for t in tokens[relative + 1 : i + 1]) or not clause.groups[k].passive and tokens[i].low not in lexicon.grammar["agent_nouns"]:
        return None
    return antecedent(tokens, relative, clause, k)
