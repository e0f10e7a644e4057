"""Step over what interrupts a phrase: brackets, dashes, a place, a stretch between commas."""

from __future__ import annotations

from stancebook.coding.stances.reading.tokens import Token

_CLOSING = {"—": "—", "(": ")", "[": "]"}


def past_parenthesis(tokens: list[Token], m: int, stop: int) -> int:
    """Return the token behind the brackets or dashes that open at `m`, or `m` itself."""
    if m < stop and tokens[m].tag in _CLOSING:
        for j in range(m + 1, min(len(tokens), m + 16)):
            if tokens[j].tag == _CLOSING[tokens[m].tag]:
                return j + 1
    return m


def past_place(tokens: list[Token], m: int, stop: int) -> int:
    """Return the token behind a place that interrupts a list ("A's troops in Lima | as well as B"), or `m` itself."""
    if m < stop and tokens[m].low in ("in", "near", "at"):
        j = m + 1
        while j < stop and (tokens[j].tag == "D" or tokens[j].tag == "X" and tokens[j].text[:1].isupper()):
            j += 1
        if j > m + 1 and j < stop and (tokens[j].tag == "C" or tokens[j].low == "as"):
            return j
    return m


def past_insertion(tokens: list[Token], at: int) -> int:
    """Return the token behind an insertion that opens at `at` with a comma (", with the help of C, | a raid"), or `at`."""
    if at + 1 >= len(tokens) or tokens[at].tag != "," or tokens[at + 1].tag not in "PSA":
        return at
    for m in range(at + 2, min(len(tokens), at + 14)):
        if tokens[m].tag == ",":
            return m + 1
        if tokens[m].tag in "VBHM;:R":
            break
    return at


def is_inserted(tokens: list[Token], start: int, m: int, stop: int) -> bool:
    """Tell whether the word at `m` stands between two commas ("returned it, lost since 1943, to B")."""
    return any(t.tag == "," for t in tokens[start:m]) and any(t.tag == "," for t in tokens[m:stop])
