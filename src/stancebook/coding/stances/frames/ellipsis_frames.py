"""Find who is said to do the same: "before B did", "as did B", "nor has B", "but B did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.mention_lists import coordinated

_AHEAD = frozenset({"before", "than", "as", "like", "but", "and", "while", "after", "when"})
_TURNED = frozenset({"as", "so", "nor", "neither", "than"})
_DENYING = frozenset({"nor", "neither"})
SURE = 0.85


def echoed_relations(clause: Clause, found: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the relations of the nearest verb before an auxiliary that stands for it, held by the auxiliary's subject."""
    for k, group in enumerate(clause.groups):
        same = _does_the_same(clause, k)
        if not k or clause.tokens[group.main].tag not in "OHM" and not same:
            continue
        who = clause.subjects[k].at if same else _subject(clause, group)
        source = next((n for n in range(k - 1, -1, -1) if clause.groups[n].finite and clause.subjects[n] and clause.tokens[clause.groups[n].main].tag == "V"), -1)
        if not who or source < 0:
            continue
        verb, holders = clause.groups[source], clause.subjects[source].at
        for relation in found:
            if relation.actor in holders and verb.first <= relation.cue < group.first and relation.target not in who:
                denied = group.negated and clause.tokens[group.first - 1].low not in _DENYING
                modality = (mod.NEGATED, group.negated) if denied else (mod.POTENTIAL, group.modal) if group.modal else (relation.modality, relation.governor)
                for actor in who:
                    yield replace(relation, actor=actor, modality=modality[0], governor=modality[1], rule="ellipsis", confidence=round(relation.confidence * SURE, 3), against=-1)


def _does_the_same(clause: Clause, k: int) -> bool:
    """Tell whether the verb only says that its subject did as another: "did the same", "followed suit"."""
    group, tokens = clause.groups[k], clause.tokens
    behind = [t.low for t in tokens[group.last + 1 : group.last + 3]]
    return group.base == "do" and (behind == ["the", "same"] or behind[:1] in (["likewise"], ["so"])) or group.base == "follow" and behind[:1] == ["suit"]


def _subject(clause: Clause, group: VerbGroup) -> tuple[int, ...]:
    """Return the names beside an auxiliary that no verb or object follows: before it, or behind it where the order is turned."""
    tokens, before, after = clause.tokens, group.first - 1, group.last + 1
    if tokens[before].low in _TURNED or before > 0 and tokens[before].tag in "AN" and tokens[before - 1].low in _TURNED:
        while after < len(tokens) and tokens[after].tag in "DA":
            after += 1
        names = coordinated(tokens, after, len(tokens)) if after < len(tokens) and tokens[after].tag == "E" and not tokens[after].possessive else ()
        return names if names and _ends(clause, names[-1] + 1) else ()
    while before >= 0 and tokens[before].tag in "AN":
        before -= 1
    if before < 1 or tokens[before].tag != "E" or tokens[before].possessive or not _ends(clause, after):
        return ()
    first = before
    while first > 1 and (tokens[first - 1].tag in "DA" or tokens[first - 1].tag in "C," and tokens[first - 2].tag == "E"):
        first -= 1 if tokens[first - 1].tag in "DA" else 2
    return tuple(m for m in range(first, before + 1) if tokens[m].tag == "E") if tokens[first - 1].low in _AHEAD else ()


def _ends(clause: Clause, at: int) -> bool:
    """Tell whether the clause ends at token `at`, but for "so", "not", "too" and times."""
    tokens = clause.tokens
    while at < len(tokens) and (tokens[at].tag in "AN" or tokens[at].low in ("so", "too", "either")):
        at += 1
    return at >= len(tokens) or tokens[at].tag in ",.;:—?!)”\"S" or tokens[at].low in ("in", "on", "last")
