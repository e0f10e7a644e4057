"""Find whose deed is judged where a clause behind the object tells who did it: "praised the work that B has done", "welcomed the steps B took"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler

#: verbs of doing, whose object is their subject's deed
_DOING = words.sets("reactions")["proposing"] | {"do", "take", "make", "launch", "play", "show", "conduct", "carry", "provide", "give", "achieve", "sign", "handle"}


def doer_of_deed(clause: Clause, k: int, begin: int) -> Filler:
    """Return who does what the object behind group k names, or nobody: the deed is no person, and the clause has an active verb of doing."""
    tokens = clause.tokens
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if after is None or not after.finite or after.passive or after.negated or after.base not in _DOING or begin >= after.first:
        return NOBODY
    inside = tuple(m for m in clause.subjects[k + 1].at if begin < m < after.first)
    if not inside or tokens[inside[0]].possessive:
        return NOBODY
    opener = next((m for m in range(begin, inside[0]) if tokens[m].tag == "R"), inside[0])
    deed = tokens[begin:opener]
    named = any(t.tag == "X" for t in deed) and all(t.tag in "DXA#" for t in deed)
    direct = opener < inside[0] or inside[0] - begin > 1 and tokens[inside[0] - 1].tag == "X"
    return Filler(inside, 0.75) if named and direct and all(t.tag not in ",;:S" for t in tokens[opener : after.first]) else NOBODY
