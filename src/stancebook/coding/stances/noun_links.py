"""Find what stands around a relation noun: whom its prepositions link, where it ends, which verb governs it or is said of it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.insertions import past_parenthesis
from stancebook.coding.stances.linked_slots import CIRCUMSTANCES, NESTED
from stancebook.coding.stances.mention_lists import coordinated
from stancebook.coding.stances.object_slots import direct, opens_relative
from stancebook.coding.stances.owners import owned, shares_border
from stancebook.coding.stances.slots import BOUNDARY, NOBODY, Clause, Filler
from stancebook.coding.stances.tokens import Token

_WORDS = words.sets("relations")
#: prepositions of the occasion at which, or the means by which, somebody acts
OCCASIONS, MEANS = _WORDS["occasions"], _WORDS["means"]
#: how far behind a noun its slots are looked for
REACH = 16
#: what follows these is another occasion, unless it is a time
_MEANWHILE = frozenset({"during", "amid", "amidst", "after", "before", "following"})
_TIMES = words.sets("frames")["times"]


def link(tokens: list[Token], start: int, stop: int, prepositions: frozenset[str] | set[str]) -> Filler:
    """Return the first mention that one of the prepositions links to a noun, not beyond a comma unless it only interrupts.

    "attacks, mainly on B" and "an attack, the third this year, on B" link B; "attacks, while B …" does not, nor does
    "attacks in support of B".
    """
    m = start
    while m < stop:
        token = tokens[m]
        if token.low in CIRCUMSTANCES and token.low not in prepositions and not any(t.tag == "," for t in tokens[start:m]):
            return NOBODY  # "commitments during a visit to B"
        if token.tag == "," and not (m + 1 < stop and tokens[m + 1].low in _WORDS["narrowing"]):
            second = next((j for j in range(m + 1, min(stop, m + 8)) if tokens[j].tag == ","), -1)
            if second < 0 or second + 1 >= stop or tokens[second + 1].low not in prepositions or any(t.tag in "VBHM" for t in tokens[m:second]):
                return NOBODY
            m = second
        elif token.low in _MEANWHILE and token.low not in prepositions and not any(t.tag == "," or t.low in _TIMES for t in tokens[m : m + 4]):
            return NOBODY  # "made promises during a visit to B"
        elif token.low in prepositions and token.tag in "PTS" and not _is_bound(tokens, m):
            found = _behind(tokens, m, stop, prepositions)
            if found:
                return found
        m += 1
    return NOBODY


def _behind(tokens: list[Token], m: int, stop: int, prepositions: frozenset[str] | set[str]) -> Filler:
    for j in range(m + 1, min(stop, m + 9)):
        if tokens[j].tag == "E":
            if opens_relative(tokens, m + 1, j):
                break
            return Filler(coordinated(tokens, owned(tokens, j, stop), stop), 0.85 if j - m < 4 else 0.7)
        if tokens[j].tag in ",;VBHMRS" or tokens[j].low == "what" or tokens[j].tag in "PT" and (tokens[j].low not in NESTED or tokens[j].low in prepositions or tokens[j].low == "by") and not shares_border(tokens, j):
            break
    return NOBODY


def _is_bound(tokens: list[Token], m: int) -> bool:
    """Tell whether the preposition at `m` belongs to a phrase such as "in support of"."""
    return any(token.low in _WORDS["bound_nouns"] for token in tokens[m + 1 : m + 3]) and any(token.tag in "PT" for token in tokens[m + 2 : m + 4])


def noun_stop(clause: Clause, end: int) -> int:
    """Return the token where the phrase behind a noun ends (exclusive)."""
    tokens, behind = clause.tokens, 0
    for m in range(end, min(len(tokens), end + REACH)):
        token = tokens[m]
        behind = max(behind, past_parenthesis(tokens, m, len(tokens)))
        if m < behind - 1:
            continue  # "ties to A — which did so — as well as B"
        if token.tag == "V" and tokens[m + 1 : m + 2] and (tokens[m + 1].low == "by" or m == end and tokens[m + 1].tag in "PT" and any(kind in ("ed", "pp") for _, kind in token.verbs)):
            continue  # "an attack claimed by A", "sanctions imposed on A"
        if token.tag in ";:—" and m >= behind or token.tag == "R" or token.tag == "S" and token.low in BOUNDARY:
            return m
        if token.tag in "BHM" or token.tag == "V" and (m <= end + 1 or tokens[m - 1].tag not in "PDA"):
            return m
    return min(len(tokens), end + REACH)


def governor_of(clause: Clause, at: int) -> int:
    """Return the verb group that governs the noun at token `at`: the nearest before it in its clause, else the next."""
    best = -1
    for k, group in enumerate(clause.groups):
        if group.last < at:
            if not any(t.tag in ";" for t in clause.tokens[group.last : at]):
                best = k
        elif best < 0 and group.first > at:
            if _is_reduced(clause, k):
                continue
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
    while left >= 0 and (tokens[left].tag in "DXA#N" or tokens[left].tag == "E"):
        left -= 1
    if left >= 0:
        before = next((group for group in clause.groups if group.first <= left <= group.last), None)
        if before is not None and not (before.base in _WORDS["telling"] and before.finite) or before is None and tokens[left].tag not in 'SRC,"“;:—':
            return -1
    for k, group in enumerate(clause.groups):
        if group.first < end:
            continue
        between = tokens[end : group.first]
        if any(t.tag in "SR;:—" for t in between) or sum(t.tag == "," for t in between) % 2:
            return -1
        if group.finite:
            return k if group.passive or group.base not in _WORDS["telling"] else -1
        if not (group.participle and group.passive):
            return -1
    return -1


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


def is_under(tokens, at: int) -> bool:
    """Tell whether "under" stands before the noun at `at` and what describes it, or "in" before a noun of being held."""
    m = at - 1
    while m > 0 and tokens[m].tag in "DXA#E":
        m -= 1
    return m >= 0 and (tokens[m].low == "under" or tokens[m].low in ("in", "into") and tokens[at].low in _WORDS["held"])


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


def foe_of(clause: Clause, begin: int, lexicon: Lexicon) -> tuple[int, Filler]:
    """Return (cue token, foe) of a purpose right behind the parties to a relation: "… to fight C"."""
    for group in clause.groups:
        if begin <= group.first <= begin + 4 and group.infinitive:
            if any(not cue.rest and cue.stance < 0 for cue in lexicon.verbs.get(group.base, ())):
                return group.main, direct(clause.tokens, group.last + 1, min(len(clause.tokens), group.last + 8))
            break
    return -1, NOBODY
