"""Join a verb with the noun that it governs: "lift sanctions on B", "launch an attack on B", "condemn the attack by B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances.noun_modality import of_noun
from stancebook.coding.stances.nouns.noun_governors import MEANS, predicate_of
from stancebook.coding.stances.nouns.noun_heads import head_of
from stancebook.coding.stances.nouns.noun_links import link
from stancebook.coding.stances.nouns.noun_states import is_state, stance_of
from stancebook.coding.stances.relation import Relation, each_other, pairs, possessor, reversed_sign
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others, several, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.place_targets import occupants
from stancebook.coding.stances.slots.reciprocals import has_other_side

_WORDS = words.sets("frames")
LOOSE = _WORDS["loose"]
_FROM = frozenset({"of", "from", "by"})
#: verbs with their particle that receive as "get" does, events of feelings, and what leads to whose they are
_MEETING = frozenset({("meet", "with"), ("run", "into"), ("come", "under")})
_FELT, _AMONG = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST", "NONE"}), frozenset({"in", "among", "from", "across"})


def composed(clause: Clause, k: int, at: int, span: tuple[int, Cue], operator: str, subject: Filler, modality, stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Join a verb with the noun it governs: "lift sanctions on", "launch an attack on", "call for talks with"."""
    tokens, group = clause.tokens, clause.groups[k]
    end, noun = span
    if group.base in _WORDS["dying"]:
        return  # "died in an ambush" ambushes nobody
    if operator == "plain" and predicate_of(clause, at, end) >= 0:
        return  # "A said the attack on B was …": what is told is not the teller's act
    target = link(tokens, end, stop, noun.to)
    if not target and noun.stance == -2 and noun.event == "ASSAULT":
        target = occupants(clause, end)
    own = possessor(clause, at)
    by = link(tokens, end, stop, noun.by) if noun.by else NOBODY
    if group.base in _WORDS["accepting"] and not group.passive:
        given = own or by or (link(tokens, end, stop, _FROM) if noun.event == "REQUEST" or noun.word in _WORDS["pleas"] else NOBODY)
        if given and given.at[0] not in subject.at and (noun.event == "REQUEST" or noun.word in _WORDS["pleas"] or noun.stance > 0 and not own and group.base == "accept"):
            yield from pairs(clause, subject, given, at, noun, modality, "noun-accepted", 0.82, stance=1, event="AGREE")
            if noun.stance < 0:
                return
    held = group.base in ("have", "enjoy") and noun.event == "SUPPORT" and any(t.low in ("the", "full") for t in tokens[group.last + 1 : at])  # "has the backing of B"
    if (gets(clause, k) or held) and noun.stance > 0 and noun.event != "CONCEDE" and end < len(tokens) and tokens[end].low == "of":  # "won the backing of B"
        by, target = link(tokens, end, stop, {"of"}), NOBODY
    if own and (own.at[0] in subject.at or subject and tokens[own.at[0]].kind == "pronoun" or subject and tokens[own.at[0]].low in ("his", "its", "their", "her")):
        own = NOBODY
    if by and (gets(clause, k) or held) and (not target or noun.stance < 0 and by.at[0] <= target.at[0]):
        yield from pairs(clause, by, subject, at, noun, modality, "noun-received", 0.8)
        return
    if group.base in _WORDS["stirring"] and noun.event in _FELT and not group.passive and (not target or tokens[end].low == "in"):  # "caused anger in B"
        yield from pairs(clause, without(link(tokens, end, stop, _AMONG), subject), subject, at, noun, modality, "noun-received", 0.78)
        return
    if operator == "plain" and by and target:
        return  # "reported an attack by B on C"
    if group.passive:  # the noun stands behind a passive verb: only an oblique phrase
        return
    if operator in ("light", "plain"):
        yield from _done(clause, k, at, noun, operator, subject, own, target, modality, lexicon)
    elif operator == "reverse":
        yield from _reversed(clause, at, span, subject, own, by, target, modality, stop)
    elif operator == "seek":
        yield from _sought(clause, k, at, noun, subject, own, target, modality)
    elif operator == "oppose":
        yield from _opposed(clause, at, noun, subject, own or by, target, modality)


