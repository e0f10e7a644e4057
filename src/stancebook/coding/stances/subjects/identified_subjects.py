"""Find who is meant by "those who …" where the sentence names them behind: "those who attacked B include A", "the country that helped B was A"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.object_slots import direct

_ANYBODY, _COLLECTIVES = words.sets("frames")["anybody"], words.sets("frames")["collectives"]
_RELATIVE = frozenset({"who", "which", "that"})
_NAMING = frozenset({"include", "be"})


def identified(clause: Clause, k: int, lexicon: Lexicon) -> Filler:
    """Return the mention behind "include" or "be" that tells who the nameless people are of whom group k is said, or NOBODY."""
    tokens, groups = clause.tokens, clause.groups
    before = groups[k].first - 1
    while before > 0 and tokens[before].tag in "AN":
        before -= 1
    if tokens[before].low in _RELATIVE and groups[k].finite:
        before -= 1
    elif not (groups[k].participle and groups[k].passive):
        return NOBODY
    if before < 0 or not _is_head(tokens[before].low, lexicon) or any(token.tag in "EVBHM" for token in tokens[max(0, before - 6) : before]):
        return NOBODY
    naming = next((group for group in groups[k + 1 :] if group.finite), None)
    if naming is None or naming.base not in _NAMING or naming.negated or naming.modal or naming.passive or any(token.tag in ";:SR" for token in tokens[groups[k].last + 1 : naming.first]):
        return NOBODY
    found = direct(tokens, naming.last + 1, min(len(tokens), naming.last + 12))
    return Filler(found.at, 0.8) if found and all(tokens[m].kind != "pronoun" for m in found.at) else NOBODY


def _is_head(noun: str, lexicon: Lexicon) -> bool:
    return noun in _ANYBODY or noun in _COLLECTIVES or noun in lexicon.grammar["agent_nouns"]
