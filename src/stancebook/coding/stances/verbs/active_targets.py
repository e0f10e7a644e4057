"""Find whom a verb in the active voice meets: its object, whoever holds or owns it, or the condition, scene or disaster that names somebody."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.judged_deeds import doer_of_deed
from stancebook.coding.stances.slots.linked_slots import held_by, linked
from stancebook.coding.stances.slots.object_slots import direct, shifted
from stancebook.coding.stances.slots.place_targets import occupants
from stancebook.coding.stances.slots.questions import asked_of, asks
from stancebook.coding.stances.slots.reach import CONDITIONS, after_disaster, provided_whom, to_the_right, until_whom
from stancebook.coding.stances.slots.reasons import is_answer, provoked_by
from stancebook.coding.stances.slots.so_called import past_what
from stancebook.coding.stances.subjects.relative_clauses import antecedent, object_relative
from stancebook.coding.stances.verbs.unnamed_fighters import drives_out
from stancebook.coding.stances.verbs.verb_targets import (
    DESCRIBING,
    OBJECTS,
    asks_others,
    has_people,
    has_unknown,
    is_named,
    is_subject,
    is_thing,
    looser,
)

_WORDS = words.sets("frames")
#: what leads to whoever something comes from
_SOURCES = frozenset({"from", "of", "by"})
#: verbs whose "which" is what was just told, and nobody: "…, which B denies"
_FACTS = frozenset({"deny", "dispute", "confirm", "admit", "acknowledge"})
#: events of words, which may judge what somebody only calls by a name ("denounced what it called B's lies")
_WORDED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
_FREEING = frozenset({"release", "free", "unseal"})
_WARNING, _DOERS = frozenset({"warn", "caution"}), frozenset({"by", "from"})
_CONFIDED = frozenset({"about", "over", "of", "against"})


def object_target(clause: Clause, k: int, cue: Cue, begin: int, stop: int) -> tuple[Filler, int | None]:
    """Return the object of a verb, and the token of the relative pronoun that stands for it, if one does."""
    tokens = clause.tokens
    named = past_what(tokens, begin) if cue.event in _WORDED else begin
    target = direct(tokens, named, stop if named == begin else min(len(tokens), named + 6))
    if cue.word in _WORDS["confiding"]:  # "complained to B about C": C is complained of
        target = linked(tokens, begin, stop, _CONFIDED) or target
    if target and clause.groups[k].base in _WARNING:
        target = _warned_of(tokens, target.at[-1] + 1, stop) or target
    if not target and len(cue.rest) < 2 and abs(cue.stance) == 2:
        target = shifted(tokens, clause.groups[k].last + 1, stop)
    opener = object_relative(clause, k) if not target and cue.rest in ((), ("for",), ("of",)) and cue.word not in _FACTS else None
    return (antecedent(tokens, opener, clause, k), opener) if opener is not None else (target, None)


def _warned_of(tokens, begin: int, stop: int) -> Filler:
    """Return of whose deeds the object is warned that ends before `begin`: C of "warned B about C's plans", "… of an attack by C"."""
    if begin + 1 >= stop or tokens[begin].low not in _CONFIDED or tokens[begin].tag not in "PT":
        return NOBODY
    named = direct(tokens, begin + 1, min(stop, begin + 6))
    if named:
        return named if tokens[named.at[0]].possessive and tokens[named.at[0]].kind != "pronoun" else NOBODY
    return linked(tokens, begin + 1, min(stop, begin + 9), _DOERS)


def is_misread(clause: Clause, k: int, cue: Cue, begin: int, target: Filler, opener: int | None, lexicon: Lexicon) -> bool:
    """Tell whether the verb does not meet its object: "addressed B's remarks", "the rebels, whom A calls bandits", "pledged (that) B will …"."""
    tokens = clause.tokens
    if cue.word in _FREEING and _is_document(tokens, begin):
        return True  # "released a video about B" frees nobody
    if target and drives_out(tokens, cue, clause.groups[k].last, begin):
        return True
    if target and cue.event == "CONSULT" and clause.groups[k].base not in _WORDS["visiting"] and is_thing(tokens, target.at[0], lexicon):
        return True
    if cue.word == "undertake" and not target and tokens[begin : begin + 1] and tokens[begin].low != "to":
        return True  # "undertook measures to bring peace to B"
    if target and cue.word in _WORDS["averting"] and any(t.low in _WORDS["losses"] for t in tokens[target.at[-1] + 1 : target.at[-1] + 3]):
        return True  # "to prevent B casualties"
    first = clause.groups[k].first
    if cue.word == "call" and first > 1 and tokens[first - 1].tag == "X" and tokens[first - 2].low in ("a", "an"):
        return True  # "a newspaper called B"
    if target and cue.word == "hold" and any(token.low in _WORDS["events_held"] for token in tokens[target.at[-1] + 1 : target.at[-1] + 3]):
        return True  # "held a B rally"
    if opener is not None and cue.word == "call" and begin < len(tokens) and tokens[begin].tag in DESCRIBING:
        return True
    return bool(target) and (cue.word == "call" and is_named(tokens, target) or cue.event in ("AGREE", "PROTEST") and is_subject(clause, k, target))


def _is_document(tokens, begin: int) -> bool:
    """Tell whether the object that begins here is something written, filmed or counted."""
    for m in range(begin, min(len(tokens), begin + 7)):
        if tokens[m].low in _WORDS["published"]:
            return True
        if tokens[m].tag not in "DXA#E":
            break
    return False


def indirect_target(clause: Clause, k: int, cue: Cue, begin: int, stop: int, target: Filler, lexicon: Lexicon) -> tuple[Filler, str]:
    """Return the target and its rule: the object, or who holds what is hit, lives there, gave it, or is loosely tied to the verb."""
    tokens = clause.tokens
    if not target and cue.stance < 0:
        target = held_by(tokens, begin, min(len(tokens), begin + 14))
    if not target and cue.stance == -2 and not cue.rest:
        target = occupants(clause, begin)
    if not target and cue.event in _WORDED and not cue.rest:
        target = doer_of_deed(clause, k, begin)
    if not target and cue.swap:
        target = linked(tokens, begin, stop, _SOURCES)  # "benefited from a grant from B"
    return (target, "verb-object") if target else looser(clause, k, cue, begin, stop, lexicon)


def farther_target(clause: Clause, k: int, cue: Cue, begin: int, subject: Filler, modality: tuple[str, str]) -> tuple[Filler, str]:
    """Return the first target that the scene, a condition or a disaster names where nothing behind the verb does, and its rule."""
    return next((found for found in _farther(clause, k, cue, begin, subject, modality) if found[0]), (NOBODY, ""))


def _farther(clause: Clause, k: int, cue: Cue, begin: int, subject: Filler, modality: tuple[str, str]) -> Iterator[tuple[Filler, str]]:
    """Yield the targets that may be found farther off, the likeliest first, each with its rule."""
    group = clause.groups[k]
    if cue.event == "PROTEST" and group.infinitive and k:  # "gathered outside B to protest"
        yield linked(clause.tokens, clause.groups[k - 1].last + 1, group.first, _WORDS["scenes"]), "verb-scene"
    if modality[0] == mod.NEGATED and cue.stance > 0:
        yield until_whom(clause, begin, subject), "verb-until"
    if modality[0] == mod.POTENTIAL and cue.stance > 0:
        yield provided_whom(clause, begin, subject), "verb-if"
    if cue.event == "AID":
        yield without(after_disaster(clause.tokens, begin), subject), "verb-disaster"
    if cue.event == "PROTEST":
        yield until_whom(clause, begin, subject), "verb-until"
    if asks(cue):
        yield without(asked_of(clause, begin), subject), "verb-question"
    if is_answer(cue):
        yield provoked_by(clause, begin, subject), "verb-provoked"
    if cue.event == "THREATEN":
        yield until_whom(clause, begin, subject, openers=CONDITIONS), "verb-unless"


def meets_unknown(clause: Clause, k: int, cue: Cue, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether the object is somebody of whom it is not known who he is: "accused it of …", "criticised Lind for …"."""
    tokens = clause.tokens
    return begin < len(tokens) and tokens[begin].low in OBJECTS or has_unknown(tokens, clause.groups[k].last + 1) or not cue.rest and has_people(tokens, begin, lexicon)


def reached_target(clause: Clause, k: int, cue: Cue, begin: int, subject: Filler) -> Filler:
    """Return the likeliest mention behind a verb without an object, NOBODY where the verb goes on to another act."""
    tokens = clause.tokens
    if cue.rest == ("for",) and cue.event == "SUPPORT" or cue.event == "REJECT" and tokens[begin : begin + 1] and tokens[begin].tag == ",":
        return NOBODY  # "fights for its freedom in B", "A denies, saying B …"
    going_on = begin < len(tokens) and tokens[begin].tag in "VBH" and (cue.event == "REJECT" or tokens[begin].low.endswith("ing"))
    found = NOBODY if cue.direct or asks_others(clause, k, cue) or going_on else to_the_right(clause, k, begin, subject)
    return NOBODY if found and cue.event == "AID" and any(t.tag == "V" for t in tokens[begin : found.at[0]]) else found  # "helped the town recover from a raid by B"
