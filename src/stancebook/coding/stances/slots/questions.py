"""Find of whom an inquiry asks: "investigates whether B paid", "looks into the way in which B acted", "opened a probe into claims that B lied"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.object_slots import direct

_WORDS, _REACTIONS = words.sets("frames"), words.sets("reactions")
_OPENERS = frozenset({"whether", "how", "why", "if", "which", "that", "when"})
#: how far behind the verb or noun of inquiry the question may open, in tokens
_NEAR = 8


def asks(cue: Cue) -> bool:
    """Tell whether the cue names an inquiry, so that its question tells of whom it asks."""
    return bool(_REACTIONS["inquiring"].intersection(cue.word.split()))


def asked_of(clause: Clause, begin: int) -> Filler:
    """Return who does what the question behind token `begin` asks; to whom it was done is not asked after."""
    tokens = clause.tokens
    opener = next((m for m in range(begin - 1, min(len(tokens), begin + _NEAR)) if tokens[m].low in _OPENERS and tokens[m].tag in "SR"), -1)
    if opener < 0 or any(t.tag in "EVBHM,;:" for t in tokens[begin:opener]):
        return NOBODY
    for n, group in enumerate(clause.groups):
        if group.first > opener:
            suspect = (group.base in _REACTIONS["suspected"] or not group.passive) and not group.modal
            named = tuple(m for m in clause.subjects[n].at if opener < m < group.first) if suspect and group.base not in _WORDS["dying"] else ()
            return Filler(named, 0.85) if named else NOBODY
    return direct(tokens, opener + 1, min(len(tokens), opener + 6))
