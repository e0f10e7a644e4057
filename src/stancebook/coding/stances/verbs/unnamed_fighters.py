"""Tell objects that are fighters without a name, who are not the place behind them: "armed rebels in B", "drove the gangs out of B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue

_FIGHTERS, _FORCES = words.sets("frames")["against_state"], words.sets("frames")["forces"]
#: particles behind which the place stands that somebody is driven from
_OUT = frozenset({"from", "of"})


def meets_fighters(tokens, begin: int, stop: int) -> bool:
    """Tell whether the nameless noun phrase that opens tokens[begin:stop] ends in people who fight against a state."""
    return _head(tokens, begin, stop) in _FIGHTERS


def drives_out(tokens, cue: Cue, last: int, begin: int) -> bool:
    """Tell whether nameless forces stand between the verb at `last` and its particles, so that the place behind these is freed of them."""
    if cue.stance >= 0 or not cue.rest or cue.rest[-1] not in _OUT:
        return False
    stop = begin if begin > last + 1 else len(tokens)
    return _head(tokens, last + 1, stop) in _FIGHTERS | _FORCES


def _head(tokens, begin: int, stop: int) -> str:
    """Return the last word of the noun phrase without a name that opens tokens[begin:stop], or nothing."""
    head = ""
    for token in tokens[begin:stop]:
        if token.low == "of" and head not in _FIGHTERS | _FORCES:
            continue  # "all of the rebels"
        if token.tag not in "DXA#":
            return "" if token.tag == "E" or token.low == "of" else head
        head = token.low if token.tag == "X" else head
    return head
