"""Tell whether a verb asks people without a name for what the infinitive behind it says: "urged voters to reject B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("frames")
#: one person is asked to serve, and nobody's side is taken ("wanted the man to join B")
_ONE = frozenset({"man", "woman", "boy", "girl", "person", "son", "daughter", "someone"})


def asks_nameless(clause: Clause, k: int) -> bool:
    """Tell whether group k asks people without a name to do what the infinitive behind it says."""
    group, act = clause.groups[k], clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if group.base not in _WORDS["urging"] or group.passive or not clause.subjects[k] or act is None or not act.infinitive or act.passive or clause.subjects[k + 1]:
        return False
    between = clause.tokens[group.last + 1 : act.first]
    return any(t.tag == "X" for t in between) and not any(t.tag in "E,;:SRCVBHM" or t.low in ("for", "how") or t.low in _ONE for t in between)
