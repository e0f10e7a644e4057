"""Ministers and spokesmen whom a text names without their state: "Foreign Minister Ola Berg said", where it tells of Norway."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.officials import NAME, Official

#: sentences back to which the state may have been named last
_NEAR = 3
_KINDS = ("state", "government")


@cache
def _pattern() -> re.Pattern[str]:
    offices = words.factored(words.load("references")["offices"]["national"])
    return re.compile(rf"(?<![\w’'-])(?i:{offices}),? (?P<name>{NAME})(?=[,;:.)’'\"”]| [a-z(])")


def unstated(text: str, starts: Sequence[int], named: Sequence[list], kind_of: dict[str, str]) -> list[Official]:
    """Return (start, end, actor) of the names behind an office of a state that stands alone; `named` holds the names of each sentence.

    The state is the only one named in the same sentence before or in the nearest one, if the text has named none more often so far.
    """
    found: list[Official] = []
    for match in _pattern().finditer(text):
        at = bisect_right(starts, match.start()) - 1
        rows = [[m for m in named[at] if m.end <= match.start()], *reversed(named[max(0, at - _NEAR):at])] if at >= 0 else []
        if not rows or any(m.start < match.end() and match.start() - 4 < m.end for m in named[at]):
            continue
        counts: dict[str, int] = {}
        for mention in (m for row in (*named[:at], rows[0]) for m in row if kind_of[m.actor] in _KINDS):
            counts[mention.actor] = counts.get(mention.actor, 0) + 1
        near = next((states for row in rows if (states := {m.actor for m in row if kind_of[m.actor] in _KINDS})), set())
        if len(near) == 1 and counts[actor := next(iter(near))] >= max(2, *counts.values()):
            found.append((*match.span("name"), actor))
    return found
