"""Find who acts together with a subject: "A, together with B, …", "Like B, A …", "A and his counterpart from B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.mention_lists import coordinated, list_left

_OWNERS = words.sets("frames")["owners"]
_COMPANY = frozenset({"alongside", "together"})


def with_counterpart(tokens: list[Token], begin: int, end: int) -> tuple[int, ...]:
    """Return both sides of "A's minister and his counterpart from B", "… and his B counterpart" or "A and his old rival B" in tokens[begin:end]."""
    named = _with_own(tokens, begin, end)
    if named:
        return named
    at = next((m for m in range(end - 1, begin, -1) if tokens[m].low in ("counterpart", "counterparts")), -1)
    own = next((m for m in range(at - 1, max(begin, at - 6), -1) if tokens[m].low in _OWNERS), -1)
    if own < 1 or tokens[own - 1].low != "and":
        return ()
    one = next((m for m in range(own - 2, max(begin - 1, own - 8), -1) if tokens[m].tag == "E"), -1)
    inside = [m for m in range(own + 1, at) if tokens[m].tag == "E"]
    behind = [m for m in range(at + 2, min(end, at + 5)) if tokens[m].tag == "E"] if at + 1 < end and tokens[at + 1].low in ("from", "of", "in") else []
    other = (inside or behind)[:1]
    return (one, *other) if one >= 0 and other else ()


def _with_own(tokens: list[Token], begin: int, end: int) -> tuple[int, ...]:
    """Return both sides of "A and his old rival B" where they end at `end`."""
    if end - begin < 5 or tokens[end - 1].tag != "E" or tokens[end - 1].possessive or tokens[end - 2].tag != "X":
        return ()
    own = end - 2
    while own > begin and tokens[own].tag in "XA" and end - own < 7:
        own -= 1
    if tokens[own].low not in _OWNERS and tokens[own].low != "her" or tokens[own - 1].low != "and" or own - 2 < begin:
        return ()
    return (own - 2, end - 1) if tokens[own - 2].tag == "E" and not tokens[own - 2].possessive else ()


def in_company(tokens: list[Token], at: int, end: int) -> tuple[int, ...]:
    """Return who acts together with the mention at `at`, before the verb at `end`: B of "A's troops, together with units of B, took …"."""
    if at > 2 and tokens[0].low == "like" and tokens[at - 1].tag == "," and tokens[at - 2].tag == "E" and all(t.tag in "DEXAC" for t in tokens[1 : at - 1]):
        return list_left(tokens, at - 2)  # "Like B, A has …"
    opener = next((m for m in range(at + 1, min(end, at + 5)) if tokens[m].tag == ","), -1)
    if opener < 0 or tokens[opener + 1].low not in _COMPANY or any(tokens[m].tag not in "XA#" for m in range(at + 1, opener)):
        return ()
    for m in range(opener + 1, end):
        if tokens[m].tag == "E":
            found = coordinated(tokens, m, end)
            behind = next((t.tag for t in tokens[found[-1] + 1 : end] if t.tag not in "XA"), ",")
            return found if behind == "," else ()
        if tokens[m].tag not in "DXA#P":
            break
    return ()
