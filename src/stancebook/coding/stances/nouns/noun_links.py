"""Find whom the prepositions behind a relation noun link, and where its phrase ends."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import BOUNDARY, NOBODY, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import CIRCUMSTANCES, NESTED
from stancebook.coding.stances.slots.mention_lists import coordinated
from stancebook.coding.stances.slots.object_slots import opens_relative
from stancebook.coding.stances.slots.owners import owned, shares_border
from stancebook.coding.stances.slots.so_called import past_what
from stancebook.coding.stances.subjects.insertions import past_parenthesis

_WORDS = words.sets("relations")
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
    named = past_what(tokens, m + 1)
    if named > m + 1:
        m, stop = named - 1, min(len(tokens), named + 8)
    for j in range(m + 1, min(stop, m + 9)):
        if tokens[j].tag == "E":
            if opens_relative(tokens, m + 1, j):
                break
            return Filler(coordinated(tokens, owned(tokens, j, stop), stop), 0.85 if j - m < 4 else 0.7)
        if _carries(tokens, j):
            continue  # "an attack on a bus carrying B's settlers"
        if tokens[j].tag in ",;VBHMRS" or tokens[j].low == "what" or tokens[j].tag in "PT" and (tokens[j].low not in NESTED or tokens[j].low in prepositions or tokens[j].low == "by") and not shares_border(tokens, j):
            break
    return NOBODY


def _carries(tokens: list[Token], m: int) -> bool:
    """Tell whether an -ing word tells whom or what the vehicle or place before it holds: "a bus carrying B", "a camp housing B"."""
    return tokens[m].tag == "V" and tokens[m].low in _WORDS["carrying"] and tokens[m - 1].tag == "X"


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
        if m > end and _carries(tokens, m):
            continue
        if token.tag in ";:—" and m >= behind or token.tag == "R" or token.tag == "S" and token.low in BOUNDARY:
            return m
        if token.tag in "BHM" or token.tag == "V" and (m <= end + 1 or tokens[m - 1].tag not in "PDA"):
            return m
    return min(len(tokens), end + REACH)


def is_under(tokens, at: int) -> bool:
    """Tell whether "under" stands before the noun at `at` and what describes it, or "in" before a noun of being held."""
    m = at - 1
    while m > 0 and tokens[m].tag in "DXA#E":
        m -= 1
    return m >= 0 and (tokens[m].low == "under" or tokens[m].low in ("in", "into") and tokens[at].low in _WORDS["held"])
