"""Ministers and spokesmen whom a text names without their state: "Foreign Minister Ola Berg said", where it tells of Norway."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.known import other_voice
from stancebook.coding.actors.officials import NAME, Official

#: sentences back to which the state may have been named last
_NEAR = 3
_KINDS = ("state", "government")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = words.load("references")["offices"]
    offices = words.factored(data["national"])
    person = re.compile(rf"(?<![\w’'-])(?i:(?P<office>{offices})),? (?P<name>{NAME})(?=[,;:.)’'\"”]| [a-z(])")
    return person, re.compile(rf"(?:['’]s?)?(?: [\w-]+){{0,2}}? (?P<body>{words.factored(data['bodies'])})\b", re.IGNORECASE), frozenset(data["former"]) | {"shadow", "opposition"}


def unstated(text: str, starts: Sequence[int], named: Sequence[list], kind_of: dict[str, str]) -> list[Official]:
    """Return (start, end, actor) of the names behind an office of a state that stands alone; `named` holds the names of each sentence.

    The state is the one whose ministry or army was told of before, else the only one named in the same sentence before or in
    the nearest one, if the text has not named another far more often so far.
    """
    person, body, former = _patterns()
    found: list[Official] = []
    for match in person.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        lead = text[max(0, match.start() - 20):match.start()].lower().split()[-1:]
        if at < 0 or not former.isdisjoint(lead) or any(m.start < match.end() and match.start() - 4 < m.end for m in named[at]):
            continue
        rows = [[m for m in row if kind_of[m.actor] in _KINDS] for row in (named[at], *reversed(named[max(0, at - _NEAR):at]))]
        rows[0] = [m for m in rows[0] if m.end <= match.start() and not other_voice(text, m, match.start())]
        office = match["office"].lower().split()[0]
        owners = [m for row in rows for m in reversed(row) if (led := body.match(text, m.end, m.end + 40)) and led["body"].lower() == office]
        actor = owners[0].actor if owners else _only(rows, [m.actor for row in named[:at] for m in row if kind_of[m.actor] in _KINDS])
        if actor:
            found.append((*match.span("name"), actor))
    return found


def _only(rows: list[list], before: list[str]) -> str:
    """Return the only actor of the nearest row that has any, if it was named twice and none more than twice as often, or ""."""
    near = next(({m.actor for m in row} for row in rows if row), set())
    actor = next(iter(near)) if len(near) == 1 else ""
    counts = Counter([*before, *(m.actor for m in rows[0])])
    return actor if actor and counts[actor] > 1 and counts[actor] * 2 >= max(counts.values()) else ""
