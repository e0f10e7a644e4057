"""Find the nouns that name a relation, where they are nouns here and head their phrase."""

from __future__ import annotations

from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.lexicon import NONE, Cue, Lexicon
from stancebook.coding.stances.reading.headlines import is_headline
from stancebook.coding.stances.relation import phrase_at
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("relations")
_DRILLS = _WORDS["drills"]


def noun_cues(clause: Clause, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Return {first token: (end token, cue)} of the relation nouns that are not verbs here."""
    tokens, found = clause.tokens, {}
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "V" and token.tag != "E" and token.low in lexicon.nouns:
            match = phrase_at(tokens, i, lexicon.nouns[token.low])
            if match is not None and not _modifies(tokens, match[1]) and not _is_first_of_two(tokens, match[0], match[1], lexicon) and not _in_title(tokens, i, match[1]) and not _is_phrase(tokens, i, lexicon) and not _is_fixed(tokens, i) and not _is_neared(tokens, i, match[0]):
                found[i] = (match[1], _held_jointly(tokens, match[0], match[1]))
                i = match[1] - 1
        i += 1
    return found


def _held_jointly(tokens, cue: Cue, end: int) -> Cue:
    """Return the cue, or cooperation where "with" or "between" makes exercises a thing done together: "war games with B"."""
    if cue.event != "MOBILIZE" or end >= len(tokens) or tokens[end].low not in ("with", "between") or _DRILLS.isdisjoint(t.low for t in tokens[max(0, end - 2) : end]):
        return cue
    return replace(cue, event="COOPERATE", stance=2, mutual=True, between=True, to=frozenset({"with"}))


def _is_first_of_two(tokens, cue: Cue, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the next word is a relation noun too, which then tells what it is: "trade talks", "a trade dispute"."""
    return cue.event == "COOPERATE" and end < len(tokens) and tokens[end].tag == "X" and tokens[end].low in lexicon.nouns and phrase_at(tokens, end, lexicon.nouns[tokens[end].low]) is not None


def _is_phrase(tokens, i: int, lexicon: Lexicon) -> bool:
    """Tell whether the noun belongs to a phrase that is read as an adjective: "in support of B"."""
    if i and tokens[i].low == "charge" and tokens[i - 1].low == "in":
        return True  # "in charge of B"
    if not i or tokens[i - 1].low not in ("in", "under") or i > 1 and tokens[i - 2].low in _WORDS["taking_in"]:
        return False
    found = phrase_at(tokens, i - 1, lexicon.adjectives.get(tokens[i - 1].low, NONE))
    return found is not None and not found[0].mutual


def _is_fixed(tokens, i: int) -> bool:
    """Tell whether the noun belongs to a preposition of several words: "in charge of B"."""
    return i > 0 and tokens[i].low in _WORDS["fixed_nouns"] and tokens[i - 1].low in ("in", "at", "on", "under") and i + 1 < len(tokens) and tokens[i + 1].low in ("of", "with", "to")


def _is_neared(tokens, i: int, cue: Cue) -> bool:
    """Tell whether the noun is an ill that somebody is only close to suffering: "close to defeat"; not "close to war with B"."""
    return i > 1 and cue.stance < 0 and not cue.mutual and tokens[i - 1].low == "to" and tokens[i - 2].low in ("close", "closer", "near", "nearer")


def _in_title(tokens, at: int, end: int) -> bool:
    """Tell whether a capitalised noun is part of a name: "Trade" in "the Arland Trade Representative"."""
    if not at or not tokens[at].text[:1].isupper() or tokens[at].text.isupper():
        return False
    return end < len(tokens) and tokens[end].tag == "X" and tokens[end].text[:1].isupper() and not is_headline(tokens)


def _modifies(tokens, end: int) -> bool:
    """Tell whether the noun that ends before `end` only qualifies the next one: "supply routes", "war crimes"."""
    if end < len(tokens) and tokens[end].low in _WORDS["bearers"]:
        return True
    if end < len(tokens) and tokens[end].tag == "E" and tokens[end].kind == "alias" and tokens[end].text.islower():
        return True  # "the high risk detainees"
    if end >= len(tokens) or tokens[end].tag != "X" or not tokens[end].low.isalpha() or tokens[end].text[:1].isupper():
        return False
    if tokens[end].verbs and (end + 1 >= len(tokens) or tokens[end + 1].tag not in "BHMV"):
        return False  # only before a verb it is surely a noun: "defence sources have"
    low, right = tokens[end].low, tokens[end + 1] if end + 1 < len(tokens) else None
    if low.endswith(("ed", "ing", "ly")) or low in _WORDS["heads"]:
        return False
    return right is None or right.tag in "PTVBHMCRS.,;:!?)\"”"
