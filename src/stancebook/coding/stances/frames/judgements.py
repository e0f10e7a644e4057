"""Tell whether what a clause says of its subject blames or praises him, by its whole predicate: "B was playing with fire"."""

from __future__ import annotations

from functools import cache

from stancebook.coding import words
from stancebook.coding.stances.slots.clause import Clause

_WORDS = words.sets("judgements")
_DEEDS = words.sets("frames")["deeds"]
#: how many tokens may stand between the words of a predicate
_GAP = 3
_NONE = frozenset({"no", "not", "nothing", "never", "little"})
_TENSES = frozenset({"", "will", "would", "'ll", "'d"})


@cache
def _predicates() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Return, by the base form of its verb, each predicate with its sign: (-1, ("with", "fire"))."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for name, sign in (("blamed", -1), ("praised", 1)):
        for phrase in _WORDS[name]:
            base, *rest = phrase.split()
            found.setdefault(base, []).append((sign, tuple(rest)))
    return {base: tuple(sorted(listed)) for base, listed in found.items()}


def judgement(clause: Clause, k: int) -> int:
    """Return 1 where group k praises its subject, -1 where it blames him, else 0."""
    group, tokens = clause.groups[k], clause.tokens
    if group.passive or group.modal not in _TENSES:
        return 0
    if group.negated:
        return -1 if not group.modal and _falls_short(clause, k) else 0
    behind = tokens[group.last + 1 : group.last + 9]
    for sign, rest in _predicates().get(group.base, ()):
        if _stands(behind, rest):
            return sign
    if group.copula and _is_excessive(behind):
        return -1
    return _of_effect(clause, k)


def _stands(behind: list, rest: tuple[str, ...]) -> bool:
    """Tell whether the words follow in this order, with nothing but articles, owners, adverbs and qualities between."""
    at, skipped = 0, 0
    for token in behind:
        if token.low == rest[at]:
            at, skipped = at + 1, 0
            if at == len(rest):
                return True
            continue
        skipped += 1
        if skipped > _GAP or token.tag not in "DXA#E" or token.tag == "E" and not token.possessive or token.low in _NONE:
            return False
    return False


def _falls_short(clause: Clause, k: int) -> bool:
    """Tell whether somebody is said not to do or be what is owed: "does not care", "was not serious", "is not to be trusted"."""
    group, tokens = clause.groups[k], clause.tokens
    behind = tokens[group.last + 1 : group.last + 9]
    if group.copula:
        after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
        if after is not None and after.infinitive and after.passive and after.first == group.last + 2:
            return after.base in _WORDS["trusted"]
        at = next((n for n, token in enumerate(behind) if token.tag != "N" and not (token.tag in "AX" and token.low.endswith("ly"))), 0)
        return bool(behind) and behind[at].low in _WORDS["wanted_of"]
    if group.base in _WORDS["owed"]:
        return True
    return any(sign > 0 and _stands(behind, rest) for sign, rest in _predicates().get(group.base, ()))


def _is_excessive(behind: list) -> bool:
    """Tell whether somebody is "too" something: "too weak on crime"."""
    return len(behind) > 1 and behind[0].low == "too" and behind[1].tag in "XV" and behind[1].low not in _WORDS["pitied"]


def _of_effect(clause: Clause, k: int) -> int:
    """Return the sign of what is done to things that all hold dear, by somebody or his plan: "would hurt the economy", "B's plan will save jobs"."""
    group, tokens = clause.groups[k], clause.tokens
    harm = group.base in _WORDS["harming"]
    if not harm and not (group.base in _WORDS["helping"] and tokens[group.first - 1].low in _DEEDS):
        return 0
    for token in tokens[group.last + 1 : group.last + 6]:
        if token.low in _WORDS["dear"]:
            return -1 if harm else 1
        if token.tag not in "DXA#" and not (token.tag == "E" and token.possessive):
            break
    return 0
