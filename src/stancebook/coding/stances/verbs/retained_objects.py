"""Find the object that a passive verb keeps: "B was granted asylum by A", "B was handed a prison sentence by A"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon, Phrase
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import Clause, Filler
from stancebook.coding.stances.slots.linked_slots import doer

_GIVING = words.sets("relations")["two_objects"] | {"deal", "slap", "hit"}
#: how far behind the verb its object may stand, in tokens
_REACH = 7


def retained_object(clause: Clause, k: int, subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code what the agent behind "by" gives or denies the subject of passive group k."""
    group, tokens = clause.groups[k], clause.tokens
    if not subject or not group.passive or group.base not in _GIVING:
        return
    for particles, nouns in lexicon.phrases.get(group.base, ()):
        begin = group.last + 1 + len(particles)
        if tuple(token.low for token in tokens[group.last + 1 : begin]) != particles:
            continue
        found = _noun(tokens, begin, min(stop, begin + _REACH), nouns)
        agent = doer(tokens, found[1], stop) if found else None
        if agent:
            yield from pairs(clause, agent, subject, group.main, found[0].cue, modality, "phrase-kept", 0.85)
            return


def _noun(tokens, begin: int, stop: int, nouns: dict) -> tuple[Phrase, int] | None:
    """Return the phrase and end of the first listed noun in tokens[begin:stop], before any preposition."""
    for at in range(begin, stop):
        for rest, phrases in nouns.get(tokens[at].low, ()):
            end = at + 1 + len(rest)
            if tuple(token.low for token in tokens[at + 1 : end]) == rest:
                return next((phrase for phrase in phrases if phrase.gives), phrases[0]), end
        if tokens[at].tag not in "DXA#$€£":
            return None
    return None
