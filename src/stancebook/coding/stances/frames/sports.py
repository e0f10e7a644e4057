"""Tell sentences about sport, in which to beat somebody does them no harm."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token

_SPORTS = words.sets("frames")["sports"]
#: these are sport only as nouns behind an article ("in the final")
_NOUNS = frozenset({"final", "finals", "match", "matches", "cup", "league", "title", "sets", "innings"})
#: what winners lead by
_TALLIES = frozenset({"goal", "goals", "points", "runs", "wicket", "wickets", "strokes", "lengths"})
_DASHES = frozenset({"-", "–", "—"})


def is_sport(tokens: list[Token]) -> bool:
    """Tell whether the sentence names a match, a contest or a score ("3-1")."""
    for m, token in enumerate(tokens):
        if token.low in _SPORTS:
            return True
        if token.low in _TALLIES and m > 1 and tokens[m - 1].tag in "#D" and tokens[m - 2].low == "by":
            return True  # "by two goals"
        behind = tokens[m + 1] if m + 1 < len(tokens) else None
        if token.low in _NOUNS and m and tokens[m - 1].tag in "DX#E" and (behind is None or behind.tag not in "XE"):
            return True
        if token.tag == "#" and len(token.text) < 3 and m + 2 < len(tokens) and behind.low in _DASHES and tokens[m + 2].tag == "#" and tokens[m + 2].end - token.start < 6:
            return True
    return False
