"""Find relations that an adjective names: "hostile to B", "in cooperation with B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.relation import Relation, each_other, pairs, phrase_at
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, several, without
from stancebook.coding.stances.slots.linked_slots import doer, linked
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.place_targets import is_placed
from stancebook.coding.stances.slots.reciprocals import is_reciprocal

_WORDS = words.sets("relations")
_OF_BY = frozenset({"of", "by"})
#: prepositions that tie a feeling to what causes it ("is worried about B")
_FELT = frozenset({("about",), ("with",), ("at",), ("over",)})
_LISTING = frozenset({"include", "comprise", "contain", "total"})
_BEING = frozenset({"become", "grow", "remain", "stay", "get", "seem", "appear", "be"})


def adjective_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance of each adjective or phrase such as "in support of": its bearer is the subject or the noun it follows."""
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.tag == "E" or token.low not in lexicon.adjectives:
            continue
        found = phrase_at(tokens, i, lexicon.adjectives[token.low])
        if found is None:
            continue
        cue, end = found
        k = next((n for n, group in enumerate(clause.groups) if group.main == i and not group.participle), -1) if token.tag == "V" else -1
        if k >= 0:  # a passive verb is the verb's, if it has a stance
            yield from _state(clause, k, end, cue, lexicon)
            continue
        if token.low == "in" and i and tokens[i - 1].low in _WORDS["taking_in"]:
            continue  # "an interest in cooperation with B"
        joined = cue.word in _WORDS["company"]
        if joined and i and tokens[i - 1].tag != ",":
            continue  # "killed farmers alongside soldiers of B"
        if cue.mutual:
            yield from _mutual(clause, i, cue, lexicon)
            continue
        if is_reciprocal(tokens, end, end + 2):
            yield from _mutual(clause, i, cue, lexicon)
            continue
        stop = min(len(tokens), end + 9)
        target = direct(tokens, end, stop) or (linked(tokens, end, stop, _OF_BY) if end < len(tokens) and tokens[end].tag in "DX" else NOBODY)
        if cue.rest[-1:] == ("that",):
            target = _doer_told(clause, target, stop)
        if not target or cue.event == "ASSAULT" and _is_own_act(tokens, target.at[0], lexicon):
            continue
        if i == 0 and target and not any(t.tag == "C" for t in tokens[target.at[0] : target.at[-1]]):
            target = Filler(target.at[:1], target.sure)  # "Alongside B, A did …" lists nobody
        bearer, modality, sure = _joined(clause, i, lexicon) if joined and i else _bearer(clause, i, joined or token.tag in "PT", lexicon)
        if not bearer and target and i == 0:  # "In support of B, A did …"
            k = next((n for n, group in enumerate(clause.groups) if group.first > target.at[-1] and group.finite), -1)
            bearer, modality, sure = (clause.subjects[k], mod.of_group(clause, k, lexicon), 0.75) if k >= 0 else (NOBODY, modality, sure)
        bearer = without(bearer, target)
        if cue.swap or cue.rest[-1:] == ("by",) and cue.stance > 0:
            bearer, target = target, bearer
        yield from pairs(clause, bearer, target, i, cue, modality, "adjective", sure)
        if cue.word in _WORDS["at_odds"]:
            yield from pairs(clause, target, without(bearer, target), i, cue, modality, "adjective-mutual", sure)


def _doer_told(clause: Clause, target: Filler, stop: int) -> Filler:
    """Return who acts in a that-clause whose first mention is given: that one, or whom "by" names where it is passive ("angry that C was hit by B")."""
    k = next((n for n, group in enumerate(clause.groups) if target and group.first > target.at[-1]), -1)
    if k < 0 or not set(target.at) & set(clause.subjects[k].at):
        return NOBODY
    return doer(clause.tokens, clause.groups[k].last + 1, stop) if clause.groups[k].passive else target


