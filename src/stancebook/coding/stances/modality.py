"""Tell whether a stance is actual, potential or negated, and by which governing word."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.denied_contents import denial_of
from stancebook.coding.stances.governing_words import (
    asks,
    condition_of,
    continues,
    is_called_off,
    is_nobody,
    is_owed,
    is_purpose,
    is_repealed,
    supposing_word,
)
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.subjects.asked_subjects import asked_by_noun

#: what is under way where the main clause is done "in" it
_TRIES = frozenset({"bid", "attempt", "effort", "efforts", "attempts", "move", "drive", "push"})
#: verbs that keep somebody "from" doing something
_BARRING = words.sets("frames")["barring"]
#: nouns of a time or a term, behind which stands what has to be done by then
_SPANS = frozenset({"hours", "days", "weeks", "months", "minutes", "week", "month", "day", "year", "hour", "time", "deadline", "ultimatum"})
#: verbs of bringing somebody to act or to feel, which come of what is not done as well
_MOVING, _HEARTS = words.sets("frames")["moving_others"], words.sets("frames")["moving_hearts"]
#: what goes on is under way, though it is said of the time to come
_LASTING, _COMING = frozenset({"continue", "persist", "remain"}), frozenset({"will", "'ll", "’ll", "shall"})
ACTUAL, POTENTIAL, NEGATED = "actual", "potential", "negated"


def of_group(clause: Clause, k: int, lexicon: Lexicon, depth: int = 0) -> tuple[str, str]:
    """Return (modality, governing word) of verb group k; an infinitive takes that of the words that govern it."""
    tokens, group, before = clause.tokens, clause.groups[k], clause.groups[k - 1] if k else None
    if group.base == "do" and tokens[group.first - 1].low == "nothing" and tokens[group.first].tag == "T":
        return NEGATED, "nothing"  # "had nothing to do with the raid"
    if not group.negated and before is not None and is_repealed(clause, k, lexicon):
        return NEGATED, before.base
    result = _of_itself(clause, k)
    told = _of_place(clause, k, result, lexicon)
    if told is not None:
        return told
    if result[0] == ACTUAL and depth < 4 and before is not None and group.kind == "base" and group.finite and continues(clause, k):
        return of_group(clause, k - 1, lexicon, depth + 1)
    if group.participle and group.kind == "ing" and result[0] == ACTUAL and (word := supposing_word(clause, k)):
        return POTENTIAL, word
    if group.kind == "ing" and before is not None and depth < 4 and tokens[group.first - 1].tag == "C" and before.kind == "ing" and before.last == group.first - 2:
        return of_group(clause, k - 1, lexicon, depth + 1)  # "are advising and helping B"
    if not group.finite and depth < 4:
        if is_called_off(clause, k, lexicon):
            return NEGATED, clause.groups[clause.governors[k]].base
        told = _behind_word(clause, k, result, lexicon, depth)
        if told is not None:
            return told
        result = _under_governor(clause, k, lexicon, depth) if result[0] == ACTUAL else result
    condition = condition_of(clause, k) if result[0] == ACTUAL else ""
    return (POTENTIAL, condition) if condition else result


def _of_itself(clause: Clause, k: int) -> tuple[str, str]:
    """Return (modality, word) that the verb group has by its own "not" or modal, and by "no" before its subject."""
    group, result = clause.groups[k], (ACTUAL, "")
    if group.negated:
        result = (NEGATED, group.negated)
    elif group.modal and not (group.base in _LASTING and group.modal in _COMING):  # "will continue to help B": A helps already
        result = (POTENTIAL, group.modal)
    if group.finite and clause.subjects and clause.subjects[k] and is_nobody(clause, clause.subjects[k].at[0], group.first):
        result = (ACTUAL if result[0] == NEGATED else NEGATED), "no"  # "no A official has helped B"
    return result


def _of_place(clause: Clause, k: int, own: tuple[str, str], lexicon: Lexicon) -> tuple[str, str] | None:
    """Return what right before the group settles its modality: "is to leave", "has to leave", "denied that", a headline's "to"; else None."""
    tokens, group, before = clause.tokens, clause.groups[k], clause.groups[k - 1] if k else None
    open_infinitive = group.infinitive and own[0] == ACTUAL
    if open_infinitive and before is not None and before.copula and before.last == group.first - 1:
        return POTENTIAL, "be to"
    if open_infinitive and asks(clause, k):
        return POTENTIAL, "how to"
    if open_infinitive and before is not None and before.base == "give" and tokens[group.first - 1].low in _SPANS:
        return POTENTIAL, "give"  # "gave B two days to free C"
    if open_infinitive and before is not None and is_owed(clause, k):
        return POTENTIAL, "have to"
    if open_infinitive and (asked := asked_by_noun(clause, group.first - 1)[0]) >= 0:
        return POTENTIAL, tokens[asked].low
    if group.finite and "that" in clause.words and (word := denial_of(clause, k, lexicon)):
        return (ACTUAL if own[0] == NEGATED else NEGATED), word
    if group.finite and before is not None and before.base in lexicon.operators["negate_that"] and not before.negated:
        return ((ACTUAL if own[0] == NEGATED else NEGATED), before.base) if tokens[before.last + 1].low == "that" else None
    if open_infinitive and before is None and group.first and tokens[group.first - 1].tag == "E" and not any(t.tag in "PX" for t in tokens[: group.first]):
        return POTENTIAL, "to"  # a headline: "A to send troops"
    return None


