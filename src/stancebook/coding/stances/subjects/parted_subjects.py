"""Find the subject that participles, or an infinitive with its object, part from the verb: "a man thought to have entered A | attacked B", "A's refusal to help B | angered C"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.owners import holder

_TELLING = words.sets("relations")["telling"]
#: what leads to whose plan it is
_PLANNING = frozenset({"by", "of", "from"})


def supposed_before(clause: Clause, k: int) -> int:
    """Return the participle with an infinitive that parts group k from the noun before it ("a man | thought to have entered A | attacked B"), or -1."""
    tokens, groups = clause.tokens, clause.groups
    first = next((n for n in range(k - 1, -1, -1) if groups[n].participle and groups[n].passive), -1)
    if first < 0 or first + 2 > k or not groups[first + 1].infinitive or groups[first + 1].first > groups[first].last + 2 or any(group.finite for group in groups[first + 1 : k]):
        return -1
    parted = any(token.tag in ",;:SRC" for token in tokens[groups[first].last + 1 : groups[k].first])
    return first if groups[first].first and tokens[groups[first].first - 1].tag in "XE" and not parted else -1


def planner(clause: Clause, k: int) -> Filler:
    """Return whose plan is the subject of group k, over the infinitive that tells of it: "A's refusal | to help B angered C"; NOBODY where there is none."""
    tokens, groups = clause.tokens, clause.groups
    outer = next((n for n in range(k - 1, -1, -1) if groups[n].finite), -1)
    first = groups[outer + 1] if outer + 1 < k else None
    if first is None or not first.infinitive or first.first < 1 or outer >= 0 and groups[outer].base not in _TELLING:
        return NOBODY
    start, noun = groups[outer].last + 1 if outer >= 0 else 0, first.first - 1
    if tokens[start].tag in "PSA" or any(token.tag in ",;:SRC—" for token in tokens[start : groups[k].first]):
        return NOBODY
    if tokens[noun].tag == "E":
        return Filler((noun,), 0.75) if tokens[noun - 1].low in _PLANNING and tokens[noun - 2].tag == "X" else NOBODY
    owner = holder(tokens, noun) if tokens[noun].tag == "X" else None
    return Filler((owner,), 0.75) if owner is not None else UNNAMED if tokens[noun].tag == "X" else NOBODY


def first_of_sentence(clause: Clause, k: int) -> Filler:
    """Return the name that opens a sentence, where only participles that narrow it stand before its verb: "A's men backed by B's planes are …"."""
    tokens, before = clause.tokens, clause.groups[:k]
    if not before or not clause.subjects[0] or any(group.finite or group.infinitive for group in before):
        return NOBODY
    at = clause.subjects[0].at[-1]
    if at > before[0].first or any(t.tag not in "DXAE#C" for t in tokens[:at]) or any(t.tag in "SR,;:—" or t.tag in '"“”' for t in tokens[at : clause.groups[k].first]):
        return NOBODY
    return Filler(clause.subjects[0].at, clause.subjects[0].sure * 0.9)
