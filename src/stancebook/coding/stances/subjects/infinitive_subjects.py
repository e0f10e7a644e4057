"""Find the subject of an infinitive: the owner of a plan, whose turn it is, the object of a control verb, or who governs it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, before_phrase
from stancebook.coding.stances.slots.owners import holder
from stancebook.coding.stances.subjects.asked_subjects import asked_by_noun
from stancebook.coding.stances.subjects.shared_subjects import controlled, same_stretch, shared
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase

_NAMING = words.sets("relations")["appraising"]
#: what these ask somebody else to do is not done by who asks
_ASKED = frozenset({"call", "request", "order", "demand", "appeal"})
#: verbs by which one answers what one was asked to do
_ANSWERING = frozenset({"reject", "refuse", "dismiss", "ignore", "rebuff", "spurn", "resist", "deny", "decline", "defy", "oppose"})


def of_infinitive(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of an infinitive behind token `i`: the owner of a plan, the object of a control verb, or who governs it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    author = i - 1
    while token.tag == "E" and author > 1 and tokens[author].tag in "DXAE" and i - author < 6:
        author -= 1
    if token.tag == "E" and author > 0 and tokens[author].low in ("of", "by", "from") and tokens[author - 1].low in lexicon.grammar["intents"] - _ASKED:
        return Filler((i,), 0.8), -1  # "the decision of B to …", "a promise from B's leader C to …"
    asked = asked_by_noun(clause, i)[1] if token.tag in "EX," else NOBODY
    if asked:
        return asked, -1
    called = _called(tokens, i) if token.tag in "EX" else None
    if called is not None:
        return Filler((called,), 0.85), -1
    if token.tag == "X":
        owner = holder(tokens, i)
        if owner is not None and token.low in _ASKED and previous >= 0 and not clause.groups[previous].passive and clause.groups[previous].base in _ANSWERING:
            return UNNAMED, previous  # "rejected A's demand to free C"
        if owner is None and previous >= 0 and token.low in lexicon.grammar["intents"] and clause.groups[previous].base in _NAMING and not clause.groups[previous].passive:
            owner = next((m for m in range(clause.groups[previous].last + 1, i) if tokens[m].tag == "E" and tokens[m].possessive), None)
            if owner is not None:
                return Filler((owner,), 0.8), -1  # "called A's campaign an attempt to topple B"
        if owner is not None and previous >= 0 and clause.subjects[previous] and _is_means(tokens, i, clause.groups[previous], lexicon):
            return shared(clause, previous), previous
        if owner is not None and (previous < 0 or clause.groups[previous].base not in lexicon.grammar["object_control"]):
            return Filler((owner,), 0.8), previous
    if previous >= 0 and clause.groups[previous].copula and tokens[clause.groups[previous].first - 1].low == "there":
        return UNNAMED, previous  # "there are plans to help A"
    if previous >= 0 and same_stretch(tokens, clause.groups[previous].last, group.first):
        return controlled(clause, previous, group, lexicon)
    return (shared(clause, previous), previous) if previous >= 0 else subject_phrase(clause, 0, i, lexicon)


def _is_means(tokens: list[Token], i: int, governor: VerbGroup, lexicon: Lexicon) -> bool:
    """Tell whether the noun at `i`, object of the governing verb, is only with what the infinitive is done: "A entered B's waters to arm C"."""
    if governor.passive or governor.copula or governor.last >= i or any(t.tag in ",;:SRC—" for t in tokens[governor.last + 1 : i]):
        return False
    if tokens[i].low in lexicon.grammar["agent_nouns"]:
        return False
    completed = tokens[i].low in lexicon.grammar["intents"] or tokens[i].low in lexicon.grammar["completed"]
    return not completed or governor.base in lexicon.grammar["instruments"] and tokens[i].low not in lexicon.grammar["intents"]


def _called(tokens: list[Token], i: int) -> int | None:
    """Return the mention whose turn it is: B of "it is time for B to act", "it is up to B to act"."""
    named = next((m for m in range(i, max(-1, i - 4), -1) if tokens[m].tag == "E"), None)
    if named is None or any(t.tag not in "XA" for t in tokens[named + 1 : i + 1]):
        return None
    m = before_phrase(tokens, named)
    return named if m > 0 and (tokens[m - 1].low, tokens[m].low) in (("time", "for"), ("up", "to")) else None
