"""Find the good or bad name that somebody is given: "a liar" of "called B a liar", "unfit" of "said B was unfit"."""

from __future__ import annotations

from stancebook.coding import words

_WORDS = words.sets("relations")
_OWNERS = words.sets("frames")["owners"]
_NAMES = _WORDS["bad_names"] | _WORDS["good_names"]


def given_name(tokens, begin: int, stop: int, passive: bool = False) -> tuple[int, int]:
    """Return the place of the good (+1) or bad (-1) name behind "as", an article or nothing, or (-1, 0)."""
    best = -1, 0
    begin = next((m for m in range(begin, stop) if tokens[m].low == "as"), begin)
    for m in range(begin, stop):
        token = tokens[m]
        low = token.low if token.low in _NAMES else token.low.removesuffix("s")
        if low in _NAMES:  # one bad word is enough: "a legitimate target", "a bad neighbour"
            best = m, -1 if low in _WORDS["bad_names"] or best[1] < 0 else 1
            continue
        if best[1] and token.tag not in "XA":
            break
        if token.low == "as" or token.tag in "DXA#N\"“”" or passive and token.tag in "PE" or token.low in _OWNERS:
            continue
        if token.low in ("to", "be") and m - begin < 2:
            continue
        break
    return best
