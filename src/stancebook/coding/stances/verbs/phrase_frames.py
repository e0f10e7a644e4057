"""Find relations that a verb names together with its noun: "impose sanctions on B", "recall the envoy to B", "grant B asylum"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Phrase
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.noun_modality import of_object
from stancebook.coding.stances.nouns.noun_links import is_under
from stancebook.coding.stances.relation import Relation, each_other, enemies_of, enemy_behind, pairs, possessor
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, several, without
from stancebook.coding.stances.slots.linked_slots import doer, linked
from stancebook.coding.stances.slots.questions import asked_of, asks
from stancebook.coding.stances.slots.reach import after_disaster, provided_whom, to_the_right, until_whom
from stancebook.coding.stances.slots.reasons import is_answer, provoked_by
from stancebook.coding.stances.slots.reciprocals import is_reciprocal
from stancebook.coding.stances.verbs.phrase_targets import (
    ended_by,
    is_in_support,
    is_of_helpers,
    is_pressed,
    is_scene,
    other_owner,
    sender,
    shared_object,
    target_of,
)

#: verbs by which one speaks for another
_VOICING = frozenset({"express", "voice", "convey", "reiterate", "reaffirm", "declare", "signal", "announce", "confirm", "pledge"})
#: what was said against the one who rejects it
_PRESSURE = Cue("pressure", "noun", "REQUEST", -1)
#: who does this brings others together
_HOSTING = frozenset({"host", "mediate", "broker", "facilitate"})
_PUBLISHED = words.sets("frames")["published"]
_OWNERS, _CONTENTS = words.sets("frames")["owners"], words.sets("frames")["contents"]
#: where troops are brought that leave
_HOMEWARD = frozenset({"home", "back", "away", "out"})
#: whom one looks for stands behind this alone ("searched the hills for B")
_SOUGHT = frozenset({"for"})
#: what binds a noun to the one that it completes ("an offer of talks", "a call for talks")
_BOUND_TO = frozenset({"of", "for", "to"})


def phrase_relations(clause: Clause, k: int, found: tuple[list[Phrase], int, int], subject: Filler, modality: tuple[str, str], stop: int) -> Iterator[Relation]:
    """Code the act that verb and noun name together, toward the target behind, between or before them."""
    tokens, group = clause.tokens, clause.groups[k]
    phrases, at, end = found
    if group.passive:
        yield from _passive(clause, k, found, modality, stop)
        return
    if not subject and not any(phrase.own or phrase.cue.stance < -1 for phrase in phrases):
        subject = sender(clause, at, worded=group.base in _VOICING)  # "the envoy conveyed A's condolences to B"
    if not subject:
        return
    if modality[0] == mod.ACTUAL:
        modality = of_object(clause, group.last + 1, at)
    voiced = possessor(clause, at) if group.base in _VOICING and phrases[0].cue.stance > 0 else NOBODY
    targets = [target_of(clause, k, phrase, at, end, subject, stop) for phrase in phrases]
    phrase, target = next(((p, t) for p, t in zip(phrases, targets, strict=True) if t), (phrases[0], NOBODY))
    if not target and UNNAMED in targets:
        return  # "rejected criticism of B": nobody says whose it is
    if not target and (phrase.cue.swap or phrase.cue.event == "ACCUSE" and tokens[at].low in _PUBLISHED):
        return  # "published a letter to B" says nothing against B
    rule = "phrase"
    doer_of = ended_by(clause, phrase, at, end, subject, target, stop)
    if doer_of:  # "stopped B's raids on C"
        yield from pairs(clause, subject, doer_of, group.main, phrase.cue, modality, "phrase-countered", 0.85, stance=-2, event="COERCE")
        return
    if several(tokens, subject) and group.base not in _HOSTING:
        mutual = next((p for p in phrases if p.cue.mutual and (not target or is_scene(tokens, end, target))), phrase if is_reciprocal(tokens, end, end + 4) else None)
        if mutual is not None:
            yield from each_other(clause, subject, group.main, mutual.cue, modality, "phrase-mutual", 0.85)
            if mutual.cue.stance > 0:
                yield from enemies_of(clause, (subject,), end, group.main, mutual.cue, modality)
            return
    if not target:
        target, rule = _farther(clause, k, phrase.cue, at, end, subject, modality)
    cue = phrase.cue
    if cue.event == "CONCEDE" and rule == "phrase-reach" and any(tokens[m - 1].low == "by" or tokens[m - 2].low == "by" and tokens[m - 1].tag == "D" for m in target.at):
        return  # "to stop raids by B" gives B nothing
    if cue.event == "MOBILIZE" and (is_in_support(tokens, end) or is_of_helpers(tokens, end)):
        cue = Cue(cue.word, cue.pos, "AID", 2)
    elif cue.event == "MOBILIZE" and end + 1 < len(tokens) and tokens[end].low in _HOMEWARD and tokens[end + 1].low == "from":
        cue = Cue(cue.word, cue.pos, "RETREAT", 2)  # "moved its troops away from B"
    actor, aim = (target, subject) if cue.swap else (subject, target)  # "has the support of B"
    yield from pairs(clause, actor, aim, group.main, cue, modality, rule, 0.9)
    if phrase.by and rule == "phrase" and cue.event == "REJECT" and is_pressed(tokens, at, end):  # "rejected B's demands"
        yield from pairs(clause, target, subject, at, _PRESSURE, (mod.ACTUAL, ""), "phrase-answered", 0.78)
    if voiced and tokens[voiced.at[0]].kind != "pronoun":  # "the minister expressed A's support for B"
        yield from pairs(clause, without(voiced, target), target, group.main, cue, modality, rule, 0.9)
    if cue.mutual and cue.stance < 0 and rule == "phrase" and any(t.low == "with" for t in tokens[max(0, target.at[0] - 2) : target.at[0]]):
        yield from pairs(clause, target, without(subject, target), group.main, cue, modality, "phrase-mutual", 0.8)  # "exchanged fire with B"
    if cue.mutual and len(target.at) > 1 and any(t.low == "between" for t in tokens[max(0, target.at[0] - 3) : target.at[0]]):  # "led the talks between B and C"
        yield from each_other(clause, target, group.main, cue, modality, "phrase-between", 0.8)
    against = enemy_behind(tokens, target.at[-1] + 1, stop) if target and cue.stance > 0 else NOBODY
    if against:
        for side in (subject, target) if cue.mutual else (subject,):
            yield from pairs(clause, side, against, group.main, cue, modality, "phrase-against", 0.75, stance=-2, event="ASSAULT")


def _farther(clause: Clause, k: int, cue: Cue, at: int, end: int, subject: Filler, modality: tuple[str, str]) -> tuple[Filler, str]:
    """Return the target that stands neither with the noun nor with the verb, and its rule: shared, in a condition, a question, a disaster, or farther off."""
    for target, rule in _farther_off(clause, k, cue, at, end, subject, modality):
        if target:
            return target, rule
    return NOBODY, "phrase-reach"


def _farther_off(clause: Clause, k: int, cue: Cue, at: int, end: int, subject: Filler, modality: tuple[str, str]) -> Iterator[tuple[Filler, str]]:
    tokens = clause.tokens
    yield without(shared_object(clause, k), subject), "phrase-shared"
    if modality[0] == mod.NEGATED and cue.stance > 0:
        yield until_whom(clause, end, subject), "phrase-until"
    if modality[0] == mod.POTENTIAL and cue.stance > 0:
        yield provided_whom(clause, end, subject), "phrase-if"
    if cue.event == "PROTEST":
        yield until_whom(clause, end, subject), "phrase-until"
    if asks(cue):
        yield without(asked_of(clause, end), subject), "phrase-question"
    if cue.event == "AID":
        yield without(after_disaster(tokens, end), subject), "phrase-disaster"
    told = end < len(tokens) and tokens[end].low == "that" and tokens[end - 1].low in _CONTENTS  # "dismissed reports that B …"
    if not told and cue.to != _SOUGHT and not (cue.event == "AID" and any(token.low in _OWNERS for token in tokens[clause.groups[k].last + 1 : at])):  # "rebuilt its ports"
        yield to_the_right(clause, k, end, subject, start=1.0), "phrase-reach"
    if is_answer(cue):
        yield provoked_by(clause, end, subject), "phrase-provoked"


def _passive(clause: Clause, k: int, found: tuple[list[Phrase], int, int], modality: tuple[str, str], stop: int) -> Iterator[Relation]:
    """Code "sanctions on B were lifted by A": the agent behind "by", the target with the noun or behind the verb."""
    tokens, group = clause.tokens, clause.groups[k]
    phrases, at, end = found
    agent = doer(tokens, group.last + 1, stop)
    if not agent:
        return
    for phrase in phrases:
        cue = phrase.cue
        target = linked(tokens, end, group.first, cue.to) or without(linked(tokens, group.last + 1, stop, cue.to - {"by"}), agent) or (other_owner(clause, at, agent) if phrase.own else NOBODY)
        if not target and cue.stance < 0 and group.participle and is_under(tokens, at):  # "B is under a blockade imposed by A"
            target = without(clause.subjects[k - 1], agent) if k else NOBODY
        if not target and cue.stance == -2:  # "accounts held by B were blocked by A"
            target = without(clause.subjects[k], agent)
        if target:
            yield from pairs(clause, agent, target, group.main, cue, modality, "phrase-passive", 0.85)
            return
        if cue.mutual and several(tokens, agent):  # "the treaty was signed by A and B"
            yield from each_other(clause, agent, group.main, cue, modality, "phrase-passive", 0.85)
            return
    answered = next((phrase for phrase in phrases if phrase.by), None)
    if answered is not None and at and tokens[at - 1].low in _BOUND_TO:  # "A's offer of talks was rejected by B"
        yield from pairs(clause, agent, without(clause.subjects[k], agent), group.main, answered.cue, modality, "phrase-passive", 0.8)
