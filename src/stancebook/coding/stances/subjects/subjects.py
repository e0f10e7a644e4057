"""Find the subject of each verb group: its noun phrase, or that of the group which governs it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import list_left
from stancebook.coding.stances.slots.place_targets import is_placed
from stancebook.coding.stances.subjects.companions import in_company, with_counterpart
from stancebook.coding.stances.subjects.finite_subjects import of_finite
from stancebook.coding.stances.subjects.identified_subjects import identified
from stancebook.coding.stances.subjects.infinitive_subjects import of_infinitive
from stancebook.coding.stances.subjects.participle_subjects import of_participle
from stancebook.coding.stances.subjects.present_subjects import present_at
from stancebook.coding.stances.subjects.relative_clauses import antecedent

_TELLING = words.sets("relations")["telling"]
_MARKS = '"“”'


def resolve_subjects(tokens: list[Token], groups: list[VerbGroup], lexicon: Lexicon) -> Clause:
    """Return the clause with, for each verb group, its subject and its governing group."""
    clause = Clause(tokens, groups)
    for k, group in enumerate(groups):
        subject, governor = _subject(clause, k, lexicon)
        both = with_counterpart(tokens, groups[k - 1].last + 1 if k else 0, group.first) if group.finite else ()
        subject = Filler(both, 0.8) if both else subject
        if group.finite and len(subject.at) == 1 and subject.at[0] < group.first:
            partners = in_company(tokens, subject.at[0], group.first)
            subject = Filler(subject.at + partners, subject.sure) if partners else subject
        clause.subjects.append(subject)
        clause.governors.append(governor)
    for k in range(len(groups) - 1):
        named = NOBODY if clause.subjects[k] else identified(clause, k, lexicon)
        if named:
            clause.subjects[k] = named
    for k, group in enumerate(groups):  # "After returning to power, the group …": the subject stands to the right
        above = clause.governors[k]
        if not clause.subjects[k] and clause.subjects[k] is not UNNAMED and not group.finite and (above < 0 or not groups[above].finite and clause.governors[above] > k):
            comma = next((m for m in range(group.last, len(tokens)) if tokens[m].tag == ","), len(tokens))
            later = next((m for m in range(k + 1, len(groups)) if groups[m].finite and clause.subjects[m] and (groups[m].first > comma or group.base not in _TELLING)), None)
            if later is not None and any(t.tag == "," for t in tokens[group.last : groups[later].first]):
                clause.subjects[k] = Filler(clause.subjects[later].at, 0.6)
                clause.governors[k] = later
    return clause


def _subject(clause: Clause, k: int, lexicon: Lexicon) -> tuple[Filler, int]:
    tokens, group = clause.tokens, clause.groups[k]
    i = group.first - 1
    while i >= 0 and (tokens[i].tag in "AN" or _is_manner(tokens, i) or group.participle and tokens[i].tag in _MARKS and (_is_manner(tokens, i - 1) or _is_manner(tokens, i + 1))):
        i -= 1  # "for “unwittingly” aiding B"
    previous = k - 1
    inside = next((m for m in range(group.first, min(group.main, group.first + 2)) if tokens[m].tag == "E"), None)
    if inside is not None:
        return Filler((inside,), 0.7), -1
    if i < 0:
        return NOBODY, -1
    token = tokens[i]
    if not group.finite and token.tag == "E" and group.participle and not token.possessive and not (group.passive and is_placed(tokens, i)):
        present = None if group.passive else present_at(clause, previous, i, lexicon)
        if present is not None:
            return present, previous
        return Filler(list_left(tokens, i), 0.85), previous
    if group.infinitive:
        return of_infinitive(clause, k, i, lexicon)
    if token.tag == "R" and i == 0 and token.low == "that" and group.finite:
        return UNNAMED, -1  # "That weakens A"
    if token.tag == "R" and token.low in ("who", "which", "that"):
        return antecedent(tokens, i, clause, k), -1
    return of_participle(clause, k, i, lexicon) if group.participle else of_finite(clause, k, i, lexicon)


def _is_manner(tokens: list[Token], at: int) -> bool:
    return at >= 0 and tokens[at].tag == "X" and tokens[at].low.endswith("ly")
