"""Guards: whether a name in its surroundings stands for its actor, or for a place, an origin or an institution."""

from __future__ import annotations

import re
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.bystanders import is_accredited, is_border, is_bystander, is_traveller, is_visited
from stancebook.coding.actors.folding import HYPHENS
from stancebook.coding.actors.possessives import possessive_end
from stancebook.coding.lexicon import load_lexicon

_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?:[ ,/]+[A-Z][\w.'’-]*){0,5}(?:,? ?\d{1,2}\b)?(?:,? ?\d{4})?,? ?(?:\([^)\n]{2,40}\))?(?: ?(?:—|--) ?| [–-] ?|[–-] )(?=[A-Z\"“‘'])"
)
#: adjectives of a country that with an article are one person of it ("the Norwegian"; not "the French")
_ONE = re.compile(r"(?:ian|ean|rican|xican|[lmntdqr]i)$")
#: a name of somebody of whom more is told: "Norwegian Anna Lind, who", "Norwegian Anna Lind, 26,"
_NAMED = re.compile(r" ((?:[A-Z][a-z’'-]+ ){1,3}[A-Z][a-z’'-]+)(?:,? who(?:se|m)?\b|, \d\d,)")
_EDGE = "\"'“”‘’«»()[],.;:!?—–"


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in words.load("guards").items()}


def dateline_end(block: str) -> int:
    """Return the length of a dateline that opens a block ("LIMA, Aug 3 (Wire) — "), or 0."""
    match = _DATELINE.match(block[:120])
    if not match:
        return 0
    place = match.group().split(",")[0].split("(")[0].strip(" —–-")
    return match.end() if "(" in match.group() or place.isupper() and len(place) > 3 else 0


def stands_for_actor(text: str, start: int, end: int, kind: str, sentence_start: int, sentence_end: int, *, state: bool = False, official: bool = False) -> bool:
    """Tell whether the name at text[start:end] of this kind (alias, metonym, person) counts as its actor here.

    A state's place or people abroad still count where they are attacked: the state is what is hit. Its capital counts
    where an official goes there: `official` tells that a person of an actor stands before in the sentence.
    """
    if kind == "person":
        return True
    lists = _lists()
    possessive = possessive_end(text, end)
    before = _before(text, sentence_start, start)
    after = _after(text, end + 2 if possessive else end, sentence_end)
    single = bool(before) and (before[-1] in lists["single"] or before[-1] == "the" and _ONE.search(text, start, end)) and text[end : end + 1] not in HYPHENS and _ends_there(lists, after)
    single = single or _is_person(lists, text, end)
    bare = not before or before[-1] not in lists["articles"]
    if not bare:
        before.pop()
    if not possessive and end < sentence_end and text[end] in HYPHENS and after and after[0].lower() in lists["origins"]:
        return False
    if is_bystander(lists, before, after) or _is_institution(lists, text, start, before, after, possessive):
        return False
    if is_accredited(lists, before):
        return False
    if is_border(lists, before, after):
        return False
    if state and (not possessive and (single or is_traveller(lists, after)) or _is_past(lists, before, after)):
        return _is_befallen(lists, text[max(sentence_start, start - 50) : start], after)
    named = bare or not state or " " in text[start:end]  # "the Red Front captured towns", not "the Norwegian besieged towns"
    settled = not possessive and _is_settlement(lists, after) and not (named and _acts(after))
    if not settled and (kind != "metonym" or not _is_place(lists, before, after, possessive)):
        return True
    if state and not settled and not _is_settlement(lists, after) and is_visited(lists, before, official):
        return True
    near = [word.strip(_EDGE).lower() for word in text[max(sentence_start, start - 80):start].split()[-10:]] + [word.lower() for word in after[:2]]
    threatened = not lists["deploying"].isdisjoint(near) and not lists["deployed"].isdisjoint(near)  # "sent warships to waters off the A coast"
    return state and (threatened or not lists["attacks"].isdisjoint(near)) and lists["tellers"].isdisjoint(near)


def _before(text: str, first: int, start: int) -> list[str]:
    """The words just before, lower case; a comma, colon or full stop cuts what stands left of it."""
    found: list[str] = []
    for word in reversed(text[max(first, start - 100):start].split()):
        if word[-1] in ",.;:!?)—–" and (word[-1] != "." or len(word) > 4):
            break
        found.append(word.strip(_EDGE).lower())
        if len(found) == 11 or word[0] in "(\"“":
            break
    return found[::-1]