def _is_own_act(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the name owns the acts that somebody is responsible for, as their scene: "B's worst attacks"."""
    if not tokens[at].possessive:
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].tag in "DXA#":
        if any(cue.event == "ASSAULT" for cue in lexicon.nouns.get(tokens[end].low, ())):
            return True
        end += 1
    return False


def _state(clause: Clause, k: int, end: int, cue: Cue, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what a passive verb with its preposition says of its subject: "A has been linked to B"."""
    group = clause.groups[k]
    if not group.passive or cue.mutual or cue.rest[-1:] == ("by",) or cue.rest[-1:] not in _FELT and any(verb.rest == cue.rest for verb in lexicon.verbs.get(group.base, ())):
        return
    target = direct(clause.tokens, end, min(len(clause.tokens), end + 9))
    yield from pairs(clause, clause.subjects[k], target, group.main, cue, mod.of_group(clause, k, lexicon), "adjective", 0.8)


def _mutual(clause: Clause, i: int, cue: Cue, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stances of several who are said to be so toward each other: "A and B are at odds"."""
    k = clause.group_before(i)
    if k < 0 or i - clause.groups[k].last > 4 or not (clause.groups[k].copula or clause.groups[k].base in _BEING):
        return
    if several(clause.tokens, clause.subjects[k]):
        yield from each_other(clause, clause.subjects[k], i, cue, mod.of_group(clause, k, lexicon), "adjective-mutual", 0.82)


def _bearer(clause: Clause, i: int, phrase: bool, lexicon: Lexicon) -> tuple[Filler, tuple[str, str], float]:
    """Return who is said to be so, with modality and sureness: the subject of the verb before, or the name right before an adjective."""
    tokens = clause.tokens
    k = clause.group_before(i)
    parted = k >= 0 and any(t.tag in ";:" for t in tokens[clause.groups[k].last : i])
    near = i > 0 and tokens[i - 1].tag == "E"
    if near and not phrase and (k < 0 or clause.groups[k].last < i - 3 or not clause.groups[k].copula):
        if is_placed(tokens, i - 1):  # "violence in A linked to B"
            return NOBODY, (mod.ACTUAL, ""), 0.8
        return Filler((i - 1,), 0.85), mod.of_group(clause, k, lexicon) if k >= 0 else (mod.ACTUAL, ""), 0.8
    if not phrase and k >= 0 and tokens[i - 1].tag == "X" and not tokens[i - 1].low.endswith("ly") and not (clause.groups[k].copula or clause.groups[k].base in _BEING):
        return _qualified(tokens, i), (mod.ACTUAL, ""), 0.8  # "carried flags linked to B": the flags are
    while phrase and k > 0 and (not clause.subjects[k] and clause.groups[k].participle or clause.groups[k].base in _LISTING):
        k -= 1  # "struck camps held by C in support of B"
    if k >= 0 and clause.subjects[k] and not parted and i - clause.groups[k].last <= (16 if phrase else 9):
        return clause.subjects[k], mod.of_group(clause, k, lexicon), 0.8
    if phrase and k >= 0:
        return NOBODY, (mod.ACTUAL, ""), 0.8
    back = next((m for m in range(i - 1, max(-1, i - 5), -1) if tokens[m].tag == "E"), -1)
    later = next((n for n, group in enumerate(clause.groups) if group.first > i and group.finite), -1)
    if back >= 0 and phrase and tokens[i - 1].tag == "," and later >= 0:  # "A, in cooperation with B, did …"
        return Filler((back,), 0.7), mod.of_group(clause, later, lexicon), 0.8
    return Filler((back,), 0.6) if back >= 0 else NOBODY, (mod.ACTUAL, ""), 0.8


def _joined(clause: Clause, i: int, lexicon: Lexicon) -> tuple[Filler, tuple[str, str], float]:
    """Return who is said to act together with others: A of "A's troops, together with B, took …"."""
    tokens = clause.tokens
    m = i - 2
    while m > 0 and tokens[m].tag in "XA#" and i - m < 5:
        m -= 1
    later = next((n for n, group in enumerate(clause.groups) if group.first > i and group.finite), -1)
    if later < 0 or tokens[m].tag != "E" or m not in clause.subjects[later].at:
        return NOBODY, (mod.ACTUAL, ""), 0.8
    return Filler((m,), 0.85), mod.of_group(clause, later, lexicon), 0.85


def _qualified(tokens: list[Token], i: int) -> Filler:
    """Return the name that owns or stands before the noun at the left of token `i` ("A's fighters close to B"), if one does."""
    m = i - 1
    while m > 0 and tokens[m].tag in "XA#" and i - m < 5:
        m -= 1
    return Filler((m,), 0.7) if tokens[m].tag == "E" else NOBODY
