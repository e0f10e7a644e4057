"""Tell what parts a verb from its subject: an insertion, a remark, the verbs of a list."""

from __future__ import annotations

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import NOBODY, REACH, Clause, Filler
from stancebook.coding.stances.slots.owners import holder
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase


def over_insertion(clause: Clause, k: int, i: int, lexicon: Lexicon) -> Filler:
    """Return the subject from which verbs without a finite form part group k: "A, seeking calm, has …", "B's bid to join was …"."""
    tokens, outer = clause.tokens, k - 1
    while outer >= 0 and not clause.groups[outer].finite:
        outer -= 1
    begin = clause.groups[outer].last + 1 if outer >= 0 else 0
    first = clause.groups[outer + 1]
    if tokens[i].tag == ",":  # the insertion opens with a comma too
        comma = next((m for m in range(first.first - 1, begin, -1) if tokens[m].tag == ","), -1)
        if comma > 0 and not any(t.tag == "," for t in tokens[first.first : i]):
            found = subject_phrase(clause, begin, comma - 1, lexicon)[0]
            return Filler(found.at, found.sure * 0.9) if found else NOBODY
        return NOBODY
    if first.participle and first.kind == "ing" and first.first > begin and tokens[first.first - 1].tag in "XE" and not any(t.tag in ",;:SR" for t in tokens[first.first : i + 1]):
        found = subject_phrase(clause, begin, first.first - 1, lexicon)[0]  # "A fighters hiding in the hills were bombed"
        return Filler(found.at, found.sure * 0.9) if found else NOBODY
    if first.infinitive and tokens[first.first - 1].tag == "X" and not any(t.tag in ",;:SR" for t in tokens[first.first : i + 1]):
        owner = holder(tokens, first.first - 1)
        return Filler((owner,), 0.75) if owner is not None else NOBODY
    return NOBODY


def before_remark(clause: Clause, k: int, comma: int) -> int:
    """Return the token before an -ing insertion that holds a clause of its own and ends at `comma`, or -1."""
    tokens = clause.tokens
    for n in range(k - 2, -1, -1):
        inner = clause.groups[n]
        if inner.finite:
            return -1
        if inner.participle and inner.kind == "ing" and inner.first > 1 and tokens[inner.first - 1].tag == ",":
            inside = tokens[inner.last + 1 : comma]
            told = any(t.tag == "R" or t.low == "that" for t in inside)
            return inner.first - 2 if told and not any(t.tag in ",;:" for t in inside) and not any(g.finite for g in clause.groups[:n]) else -1
    return -1


def lists_verbs(clause: Clause, k: int, comma: int) -> bool:
    """Tell whether group k goes on with a list of predicates that "and" closes: "A closed the port, | recalled its envoy and …"."""
    tokens, before, group = clause.tokens, clause.groups[k - 1], clause.groups[k]
    if k == 0 or before.participle or not clause.subjects[k - 1] or any(t.tag in ",;:—SR\"“”" for t in tokens[before.last + 1 : comma]):
        return False
    if tokens[group.first - 1].low == "then":
        return True  # "It backed the dam, then sided with B"
    for later in clause.groups[k + 1 :]:
        lead = tokens[later.first - 1]
        if later.first - group.last > REACH or any(t.tag in ";:—SR\"“”" for t in tokens[group.last + 1 : later.first]):
            return False
        if lead.tag == "C" or lead.tag == "A" and tokens[later.first - 2].tag == "C":
            return later.finite
        if lead.tag == ",":
            continue
    return False


def is_interrupted(tokens: list[Token], begin: int, comma: int) -> bool:
    """Tell whether an "and" with a remark behind it goes on with the verb before: "… and, together with others, killed"."""
    return any(tokens[m].tag == "C" and tokens[m + 1].tag == "," for m in range(begin, comma - 1))
