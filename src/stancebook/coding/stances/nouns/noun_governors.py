"""Find the verbs around a relation noun: which governs it, is said of it, tells of it, or has it in a phrase that frames its clause."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("relations")
#: prepositions of the occasion at which, or the means by which, somebody acts
OCCASIONS, MEANS = _WORDS["occasions"], _WORDS["means"]
#: how much of something is meant, before "of"
_PORTIONS = frozenset({"much", "most", "some", "part", "all", "none", "lot", "brunt", "bulk", "rest"})


def governor_of(clause: Clause, at: int) -> int:
    """Return the verb group that governs the noun at token `at`: the nearest before it in its clause, else the next."""
    best = -1
    for k, group in enumerate(clause.groups):
        if group.last < at:
            if not any(t.tag in ";" for t in clause.tokens[group.last : at]):
                best = k
        elif best < 0 and group.first > at:
            if _is_reduced(clause, k) or group.infinitive:
                continue  # "A's plea to B to free C was heard"
            return k if not any(t.tag in ",;" for t in clause.tokens[at : group.first]) else -1
    if best >= 0 and any(t.tag in "SR" and t.low in ("who", "which", "that", "because", "while", "although", "but") for t in clause.tokens[clause.groups[best].last + 1 : at]):
        return -1
    return best


def _is_reduced(clause: Clause, k: int) -> bool:
    """Tell whether the verb only narrows a noun in a phrase that opens the sentence: "under an agreement with B signed in May, A …"."""
    tokens, group = clause.tokens, clause.groups[k]
    if k or group.kind not in ("ed", "pp") or clause.subjects[k] and not group.participle or tokens[0].tag not in "PS":
        return False
    return group.last + 1 < len(tokens) and tokens[group.last + 1].tag in "P" and not any(t.tag == "," for t in tokens[: group.first])


def framed_by(clause: Clause, at: int, prepositions: frozenset[str] | set[str]) -> int:
    """Return the verb group whose clause such a prepositional phrase with the noun at `at` frames, or -1.

    The phrase opens the sentence or is set off ("In talks with B, A …", "A, after a visit to B, …"); one of means may
    also stand behind the verb ("A rebuilt it with the help of B").
    """
    tokens = clause.tokens
    left = at - 1
    while left >= 0 and (tokens[left].tag in "DXA#N" and tokens[left].low not in prepositions or tokens[left].tag == "E"):
        left -= 1
    if left > 0 and tokens[left].low == "to" and tokens[left - 1].low in prepositions:
        left -= 1  # "thanks to a loan from B"
    if left < 0 or tokens[left].low not in prepositions:
        return -1
    opener = left
    if opener == 1 and tokens[0].tag == "V" and any(kind == "ing" for _, kind in tokens[0].verbs):
        opener = 0  # "Speaking after talks with B, A …"
    if opener and tokens[opener - 1].tag != ",":
        return _just_before(clause, opener) if prepositions is MEANS else -1
    for k, group in enumerate(clause.groups):
        if group.first > at:
            if _is_reduced(clause, k) and not any(t.tag == "," for t in tokens[at : group.first]):
                continue
            comma = any(t.tag == "," for t in tokens[at : group.first])
            return k if comma and group.finite and clause.subjects[k] and not any(t.tag in ";:" for t in tokens[at : group.first]) else -1
    return _just_before(clause, opener) if prepositions is MEANS else -1


def closed_by(clause: Clause, at: int) -> int:
    """Return the first verb group of a sentence that such a phrase with the noun at `at` closes: "A said B had agreed, in a call with C", or -1."""
    tokens, left = clause.tokens, at - 1
    while left > 0 and (tokens[left].tag in "DXA#N" and tokens[left].low not in OCCASIONS):
        left -= 1
    if left < 1 or tokens[left].low not in ("in", "during", "after", "before", "at") or tokens[left - 1].tag not in ",”" or any(t.tag in ";:—" for t in tokens[:left]):
        return -1
    behind = any(group.first > at for group in clause.groups)
    first = next((k for k, group in enumerate(clause.groups) if group.finite and group.last < left), -1)
    if first >= 0 and tokens[left].low in ("after", "before") and clause.groups[first].base in _WORDS["telling"]:
        return -1  # "A said B had agreed, after talks with C"
    return first if first >= 0 and not behind and clause.subjects[first] and not any(t.tag in "SR" for t in tokens[: clause.groups[first].first]) else -1


def _just_before(clause: Clause, at: int) -> int:
    """Return the active verb group last before token `at`, if nothing but its object stands between, or -1."""
    best = next((k for k in range(len(clause.groups) - 1, -1, -1) if clause.groups[k].last < at), -1)
    if best < 0 or clause.groups[best].passive or any(t.tag in "SR;:,C" for t in clause.tokens[clause.groups[best].last + 1 : at - (clause.groups[best].last + 2 == at)]):
        return -1
    return best


def predicate_of(clause: Clause, at: int, end: int) -> int:
    """Return the verb group whose subject the noun heads ("talks with B | ended"), or -1."""
    tokens = clause.tokens
    left = at - 1
    while left >= 0 and (tokens[left].tag in "DXA#N" or tokens[left].tag == "E" or tokens[left].low == "of" and left and tokens[left - 1].low in _PORTIONS):
        left -= 1
    if left >= 0:
        before = next((group for group in clause.groups if group.first <= left <= group.last), None)
        if before is not None and not (before.base in _WORDS["telling"] and before.finite) or before is None and tokens[left].tag not in 'SRC,"“;:—•':
            return -1
    for k, group in enumerate(clause.groups):
        if group.first < end:
            continue
        between = tokens[end : group.first]
        if _is_set_off(between, tokens[group.first :]):
            continue
        if _is_resumed(between):
            return k if group.finite and group.base not in _WORDS["telling"] else -1
        if any(t.tag in "SR;:—" for t in between) or sum(t.tag == "," for t in between) % 2:
            return -1
        if group.finite:
            return k if group.passive or group.base not in _WORDS["telling"] else -1
        if not (group.participle and group.passive):
            return -1
    return -1


def _is_set_off(between: list[Token], rest: list[Token]) -> bool:
    """Tell whether a verb stands inside an insertion that a comma opened and another will close: "ties with B, which had soured, | …"."""
    commas = [m for m, token in enumerate(between) if token.tag == ","]
    if len(commas) != 1 or any(token.tag in ";:—" or token.tag in "SR" and m < commas[0] for m, token in enumerate(between)):
        return False
    opener = between[commas[0] + 1] if commas[0] + 1 < len(between) else None
    return opener is not None and opener.tag in "RD" and any(token.tag == "," for token in rest[:16])


def _is_resumed(between: list[Token]) -> bool:
    """Tell whether an insertion with a verb of its own closes right before this verb: "ties with B, a state which is poor, | have soured"."""
    commas = [m for m, token in enumerate(between) if token.tag == ","]
    if len(commas) != 2 or commas[1] != len(between) - 1 or any(token.tag in ";:—" for token in between):
        return False
    return between[commas[0] + 1].tag in "RD" and not any(token.tag in "SR" for token in between[: commas[0]]) and any(token.tag == "R" for token in between[commas[0] :])


def relative_verb(clause: Clause, end: int) -> int:
    """Return the active verb group whose object the noun that ends before `end` is: "the deal (which) A signed with B", or -1."""
    tokens, m = clause.tokens, end
    if m < len(tokens) and tokens[m].tag == ",":
        m += 1
    named = m < len(tokens) and tokens[m].tag == "R" and tokens[m].low in ("that", "which")
    if not named and (m != end or m >= len(tokens) or tokens[m].tag != "E"):
        return -1
    for k, group in enumerate(clause.groups):
        if group.first > m:
            far = group.first - m > 7 or any(t.tag in ",;:SR" for t in tokens[m + 1 : group.first])
            return k if not far and group.finite and not group.passive and clause.subjects[k] and clause.subjects[k].at[0] >= end else -1
    return -1


def teller_of(clause: Clause, at: int) -> int:
    """Return the verb group of telling on whose "that" a clause opens with the noun at `at` ("A said that talks …"), or -1."""
    tokens = clause.tokens
    left = at - 1
    while left >= 0 and tokens[left].tag in "DXAE#N":
        left -= 1
    while left >= 0 and tokens[left].tag in '"“R' and tokens[left].low in ("that", '"', "“"):
        left -= 1
    for k in range(len(clause.groups) - 1, -1, -1):
        group = clause.groups[k]
        if group.last <= left:
            told = tokens[group.last + 1 : left + 1]
            return k if group.base in _WORDS["telling"] and len(told) < 4 and all(t.tag in "XDAE" for t in told) else -1
    return -1
