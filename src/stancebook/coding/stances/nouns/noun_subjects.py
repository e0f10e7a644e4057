"""Code a relation noun without owner for the subject of its verb: "A called for talks with B", "A faces sanctions from B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.tellers import teller
from stancebook.coding.stances.nouns.noun_enemies import shared_enemies
from stancebook.coding.stances.nouns.noun_governors import OCCASIONS, closed_by, framed_by, teller_of
from stancebook.coding.stances.nouns.noun_links import is_under
from stancebook.coding.stances.nouns.noun_readings import Noun
from stancebook.coding.stances.nouns.noun_sides import is_act, takes_part
from stancebook.coding.stances.relation import Relation, operator_of, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, before_phrase, without
from stancebook.coding.stances.subjects.relative_clauses import is_scene
from stancebook.coding.stances.verbs.charged_frames import charged, links

_WITNESSING, _FEELING = words.sets("relations")["witnessing"], words.sets("relations")["feeling_words"]
_LOOKING = words.sets("relations")["looking_nouns"]
_AMID = frozenset({"amid", "amidst"})
_GETTING = words.sets("frames")["getting"]
_STIRRING = words.sets("frames")["stirring"]
_ASIDE = words.sets("frames")["aside"]
#: who acts "in" such an event wages it: "in the fight against B, A …"
_WAGED, _IN = frozenset({"ASSAULT", "COERCE", "ACCUSE"}), frozenset({"in"})


def only_witnesses(clause: Clause, k: int, at: int, stance: int) -> bool:
    """Tell whether the subject of group k only sees, tells of or feels about the deed at token `at`: "documented attacks on B", "is concerned about raids on B"."""
    group = clause.groups[k]
    if stance > -2 or group.last > at or group.passive:
        return False
    if any(t.low in _LOOKING for t in clause.tokens[group.last + 1 : at]):
        return True  # "published evidence of attacks on B"
    if group.copula:
        return any(t.low in _FEELING for t in clause.tokens[group.last + 1 : at])
    return not _WITNESSING.isdisjoint((group.base, group.base.removesuffix("d"), group.base.removesuffix("ed")))  # an unlisted verb stands as it is written


def of_subject(clause: Clause, noun: Noun, target: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without owner for the subject of its verb: "A called for talks with B", "A said talks with B would resume"."""
    if noun.end < len(clause.tokens) and clause.tokens[noun.end].low == "into" and is_scene(clause.tokens, target.at[0], noun.end):
        return  # "called for an inquiry into an attack on a bus in B"
    amid = _amid(clause, noun)
    if amid >= 0:
        sides = without(clause.subjects[amid], target)
        yield from pairs(clause, sides, target, noun.at, noun.cue, (mod.ACTUAL, ""), "noun-amid", 0.75, stance=noun.stance, event=noun.event)
        return
    told = noun.predicate >= 0
    if told and noun.cue.mutual and noun.stance > 0 and noun.end < len(clause.tokens) and clause.tokens[noun.end].low == "in" and noun.end < target.at[0] < noun.end + 4:
        return  # "A said the ceasefire in B had failed"
    governor = teller_of(clause, noun.at) if told else noun.governor
    if governor >= 0 and only_witnesses(clause, governor, noun.at, noun.stance):
        return
    spoken = _told_of_existence(clause, noun)
    if spoken:
        yield from noun.pairs(clause, without(spoken, target), target, "noun-there", 0.78)
        return
    spoken = teller(clause, noun.predicate) if told and governor < 0 and noun.stance > 0 and not clause.groups[noun.predicate].passive else NOBODY
    if spoken:  # "talks with B have begun, A said"
        yield from noun.pairs(clause, without(spoken, target), target, "noun-subject", 0.72)
        return
    framed = _framed(clause, noun, governor)
    if framed >= 0:
        subject = clause.subjects[framed]
        yield from noun.pairs(clause, without(subject, target), target, "noun-occasion", 0.72)
        if framed < governor:
            return  # "A said B had agreed, in a call with C": it was A's
    blamed = charged(clause, governor, noun.at, lexicon) if governor >= 0 and not told and (noun.stance < 0 or not links(clause, governor)) else None
    if blamed is not None:
        noun.modality = blamed[1]
        yield from noun.pairs(clause, without(blamed[0], target), target, "noun-charged", 0.75)
        if noun.stance < 0 and links(clause, governor):
            yield from noun.pairs(clause, without(clause.subjects[governor], blamed[0]), blamed[0], "noun-linked", 0.8, stance=-1, event="ACCUSE")
        return
    operator = operator_of(clause.groups[governor], lexicon, clause.tokens) if governor >= 0 else ""
    if governor < 0 or clause.groups[governor].passive and not takes_part(clause, noun, governor) or operator in ("oppose", "reverse") or told and noun.stance <= 0:
        yield from shared_enemies(clause, noun, NOBODY, target, lexicon)  # nobody is named whose act it is
        return
    if not told and noun.stance < 0 and any(t.low in _ASIDE for t in clause.tokens[clause.groups[governor].last + 1 : noun.head]):
        return  # "faces questions in connection with an attack on B"
    sure = 0.72 if operator in ("light", "seek") or told or clause.groups[governor].passive else 0.62
    yield from _of_governor(clause, noun, target, governor, sure, spans, lexicon)


