"""List the mentions that stand together: "A, B and C", "A as well as B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.owners import owned
from stancebook.coding.stances.subjects.insertions import past_parenthesis, past_place

#: heads that act for whom "of" or "from" names behind them
_PEOPLE_OF = words.sets("relations")["people_of"]


def coordinated(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    """Return `at` and the mentions listed with it to its right ("A, B and C"), before `stop`.

    Commas alone make no list ("… against A, B said"), but where the list opens the sentence, as in headlines.
    """
    found = _joined(tokens, at, stop)
    if len(found) > 1 and at > 1 and not any(t.tag == "C" or t.low in ("as", "alongside") for t in tokens[at + 1 : found[-1]]) and not _goes_on(tokens, found[-1] + 1):
        return found[:1]
    return found


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether a list ends in somebody who is no mention: "A, B and their friends."."""
    if at < len(tokens) and tokens[at].tag == ",":
        at += 1
    if at >= len(tokens) or tokens[at].low not in ("and", "or"):
        return False
    rest = tokens[at + 1 : at + 7]
    end = next((n for n, token in enumerate(rest) if token.tag not in "DXA#E"), len(rest))
    return 0 < end and (end == len(rest) or rest[end].tag in ".;)P")


def _joined(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    found, i = [at], at + 1
    while i < stop:
        j, joined, words = past_parenthesis(tokens, past_place(tokens, i, stop), stop), False, 0
        while j < stop and tokens[j].tag != "E":
            token = tokens[j]
            if token.tag == "C" and (token.low in ("and", "or", "&", "nor") or token.low == "but" and tokens[j + 1].low == "also") or token.tag == ",":
                joined = True
            elif token.low in ("as", "well", "along", "with", "alongside", "both", "including") and joined or token.low in ("alongside",):
                joined = True
            elif token.low == "as" and tuple(t.low for t in tokens[j + 1 : j + 3]) == ("well", "as"):
                joined, j = True, j + 2
            elif joined and token.low in _PEOPLE_OF and j + 1 < stop and tokens[j + 1].low in ("of", "from") and not any(t.low == "alongside" for t in tokens[i:j]):
                j += 1  # "A and leaders of B"
            elif token.tag in "DA" or token.tag == "#" or (token.tag == "X" and words < 2 and not token.low.endswith("ly")):
                words += token.tag == "X"
            else:
                return tuple(found)
            j += 1
        if j >= stop or not joined:
            return tuple(found)
        if j + 1 < len(tokens) and tokens[j + 1].tag in "VH" and tokens[j - 1].tag == "C" and tokens[j - 2].tag == "," and (len(found) == 1 or j + 1 < stop or any(t.tag == "C" for t in tokens[at + 1 : j - 2])):
            return tuple(found)  # "ties with B, and C followed"
        if tokens[j].possessive and j + 1 < len(tokens) and tokens[j - 1].tag == "X":
            return tuple(found)
        owner, j = j, owned(tokens, j, stop)
        if j == owner and tokens[j].possessive and tokens[j].kind == "pronoun":
            return tuple(found)  # "ties to A, and its policies"
        found.append(j)
        i = j + 1
    return tuple(found)


def listed_from(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    """Return the mentions that fill a slot whose first mention stands at `at`: the one it owns, and those listed with it."""
    return _ended(tokens, coordinated(tokens, owned(tokens, at, stop), stop))


def _ended(tokens: list[Token], listed: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out the second of two names where it opens the next clause: "fought A, and B officials have …"."""
    if len(listed) != 2 or not any(t.tag == "," for t in tokens[listed[0] : listed[1]]):
        return listed
    after = listed[1] + 1
    while after < len(tokens) and after < listed[1] + 4 and tokens[after].tag in "XA":
        after += 1
    return listed[:1] if after < len(tokens) and tokens[after].tag in "BHMV" and after <= listed[1] + 3 else listed


def list_left(tokens: list[Token], at: int) -> tuple[int, ...]:
    """Return the whole list of mentions that ends at `at`."""
    first = at
    j = at - 1
    while j >= 0 and (tokens[j].tag in ",CDE" or (tokens[j].tag == "X" and tokens[j].low not in ("i",))) and at - j < 14:
        if tokens[j].tag == "E" and not tokens[j].possessive:
            if at in coordinated(tokens, j, at + 1):
                first = j
            else:
                break
        j -= 1
    return coordinated(tokens, first, at + 1)
