"""Find the subject of a finite verb: its noun phrase, over insertions and relative clauses, or that of the verb it goes on from."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.mention_lists import list_left
from stancebook.coding.stances.subjects.interrupted_subjects import before_remark, is_interrupted, lists_verbs, over_insertion
from stancebook.coding.stances.subjects.parted_subjects import first_of_sentence, planner, supposed_before
from stancebook.coding.stances.subjects.pronoun_subjects import by_opening, by_pronoun
from stancebook.coding.stances.subjects.relative_clauses import (
    antecedent,
    object_relative,
    outer_relative,
    relative_before,
)
from stancebook.coding.stances.subjects.remarks import by_remark
from stancebook.coding.stances.subjects.shared_subjects import same_level, shared
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase

_ANAPHORS = words.sets("frames")["anaphors"]
_FORCES = words.sets("frames")["forces"]
_TELLING = words.sets("relations")["telling"]
#: prepositions of time or place, which may stand between "and" and its verb
_OCCASIONS = frozenset({"after", "before", "since", "during", "in", "at", "on", "under", "following"})
#: verbs of those who head a delegation or a force, and act through it
_LEADING = frozenset({"lead", "head", "chair", "command", "send", "dispatch"})


def of_finite(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a finite verb behind token `i`: its noun phrase, or that of the verb it goes on from."""
    for read in (by_remark, by_opening, _behind_and, _behind_occasion, _behind_comma, _behind_object_relative, by_pronoun, _by_apposition):
        found = read(clause, k, i, lexicon)
        if found is not None:
            return found
    return _by_phrase(clause, k, i, lexicon)


