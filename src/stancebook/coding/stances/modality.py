"""Tell whether a stance is actual, potential or negated, and by which governing word."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.noun_heads import head_of
from stancebook.coding.stances.slots import Clause

#: verbs whose object is a fact
_FACTIVE = words.sets("frames")["factive"]
#: what is under way where the main clause is done "in" it
_TRIES = frozenset({"bid", "attempt", "effort", "efforts", "attempts", "move", "drive", "push"})
_HEADING = words.sets("relations")["heading"]
#: what orders or forbids an act ("repealed a law that barred A")
_EDICTS = words.sets("frames")["edicts"]
ACTUAL, POTENTIAL, NEGATED = "actual", "potential", "negated"
#: heads of acts that may come: "the prospect of war", "fears of war"
_SUPPOSED = frozenset({"supposing", "dreading"})
#: what is done to acts that are over
_GREETED = frozenset({"welcome", "back", "support", "endorse"})


def of_group(clause: Clause, k: int, lexicon: Lexicon, depth: int = 0) -> tuple[str, str]:
    """Return (modality, governing word) of verb group k; an infinitive takes that of the words that govern it."""
    tokens, group = clause.tokens, clause.groups[k]
    negate, potential = lexicon.operators["negate"], lexicon.operators["potential"]
    condition = _condition(clause, k)
    result = (ACTUAL, "")
    if group.base == "do" and tokens[group.first - 1].low == "nothing" and tokens[group.first].tag == "T":
        return NEGATED, "nothing"  # "had nothing to do with the raid"
    if not group.negated and k and _is_repealed(clause, k, lexicon):
        return NEGATED, clause.groups[k - 1].base
    if group.negated:
        result = (NEGATED, group.negated)
    elif group.modal:
        result = (POTENTIAL, group.modal)
    if group.finite and clause.subjects and clause.subjects[k] and _nobody(clause, clause.subjects[k].at[0], group.first):
        result = (ACTUAL if result[0] == NEGATED else NEGATED), "no"  # "no A official has helped B"
    if group.infinitive and result[0] == ACTUAL and k and clause.groups[k - 1].copula and clause.groups[k - 1].last == group.first - 1:
        return POTENTIAL, "be to"
    elif group.infinitive and result[0] == ACTUAL and k and _is_owed(clause, k):
        return POTENTIAL, "have to"
    elif group.finite and k and clause.groups[k - 1].base in lexicon.operators["negate_that"] and not clause.groups[k - 1].negated:
        at = clause.groups[k - 1].last + 1
        if tokens[at].low == "that":
            return (ACTUAL if result[0] == NEGATED else NEGATED), clause.groups[k - 1].base
    elif group.infinitive and k == 0 and group.first and tokens[group.first - 1].tag == "E" and not any(t.tag in "PX" for t in tokens[: group.first]) and result[0] == ACTUAL:
        return POTENTIAL, "to"  # a headline: "A to send troops"
    if result[0] == ACTUAL and depth < 4 and k:
        if group.kind == "base" and group.finite and _continues(clause, k):
            return of_group(clause, k - 1, lexicon, depth + 1)
    if group.participle and group.kind == "ing" and result[0] == ACTUAL and (supposed := _supposed(clause, k)):
        return POTENTIAL, supposed
    if group.kind == "ing" and k and depth < 4 and tokens[group.first - 1].tag == "C" and clause.groups[k - 1].kind == "ing" and clause.groups[k - 1].last == group.first - 2:
        return of_group(clause, k - 1, lexicon, depth + 1)  # "are advising and helping B"
    if not group.finite and depth < 4:
        if _is_called_off(clause, k, lexicon):
            return NEGATED, clause.groups[clause.governors[k]].base
        back = 1
        m = group.first - 1
        listed = group.participle and m >= 0 and tokens[m].tag == "C"  # "in planning raids and helping B"
        while m >= 0 and back <= 5 and not listed and tokens[m].tag not in ",;:":
            low = tokens[m].low
            if m == group.first - 1 and group.infinitive and m and tokens[m - 1].tag in "BH" and low in ("yet", "about"):
                return (NEGATED, "yet to") if low == "yet" else (POTENTIAL, "about to")
            bases = [base for base, _ in tokens[m].verbs]
            if low in negate or any(base in negate for base in bases):
                outer = _at(clause, m, lexicon, depth)
                if outer[0] == NEGATED:  # "did not refuse to": two negations cancel
                    return result if result[0] != NEGATED else (ACTUAL, low)
                return (NEGATED, low) if result[0] != NEGATED else (ACTUAL, low)
            if low in _TRIES and _is_purpose(tokens, m):
                break  # "launched raids in a bid to stop B": under way
            if low in potential or any(base in potential for base in bases):
                outer = _at(clause, m, lexicon, depth)
                if outer[0] == NEGATED or result[0] == NEGATED:
                    return NEGATED, outer[1] or result[1] or low
                return POTENTIAL, low
            m -= 1
            back += 1
        governor = -1 if group.passive and group.first and tokens[group.first - 1].tag == "," else clause.governors[k]  # "A, attacked by B, has not …"
        if governor >= 0 and result[0] == ACTUAL:
            base = clause.groups[governor].base
            outer = of_group(clause, governor, lexicon, depth + 1)
            if base in potential and group.infinitive:
                return (NEGATED, outer[1]) if outer[0] == NEGATED else (POTENTIAL, base)
            if base in negate and group.infinitive:
                return (NEGATED, base)
            result = outer
    if result[0] == ACTUAL and condition:
        return POTENTIAL, condition
    return result


def _is_owed(clause: Clause, k: int) -> bool:
    """Tell whether an infinitive names a duty: "has to leave", "needs to leave", "it is time for B to leave", but not "had to leave"."""
    before = clause.groups[k - 1]
    if before.base in ("have", "need"):
        return before.last == clause.groups[k].first - 1 and clause.tokens[before.last].low not in ("had", "needed")
    return before.copula and clause.governors[k : k + 1] == [-1] and bool(clause.subjects[k])


def _is_purpose(tokens, at: int) -> bool:
    """Tell whether the try at token `at` is what the main clause is done for: "in a desperate bid", "as part of efforts"."""
    at -= 1
    while at >= 0 and (tokens[at].tag in "DXA" or tokens[at].possessive):
        at -= 1
    return at >= 0 and tokens[at].low in ("in", "of") and (tokens[at].low == "in" or tokens[at - 1].low == "part")


def _continues(clause: Clause, k: int) -> bool:
    """Tell whether a bare verb goes on with the one before: "may attack B or kill C", "helps B do damage"."""
    before, group, tokens = clause.groups[k - 1], clause.groups[k], clause.tokens
    if tokens[group.first - 1].tag in "C,":
        return before.infinitive or bool(before.modal) or before.kind == "base"
    return before.base in ("help", "let", "make") and tokens[group.first - 1].tag in "EX"


def _supposed(clause: Clause, k: int) -> str:
    """Return "-ing" or the modal where an -ing form is the subject of the next verb: "A attacking B would be …", or ""."""
    tokens, group = clause.tokens, clause.groups[k]
    following = next((later for later in clause.groups[k + 1 :] if later.finite), None)
    if following is None or not following.finite or any(t.tag in ",;:CRS—" or t.tag in '"“”' for t in tokens[group.last : following.first]):
        return ""
    opens = group.first == 0 or tokens[group.first - 1].tag in ",;:R"
    if tokens[group.first - 1].tag == "E" and not opens:
        return following.modal
    return following.modal or ("-ing" if opens and (k == 0 or not clause.subjects[k]) else "")


def _is_repealed(clause: Clause, k: int, lexicon: Lexicon) -> bool:
    """Tell whether the act is what an order demands that is lifted: "repealed a law that barred A", "lifted an order banning A"."""
    tokens, group, before = clause.tokens, clause.groups[k], clause.groups[k - 1]
    at = group.first - (2 if tokens[group.first - 1].low in ("that", "which") else 1)
    if at <= before.last or tokens[at].low not in _EDICTS or at == group.first - 1 and group.kind != "ing":
        return False
    return before.base in (lexicon.operators["reverse"] | lexicon.operators["call_off"]) and not before.negated and not before.passive and all(t.tag in "DXA#" for t in tokens[before.last + 1 : at])


def _is_called_off(clause: Clause, k: int, lexicon: Lexicon) -> bool:
    """Tell whether the infinitive completes a plan that its governing verb ends: "scrapped a plan to attack B"."""
    governor, tokens = clause.governors[k], clause.tokens
    if governor < 0 or not clause.groups[k].infinitive or clause.groups[governor].base not in lexicon.operators["call_off"]:
        return False
    for token in tokens[clause.groups[governor].last + 1 : clause.groups[k].first]:
        if token.tag == "P" and token.low != "of":
            return False  # "dropped a hint with its decision to …"
        if token.low in lexicon.grammar["intents"]:
            return not clause.groups[governor].negated
    return False


def _nobody(clause: Clause, at: int, verb: int) -> bool:
    """Tell whether "no" or "none of" opens the subject that stands at token `at` before a verb."""
    if at > verb:
        return False
    before = [t.low for t in clause.tokens[max(0, at - 3) : at]]
    return before[-1:] == ["no"] or before[-2:] == ["none", "of"] or before[-3:] == ["none", "of", "the"]


def of_object(clause: Clause, begin: int, at: int) -> tuple[str, str]:
    """Return (modality, governing word) of an act whose noun stands at token `at`: "imposed no sanctions" is negated."""
    for token in clause.tokens[begin:at]:
        if token.low in ("no", "without", "neither"):
            return NEGATED, token.low
        if token.low in ("possible", "planned", "proposed", "potential", "future"):
            return POTENTIAL, token.low
    return ACTUAL, ""


def of_noun(clause: Clause, at: int, governor: int, lexicon: Lexicon, *, talks: bool = False) -> tuple[str, str]:
    """Return (modality, governing word) of a noun cue at token `at` under verb group `governor` (or -1); talks that ended were held."""
    tokens, head = clause.tokens, head_of(clause, at)
    if head is not None and head.kind in _SUPPOSED:
        return (NEGATED if head.denied else POTENTIAL), tokens[head.at].low
    if head is not None and (head.kind == "failing" or head.kind == "ending" and not talks):
        return (ACTUAL if head.denied else NEGATED), tokens[head.at].low
    for m in range(at - 1, max(-1, at - 5), -1):
        low = tokens[m].low
        if low in ("no", "without", "lack", "little"):
            return NEGATED, low
        if tokens[m].tag in ",;:VBHM":
            break
        if low in lexicon.operators["potential"] and tokens[m].tag != "P":
            return POTENTIAL, low
        if low in lexicon.operators["negate"]:
            return NEGATED, low
    if governor >= 0:
        base = clause.groups[governor].base
        if base in _HEADING and clause.groups[governor].last < at and any(t.tag in "PT" for t in tokens[clause.groups[governor].last + 1 : at]):
            return POTENTIAL, base  # "is heading for war"
        if base in _FACTIVE:
            return ACTUAL, ""  # "avoided condemning A's attack": it took place
        outer = of_group(clause, governor, lexicon)
        if clause.groups[governor].passive and clause.groups[governor].first > at and base in _GREETED:
            return outer  # "A's release of B was welcomed": it is done
        if outer[0] == ACTUAL and base in lexicon.operators["seek"] and base not in lexicon.operators["light"]:
            return POTENTIAL, base
        if outer[0] == ACTUAL and base in ("promise", "pledge", "offer", "plan", "agree"):
            return POTENTIAL, base
        if outer[0] == ACTUAL and base in lexicon.operators["negate"]:
            return NEGATED, base
        return outer
    return ACTUAL, ""


def _at(clause: Clause, m: int, lexicon: Lexicon, depth: int) -> tuple[str, str]:
    for k, group in enumerate(clause.groups):
        if group.first <= m <= group.last or group.copula and group.last == m - 1:  # also "had A been | able"
            return of_group(clause, k, lexicon, depth + 1)
    if m > 0 and clause.tokens[m - 1].tag == "N":
        return NEGATED, clause.tokens[m - 1].low
    return ACTUAL, ""


def _condition(clause: Clause, k: int) -> str:
    """Return the "if" or "unless" that opens the clause of group k, or ""."""
    tokens = clause.tokens
    floor = clause.groups[k - 1].last if k else -1
    for m in range(clause.groups[k].first - 1, floor, -1):
        if tokens[m].tag in ";:":
            break
        if tokens[m].low in ("if", "unless", "whether"):
            return tokens[m].low
    return ""
