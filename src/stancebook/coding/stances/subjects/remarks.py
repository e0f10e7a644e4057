"""Read a remark between two commas that tells who says it ("A, Dorne says, is arming B"): its subject is not that of the verb behind it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import UNNAMED, Clause, Filler
from stancebook.coding.stances.subjects.shared_subjects import same_level, shared
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase

_TELLING = words.sets("relations")["telling"]


def by_remark(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject of a remark between two commas, or of the verb behind one: Dorne, then A, in "A, Dorne says, is arming B"; else None."""
    tokens, previous = clause.tokens, k - 1
    opener = _remark(clause, k, i)
    if opener >= 0:
        return Filler((i,), 0.9), -1
    if previous > 0 and tokens[i].tag == "C" and i == clause.groups[previous].last + 2 and _remark(clause, previous, clause.groups[previous].first - 1) > 0:
        return shared(clause, same_level(clause, previous - 1)), -1  # "A has left B, C said, and will …"
    if previous < 0 or tokens[i].tag != "," or i != clause.groups[previous].last + 1:
        return None
    opener = _remark(clause, previous, clause.groups[previous].first - 1)
    begin = clause.groups[previous - 1].last + 1 if previous else 0
    return (subject_phrase(clause, begin, opener - 1, lexicon)[0] or UNNAMED, -1) if opener > begin else None


def _remark(clause: Clause, k: int, i: int) -> int:
    """Return the comma before the subject of a word of saying that stands between two commas, or -1."""
    tokens, group = clause.tokens, clause.groups[k]
    if group.base not in _TELLING or not group.finite or i < 2 or tokens[i].tag != "E" or group.last + 1 >= len(tokens) or tokens[group.last + 1].tag != ",":
        return -1
    comma = i - 1 - (tokens[i - 1].tag == "D")
    behind = tokens[group.last + 2] if group.last + 2 < len(tokens) else None
    return comma if comma > 0 and tokens[comma].tag == "," and tokens[comma - 1].tag in "XE" and behind is not None and behind.tag in "VBHMC" else -1
