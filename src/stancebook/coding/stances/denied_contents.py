"""Tell whether what a that-clause holds is said not to be so: "there is no evidence that A …", "rejected B's charge that it …"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import Clause

#: what there may be none of, verbs that take back or turn down a charge, and nouns behind which its content stands
_PROOFS = frozenset({"evidence", "proof", "sign", "signs", "indication", "indications", "suggestion"})
_DISOWNING, _CHARGES = words.sets("frames")["disowning"], words.sets("frames")["charges"]


def denial_of(clause: Clause, k: int, lexicon: Lexicon) -> str:
    """Return the word that denies the that-clause of group k, or ""."""
    before = clause.groups[k - 1] if k else None
    if _is_unproved(clause, k):
        return "no"
    disowned = before is not None and not before.negated and (before.base in _DISOWNING or before.base in lexicon.operators["negate_that"])
    return before.base if disowned and _is_charge(clause, k) else ""


def _is_unproved(clause: Clause, k: int) -> bool:
    """Tell whether the clause of group k is what there is no evidence of: "found no sign that A armed B"."""
    tokens, first = clause.tokens, clause.groups[k].first
    that = next((m for m in range(first - 1, max(1, first - 8), -1) if tokens[m].low == "that" or tokens[m].tag in "VBHM,;:"), 0)
    return that > 1 and tokens[that].low == "that" and tokens[that - 1].low in _PROOFS and any(token.low == "no" for token in tokens[max(0, that - 4) : that - 1])


def _is_charge(clause: Clause, k: int) -> bool:
    """Tell whether the clause of group k tells what the charge holds that is the object of the verb before: "dismissed claims that A …"."""
    tokens, begin = clause.tokens, clause.groups[k - 1].last + 1
    that = next((m for m in range(begin, clause.groups[k].first) if tokens[m].low == "that"), -1)
    return that > begin and tokens[that - 1].low in _CHARGES and not any(token.tag in ",;:" for token in tokens[begin:that])
