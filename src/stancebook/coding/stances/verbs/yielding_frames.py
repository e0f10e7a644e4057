"""Find who gives way to whom: "A scrapped the tax after protests by B", "A resigned under pressure from B"."""

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
_YIELD = Cue("yield", "verb", "CONCEDE", 2)
_FROM = frozenset({"by", "from", "of", "among"})
_REASONS = frozenset({"after", "because", "when", "as", "saying"})
NOTHING: frozenset[str] = frozenset()
#: how far behind the verb the reason may begin, in tokens
_REACH = 18


def yielding_relations(clause: Clause, lexicon) -> Iterator[Relation]:
    """Yield the concession of each subject that gives something up, to those whose pressure is named as the reason."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        after = tokens[group.last + 1].low if group.last + 1 < len(tokens) else ""
        if group.finite and not group.passive and clause.subjects[k] and (group.base in _WORDS["yielding"] or group.base == "agree"):
            presser = _opened_by(tokens, clause.subjects[k].at[0])
            yield from pairs(clause, clause.subjects[k], of_others(tokens, presser, clause.subjects[k]), group.main, _YIELD, mod.of_group(clause, k, lexicon), "yield-under", 0.8)
        if group.passive or not clause.subjects[k] or group.base not in _WORDS["yielding"] and f"{group.base} {after}" not in _WORDS["yielding"]:
            continue
        modality = mod.of_group(clause, k, lexicon)
        if modality[0] != mod.ACTUAL:
            continue
        ceases = bool({group.base, f"{group.base} {after}"} & _WORDS["ceasing"])
        won = ceases and any(t.low in _WORDS["ceased"] for t in tokens[group.last + 1 : group.last + 7])
        presser = NOBODY if ceases and group.base in ("end", "call", "halt", "stop") else _pressed_by(tokens, group.last + 1) or _sparked(tokens, group.last + 1)
        presser = presser or _moved_by(clause, k, _WORDS["settling"] if won else NOTHING if ceases else _WORDS["pressuring"])
        yield from pairs(clause, clause.subjects[k], of_others(tokens, presser, clause.subjects[k]), group.main, _YIELD, modality, "yield-after", 0.8)


def _opened_by(tokens, subject: int) -> Filler:
    """Return whose pressure or protests open the sentence before its subject: "Under pressure from B, A agreed to …"."""
    comma = next((m for m in range(subject - 1, 1, -1) if tokens[m].tag == ","), -1)
    if comma < 0 or tokens[0].low not in _WORDS["yielding_after"]:
        return NOBODY
    noun = next((m for m in range(1, min(comma, 7)) if tokens[m].low in _WORDS["pressing"]), -1)
    return linked(tokens, noun + 1, comma, _FROM) if noun > 0 else NOBODY


def _moved_by(clause: Clause, k: int, verbs: frozenset[str]) -> Filler:
    """Return who did, before, what makes another give way: "resigned after B threatened …", "ended its strike after B offered …"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 1
    reason = next((m for m in range(begin, min(len(tokens), begin + _REACH)) if tokens[m].low in _REASONS or tokens[m].tag in ";:R"), -1)
    if reason < 0 or tokens[reason].low not in _REASONS or any(token.low in _WORDS["joint_matters"] for token in tokens[begin:reason]):
        return NOBODY
    follower = next((n for n in range(k + 1, len(clause.groups)) if clause.groups[n].first > reason), -1)
    if follower < 0 or clause.groups[follower].passive or clause.groups[follower].negated or clause.groups[follower].base not in verbs:
        return NOBODY
    return Filler(clause.subjects[follower].at, 0.8) if clause.subjects[follower].at and clause.subjects[follower].at[0] > reason else NOBODY


def _sparked(tokens, begin: int) -> Filler:
    """Return whom a plan that is given up had brought to the streets or angered: "dropped a bill that had sparked protests by B"."""
    that = next((m for m in range(begin, min(len(tokens), begin + 8)) if tokens[m].low in ("that", "which")), -1)
    if that < 0:
        return NOBODY
    for m in range(that + 1, min(len(tokens), that + 5)):
        bases = {base for base, _ in tokens[m].verbs}
        if bases & _WORDS["angering"]:
            return direct(tokens, m + 1, min(len(tokens), m + 7))
        if bases & _WORDS["sparking"] and any(token.low in _WORDS["pressing"] for token in tokens[m + 1 : m + 5]):
            return linked(tokens, m + 1, min(len(tokens), m + 10), _FROM)
    return NOBODY


def _pressed_by(tokens, begin: int) -> Filler:
    """Return whose pressure, protests or calls are given as the reason behind a verb."""
    told = next((m for m in range(begin, min(len(tokens), begin + 8)) if tokens[m].tag == "R"), -1)
    comma = next((m for m in range(told, min(len(tokens), told + 16)) if tokens[m].tag == ","), -1) if told > 0 else -1
    start = comma + 1 if comma > 0 else begin  # "scrapped a tax that had angered many, in response to protests by B"
    for m in range(start, min(len(tokens), start + (4 if comma > 0 else _REACH))):
        if tokens[m].tag in ";:BHMR":
            break
        if tokens[m].low in _WORDS["yielding_after"]:
            noun = next((j for j in range(m + 1, min(len(tokens), m + 5)) if tokens[j].low in _WORDS["pressing"]), -1)
            if noun >= 0:
                return linked(tokens, noun + 1, min(len(tokens), noun + 10), _FROM)
    return NOBODY
