"""Find who lets somebody in or keeps him out, told in the passive voice: "B's ships were barred from landing in A", "B's envoy was refused entry to A"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
_SHUT_OUT, _LET_IN = Cue("keep out", "verb", "SANCTION", -2), Cue("let in", "verb", "CONCEDE", 2)
#: what leads to the place that one enters
_INTO = frozenset({"in", "into", "over", "to", "through", "across", "at"})
#: how far behind the verb the place may stand, in tokens
_NEAR = 9


def barred_relations(clause: Clause) -> Iterator[Relation]:
    """Code whose the place is toward the subject of a passive that lets it in or keeps it out; where "by" names the doer, other frames tell."""
    for k, group in enumerate(clause.groups):
        if not group.passive or not clause.subjects[k]:
            continue
        entered = _entered(clause, k)
        stop = min(len(clause.tokens), group.last + 1 + _NEAR)
        if entered is None or any(token.low == "by" for token in clause.tokens[group.last + 1 : stop]):
            continue
        begin, welcome = entered
        place = of_others(clause.tokens, _place(clause, begin, stop), clause.subjects[k])
        possible = (mod.POTENTIAL, group.modal) if group.modal else (mod.ACTUAL, "")
        yield from pairs(clause, place, clause.subjects[k], group.main, _LET_IN if welcome else _SHUT_OUT, possible, "let-in", 0.8)


def _entered(clause: Clause, k: int) -> tuple[int, bool] | None:
    """Return (token behind the words of entering, whether it is let in), or None where the passive says nothing of the kind."""
    tokens, group = clause.tokens, clause.groups[k]
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if after is not None and after.base in _WORDS["entering"]:
        if group.base in _WORDS["admitting"] and after.infinitive and after.first == group.last + 1:
            return after.last + 1, not group.negated
        if group.base in _WORDS["barring"] and after.kind == "ing" and after.first == group.last + 2 and tokens[after.first - 1].low == "from" and not group.negated:
            return after.last + 1, False
    given, denied = group.base in _WORDS["granting"], group.base in _WORDS["denying"]
    at = next((m for m in range(group.last + 1, min(len(tokens), group.last + 4)) if tokens[m].low in _WORDS["entries"]), -1)
    if at < 0 or not (given or denied) or any(token.tag not in "DXA#" for token in tokens[group.last + 1 : at]):
        return None
    return at + 1, given != bool(group.negated)


def _place(clause: Clause, begin: int, stop: int) -> Filler:
    """Return whose the place is that stands right behind the words of entering, or behind a preposition there."""
    tokens = clause.tokens
    if begin < len(tokens) and tokens[begin].tag in "DXAE":
        found = direct(tokens, begin, stop) or linked(tokens, begin, stop, frozenset({"of"}))
    else:
        found = linked(tokens, begin, stop, _INTO)
    return found if found and tokens[found.at[0]].kind != "description" else NOBODY