def _behind_word(clause: Clause, k: int, own: tuple[str, str], lexicon: Lexicon, depth: int) -> tuple[str, str] | None:
    """Return what a word of refusing or planning in the five tokens before the group makes of it, or None."""
    tokens, group = clause.tokens, clause.groups[k]
    negate, potential = lexicon.operators["negate"], lexicon.operators["potential"]
    if group.participle and group.first and tokens[group.first - 1].tag == "C":
        return None  # "in planning raids and helping B"
    for m in range(group.first - 1, max(-1, group.first - 6), -1):
        low = tokens[m].low
        if tokens[m].tag in ",;:":
            break
        if m == group.first - 1 and group.infinitive and m and tokens[m - 1].tag in "BH" and low in ("yet", "about"):
            return (NEGATED, "yet to") if low == "yet" else (POTENTIAL, "about to")
        bases = [base for base, _ in tokens[m].verbs]
        if low in negate or any(base in negate for base in bases):
            outer = _at(clause, m, lexicon, depth)
            if outer[0] == NEGATED:  # "did not refuse to": two negations cancel
                return own if own[0] != NEGATED else (ACTUAL, low)
            return (NEGATED, low) if own[0] != NEGATED else (ACTUAL, low)
        if low in _TRIES and is_purpose(tokens, m):
            break  # "launched raids in a bid to stop B": under way
        if low in potential or any(base in potential for base in bases):
            outer = _at(clause, m, lexicon, depth)
            if outer[0] == NEGATED or own[0] == NEGATED:
                return NEGATED, outer[1] or own[1] or low
            return POTENTIAL, low
    return None


def _under_governor(clause: Clause, k: int, lexicon: Lexicon, depth: int) -> tuple[str, str]:
    """Return (modality, word) that the verb governing a group gives it: that verb's own, or what it means for an infinitive."""
    group = clause.groups[k]
    governor = -1 if group.passive and group.first and clause.tokens[group.first - 1].tag == "," else clause.governors[k]  # "A, attacked by B, has not …"
    if governor < 0:
        return ACTUAL, ""
    aside = group.kind == "ing" and clause.tokens[group.first - 1].tag == "," and _is_remark(group.base, lexicon)
    while aside and clause.groups[governor].infinitive and clause.governors[governor] >= 0:
        governor = clause.governors[governor]  # "refused (is planning) to leave, accusing B of …"
    base, outer = clause.groups[governor].base, of_group(clause, governor, lexicon, depth + 1)
    if aside and outer[0] == NEGATED:
        return ACTUAL, ""  # "did not leave, accusing B of …"
    if base in lexicon.operators["potential"] and group.infinitive:
        return (NEGATED, outer[1]) if outer[0] == NEGATED else (POTENTIAL, base)
    if base in lexicon.operators["negate"] and group.infinitive:
        return NEGATED, base
    if group.kind == "ing" and clause.tokens[group.first - 1].low == "from" and base in _BARRING:
        return (ACTUAL if outer[0] == NEGATED else NEGATED), base  # "was barred from helping B"
    return outer


def _is_remark(base: str, lexicon: Lexicon) -> bool:
    """Tell whether a participle behind a comma is a remark or a reaction of its own, which "not" before the comma leaves as it is."""
    return base in _MOVING or base in _HEARTS or any(abs(cue.stance) == 1 for cue in lexicon.verbs.get(base, ()))


def _at(clause: Clause, m: int, lexicon: Lexicon, depth: int) -> tuple[str, str]:
    for k, group in enumerate(clause.groups):
        if group.first <= m <= group.last or group.copula and group.last == m - 1:  # also "had A been | able"
            return of_group(clause, k, lexicon, depth + 1)
    if m > 0 and clause.tokens[m - 1].tag == "N":
        return NEGATED, clause.tokens[m - 1].low
    return ACTUAL, ""
