"""Find who is against those for whom a place would become a ground: "A wants to keep the valley from becoming a base for C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("havens")
_HAVEN = Cue("haven", "verb", "NONE", -1)
#: what leads to whose ground it is
_FOR, _BY = frozenset({"for", "of"}), frozenset({"by"})
#: how far behind the verb the ground may stand, and behind the ground its name, in tokens
_NEAR = 8
#: how many verbs may lie between the keeping and the becoming ("tries to stop … from falling and becoming …")
_VERBS_BETWEEN = 3


def haven_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the enmity of who keeps a place from becoming a ground, or fears that it becomes one, toward those whose ground it would be."""
    for k in range(1, len(clause.groups)):
        guest = _guest(clause, k)
        keeper = _keeper(clause, k) if guest else None
        if keeper is None:
            continue
        side = without(clause.subjects[keeper], guest)
        governed = mod.of_group(clause, keeper, lexicon)
        modality = governed if governed[0] == mod.NEGATED else (mod.ACTUAL, "")
        yield from pairs(clause, side, guest, clause.groups[keeper].main, _HAVEN, modality, "verb-haven", 0.8)


def _guest(clause: Clause, k: int) -> Filler:
    """Return whose ground the place of verb group k would be: C of "become a haven for C" and of "be used by C"."""
    tokens, group = clause.tokens, clause.groups[k]
    stop = min(len(tokens), group.last + 1 + _NEAR)
    if group.base == "use" and group.passive:
        return linked(tokens, group.last + 1, stop, _BY)
    turns = tokens[group.last].low in _WORDS["becoming"] if group.copula else group.base in _WORDS["turning"]
    if not turns or group.passive and group.base != "transform":
        return NOBODY
    at = next((m for m in range(group.last + 1, stop) if tokens[m].low in _WORDS["grounds"]), -1)
    if at < 0 or any(token.tag in "E,;:V" for token in tokens[group.last + 1 : at]) or at + 2 >= len(tokens) or tokens[at + 1].low not in _FOR:
        return NOBODY
    return direct(tokens, at + 2, min(len(tokens), at + 2 + _NEAR))


def _keeper(clause: Clause, k: int) -> int | None:
    """Return the verb group, at or before which somebody keeps group k from happening or fears it, or None."""
    tokens, denied = clause.tokens, bool(clause.groups[k].negated)
    for j in range(k - 1, max(-1, k - 1 - _VERBS_BETWEEN), -1):
        group = clause.groups[j]
        if any(token.tag in ";:" for token in tokens[group.last + 1 : clause.groups[k].first]):
            return None
        if not clause.subjects[j]:
            continue
        if group.passive or group.copula:
            if not denied and any(token.low in _WORDS["fearful"] for token in tokens[group.main : group.main + 4]):
                return j
        elif group.base in (_WORDS["ensuring"] if denied else _WORDS["keeping"] | _WORDS["fearing"]):
            return j
    return None
