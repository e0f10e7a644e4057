"""Tell what is demanded or denounced in the course of a protest: "marched to demand that B resign", "went on strike to press B for more pay"."""

from __future__ import annotations

from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("reactions")


def in_protest(clause: Clause, relation: Relation) -> Relation:
    """Return the relation, as a protest where its verb tells the purpose of one."""
    if relation.stance != -1:
        return relation
    for k, group in enumerate(clause.groups):
        if group.main == relation.cue:
            protest = not group.finite and not group.passive and _is_protest(clause, k)
            return replace(relation, stance=-2, event="PROTEST", rule=f"{relation.rule}-protest") if protest else relation
    return relation


def _is_protest(clause: Clause, k: int) -> bool:
    """Tell whether the verb that governs group k is a protest, by itself or with what it governs."""
    tokens, k = clause.tokens, _governor(clause, k)
    if k < 0 or clause.groups[k].passive:
        return False
    group = clause.groups[k]
    following = clause.groups[k + 1].first if k + 1 < len(clause.groups) else len(tokens)
    behind = {t.low for t in tokens[group.last + 1 : following]}
    if group.base in _WORDS["protesting"] or group.base in _WORDS["gathering"] and behind & _WORDS["protest_scenes"]:
        return not any(t.tag == "E" for t in tokens[group.last + 1 : group.last + 2])
    return bool(behind & _WORDS["protests"]) and not behind & {"air", "drone"} or group.base in _WORDS["stopping_work"] and bool(behind & _WORDS["stopped"])


def _governor(clause: Clause, k: int) -> int:
    """Return the verb group whose purpose or circumstance group k is, over verbs that go on with it, or -1."""
    governor = clause.governors[k]
    group = clause.groups[k]
    if governor >= 0 and not clause.groups[governor].finite and clause.tokens[group.first - 1].tag == "C":
        governor = clause.governors[governor]
    return governor
