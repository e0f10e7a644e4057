"""Find relations in a clause: a cue, who holds the stance, and toward whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.adjective_frames import adjective_relations
from stancebook.coding.stances.frames.answered_words import answered_relations
from stancebook.coding.stances.frames.appraisal_frames import appraisal_relations
from stancebook.coding.stances.frames.barred_frames import barred_relations
from stancebook.coding.stances.frames.broker_frames import broker_relations
from stancebook.coding.stances.frames.casualty_frames import casualty_relations, weapon_relations
from stancebook.coding.stances.frames.choosing_frames import choosing_relations
from stancebook.coding.stances.frames.comment_frames import comment_relations
from stancebook.coding.stances.frames.divided_frames import divided_relations
from stancebook.coding.stances.frames.ellipsis_frames import echoed_relations
from stancebook.coding.stances.frames.gathering_frames import gathering_relations
from stancebook.coding.stances.frames.goods_frames import goods_relations
from stancebook.coding.stances.frames.haven_frames import haven_relations
from stancebook.coding.stances.frames.joint_frames import joint_relations
from stancebook.coding.stances.frames.laid_frames import laid_relations
from stancebook.coding.stances.frames.list_frames import listed_relations
from stancebook.coding.stances.frames.mutual_conflict import other_way
from stancebook.coding.stances.frames.name_frames import grouped_relations, name_relations
from stancebook.coding.stances.frames.plea_frames import plea_relations
from stancebook.coding.stances.frames.protests import in_protest
from stancebook.coding.stances.frames.reported_frames import reported_stances
from stancebook.coding.stances.frames.role_frames import role_relations
from stancebook.coding.stances.frames.sought_help import for_help
from stancebook.coding.stances.frames.sports import is_sport
from stancebook.coding.stances.frames.urged_acts import urged_relations
from stancebook.coding.stances.frames.visit_frames import visit_relations
from stancebook.coding.stances.nouns.nominal_frames import nominal_relations
from stancebook.coding.stances.nouns.noun_cues import noun_cues
from stancebook.coding.stances.nouns.noun_frames import noun_relations
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause, before_phrase
from stancebook.coding.stances.verbs.helped_acts import helped_relations
from stancebook.coding.stances.verbs.verb_frames import verb_relations
from stancebook.coding.stances.verbs.yielding_frames import yielding_relations

#: words of winning, losing and meeting, which in sport are no stance
_CONTESTED = words.sets("frames")["contested"]
#: to end something against B does B good
_WISHES = words.sets("relations")["wishes"]
_CONCEDING = frozenset({"CONCEDE", "RETREAT"})


def relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield all relations of the clause, best-founded rules first; the caller removes repeats."""
    found = [for_help(clause, in_protest(clause, _settled(clause, relation))) for relation in _found(clause, lexicon)]
    if any(relation.word.split()[0] in _CONTESTED for relation in found) and is_sport(clause.tokens):
        found = [relation for relation in found if relation.word.split()[0] not in _CONTESTED]
    found += other_way(clause, found, lexicon)
    yield from found
    yield from echoed_relations(clause, found)


def _settled(clause: Clause, relation: Relation) -> Relation:
    """Return the relation, turned where "against" stands before its target or where a passive is only wished for."""
    if relation.stance > 0 and relation.event not in _CONCEDING and relation.rule != "noun-opposed" and _against(clause, relation.target):  # "sent troops against B", "support for the war against B"
        return replace(relation, stance=-2, event="ASSAULT", rule=f"{relation.rule}-turned")
    if relation.rule == "verb-passive" and relation.stance > 0 and relation.modality == mod.POTENTIAL and relation.governor in _WISHES:  # "A's desire to be recognised by B"
        return replace(relation, actor=relation.target, target=relation.actor, stance=1, event="AGREE", modality=mod.ACTUAL, rule="wished-passive")
    return relation


def _against(clause: Clause, at: int) -> bool:
    """Tell whether "against" stands right before a name and its article."""
    at = before_phrase(clause.tokens, at)
    return at > 0 and clause.tokens[at].low == "against"


def _found(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    spans = noun_cues(clause, lexicon)
    nouns = dict(spans)
    yield from nominal_relations(clause, spans, lexicon)
    for k in range(len(clause.groups)):
        done = list(verb_relations(clause, k, spans, lexicon))
        yield from done
        if done and k:
            yield from helped_relations(clause, k, done)
    yield from noun_relations(clause, spans, lexicon)
    yield from answered_relations(clause, nouns, lexicon)
    yield from gathering_relations(clause, nouns, lexicon)
    yield from choosing_relations(clause, lexicon)
    yield from casualty_relations(clause, nouns, lexicon)
    yield from weapon_relations(clause, lexicon)
    yield from joint_relations(clause, lexicon)
    yield from reported_stances(clause)
    yield from urged_relations(clause, nouns, lexicon)
    yield from laid_relations(clause)
    yield from plea_relations(clause)
    yield from broker_relations(clause, lexicon)
    yield from barred_relations(clause)
    yield from divided_relations(clause, lexicon)
    yield from haven_relations(clause, lexicon)
    yield from visit_relations(clause, lexicon)
    yield from yielding_relations(clause, lexicon)
    yield from goods_relations(clause, lexicon)
    yield from adjective_relations(clause, lexicon)
    yield from role_relations(clause, lexicon)
    yield from appraisal_relations(clause, lexicon)
    yield from comment_relations(clause, lexicon)
    yield from name_relations(clause, lexicon)
    yield from grouped_relations(clause)
    yield from listed_relations(clause, lexicon)
