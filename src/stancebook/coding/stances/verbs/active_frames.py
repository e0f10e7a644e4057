"""Find relations that a verb names in the active voice: "A attacked B", "A handed B over to C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import NONE, Cue, Lexicon
from stancebook.coding.stances.governing_words import asks
from stancebook.coding.stances.relation import Relation, each_other, enemies_of, pairs
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, several, without
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.reach import to_the_right
from stancebook.coding.stances.slots.reciprocals import is_reciprocal
from stancebook.coding.stances.verbs.active_targets import (
    farther_target,
    indirect_target,
    is_misread,
    meets_unknown,
    object_target,
    reached_target,
)
from stancebook.coding.stances.verbs.allied_frames import receiver_of, side_by_side, stance_and_enemy
from stancebook.coding.stances.verbs.verb_nouns import judged_noun
from stancebook.coding.stances.verbs.verb_senses import sense_of
from stancebook.coding.stances.verbs.verb_targets import (
    OF_PEOPLE,
    averts_ill,
    has_object,
    is_of_thing,
    is_thing,
    owns_itself,
)

_WORDS = words.sets("frames")
_UPSET = Cue("upset", "verb", "ACCUSE", -1)
#: what leads from or to a place, or through it
_WAYS = frozenset({"from", "to", "through", "into", "on"})
#: events that a verb of handing over may be for those handed over to it
_PASSED_ON = frozenset({"AID", "CONCEDE", "COERCE"})


def active_relations(clause: Clause, k: int, cue: Cue, begin: int, noun, stop: int, subject: Filler, modality: tuple[str, str], lexicon: Lexicon) -> Iterator[Relation]:
    """Code what the subject of an active verb does to its target; `begin` is where the objects begin, `noun` a relation noun among them."""
    tokens, group = clause.tokens, clause.groups[k]
    if cue.together and (group.infinitive or not several(tokens, subject)):
        return
    among = _is_among(clause, k, cue, begin, subject, lexicon)
    if _is_mutual(clause, k, cue, begin, stop, subject, among=among):
        yield from each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.85)
        if among and cue.stance > 0:
            yield from enemies_of(clause, (subject,), begin, group.main, cue, modality)
        return
    cue, modality = sense_of(clause, k, cue, begin, stop, subject, modality, lexicon)
    if cue.rest == ("from",) and averts_ill(clause, k) or _only_moves(clause, k, cue) or cue.word == "deal with" and asks(clause, k):
        return
    if cue.event == "PROTEST" and _gathers_for(clause, k, lexicon):
        return
    if cue.event == "ASSAULT" and group.base in _WORDS["fought_together"]:
        yield from side_by_side(clause, k, subject, stop, modality)
        stop = next((m for m in range(begin, stop) if tokens[m].low == "alongside"), stop)
    target, opener = object_target(clause, k, cue, begin, stop)
    if is_misread(clause, k, cue, begin, target, opener, lexicon):
        return
    if cue.word == "receive" and target and not tokens[target.at[-1]].possessive and any(good.stance > 0 for good in lexicon.nouns.get(tokens[min(target.at[-1] + 1, len(tokens) - 1)].low, NONE)):
        return  # "received B aid": B gives it
    if target and cue.event == "AID" and _lets_fight(clause, k, target.at[0], lexicon):
        return
    if noun is not None and noun[0] >= begin and target and noun[0] < target.at[0]:
        judged = list(judged_noun(clause, k, noun[0], noun[1], cue, subject, modality, stop, lexicon))
        yield from judged or pairs(clause, subject, to_the_right(clause, k, noun[1][0], subject), group.main, cue, modality, "verb-reach", 0.85)
        return
    target, rule = indirect_target(clause, k, cue, begin, stop, target, lexicon)
    if target is UNNAMED:
        return
    if not target and among:
        yield from each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.8)
        return
    if not target:
        target, rule = farther_target(clause, k, cue, begin, subject, modality)
    if not target:
        if cue.event == "CONSULT" or meets_unknown(clause, k, cue, begin, lexicon):
            return
        target, rule = reached_target(clause, k, cue, begin, subject), "verb-reach"
        if target and cue.event == "AID" and _lets_fight(clause, k, target.at[0], lexicon):
            return
    if target and cue.event in OF_PEOPLE and rule in ("verb-reach", "verb-preposition") and (is_thing(tokens, target.at[0], lexicon) or is_of_thing(tokens, target.at[0], lexicon)):
        return
    yield from _met(clause, k, cue, begin, stop, subject, target, modality, rule, lexicon)


def _is_deed(clause: Clause, subject: Filler) -> bool:
    """Tell whether the subject is what somebody does, and not who: "A's support", "A's raids"."""
    return len(subject.at) == 1 and clause.tokens[subject.at[0]].possessive


def _lets_fight(clause: Clause, k: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether those who are helped do harm to the name at `at`, or escape it: "helped the villagers flee B", "helped the country fight B"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 2
    for m in range(begin, at):
        bases = [base for base, kind in tokens[m].verbs if kind == "base"]
        if bases and tokens[m + 1].tag in "DEXP" and tokens[m - 1].tag in "XE" and any(base in _WORDS["escaping"] or any(cue.stance < 0 for cue in lexicon.verbs.get(base, NONE)) for base in bases):
            return True
    return False


def _is_among(clause: Clause, k: int, cue: Cue, begin: int, subject: Filler, lexicon: Lexicon) -> bool:
    """Tell whether several subjects may do it to each other: "A and B met", but not "A and B combat crime"."""
    tokens = clause.tokens
    return several(tokens, subject) and cue.mutual and (cue.together or not has_object(tokens, begin if tokens[begin - 1].tag == "X" else clause.groups[k].last + 1, lexicon))


def _is_mutual(clause: Clause, k: int, cue: Cue, begin: int, stop: int, subject: Filler, *, among: bool) -> bool:
    """Tell whether several subjects do it to each other: nobody else is named before "against", or "each other" is."""
    tokens = clause.tokens
    if among and (cue.together or not any(t.tag == "E" for t in tokens[begin : _against(tokens, begin, stop)])):
        return True
    return several(tokens, subject) and is_reciprocal(tokens, clause.groups[k].last + 1, begin + 6)


def _only_moves(clause: Clause, k: int, cue: Cue) -> bool:
    """Tell whether a verb of motion only says where somebody goes: "drove from A to B", "returned from A"."""
    tokens, group = clause.tokens, clause.groups[k]
    if group.base not in _WORDS["in_motion"] or cue.stance >= 0 and cue.rest or cue.event in ("CONSULT", "PROTEST"):
        return False
    return group.last + 1 < len(tokens) and tokens[group.last + 1].low in _WAYS


def _gathers_for(clause: Clause, k: int, lexicon: Lexicon) -> bool:
    """Tell whether people gather to do somebody good: "gathered outside the court to cheer B"."""
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    return after is not None and after.infinitive and any(verb.stance > 0 and not verb.rest for verb in lexicon.verbs.get(after.base, ()))


def _met(
    clause: Clause, k: int, cue: Cue, begin: int, stop: int, subject: Filler, target: Filler, modality: tuple[str, str], rule: str, lexicon: Lexicon
) -> Iterator[Relation]:
    """Yield what the verb does to its target, and to whoever else gets or loses by it."""
    tokens, group = clause.tokens, clause.groups[k]
    if cue.rest == ("to",) and cue.stance > 0 and target:  # "release C to B" does C good too
        plain = next((verb for verb in lexicon.verbs[group.base] if not verb.rest and abs(verb.stance) > 1 and verb.event in _PASSED_ON), None)
        passed = direct(tokens, group.last + 1, min(begin, target.at[0])) if plain else NOBODY
        yield from pairs(clause, subject, without(passed, target), group.main, plain or cue, modality, "verb-object", 0.88)
    if target and cue.stance > 0 and cue.word in _WORDS["handing"] and rule == "verb-object":
        receiver = receiver_of(clause, subject, target, stop)
        yield from pairs(clause, subject, receiver, group.main, cue, modality, rule, 0.85)
        cue = Cue(cue.word, "verb", "COERCE", -2) if receiver else cue
    if group.base in _WORDS["moving_hearts"] and cue.stance < 0 and rule == "verb-object" and _is_deed(clause, subject):  # "A's ties to C angered B": B is against A
        yield from pairs(clause, target, without(subject, target), group.main, _UPSET, modality, "verb-upset", 0.85)
        return
    if not owns_itself(clause, k, target):
        yield from stance_and_enemy(clause, k, cue, subject, target, begin, stop, modality, rule)
    if cue.mutual and cue.stance < 0 and cue.rest[-1:] == ("with",) and rule == "verb-object":
        yield from pairs(clause, target, without(subject, target), group.main, cue, modality, "verb-mutual", 0.8)  # who clashes with B is fought by B


def _against(tokens, begin: int, stop: int) -> int:
    """Return where "against" stands in tokens[begin:stop], or `stop`."""
    return next((m for m in range(begin, stop) if tokens[m].low == "against"), stop)
