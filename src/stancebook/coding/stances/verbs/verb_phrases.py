"""Find the noun with which a verb names an act: "impose sanctions on B", "recall the envoy to B", "grant B asylum"."""

from __future__ import annotations

from stancebook.coding.lexicon import Lexicon, Phrase
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.subjects.insertions import past_insertion

#: how far, in tokens, the noun may stand from its verb
_SPAN = 9


def find_phrase(clause: Clause, k: int, stop: int, lexicon: Lexicon) -> tuple[list[Phrase], int, int] | None:
    """Return (phrases, first token, end) of the noun that group k governs: behind an active verb, before a passive one."""
    entries = lexicon.phrases.get(clause.groups[k].base)
    if not entries:
        return None
    tokens, group = clause.tokens, clause.groups[k]
    for particles, nouns in entries:
        begin = group.last + 1 if group.passive or particles else past_insertion(tokens, group.last + 1)
        if tuple(token.low for token in tokens[begin : begin + len(particles)]) != particles:
            continue
        begin += len(particles)
        order = range(group.first - 1, max(-1, group.first - _SPAN), -1) if group.passive else range(begin, min(stop, begin + _SPAN))
        for at in order:
            token = tokens[at]
            if token.tag == "E":
                continue
            found = _noun_at(tokens, at, nouns)
            if found is not None:
                if not group.passive:
                    found = _head(tokens, found, nouns, stop)
                return found
            if token.low == "of" and (tokens[at - 1].low in lexicon.grammar["quantities"] or group.base == "give" and tokens[at - 1].low in lexicon.grammar["agent_nouns"]):
                continue  # "some of its troops"
            if token.tag == "," and tokens[at - 1].tag == "X" and at + 1 < stop and tokens[at + 1].tag == "X":
                continue  # "direct, high-level talks"
            if token.tag in "VTBHMRS;:," and not (token.tag == "V" and token.verbs and token.verbs[0][1] in ("ed", "pp", "ing")) or token.tag == "P" and not group.passive:
                break
    return None


def _noun_at(tokens, at: int, nouns) -> tuple[list[Phrase], int, int] | None:
    for rest, phrases in nouns.get(tokens[at].low, ()):
        end = at + 1 + len(rest)
        if tuple(token.low for token in tokens[at + 1 : end]) == rest:
            return phrases, at, end
    return None


def _head(tokens, found: tuple[list[Phrase], int, int], nouns, stop: int) -> tuple[list[Phrase], int, int]:
    """Move on to the last of several matching nouns that stand side by side ("asset freeze sanctions")."""
    while found[2] < stop and tokens[found[2]].tag == "X":
        later = _noun_at(tokens, found[2], nouns)
        if later is None:
            break
        found = later
    return found
