"""Slots of a verb or noun: the mentions that fill its object, what prepositions link, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancebook.coding import words
from stancebook.coding.stances.tokens import Token
from stancebook.coding.stances.verb_groups import VerbGroup

#: subordinators that always open a clause; the others may be prepositions
BOUNDARY = words.sets("frames")["boundary"]
#: heads that are somebody else than their owner ("its ally B")
_OTHERS = words.sets("relations")["others"]
_BORDERS = words.sets("guards")["borders"]
#: offices right before the name of who holds them
_OFFICES = frozenset(words.load("references")["offices"]["heads"]) | {"mr", "mrs", "ms", "dr", "gen", "leader"}
_CLOSING = {"—": "—", "(": ")", "[": "]"}
#: what is done with the weapons that hit somebody
_FIRED = frozenset({"fired", "launched", "dropped", "thrown", "planted", "hurled", "lobbed", "shot", "detonated"})
#: how far, in tokens, a slot is looked for
REACH = 28
#: participles that tell whose a thing or place is ("a camp held by A")
_HOLDING = words.sets("frames")["holding"]
#: words that "to" ends ("according to")
_FIXED = frozenset({"according", "due", "prior", "thanks", "owing", "contrary"})
#: "at B's behest", "at the request of B": B wants it done
_BIDDING = frozenset({"behest", "instigation", "urging", "insistence", "request", "invitation", "expense"})
#: prepositions of time, behind which no slot of the verb stands
CIRCUMSTANCES = frozenset({"during", "amid", "amidst", "after", "before", "following", "since", "until"})
#: prepositions that only narrow the noun they follow ("an inquiry into the finances of A")
NESTED = words.sets("frames")["nested"]


@dataclass(slots=True)
class Filler:
    """The mentions that fill a slot (token positions) and how sure the place is (0 to 1)."""

    at: tuple[int, ...] = ()
    sure: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.at)


NOBODY = Filler()
#: somebody is meant whom no name stands for: no other name may fill the slot
UNNAMED = Filler((), 1.0)


@dataclass(slots=True)
class Clause:
    """One sentence as tokens and verb groups, with the subject of each group; `words` are its words, by which a rule can tell that it has nothing to read."""

    tokens: list[Token]
    groups: list[VerbGroup]
    subjects: list[Filler] = field(default_factory=list)
    governors: list[int] = field(default_factory=list)  # the group that governs this one, or -1
    words: frozenset[str] = field(init=False, repr=False)
    regions: dict[int, int] = field(init=False, repr=False, default_factory=dict)  # where the objects of a group end, once asked

    def __post_init__(self) -> None:
        self.words = frozenset([token.low for token in self.tokens])


def coordinated(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    """Return `at` and the mentions listed with it to its right ("A, B and C"), before `stop`.

    Commas alone make no list ("… against A, B said"), but where the list opens the sentence, as in headlines.
    """
    found = _joined(tokens, at, stop)
    if len(found) > 1 and at > 1 and not any(t.tag == "C" or t.low in ("as", "alongside") for t in tokens[at + 1 : found[-1]]) and not _goes_on(tokens, found[-1] + 1):
        return found[:1]
    return found


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether a list ends in somebody who is no mention: "A, B and their friends."."""
    if at < len(tokens) and tokens[at].tag == ",":
        at += 1
    if at >= len(tokens) or tokens[at].low not in ("and", "or"):
        return False
    rest = tokens[at + 1 : at + 7]
    end = next((n for n, token in enumerate(rest) if token.tag not in "DXA#E"), len(rest))
    return 0 < end and (end == len(rest) or rest[end].tag in ".;)P")