def gets(clause: Clause, k: int) -> bool:
    """Tell whether the subject of group k receives what the noun names: "drew criticism", "met with criticism", "ran into opposition"."""
    group, tokens = clause.groups[k], clause.tokens
    return group.base in _WORDS["getting"] or group.last + 1 < len(tokens) and (group.base, tokens[group.last + 1].low) in _MEETING


def _done(clause: Clause, k: int, at: int, noun: Cue, operator: str, subject: Filler, own: Filler, target: Filler, modality, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun that its verb carries out or tells of: "launch an attack on B", "provide B with arms", "accept B's support"."""
    tokens, group = clause.tokens, clause.groups[k]
    actor = subject if not own else own
    confidence = (0.88 if operator == "light" else 0.6) if not own else 0.7
    if not target and not own and operator == "light" and noun.mutual and several(clause.tokens, subject) and not has_other_side(tokens, at + 1 + len(noun.rest)) and not _lends_itself(group.base, noun, subject):
        yield from each_other(clause, subject, at, noun, modality, "noun-mutual", 0.85)
        return
    if not target and own and noun.stance < 0 and not tokens[own.at[0]].possessive and own.at[0] not in subject.at:  # "staged foreign attacks"
        target, actor = own, subject
    if not target and operator == "light" and noun.stance > 0:  # "provide the group with arms", "give Russia support"
        target = direct(tokens, group.last + 1, at)
    if not target and own and operator == "light" and noun.stance > 0 and not noun.mutual and not any(t.low in MEANS for t in tokens[group.last + 1 : at]):  # "accept B's support"
        target = own
        actor = subject
    if group.base in ("offer", "pledge", "promise", "plan") and modality[0] == "actual":
        modality = ("potential", group.base)
    if target and modality[0] == "actual":
        modality = of_noun(clause, at, k, lexicon)
    stance = stance_of(clause, at, -1, -1, noun.stance) if is_state(noun) else noun.stance  # "has a strained relationship with B"
    event = "NONE" if stance is not None and stance * noun.stance < 0 else noun.event
    yield from pairs(clause, actor, target, at, noun, modality, "noun-light-verb" if operator == "light" else "noun-verb", confidence, stance=stance, event=event)


def _lends_itself(base: str, noun: Cue, subject: Filler) -> bool:
    """Tell whether several give a place to the talks of others, or are some of many there: "offered to host talks", "A, B and C attended talks"."""
    return noun.event == "CONSULT" and (base in _WORDS["hosting"] or len(subject.at) > 2 and base in _WORDS["attending"])


def _reversed(clause: Clause, at: int, span: tuple[int, Cue], subject: Filler, own: Filler, by: Filler, target: Filler, modality, stop: int) -> Iterator[Relation]:
    """Code a noun that its verb ends: "lift sanctions on B", "foil an attack by B"."""
    end, noun = span
    stance, event = reversed_sign(noun)
    doer = NOBODY if target or noun.stance >= 0 or noun.event == "SANCTION" else own or by or (link(clause.tokens, end, min(stop, end + 5), _FROM) if "of" not in noun.to else NOBODY)
    if doer:  # "reduced the threat of B", "foiled an attack by B"
        yield from pairs(clause, subject, doer, at, noun, modality, "noun-countered", 0.82, stance=-2, event="COERCE")
        return
    if target and noun.stance == -2 and noun.event != "SANCTION" and of_others(clause.tokens, own, subject) and not set(own.at) & set(target.at):  # "stopped B's raids on C"
        if modality[0] == "negated":
            return  # "did nothing to stop B's raids on C"
        yield from pairs(clause, subject, own, at, noun, modality, "noun-countered", 0.82, stance=-2, event="COERCE")
    yield from pairs(clause, subject, target or by, at, noun, modality, "noun-reversed", 0.85, stance=stance, event=event)


def _sought(clause: Clause, k: int, at: int, noun: Cue, subject: Filler, own: Filler, target: Filler, modality) -> Iterator[Relation]:
    """Code a noun that its verb asks for or offers: "call for talks with B", "seek B's help"."""
    group = clause.groups[k]
    stance = noun.stance
    if not target and stance > 0:
        target = direct(clause.tokens, group.last + 1, at)
    if modality[0] == "actual" and group.base in _WORDS["asking"] and stance > 0:
        stance = 1  # asking for or offering it is a stance of words, and it is done
    elif modality[0] == "actual":
        modality = ("potential", group.base)
    yield from pairs(clause, subject, target or (own if noun.stance > 0 else NOBODY), at, noun, modality, "noun-sought", 0.8, stance=stance)


def _opposed(clause: Clause, at: int, noun: Cue, subject: Filler, agent: Filler, target: Filler, modality) -> Iterator[Relation]:
    """Code a noun that its verb speaks against: "condemn the attack by B", "oppose a deal with B", "oppose the war on B"."""
    if agent:
        yield from pairs(clause, subject, agent, at, noun, modality, "noun-opposed", 0.8, stance=-1, event="ACCUSE")
    elif target and noun.stance > 0:
        yield from pairs(clause, subject, target, at, noun, modality, "noun-opposed", 0.75, stance=-1, event="REJECT")
    elif target:
        yield from pairs(clause, subject, target, at, noun, modality, "noun-opposed", 0.6, stance=1, event="SUPPORT")


def ended_noun(clause: Clause, k: int, span: tuple[int, tuple[int, Cue]], subject: Filler, modality, stop: int) -> Iterator[Relation]:
    """Code "called for an end to attacks on B" and "announced a halt to aid to B" for the subject, where no other party is named as doing it."""
    at, (end, noun) = span
    head, group = head_of(clause, at), clause.groups[k]
    if head is None or head.kind != "ending" or head.at <= group.last or group.passive or not noun.stance or noun.event == "CONSULT":
        return
    own = possessor(clause, at)
    target, by = link(clause.tokens, end, stop, noun.to), link(clause.tokens, end, stop, {"by", "from"})
    foreign = own and own.at[0] not in subject.at and clause.tokens[own.at[0]].kind != "pronoun"
    if not target or by or foreign:
        return
    called = group.base == "call" and clause.tokens[group.last + 1].low not in ("for", "upon", "on")  # "called a halt to …"
    if group.base in _WORDS["asking_for"] and not called:
        stance, event = (1, "AGREE") if noun.stance < 0 else (-1, "REQUEST")
    elif called or group.base in _WORDS["declaring"]:
        stance, event = reversed_sign(noun)
    else:
        return
    yield from pairs(clause, subject, without(target, subject), at, noun, modality, "noun-ended", 0.82, stance=stance, event=event)


def judged_noun(clause: Clause, k: int, at: int, span: tuple[int, Cue], cue: Cue, subject: Filler, modality, stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a verb whose object is a relation noun: "condemned the attack by A on B", "rejected the request of A"."""
    tokens, group = clause.tokens, clause.groups[k]
    end, noun = span
    own = possessor(clause, at)
    agent = own or linked(tokens, end, stop, noun.by | {"by", "of", "from"})
    victim = linked(tokens, end, stop, (noun.to | {"against", "on"}) - {"of", "from"})
    if agent:
        yield from pairs(clause, subject, agent, group.main, cue, modality, "verb-noun-agent", 0.8)
    elif victim and noun.stance < 0:
        sign = -1 if cue.stance > 0 or cue.event in ("REQUEST", "THREATEN", "ACCUSE") else 1
        if cue.event == "ACCUSE" and noun.event == "ASSAULT":
            sign = 1
        event = "SUPPORT" if sign > 0 else "THREATEN"
        yield from pairs(clause, subject, victim, group.main, cue, modality, "verb-noun-patient", 0.7, stance=sign, event=event)
    elif victim:
        yield from pairs(clause, subject, victim, group.main, cue, modality, "verb-noun-patient", 0.75)
    else:
        target = linked(tokens, end, stop, LOOSE)
        yield from pairs(clause, subject, target, group.main, cue, modality, "verb-noun", 0.65)
