"""Tell what a verb means by what stands with it: troops that leave retreat, to support with money is aid, to let nobody in is to reject."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.slots.clause import Clause, Filler, phrase_holds
from stancebook.coding.stances.slots.linked_slots import held_by
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.verbs.verb_targets import PERSONS

_WORDS = words.sets("frames")
#: events whose nouns name things that one side can lend another
_MATERIAL = frozenset({"AID", "ASSAULT", "MOBILIZE"})
_ADDING = frozenset({"contribute to", "add to"})
_HARD, _QUOTES = frozenset({"ASSAULT", "THREATEN"}), "\"“”'"
_MONEY = frozenset("$€£¥")


def sense_of(clause: Clause, k: int, cue: Cue, begin: int, stop: int, subject: Filler, modality: tuple[str, str], lexicon: Lexicon) -> tuple[Cue, tuple[str, str]]:
    """Return cue and modality of verb group k as its neighbours make them."""
    tokens = clause.tokens
    if cue.word in _WORDS["sacking"] and _is_said(tokens, begin, stop, lexicon):
        return Cue(cue.word, "verb", "REJECT", -1), modality
    if cue.word in _ADDING and _is_burden(tokens, begin, stop):
        return Cue(cue.word, "verb", "NONE", -1), modality  # "contributed to the hunger in B"
    if cue.word in _WORDS["letting"] and modality[0] == mod.NEGATED:
        return Cue(cue.word, "verb", "REJECT", -1), (mod.ACTUAL, modality[1])
    if cue.word in _WORDS["freeing"] and _is_held(tokens, begin, stop):
        return Cue(cue.word, "verb", "ASSAULT", -2), modality
    if cue.word == "respond to" and (hard := _hard_word(tokens, begin, lexicon)):
        return (Cue(cue.word, "verb", "ASSAULT", -2) if hard == "ASSAULT" else Cue(cue.word, "verb", "REJECT", -1)), modality
    if cue.word == "return to" and _hands_back(tokens, begin, stop):
        return Cue(cue.word, "verb", "CONCEDE", 2, cue.rest), modality
    if cue.word in _WORDS["leaving"] and _are_forces(tokens, subject):
        return Cue(cue.word, "verb", "RETREAT", 2), modality
    if cue.word in _WORDS["nearing"] and subject and not _are_forces(tokens, subject):
        return Cue(cue.word, "verb", "AGREE", 1, cue.rest), modality  # "wants to move towards B": no tanks do
    if cue.word in _WORDS["combating"] and _is_ill(tokens, begin, stop) or cue.word in _WORDS["backing"] and _is_material(tokens, begin, lexicon):
        return Cue(cue.word, "verb", "AID", 2), modality
    if cue.word == "send home" and _takes_refugees(tokens, clause.groups[k].last + 1, stop):
        return Cue(cue.word, "verb", "COERCE", -2), modality
    if cue.word in _WORDS["lodging"] and _takes_refugees(tokens, begin, stop):
        return Cue(cue.word, "verb", "AID", 2), modality
    if cue.word in _WORDS["arriving"] and _to_help(clause, k):
        return Cue(cue.word, "verb", "AID", 2), modality
    return cue, modality


def _hard_word(tokens, begin: int, lexicon: Lexicon) -> str:
    """Return the event of the blow or hard word that is answered, or "": "responded to B's raids", "… to threats by B", not "… to a raid on B"."""
    named = False
    for m in range(begin, min(len(tokens), begin + 8)):
        named = named or tokens[m].tag == "E"
        event = next((cue.event for cue in lexicon.nouns.get(tokens[m].low, ()) if cue.event in _HARD and cue.stance < 0), "ASSAULT" if tokens[m].low in _WORDS["salvos"] else "")
        if event:
            return event if named or m + 2 < len(tokens) and (tokens[m + 1].low in ("by", "from", "of") or tokens[m + 2].low == "by") else ""
        if tokens[m].tag not in "DXA#E" and tokens[m].low not in ("by", "from", "of") and tokens[m].tag not in _QUOTES:
            return ""
    return ""


def _hands_back(tokens, begin: int, stop: int) -> bool:
    """Tell whether what is returned stands behind the one who gets it: "returned to B a captured pilot", but not "… a day later"."""
    target = direct(tokens, begin, stop)
    at = target.at[-1] + 1 if target else stop
    if at + 1 >= stop or tokens[at].tag not in "D#" or tokens[target.at[0]].possessive:
        return False
    return not any(t.low in _WORDS["times"] or t.tag in ",;:" for t in tokens[at : at + 3])


def _is_said(tokens, begin: int, stop: int, lexicon: Lexicon) -> bool:
    """Tell whether what is dismissed is no person but something said or planned: "dismissed B's version", not "dismissed B's envoy"."""
    named = False
    for m in range(begin, stop):
        token = tokens[m]
        if token.low in lexicon.grammar["agent_nouns"] or token.low in PERSONS or token.tag == "X" and token.text[:1].isupper():
            return False
        if token.tag not in "DXA#E":
            return named and tokens[m - 1].tag == "X"
        named = named or token.tag == "E" or token.tag == "X"
    return named and tokens[stop - 1].tag == "X"


def _are_forces(tokens, subject: Filler) -> bool:
    """Tell whether the subject is troops of some kind, whose leaving is a retreat."""
    for m in subject.at:
        near = tokens[max(0, m - 3) : m] if any(token.low in ("of", "from") for token in tokens[max(0, m - 2) : m]) else []
        if _WORDS["forces"] & {*tokens[m].low.replace("-", " ").split(), *(token.low for token in near), *(token.low for token in tokens[m + 1 : m + 2])}:
            return True
    return False


def _is_ill(tokens, begin: int, stop: int) -> bool:
    """Tell whether what is fought is no side but an ill: "fights the epidemic in B"."""
    return phrase_holds(tokens, begin, stop, _WORDS["ills"])


def _is_material(tokens, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether somebody is supported "with" things or money: "supported B with weapons", not "with words"."""
    at = next((m for m in range(begin, min(len(tokens), begin + 9)) if tokens[m].low == "with"), -1)
    for token in tokens[at + 1 : at + 5] if at >= 0 else ():
        if token.tag in _MONEY or any(cue.event in _MATERIAL for cue in lexicon.nouns.get(token.low, ())) or token.low in _WORDS["goods"]:
            return True
        if token.tag not in "DXA#":
            return False
    return False