def _joined(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    found, i = [at], at + 1
    while i < stop:
        j, joined, words = past_parenthesis(tokens, past_place(tokens, i, stop), stop), False, 0
        while j < stop and tokens[j].tag != "E":
            token = tokens[j]
            if token.tag == "C" and (token.low in ("and", "or", "&", "nor") or token.low == "but" and tokens[j + 1].low == "also") or token.tag == ",":
                joined = True
            elif token.low in ("as", "well", "along", "with", "alongside", "both", "including") and joined or token.low in ("alongside",):
                joined = True
            elif token.low == "as" and tuple(t.low for t in tokens[j + 1 : j + 3]) == ("well", "as"):
                joined, j = True, j + 2
            elif token.tag in "DA" or token.tag == "#" or (token.tag == "X" and words < 2 and not token.low.endswith("ly")):
                words += token.tag == "X"
            else:
                return tuple(found)
            j += 1
        if j >= stop or not joined:
            return tuple(found)
        if j + 1 < len(tokens) and tokens[j + 1].tag in "VH" and tokens[j - 1].tag == "C" and tokens[j - 2].tag == "," and (len(found) == 1 or j + 1 < stop or any(t.tag == "C" for t in tokens[at + 1 : j - 2])):
            return tuple(found)  # "ties with B, and C followed"
        if tokens[j].possessive and j + 1 < len(tokens) and tokens[j - 1].tag == "X":
            return tuple(found)
        owner, j = j, owned(tokens, j, stop)
        if j == owner and tokens[j].possessive and tokens[j].kind == "pronoun":
            return tuple(found)  # "ties to A, and its policies"
        found.append(j)
        i = j + 1
    return tuple(found)


def _ended(tokens: list[Token], listed: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out the second of two names where it opens the next clause: "fought A, and B officials have …"."""
    if len(listed) != 2 or not any(t.tag == "," for t in tokens[listed[0] : listed[1]]):
        return listed
    after = listed[1] + 1
    while after < len(tokens) and after < listed[1] + 4 and tokens[after].tag in "XA":
        after += 1
    return listed[:1] if after < len(tokens) and tokens[after].tag in "BHMV" and after <= listed[1] + 3 else listed


def past_parenthesis(tokens: list[Token], m: int, stop: int) -> int:
    """Return the token behind the brackets or dashes that open at `m`, or `m` itself."""
    if m < stop and tokens[m].tag in _CLOSING:
        for j in range(m + 1, min(len(tokens), m + 16)):
            if tokens[j].tag == _CLOSING[tokens[m].tag]:
                return j + 1
    return m


def past_place(tokens: list[Token], m: int, stop: int) -> int:
    """Return the token behind a place that interrupts a list ("A's troops in Lima | as well as B"), or `m` itself."""
    if m < stop and tokens[m].low in ("in", "near", "at"):
        j = m + 1
        while j < stop and (tokens[j].tag == "D" or tokens[j].tag == "X" and tokens[j].text[:1].isupper()):
            j += 1
        if j > m + 1 and j < stop and (tokens[j].tag == "C" or tokens[j].low == "as"):
            return j
    return m


def owned(tokens: list[Token], at: int, stop: int) -> int:
    """Return the mention that the one at `at` owns or shares ("A's Green Party", "its ally, B", "its border with B"), or `at` itself."""
    named = _officer(tokens, at, stop)
    if named >= 0:
        return named
    if not tokens[at].possessive:
        return at
    other = False
    for m in range(at + 1, min(stop, at + 6)):
        if tokens[m].tag == "E":
            return m if other or m < at + 3 else at
        if tokens[m].low == "with" and tokens[at].kind == "pronoun" and tokens[m - 1].low in _BORDERS:
            other = True
            continue
        if other and tokens[m].low in ("from", "of", "in") and tokens[m - 1].low in _OTHERS and m + 1 < stop and tokens[m + 1].tag == "E":
            continue  # "his counterpart from B"
        other = other or tokens[m].low in _OTHERS
        if tokens[m].tag != "X" and not (tokens[m].tag == "," and other):
            break
    return at


def _officer(tokens: list[Token], at: int, stop: int) -> int:
    """Return the person whom a state's name and an office introduce ("B premier Anna Lind", "B's leader, Anna Lind"), or -1."""
    for m in range(at + 1, min(stop, at + 6)):
        if tokens[m].tag == "E":
            return m if tokens[m - 1].low in _OFFICES and tokens[m].kind not in ("pronoun", "description") and tokens[m].text[:1].isupper() else -1
        if tokens[m].tag != "X" or not (tokens[m].low in _OFFICES or m + 1 < stop and tokens[m + 1].tag in "XE"):
            return -1
    return -1


def is_reciprocal(tokens: list[Token], start: int, stop: int) -> bool:
    """Tell whether "each other" or "one another" stands in tokens[start:stop] before any name."""
    for m in range(start, min(stop, len(tokens) - 1)):
        token = tokens[m]
        if token.tag == "E":
            return False
        if token.low == "each" and tokens[m + 1].low == "other" or token.low == "one" and tokens[m + 1].low == "another":
            return True
        if token.low == "the" and tokens[m + 1].low == "other" and _stands_alone(tokens, m + 1):
            return True
    return False


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Tell whether "the other" stands alone: "each blamed the other"."""
    return at + 1 >= len(tokens) or tokens[at + 1].tag not in "XEA#"


def object_region(clause: Clause, k: int) -> int:
    """Return the token position where the objects of group k end (exclusive)."""
    if k not in clause.regions:
        clause.regions[k] = _region(clause, k)
    return clause.regions[k]


def _region(clause: Clause, k: int) -> int:
    """Find where the objects of group k end: at a mark, a clause or the next verb with its subject."""
    tokens, groups = clause.tokens, clause.groups
    stop = len(tokens)
    start = groups[k].last + 1
    for m in range(start, min(stop, start + REACH)):
        token = tokens[m]
        if token.tag in ";:" or token.tag == "—" or (token.tag in "S" and token.low in BOUNDARY):
            stop = m
            break
        if token.tag == "R" and token.low != "that" or token.tag == "R" and m > start:
            stop = m
            break
    else:
        stop = min(stop, start + REACH)
    follow = k + 1
    while follow < len(groups) and groups[follow].participle and groups[follow].passive:
        follow += 1  # "sanctions imposed on A": a reduced clause narrows the object and does not end it
    if follow < len(groups) and groups[follow].first < stop:
        nxt = groups[follow]
        cut = nxt.first
        while cut > start and tokens[cut - 1].tag in "AN":
            cut -= 1
        opener = next((m for m in range(cut - 1, max(start, cut - 7), -1) if tokens[m].tag in "S,;:C"), -1) if nxt.finite else -1
        if opener > 0 and tokens[opener].tag == "S":
            cut = opener  # "… after B attacked C"
        elif nxt.finite:  # its own subject does not belong to the object
            for m in range(cut - 1, start, -1):
                if tokens[m].tag in "C," and not (tokens[m].tag == "," and m == cut - 1):
                    after = [t for t in tokens[m + 1 : cut] if t.tag in "XE"]
                    if after:
                        cut = m
                    break
        stop = min(stop, cut)
    return stop


def linked(tokens: list[Token], start: int, stop: int, prepositions: frozenset[str] | set[str]) -> Filler:
    """Return the first mention that one of the prepositions links in tokens[start:stop]."""
    for m in range(start, stop):
        if tokens[m].low in CIRCUMSTANCES and tokens[m].low not in prepositions and "by" not in prepositions and not _inserted(tokens, start, m, stop):
            break  # "raised questions during talks with B"
        if tokens[m].low in prepositions and tokens[m].tag in "PTS" and not (tokens[m].low == "to" and m and tokens[m - 1].low in _FIXED or tokens[m].low == "at" and any(t.low in _BIDDING for t in tokens[m + 1 : m + 3])):
            for j in range(m + 1, min(stop, m + 9)):
                if tokens[j].tag == "E":
                    distance = j - m
                    return Filler(_ended(tokens, coordinated(tokens, owned(tokens, j, stop), stop)), 0.85 if distance < 4 else 0.7)
                if tokens[j].tag in ",;VBHMRS" or tokens[j].low == "what" or tokens[j].tag in "PT" and (tokens[j].low not in NESTED or tokens[j].low in prepositions) and not shares_border(tokens, j):
                    break
    return NOBODY


def _firing(tokens: list[Token], start: int) -> Filler:
    """Return whose weapon it is: A of "hit by rockets fired from A"."""
    by = next((m for m in range(start, min(len(tokens), start + 6)) if tokens[m].low == "by"), -1)
    fired = next((m for m in range(by + 2, min(len(tokens), by + 9)) if tokens[m].low in _FIRED), -1) if by >= 0 else -1
    if fired < 0 or any(t.tag in "E,;:" for t in tokens[by + 1 : fired]):
        return NOBODY
    return linked(tokens, fired + 1, min(len(tokens), fired + 6), {"by", "from"})


def past_insertion(tokens: list[Token], at: int) -> int:
    """Return the token behind an insertion that opens at `at` with a comma (", with the help of C, | a raid"), or `at`."""
    if at + 1 >= len(tokens) or tokens[at].tag != "," or tokens[at + 1].tag not in "PSA":
        return at
    for m in range(at + 2, min(len(tokens), at + 14)):
        if tokens[m].tag == ",":
            return m + 1
        if tokens[m].tag in "VBHM;:R":
            break
    return at


def doer(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return whom "by" names behind a passive verb, unless it belongs to a noun of the occasion ("was hit after raids by A")."""
    agent = linked(tokens, start, stop, {"by"}) or _firing(tokens, start)
    if not agent:
        return NOBODY
    by = next((m for m in range(agent.at[0] - 1, start - 1, -1) if tokens[m].low == "by"), start)
    occasion = any(t.low in CIRCUMSTANCES or t.low == "wake" for t in tokens[start:by])
    return NOBODY if occasion and tokens[by - 1].tag == "X" and tokens[by - 1].text.islower() else agent


def shares_border(tokens: list[Token], m: int) -> bool:
    """Tell whether the token is the "with" of "on its border with B"."""
    return tokens[m].low == "with" and tokens[m - 1].low in _BORDERS


def _inserted(tokens: list[Token], start: int, m: int, stop: int) -> bool:
    """Tell whether the word at `m` stands between two commas ("returned it, lost since 1943, to B")."""
    return any(t.tag == "," for t in tokens[start:m]) and any(t.tag == "," for t in tokens[m:stop])


def direct(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return the first mention in the noun phrase right behind a verb, before any preposition."""
    for m in range(start, stop):
        token = tokens[m]
        if token.tag == "E":
            if opens_relative(tokens, start, m):
                break
            return Filler(_ended(tokens, coordinated(tokens, owned(tokens, m, stop), stop)), 0.9 if m - start < 4 else 0.8)
        if token.tag in "PTVBHMRS;:" or token.tag == "C" and (token.low in ("but", "yet") or m == start and m + 1 < stop and tokens[m + 1].tag in "ED") or token.tag == "," and not _lists_on(tokens, m, stop):
            break
        if token.low == "than" and tokens[m - 1].low not in ("more", "less", "fewer", "other", "rather"):
            break  # "killed fewer farmers than B"
    return NOBODY


def opens_relative(tokens: list[Token], start: int, at: int) -> bool:
    """Tell whether the mention is the subject of a clause that tells of the noun before it: "the men (whom) B has failed to arrest"."""
    if tokens[at].possessive or at + 1 >= len(tokens) or tokens[at + 1].tag not in "HM" and not (tokens[at + 1].tag == "V" and tokens[at + 1].low.endswith("s")):
        return False
    m = at - 1
    while m > start and tokens[m].text[:1].isupper():
        m -= 1  # "the men Mr Somebody, B's leader, has …"
    return m >= start and tokens[m].tag == "X" and tokens[m].text[:1].islower() and any(t.tag in "DA#" or t.low.endswith("s") for t in tokens[start : m + 1])


def _lists_on(tokens: list[Token], comma: int, stop: int) -> bool:
    """Tell whether a comma goes on with a list ("farmers, A and B") or with a modifier, and does not place ("the town, A")."""
    return comma > 0 and tokens[comma - 1].tag in "AVDN" or any(t.tag == "C" for t in tokens[comma:stop])


def several(tokens: list[Token], filler: Filler) -> bool:
    """Tell whether a slot holds more than one side: a list, or a reference to several ("both countries", "they")."""
    return len(filler.at) > 1 or any(len(tokens[m].actors) > 1 and tokens[m].kind in ("description", "pronoun") for m in filler.at)


def held_by(tokens, begin: int, stop: int) -> Filler:
    """Return whose the object is: "struck a camp held by B", "seized a ship operated by B"."""
    for m in range(begin, stop - 1):
        if tokens[m].low in ("that", "which") and tokens[m + 1].tag in "BH":
            continue
        if tokens[m].low in _HOLDING and tokens[m + 1].low in ("by", "to"):
            held = linked(tokens, m + 1, stop, {"by", "to"})
            return Filler(held.at, held.sure * 0.85)
        if tokens[m].tag not in "DXA#VPTBH" or tokens[m].low == "against":
            break
    return NOBODY


def without(filler: Filler, other: Filler) -> Filler:
    """Return the filler less the mentions that the other holds."""
    return Filler(tuple(m for m in filler.at if m not in other.at), filler.sure) if other else filler


def of_others(tokens: list[Token], filler: Filler, subject: Filler) -> Filler:
    """Return the filler less the mentions of the subject's own actors."""
    mine = {actor for m in subject.at for actor in tokens[m].actors}
    return Filler(tuple(m for m in filler.at if not mine & set(tokens[m].actors)), filler.sure)