def _after(text: str, end: int, last: int) -> list[str]:
    """The words just after, as written, up to the next comma, stop or bracket (at most five)."""
    found: list[str] = []
    piece = text[end:min(last, end + 70)]
    if piece[:1] in ("-", "\u2010", "\u2011", "\u2013"):
        piece = piece[1:]
    elif not piece[:1].isspace():
        return found
    for word in piece.split()[:5]:
        bare = word.strip(_EDGE)
        if not bare or word[0] in "(\"“—–":
            break
        found.append(bare)
        if word[-1] in ",.;:!?)—–":
            break
    return found


def _is_institution(lists: dict, text: str, start: int, before: list[str], after: list[str], possessive: bool) -> bool:
    if not possessive:
        for word in after[:5]:
            if word[0].isupper() and word.lower() in lists["institutions"]:
                return True
            if not word[0].isupper() and word not in ("of", "for", "the", "and", "&"):
                break
    if len(before) > 1 and before[-1] in ("of", "for", "in") and before[-2] in lists["institutions"]:
        return f"{before[-2].capitalize()} {before[-1]}" in text[max(0, start - 60):start]
    return False


def _is_person(lists: dict, text: str, end: int) -> bool:
    """Tell whether a name only says where somebody without an office comes from: "Norwegian Anna Lind, who …"."""
    match = _NAMED.match(text, end)
    return match is not None and not {"minister", *lists["titles"], *lists["officeholders"]} & {word.lower() for word in match[1].split()}


def _ends_there(lists: dict, after: list[str]) -> bool:
    """Tell whether no noun follows a name that an article of one stands before: "a Norwegian has joined", not "a Norwegian raid"."""
    return not after or after[0].lower() in lists["behind_one"] or not {"ed", "past"}.isdisjoint(_verb_forms(after[0]))


def _is_past(lists: dict, before: list[str], after: list[str]) -> bool:
    """Tell whether a name only says what office somebody held: "the former Norwegian foreign minister", "Norway's former king"."""
    low = [word.lower() for word in after[:4]]
    named = bool(low) and (low[0] in lists["past"] or low[0].startswith("ex-"))
    named = named or bool(before) and (before[-1] in lists["past"] or len(before) > 1 and before[-2] in lists["past"] and before[-1] in lists["modifiers"])
    return named and any(word.removeprefix("ex-") in lists["officeholders"] for word in low)


def _is_befallen(lists: dict, left: str, after: list[str]) -> bool:
    """Tell whether something is done to those who follow a name, or whether they riot: "arrested two Norwegian tourists"."""
    near = [word.strip(_EDGE).lower() for word in left.split()[-5:]] + [word.lower() for word in after[:3]]
    return not lists["befalling"].isdisjoint(near)


def _is_settlement(lists: dict, after: list[str]) -> bool:
    """Tell whether a name only says where a town or coast lies: "the Norwegian port of", not "the Norwegian city government"."""
    low = [word.lower() for word in after[:3]]
    if low[:1] and low[0] in lists["settlements"]:
        return len(low) < 2 or low[1] not in lists["rulers"]
    return len(low) > 1 and low[1] in lists["settlements"] and not after[0][0].isupper() and not any(low[0] in lists[kind] for kind in ("way_prepositions", "place_prepositions", "articles"))


def _acts(after: list[str]) -> bool:
    """Tell whether a verb follows the name, whose object a place is: "A attacked towns", "A fought side by side"."""
    return not {"ed", "past", "s"}.isdisjoint(_verb_forms(after[0]))


def _verb_forms(word: str) -> set[str]:
    """Return which forms of verbs a word may be, as the lexicon names them."""
    return {kind for _, kind in load_lexicon().forms.get(word, ())}


def _is_place(lists: dict, before: list[str], after: list[str], possessive: bool) -> bool:
    if not possessive and after[:1] and after[0].lower() in lists["places"]:
        return [word.lower() for word in after[:2]] != ["talks", "to"]  # "Lima talks to B"
    if not possessive and len(after) > 1 and after[1].lower() in lists["places"] and after[0].lower() not in lists["way_prepositions"]:
        return after[0][0].isupper() or after[0].lower() in lists["places"]
    if not before:
        return False
    last = before[-1]
    if last.endswith(("-controlled", "-ruled", "-held", "-run", "-occupied", "-governed")):
        return True
    if last in lists["place_prepositions"]:
        return not (len(before) > 1 and before[-2] in lists["rulers"])
    if last in lists["reaching"]:
        return True
    return last in lists["way_prepositions"] and any(word in lists["ways"] for word in before[-4:-1])
