"""Folding of names: one form for the variants of case, hyphen, space, apostrophe, accent and invisible characters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

SPACES = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u2043"
APOSTROPHES = "'\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u2032`\u00b4"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a\u202b\u202c\u202d\u202e\u180e\u034f"
_GONE = "\0"
#: Full stops of an acronym: U.S., U.S, U.S.A.
_ACRONYM = re.compile(r"[A-Z]\.(?<![\w.][A-Z]\.)(?:[A-Z]\.)*[A-Z]?(?![A-Za-z])")
_TABLE = {ord(c): _GONE for c in SPACES + HYPHENS + APOSTROPHES + INVISIBLE}
for _code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
    _base = unicodedata.normalize("NFD", chr(_code))[0]
    if _base.isascii() and _base.isalpha():
        _TABLE[_code] = _base.lower()
_PLAIN = {**dict.fromkeys(map(ord, SPACES), " "), **dict.fromkeys(map(ord, HYPHENS), "-"),
          **dict.fromkeys(map(ord, APOSTROPHES), "'"), **dict.fromkeys(map(ord, INVISIBLE))}


def lowered(text: str) -> str:
    """Return the text in lower case, equally long: the few letters that grow when lowered stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> tuple[str, list[int]]:
    """Return the folded text, without separators, and where in it each of its pieces between two separators begins.

    >>> folded, pieces = fold("IS\u2011K’s U.N.")
    >>> folded, [unfolded(at, pieces) for at in range(len(folded))]
    ('isksun', [0, 1, 3, 5, 7, 9])
    """
    low = lowered(text)
    if "." in text:
        pieces, last = [], 0
        for match in _ACRONYM.finditer(text):
            pieces += (low[last:match.start()], match.group().lower().replace(".", _GONE))
            last = match.end()
        low = "".join([*pieces, low[last:]])
    pieces = low.translate(_TABLE).split(_GONE)
    return "".join(pieces), [0, *accumulate(map(len, pieces[:-1]))]


def unfolded(at: int, pieces: list[int]) -> int:
    """Return the position in the text of character `at` of its folded form: one separator stands before each piece but the first."""
    return at + bisect_right(pieces, at) - 1


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text with plain spaces, hyphens and apostrophes and without invisible characters."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[str, frozenset[int], frozenset[int]]:
    """Return the letters of a name without separators, and where in them a space and where a hyphen stands."""
    text = _ACRONYM.sub(lambda match: match.group().replace(".", ""), plain(text)).replace("'", "")
    letters, spaces, hyphens = [], set(), set()
    for c in text:
        if c in " -":
            (spaces if c == " " else hyphens).add(len(letters))
        else:
            letters.append(c)
    return "".join(letters), frozenset(spaces), frozenset(hyphens)


def likeness(form: str, surface: str, particles: frozenset[str]) -> int | None:
    """Return how far a name in a text is from a form of the codebook: 0 exact, more for each liberty, None for no match.

    Both must fold alike. An all-capitals form needs its capitals ("US" is not "us"; from four letters "Nato" will do), a
    capital in the form one in the text, and no space may stand where the form has none.
    """
    surface = plain(surface)
    if plain(form) == surface:
        return 0
    (letters, spaces, hyphens), (found, found_spaces, found_hyphens) = parts(form), parts(surface)
    if len(letters) != len(found) or (surface.endswith("'s") and "'" not in form):
        return None
    breaks = spaces | hyphens
    rank = 1
    if found_spaces - breaks or (found_hyphens - breaks and not letters.isupper()):
        return None
    if breaks - found_spaces - found_hyphens:
        if letters.islower() and len(letters) < 8 or len(letters) < 3:
            return None
        rank += 2
    if letters != found:
        rank += 4
        bounds = [0, *sorted(breaks - {0, len(letters)}), len(letters)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            if not _same_case(letters[start:end], found[start:end], len(letters), particles):
                return None
    return rank


def _same_case(token: str, found: str, length: int, particles: frozenset[str]) -> bool:
    if token == found or not token[:1].isupper() or token.lower() in particles:
        return True
    if token.isupper() and len(token) > 1 and length < 4:
        return False
    return found[:1].isupper()
