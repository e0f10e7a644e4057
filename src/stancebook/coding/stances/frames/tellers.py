"""Find who says a clause: "A said (that) B …" before it, or "B …, A said" behind it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.object_slots import direct

_SAYING = words.sets("frames")["saying"]
_PROVING = words.sets("frames")["proving"]
#: with "as saying" these cite somebody
_QUOTING = frozenset({"quote", "cite", "report"})
_EVIDENCE = frozenset({"evidence", "proof", "intelligence", "information", "indications"})
_HAVING = frozenset({"have", "possess", "find", "present", "produce", "offer", "provide", "show", "gather", "obtain", "cite", "release", "receive", "hold", "reveal", "publish", "be"})
_MARKS = ',"”’'


def teller(clause: Clause, k: int) -> Filler:
    """Return who says what verb group k asserts, or nobody."""
    return _in_front(clause, k) or _behind(clause, k) or _according(clause, k)


def _according(clause: Clause, k: int) -> Filler:
    """Return on whose word a sentence rests behind it, or before its first clause: A of "B must leave, according to A", "According to A, B must leave"."""
    tokens = clause.tokens
    at = next((m for m in range(len(tokens) - 2) if tokens[m].low == "according" and tokens[m + 1].low == "to"), -1) if "according" in clause.words else -1
    if at < 0 or any(t.tag in ";:" for t in tokens[min(at, clause.groups[k].first) : max(at, clause.groups[k].first)]):
        return NOBODY
    if at and (tokens[at - 1].tag not in _MARKS or at < clause.groups[k].first):
        return NOBODY
    found = direct(tokens, at + 2, min(len(tokens), at + 8))
    end = found.at[-1] + 1 if found else len(tokens)
    return NOBODY if end < len(tokens) and tokens[end].tag == "X" and tokens[end].text.islower() else found  # "according to an A film"


def _in_front(clause: Clause, k: int) -> Filler:
    if not k:
        return NOBODY
    if k > 1 and clause.groups[k - 1].base in _PROVING and clause.groups[k - 1].finite:
        k, told = k - 1, clause.groups[k]  # "A said the tape (found in B) showed C was behind it"
        if any(t.tag in ";:S," for t in clause.tokens[clause.groups[k].last + 1 : told.first]):
            return NOBODY
        while k > 1 and clause.groups[k - 1].participle:
            k -= 1
    if _has_evidence(clause, k):
        return clause.subjects[k - 1]
    aside = _past_aside(clause, k)
    aside = aside if aside >= 0 else _past_participle(clause, k)
    aside = aside if aside >= 0 else _past_relative(clause, k)
    if aside >= 0:
        return clause.subjects[aside]
    said, told, tokens = clause.groups[k - 1], clause.groups[k], clause.tokens
    if _is_inserted(clause, k):
        return clause.subjects[k - 1]
    quoted = said.kind == "ing" and (said.first == 0 or tokens[said.first - 1].low == "as" or tokens[said.first - 1].tag in ",P")  # "was quoted as saying", "Arguing that B must go, A …"
    if said.base not in _SAYING or not (said.finite or quoted) or said.modal or said.passive or any(t.tag in ";:S," for t in tokens[said.last + 1 : told.first]):
        return NOBODY
    return clause.subjects[k - 1]


def _says(group: VerbGroup) -> bool:
    """Tell whether a verb group says something, as a fact: "said", "has said", not "may say" or "was told"."""
    return group.finite and group.base in _SAYING and not group.modal and not group.passive


def _has_evidence(clause: Clause, k: int) -> bool:
    """Tell whether the verb before group k gives or has evidence of what this tells: "A has proof that B …"."""
    before, tokens = clause.groups[k - 1], clause.tokens
    that = next((m for m in range(before.last + 1, clause.groups[k].first) if tokens[m].low == "that"), -1)
    if that < before.last + 2 or tokens[that - 1].low not in _EVIDENCE or before.passive or before.modal or before.negated or before.base not in _HAVING or any(t.low == "no" for t in tokens[before.last + 1 : that]):
        return False
    return not any(t.tag in ";:S," for t in tokens[before.last + 1 : that])


def _is_inserted(clause: Clause, k: int) -> bool:
    """Tell whether a saying right before group k is an insertion between two commas: "B, A says, is …"."""
    said, told, tokens = clause.groups[k - 1], clause.groups[k], clause.tokens
    subject = clause.subjects[k - 1].at
    if not _says(said) or not subject or tokens[said.last + 1].tag != ",":
        return False
    return any(t.tag == "," for t in tokens[max(0, subject[0] - 3) : subject[0]]) and all(t.tag in "AN" for t in tokens[said.last + 2 : told.first])


def _past_participle(clause: Clause, k: int) -> int:
    """Return the verb group of saying behind which a participle stands before "that" ("A said in a statement issued on Monday that B …"), or -1."""
    tokens, n = clause.tokens, k - 1
    while n > 0 and clause.groups[n].participle:
        n -= 1
    said, last = clause.groups[n], clause.groups[k - 1].last
    if n == k - 1 or not _says(said):
        return -1
    that = next((m for m in range(last + 1, clause.groups[k].first) if tokens[m].low == "that"), -1)
    return n if that > 0 and not any(t.tag in ";:S" for t in tokens[said.last + 1 : that]) else -1


def _past_relative(clause: Clause, k: int) -> int:
    """Return the verb group of saying that a relative clause of the subject parts from group k ("A said farmers who had fled B were welcome"), or -1."""
    tokens, told, n = clause.tokens, clause.groups[k], k - 2
    if n < 0 or not clause.groups[k - 1].finite:
        return -1
    said, inner = clause.groups[n], clause.groups[k - 1]
    opener = inner.first - 1
    if tokens[opener].tag != "R" or tokens[opener].low == "that" or opener < said.last + 2 or tokens[opener - 1].tag not in "XE":
        return -1
    if not _says(said) or any(t.tag in ";:SC," for t in tokens[said.last + 1 : told.first]):
        return -1
    return n


def _past_aside(clause: Clause, k: int) -> int:
    """Return the verb group of saying that a subordinate clause parts from group k ("A says while it is pleased, B must …"), or -1."""
    tokens, told = clause.tokens, clause.groups[k]
    for n in range(k - 2, -1, -1):
        said = clause.groups[n]
        if not _says(said):
            continue
        opener = said.last + 1 + (tokens[said.last + 1].low == "that")
        opener += tokens[opener].tag == "A"  # "said that even if …"
        parted = tokens[opener].tag == "S" and any(t.tag == "," for t in tokens[clause.groups[k - 1].last + 1 : told.first])
        return n if parted and not any(t.tag in ";:" or t.tag == "S" for t in tokens[opener + 1 : told.first]) else -1
    return -1


def _behind(clause: Clause, k: int) -> Filler:
    tokens, groups = clause.tokens, clause.groups
    for n in range(k + 1, len(groups)):
        quoted = groups[n].passive and groups[n].base in _QUOTING and n + 1 < len(groups) and groups[n + 1].base == "say" and tokens[groups[n + 1].first - 1].low == "as"
        if not quoted and (groups[n].base not in _SAYING or groups[n].passive) or not groups[n].finite or groups[n].modal or not clause.subjects[n]:
            continue
        at = clause.subjects[n].at[0]
        left, right = at - 1, groups[n].last + 1
        while left > groups[k].last and tokens[left].tag in "DXA#E":
            left -= 1
        closed = right >= len(tokens) or tokens[right].tag in ".,;PX" or quoted or groups[n].base == "tell" and tokens[right].low != "that"
        if left > groups[k].last and tokens[left].tag in _MARKS and at < groups[n].first and closed:
            return clause.subjects[n]
        return NOBODY
    return NOBODY
