"""Read a relative clause: whom its pronoun stands for, and which verb it is the subject or object of."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import list_left

_TELLING = words.sets("relations")["telling"]
_VIOLENT = words.sets("frames")["violent"]
#: heads of a relative clause that names nobody ("those who help A")
_ANYBODY = words.sets("frames")["anybody"]
#: of these a name right before says which one it is ("the A family that supports B")
_BODIES = frozenset({"family", "families", "company", "companies", "firm", "firms", "bank", "banks", "party", "parties", "newspaper", "channel", "community"})
#: what leads to the place or the victims of a violent act
_SCENES = frozenset({"in", "at", "near", "on", "against", "outside", "inside", "across"})
#: what an act or a saying just told is called
_SUMMED = words.sets("relations")["summing_up"] | words.sets("relations")["claims"]
_PLACES = frozenset({"in", "at", "near", "outside", "inside", "across"})
#: adverbs that may stand between a relative pronoun and its verb, and are conjunctions elsewhere
_ADVERBS = frozenset({"once", "since", "first", "later", "long", "until", "recently"})
#: nouns whose "that" opens what they hold: "the claim that A attacked"
_CONTENTS = words.sets("frames")["contents"]


def antecedent(tokens: list[Token], relative: int, clause: Clause, k: int) -> Filler:
    i = relative - 1
    while i >= 0 and tokens[i].tag in ",CA—(":
        i -= 1
    if i >= 0 and tokens[i].low in _ANYBODY:
        return Filler((i - 1,), 0.75) if i and tokens[i].low in _BODIES and tokens[i - 1].tag == "E" and not tokens[i - 1].possessive else UNNAMED
    if i > 1 and tokens[i].low in _SUMMED and any(tokens[m].low in ("a", "an") and tokens[m - 1].tag == "," for m in range(max(1, i - 3), i)):
        return UNNAMED  # "moved tanks to B, a step that C condemned"
    low = max(0, relative - 9)
    placed = False
    while i >= low:
        if tokens[i].tag == "E" and is_scene(tokens, i, low):
            placed = True
        elif tokens[i].tag == "E":
            apposed = _before_apposition(tokens, i, relative)
            return Filler(list_left(tokens, i) if apposed < 0 else (apposed,), 0.75)
        if tokens[i].tag in "V;:" or tokens[i].tag in "BHM":
            break
        i -= 1
    before = clause.groups[k - 1] if k > 0 else None
    if before is not None and before.copula and before.finite and before.last < relative and clause.subjects[k - 1] and tokens[relative - 1].tag == "X":
        return Filler(clause.subjects[k - 1].at, clause.subjects[k - 1].sure * 0.9)  # "A is the only neighbour that helps B"
    if k > 0 and tokens[relative - 1].tag in "XE,#" and clause.subjects[k - 1] and clause.groups[k - 1].finite:
        heads = [t.low for t in tokens[clause.groups[k - 1].last + 1 : relative]]
        if _VIOLENT & set(heads):  # "A claimed an attack that killed B"
            return Filler(clause.subjects[k - 1].at, clause.subjects[k - 1].sure * 0.8)
    return UNNAMED if placed else NOBODY


def is_scene(tokens: list[Token], at: int, low: int) -> bool:
    """Tell whether the name only says where or upon whom a violent act fell: "an attack on a mosque in B that killed …"."""
    m = at - 1
    while m > low and tokens[m].tag in "DA#X" and not tokens[m].low.endswith("s"):
        m -= 1
    if tokens[m].low not in _SCENES or tokens[m].tag != "P":
        return False
    if tokens[m].low in _PLACES and any(t.tag == "E" and not t.possessive for t in tokens[max(low, m - 2) : m]):
        return True  # "A's men and B fighters in C that …"
    while m > low and tokens[m].tag in "PDA#XE" and tokens[m].low not in _VIOLENT:
        m -= 1
    return tokens[m].low in _VIOLENT


def _before_apposition(tokens: list[Token], at: int, relative: int) -> int:
    """Return the name that an apposition with the adjective at `at` describes ("B, the new A leader who …"), or -1."""
    if at + 1 >= relative or tokens[at].possessive or tokens[at + 1].tag != "X":
        return -1
    m = at - 1
    while m > 0 and tokens[m].tag in "XA#":
        m -= 1
    return m - 2 if m > 1 and tokens[m].tag == "D" and tokens[m - 1].tag == "," and tokens[m - 2].tag == "E" and not tokens[m - 2].possessive else -1


def relative_before(clause: Clause, k: int) -> int | None:
    """Return the relative pronoun that opens the clause of group k (or of the groups it continues)."""
    tokens = clause.tokens
    while k >= 0:
        i = clause.groups[k].first - 1
        while i >= 0 and (tokens[i].tag in "ANM" or tokens[i].low in _ADVERBS or tokens[i].tag == "X" and tokens[i].low.endswith("ly")):
            i -= 1
        whose = next((m for m in range(i, max(-1, i - 4), -1) if tokens[m].low == "whose"), -1)
        if i >= 0 and tokens[i].tag == "R" or whose >= 0:
            return max(i, 0) if tokens[i].tag == "R" else whose
        if clause.groups[k].finite and clause.subjects[k].sure >= 0.85:
            return None
        k -= 1
    return None


def object_relative(clause: Clause, k: int) -> int | None:
    """Return the relative pronoun that is the object of group k ("the farmers whom A arrested"), or None."""
    tokens, i = clause.tokens, clause.groups[k].first - 1
    low = max(0, i - 6)
    while i > low and tokens[i].tag in "ANEXDP" and tokens[i].tag != "R":
        i -= 1
    that = tokens[i].low == "that" and i > 1 and tokens[i - 1].tag == "X" and tokens[i - 1].low not in _CONTENTS and tokens[clause.groups[k].first - 1].tag in "EA" and _is_apposed(tokens, i)
    if (tokens[i].low in ("whom", "which", "who") or that) and clause.groups[k].first - i > 1 and any(t.tag == "E" for t in tokens[i + 1 : clause.groups[k].first]):
        return i
    return None


def _is_apposed(tokens: list[Token], relative: int) -> bool:
    """Tell whether the noun before "that" names somebody again: "A, a group that B supports"."""
    i = relative - 1
    while i > 0 and (tokens[i].tag in "XDA#" or tokens[i].low in ("once", "long")):
        i -= 1
    named = tokens[relative - 1].low.endswith("s") and not tokens[relative - 1].low.endswith("ous") or any(token.tag in "D#" for token in tokens[i + 1 : relative])  # not "A, angry that B …"
    return i > 0 and tokens[i].tag == "," and tokens[i - 1].tag == "E" and named


def outer_relative(tokens: list[Token], end: int) -> int:
    """Return the relative pronoun before a subject of telling, whose verb is yet to come: "which A says | helped B"; or -1."""
    for m in range(end - 1, max(-1, end - 7), -1):
        if tokens[m].tag == "R" and tokens[m].low in ("who", "which", "that"):
            return m
        if tokens[m].tag not in "EDXA#":
            return -1
    return -1


def relative_with_object(clause: Clause, k: int, i: int) -> int | None:
    """Return the relative pronoun whose clause, with its object, parts group k from its subject, or None."""
    tokens, n = clause.tokens, k - 1
    while n > 0 and clause.groups[n].infinitive and clause.groups[n].first - clause.groups[n - 1].last < 4:
        n -= 1  # "doctors who had come to work in A were jostled"
    before = clause.groups[n] if n >= 0 else None
    at = before.first - 1 if before is not None else 0
    while at > 1 and tokens[at].tag == "A":
        at -= 1
    if before is None or not before.finite or before.base in _TELLING or at < 1 or tokens[at].low not in ("who", "which", "that"):
        return None
    between = tokens[clause.groups[k - 1].last + 1 : i + 1]
    if not between or any(t.tag in ",;:SCRV" or t.tag in '"“”—' for t in between) or not any(t.tag in "EX" for t in between) or tokens[at - 1].tag not in "XE":
        return None
    return at