def _behind_and(clause: Clause, k: int, i: int, _lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject of the verb from which group k goes on behind "and", or None."""
    group, token, previous = clause.groups[k], clause.tokens[i], k - 1
    if token.tag != "C" or previous < 0:
        return None
    governor = clause.governors[previous] if clause.governors else -1
    bare = group.kind == "base" and not group.modal and i == group.first - 1
    opened = next((n for n in range(previous, -1, -1) if not clause.groups[n].participle), previous) if bare else previous
    if bare and clause.groups[opened].infinitive:
        return shared(clause, opened), governor  # "asked B to wait (to accuse C of lying) and settle it"
    same = same_level(clause, previous)
    told = same - 1
    if group.finite and not clause.subjects[same] and told >= 0 and clause.groups[told].base in _TELLING and clause.groups[told].finite and clause.subjects[told]:
        return Filler(clause.subjects[told].at, clause.subjects[told].sure * 0.85), -1  # "A said the boat had sunk and blamed B"
    return shared(clause, same), governor


def _behind_occasion(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject of the verb from which group k goes on behind "and" and an occasion ("and after the raid accused B"), or None."""
    tokens, m = clause.tokens, i
    while m > 0 and tokens[m].tag == "X" and i - m < 2:
        m -= 1
    if k == 0 or m == i or m < 2 or not clause.groups[k].finite or tokens[m].tag != "D" or tokens[m - 1].low not in _OCCASIONS or tokens[m - 2].low not in ("and", "but"):
        return None
    if tokens[i].low in lexicon.grammar["agent_nouns"] or tokens[i].low.endswith("s"):
        return None  # "and after the war troops attacked B"
    return _behind_and(clause, k, m - 2, lexicon)


def _behind_comma(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the subject of group k behind a comma: that of an insertion, a relative clause or a list of verbs, or None."""
    tokens, group, previous = clause.tokens, clause.groups[k], k - 1
    if tokens[i].tag in "—)":
        opener = relative_before(clause, previous) if previous >= 0 and group.finite else None
        return (Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1) if opener is not None and tokens[opener - 1].tag in "—(" else None
    if tokens[i].tag != ",":
        return None
    if previous >= 0 and group.finite and clause.groups[previous].participle and clause.groups[previous].passive and tokens[clause.groups[previous].first - 1].tag == ",":
        return over_insertion(clause, k, i, lexicon) or UNNAMED, -1  # "the quake, felt as far away as B, destroyed …"
    if previous >= 0 and group.finite and clause.groups[previous].kind == "ing" and clause.groups[previous].participle and tokens[clause.groups[previous].first - 1].tag == ",":
        found = over_insertion(clause, k, i, lexicon)
        if found:
            return found, -1  # "A, speaking to B, blasted C"
    if previous >= 0 and is_interrupted(tokens, clause.groups[previous].last + 1, i):
        return shared(clause, same_level(clause, previous)), clause.governors[previous]
    outer = before_remark(clause, k, i) if group.finite else -1
    if outer >= 0:
        return subject_phrase(clause, 0, outer, lexicon)[0] or UNNAMED, -1  # "A, denying charges that it armed C, blamed B"
    opener = relative_before(clause, previous) if previous >= 0 else None
    if opener is not None:
        return Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1
    if group.finite and lists_verbs(clause, k, i):
        return shared(clause, same_level(clause, previous)), clause.governors[previous]
    return None


def _behind_object_relative(clause: Clause, k: int, i: int, _lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the one of whom a relative clause right before group k tells: "the farmers whom A arrested were freed", or None."""
    tokens, previous = clause.tokens, k - 1
    opener = object_relative(clause, previous) if previous >= 0 and clause.groups[k].finite and (tokens[i].tag == "," or i == clause.groups[previous].last) else None
    return None if opener is None else (Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1)


def _by_apposition(clause: Clause, k: int, i: int, _lexicon: Lexicon) -> tuple[Filler, int] | None:
    """Return the last name where a participle tells of its apposition: B of "A trains with B, a militia dedicated to arming C", or None."""
    tokens, group, previous = clause.tokens, clause.groups[k], k - 1
    if previous < 0 or group.kind != "ed" or group.modal or tokens[i].tag != "X" or group.last + 1 >= len(tokens) or tokens[group.last + 1].tag not in "PT":
        return None
    m = i
    while m > clause.groups[previous].last and tokens[m].tag in "XA#":
        m -= 1
    apposed = tokens[m].low in ("a", "an") and m - 2 > clause.groups[previous].last and tokens[m - 1].tag == "," and tokens[m - 2].tag == "E" and not tokens[m - 2].possessive
    return (Filler((m - 2,), 0.8), -1) if apposed else None


def _by_phrase(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return the noun phrase before group k, over verbs without a finite form, else the subject of the verb before."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    begin = clause.groups[previous].last + 1 if previous >= 0 else 0
    supposed = supposed_before(clause, k) if group.finite else -1
    if supposed >= 0:
        outer = next((n for n in range(supposed - 1, -1, -1) if clause.groups[n].finite), -1)
        return subject_phrase(clause, clause.groups[outer].last + 1 if outer >= 0 else 0, clause.groups[supposed].first - 1, lexicon)[0] or UNNAMED, -1
    whose = planner(clause, k) if group.finite and group.kind != "base" else NOBODY
    if whose.sure:
        return whose, -1
    found, governor = subject_phrase(clause, begin, i, lexicon)
    if not found and group.finite and previous >= 0 and not clause.groups[previous].finite:
        found = over_insertion(clause, k, i, lexicon)
    if not found and previous >= 0 and clause.groups[previous].passive and clause.groups[previous].participle and token.tag == "E" and tokens[i - 1].low in ("by", "the"):
        backed = clause.subjects[previous]
        return (Filler(backed.at, backed.sure * 0.95) if backed and backed.at[-1] < clause.groups[previous].first else Filler(list_left(tokens, i), 0.6)), governor  # "A's men backed by B took C", "a bomb planted by A killed B"
    if not found and previous >= 0 and clause.groups[previous].participle and clause.groups[previous].base in _LEADING:
        found = linked(tokens, clause.groups[previous].last + 1, i + 1, {"by"})  # "a delegation led by A's minister went to B"
    if not found and group.finite and previous >= 0 and clause.groups[previous].passive and _narrows(clause, previous, group.first):
        return clause.subjects[previous], governor
    if not found and group.finite and (first := first_of_sentence(clause, k)):
        return first, governor
    if not found and previous >= 0:
        nouns = [t.low for t in tokens[begin : i + 1] if t.tag in "XE"]
        if not nouns and group.finite and i == clause.groups[previous].last and clause.groups[previous].finite and clause.groups[previous].base in _TELLING:
            opener = outer_relative(tokens, clause.groups[previous].first)
            return (shared(clause, previous) if opener < 0 else antecedent(tokens, opener, clause, previous) or UNNAMED), governor
        if not nouns:
            return shared(clause, previous), governor
        if group.finite and nouns[-1] in _ANAPHORS and tokens[i - 1].low not in ("a", "an") and clause.groups[previous].finite:  # "A said it would", "B said his country will"
            return Filler(clause.subjects[previous].at, clause.subjects[previous].sure * 0.8), governor
        if group.finite and _opens_anew(clause, previous, begin, i, lexicon):
            return UNNAMED, governor
    return found, governor


def _opens_anew(clause: Clause, previous: int, begin: int, i: int, lexicon: Lexicon) -> bool:
    """Tell whether unnamed people are the subject of a clause of their own: "A said villagers fed B", "While A waited, a crowd fed B"."""
    tokens = clause.tokens
    told = clause.groups[previous].finite and clause.groups[previous].base in _TELLING
    start = next((m + 1 for m in range(i, begin - 1, -1) if tokens[m].tag in "C,"), begin if told else i + 1)
    phrase = tokens[start : i + 1]
    if not phrase or start > begin and tokens[start - 2].tag == "E" or any(t.tag in "E," for t in phrase) or not _FORCES.isdisjoint(t.low for t in phrase):
        return False
    if told and start == begin:
        return True
    of = next((m for m, t in enumerate(phrase) if m and t.low == "of"), 0)
    if of and phrase[of - 1].low not in lexicon.grammar["quantities"]:
        phrase = phrase[:of]  # "the lack of a government gives": the lack does
    article, last = phrase[0].low in ("a", "an", "the"), phrase[-1]
    return last.tag == "X" and last.low not in lexicon.grammar["agent_nouns"] and (article or last.low.endswith("s")) and not any(t.tag not in "DXA#" or t.low.endswith("ly") or t.low in lexicon.grammar["time_words"] for t in phrase)


def _narrows(clause: Clause, k: int, stop: int) -> bool:
    """Tell whether a participle only narrows the name before it, whose verb is yet to come: "A's men detained in the port | were freed"."""
    group, tokens = clause.groups[k], clause.tokens
    if not group.participle or not group.first or tokens[group.first - 1].tag != "E":
        return False
    return all(token.tag in "PDA#X" and token.low not in ("by", "as") for token in tokens[group.last + 1 : stop])