def _to_help(clause: Clause, k: int) -> bool:
    """Tell whether the purpose of a journey is to help: "arrived in B to help rebuild", "flown to B to fight the fires"."""
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if after is None or not after.infinitive or any(token.tag in ",;:" for token in clause.tokens[clause.groups[k].last : after.first]):
        return False
    return after.base in _WORDS["assisting"] or after.base in _WORDS["combating"] and _is_ill(clause.tokens, after.last + 1, len(clause.tokens))


def _takes_refugees(tokens, begin: int, stop: int) -> bool:
    """Tell whether those who are hosted or received have fled: "hosts 1,000 refugees from B"."""
    return any(not _WORDS["refugees"].isdisjoint(tokens[m].text.split()) for m in direct(tokens, begin, stop).at)


def _is_held(tokens, begin: int, stop: int) -> bool:
    """Tell whether what is freed is land that somebody holds: "liberated B-held terrain", "freed towns held by B"."""
    return any(token.bond in _WORDS["holding"] for token in tokens[begin:stop]) or bool(held_by(tokens, begin, stop))


def _is_burden(tokens, begin: int, stop: int) -> bool:
    """Tell whether what is added to is an ill: "contributed to the hunger in B"."""
    for token in tokens[begin:stop]:
        if token.low in _WORDS["burdens"] or token.low in _WORDS["ills"]:
            return True
        if token.tag not in "DXA#":
            return False
    return False
