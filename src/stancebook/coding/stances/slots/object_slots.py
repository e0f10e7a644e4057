"""Fill the slot of a verb's object, and tell where the objects of a verb end."""

from __future__ import annotations

from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import BOUNDARY, NOBODY, REACH, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import listed_from


def object_region(clause: Clause, k: int) -> int:
    """Return the token position where the objects of group k end (exclusive)."""
    if k not in clause.regions:
        clause.regions[k] = _region(clause, k)
    return clause.regions[k]


def _region(clause: Clause, k: int) -> int:
    """Find where the objects of group k end: at a mark, a clause or the next verb with its subject."""
    groups = clause.groups
    start = groups[k].last + 1
    stop = _mark_behind(clause.tokens, start)
    follow = k + 1
    while follow < len(groups) and groups[follow].participle and groups[follow].passive:
        follow += 1  # "sanctions imposed on A": a reduced clause narrows the object and does not end it
    if follow < len(groups) and groups[follow].first < stop:
        stop = min(stop, _before_verb(clause.tokens, start, groups[follow]))
    return stop


def _mark_behind(tokens: list[Token], start: int) -> int:
    """Return the first mark, subordinator or relative pronoun from `start` on, else as far as a slot is looked for."""
    for m in range(start, min(len(tokens), start + REACH)):
        token = tokens[m]
        if token.tag in ";:" or token.tag == "—" or (token.tag in "S" and token.low in BOUNDARY):
            return m
        if token.tag == "R" and token.low != "that" or token.tag == "R" and m > start:
            return m
    return min(len(tokens), start + REACH)


def _before_verb(tokens: list[Token], start: int, group: VerbGroup) -> int:
    """Return where the clause of the next verb cuts off the objects that begin at `start`: its own subject does not belong to them."""
    cut = group.first
    while cut > start and tokens[cut - 1].tag in "AN":
        cut -= 1
    if not group.finite:
        return cut
    opener = next((m for m in range(cut - 1, max(start, cut - 7), -1) if tokens[m].tag in "S,;:C"), -1)
    if opener > 0 and tokens[opener].tag == "S":
        return opener  # "… after B attacked C"
    for m in range(cut - 1, start, -1):
        if tokens[m].tag in "C," and not (tokens[m].tag == "," and m == cut - 1):
            return m if any(t.tag in "XE" for t in tokens[m + 1 : cut]) else cut
    return cut


def direct(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return the first mention in the noun phrase right behind a verb, before any preposition."""
    if start + 1 < stop and tokens[start].low == "not" and tokens[start + 1].tag in "DE" and (but := next((m for m in range(start + 2, min(stop, start + 6)) if tokens[m].low == "but"), 0)):
        start = but + 1  # "attacked not B but C"
    for m in range(start, stop):
        token = tokens[m]
        if token.tag == "E":
            if opens_relative(tokens, start, m):
                break
            return Filler(listed_from(tokens, m, stop), 0.9 if m - start < 4 else 0.8)
        if token.tag in "PTVBHMRS;:" or token.tag == "C" and (token.low in ("but", "yet") or m == start and m + 1 < stop and tokens[m + 1].tag in "ED") or token.tag == "," and (m == start and tokens[m - 1].tag == "V" or not _lists_on(tokens, m, stop)):
            break
        if token.low == "than" and tokens[m - 1].low not in ("more", "less", "fewer", "other", "rather"):
            break  # "killed fewer farmers than B"
    return NOBODY


def shifted(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return the object that stands behind a phrase of place or time: "evacuated from the coast nearly 500 farmers"."""
    if start >= stop or tokens[start].tag not in "PT":
        return NOBODY
    for m in range(start + 2, min(stop, start + 12)):
        token, before = tokens[m], tokens[m - 1]
        if token.tag in ";:VBHMRSC" or token.tag == "E" and before.tag != ",":
            return NOBODY
        opens = token.tag in "D#" or token.tag == "A" and m + 1 < stop and tokens[m + 1].tag == "#" or token.low == "more"
        if before.tag == "X" and opens or before.tag == "," and (opens or token.tag == "E"):
            found = direct(tokens, m, stop)
            after = tokens[found.at[-1] + 1].tag if found and found.at[-1] + 1 < len(tokens) else "."
            return NOBODY if not found or after in "VBHM" or tokens[found.at[0]].possessive else Filler(found.at, 0.75)
    return NOBODY


def opens_relative(tokens: list[Token], start: int, at: int) -> bool:
    """Tell whether the mention is the subject of a clause that tells of the noun before it: "the men (whom) B has failed to arrest"."""
    if tokens[at].possessive or at + 1 >= len(tokens) or tokens[at + 1].tag not in "HM" and not (tokens[at + 1].tag == "V" and tokens[at + 1].low.endswith("s")):
        return False
    m = at - 1
    while m > start and tokens[m].text[:1].isupper():
        m -= 1  # "the men Mr Somebody, B's leader, has …"
    return m >= start and tokens[m].tag == "X" and tokens[m].text[:1].islower() and any(t.tag in "DA#" or t.low.endswith("s") for t in tokens[start : m + 1])


def _lists_on(tokens: list[Token], comma: int, stop: int) -> bool:
    """Tell whether a comma goes on with a list ("farmers, A and B") or with a modifier, and does not place ("the town, A")."""
    return comma > 0 and tokens[comma - 1].tag in "AVDN" or any(t.tag == "C" for t in tokens[comma:stop])
