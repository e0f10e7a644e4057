"""Tell whom a name owns, or who owns what a noun names: "its ally, B", "B premier Anna Lind", "A's ability to"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token


def holder(tokens: list[Token], i: int) -> int | None:
    """Return the possessor of the noun at i ("A's ability to …"), which is the subject of what follows."""
    for m in range(i, max(-1, i - 5), -1):
        if tokens[m].tag == "E":
            return m if tokens[m].possessive or tokens[m].kind == "pronoun" and tokens[m].low in ("its", "their", "his", "her", "our") else None
        if tokens[m].tag not in 'XAC"“”':
            return None
    return None


#: heads that are somebody else than their owner ("its ally B")
_OTHERS = words.sets("relations")["others"]
_BORDERS = words.sets("guards")["borders"]
#: offices right before the name of who holds them
_OFFICES = frozenset(words.load("references")["offices"]["heads"]) | {"mr", "mrs", "ms", "dr", "gen", "leader"}


def owned(tokens: list[Token], at: int, stop: int) -> int:
    """Return the mention that the one at `at` owns or shares ("A's Green Party", "its ally, B", "its border with B"), or `at` itself."""
    named = _officer(tokens, at, stop)
    if named >= 0:
        return named
    if not tokens[at].possessive:
        return at
    other = False
    for m in range(at + 1, min(stop, at + 6)):
        if tokens[m].tag == "E":
            return m if other or m < at + 3 else at
        if tokens[m].low == "with" and tokens[at].kind == "pronoun" and tokens[m - 1].low in _BORDERS:
            other = True
            continue
        if other and tokens[m].low in ("from", "of", "in") and tokens[m - 1].low in _OTHERS and m + 1 < stop and tokens[m + 1].tag == "E":
            continue  # "his counterpart from B"
        other = other or tokens[m].low in _OTHERS
        if tokens[m].tag != "X" and not (tokens[m].tag == "," and other):
            break
    return at


def _officer(tokens: list[Token], at: int, stop: int) -> int:
    """Return the person whom a state's name and an office introduce ("B premier Anna Lind", "B's leader, Anna Lind"), or -1."""
    for m in range(at + 1, min(stop, at + 6)):
        if tokens[m].tag == "E":
            return m if tokens[m - 1].low in _OFFICES and tokens[m].kind not in ("pronoun", "description") and tokens[m].text[:1].isupper() else -1
        if tokens[m].tag != "X" or not (tokens[m].low in _OFFICES or m + 1 < stop and tokens[m + 1].tag in "XE"):
            return -1
    return -1


def shares_border(tokens: list[Token], m: int) -> bool:
    """Tell whether the token is the "with" of "on its border with B"."""
    return tokens[m].low == "with" and tokens[m - 1].low in _BORDERS