def _amid(clause: Clause, noun: Noun) -> int:
    """Return the verb group whose clause goes on amid a strife with the target: "A signed it amid a row with B", "… as tensions with B simmer", or -1."""
    tokens = clause.tokens
    if not noun.cue.mutual or noun.stance >= 0:
        return -1
    left = before_phrase(tokens, noun.head, "DXA#")
    if left < 2 or tokens[left].low not in _AMID and not (tokens[left].low == "as" and noun.predicate >= 0 and tokens[left + 1].tag in "XA"):
        return -1
    before = [k for k, group in enumerate(clause.groups) if group.finite and group.last < left]
    return before[-1] if before and clause.subjects[before[-1]] and not any(t.tag in "S;R" for t in tokens[clause.groups[before[-1]].last + 1 : left]) else -1


def _told_of_existence(clause: Clause, noun: Noun) -> Filler:
    """Return who says that there is, was or will be something with the target: A of "A said there would be no talks with B"."""
    k = noun.governor
    if k < 0 or noun.stance <= 0 or not noun.cue.mutual or not clause.groups[k].copula or clause.tokens[clause.groups[k].first - 1].low != "there":
        return NOBODY
    return teller(clause, k)


def _framed(clause: Clause, noun: Noun, governor: int) -> int:
    """Return the verb group whose clause the noun frames: "in talks with B, A …", "in the fight against B, A …", or -1."""
    speaking = governor >= 0 and clause.groups[governor].first == 0 and clause.groups[governor].participle and not clause.groups[governor].passive
    framed = framed_by(clause, noun.head, OCCASIONS) if (governor < 0 or speaking) and (noun.stance > 0 or noun.cue.mutual) else -1
    if framed < 0 and noun.cue.event == "CONSULT":
        framed = closed_by(clause, noun.head)
    if governor < 0 and noun.stance < 0 and noun.event in _WAGED and framed < 0:
        framed = framed_by(clause, noun.head, _IN)
    return framed


def _of_governor(clause: Clause, noun: Noun, target: Filler, governor: int, sure: float, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code the noun for the subject of the verb group that governs it, as that verb takes it: does it, is against it, gets it."""
    subject = clause.subjects[governor]
    if clause.groups[governor].base in _STIRRING and noun.stance > 0 and noun.cue.event == "SUPPORT" and clause.tokens[noun.end].low == "in":
        return  # "won praise in B" is what B gives
    if clause.groups[governor].copula and clause.tokens[clause.groups[governor].last + 1].low == "against":  # "is against a deal with B", "is against the war on B"
        stance, event = (1, "SUPPORT") if noun.stance < 0 else (-1, "REJECT")
        yield from noun.pairs(clause, without(subject, target), target, "noun-subject", sure, stance=stance, event=event)
        return
    if clause.groups[governor].base in _GETTING and noun.stance > 0 and clause.tokens[target.at[0] - 1].low == "of" and noun.cue.event == "SUPPORT":
        return  # "won the backing of B" is what B gives
    if noun.stance < 0 and "from" in noun.cue.by and _is_from(clause.tokens, noun.end, target) and (clause.groups[governor].base in _GETTING or is_under(clause.tokens, noun.at)):
        yield from noun.pairs(clause, target, clause.subjects[governor], "noun-received", 0.8)  # "faces sanctions from B"
        return
    climb = governor
    while climb > 0 and not subject and not subject.sure:
        climb -= 1
        subject, sure = clause.subjects[climb], 0.6
    side = without(subject, target)
    if noun.stance > 0 and is_act(side, spans):
        return  # "A raids grew after the talks with B": raids talk to nobody
    yield from noun.pairs(clause, side, target, "noun-subject", sure)
    yield from shared_enemies(clause, noun, side, target, lexicon)


def _is_from(tokens, end: int, target: Filler) -> bool:
    """Tell whether "from" right behind the noun is what links the name to it."""
    return tokens[end].low == "from" and target.at[0] - end < 5
