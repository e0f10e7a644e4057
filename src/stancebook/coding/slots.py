"""Find who fills the slots of a verb or noun: subject, object and what prepositions link."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancebook.coding.clauses import Token, VerbGroup
from stancebook.coding.lexicon import Lexicon

#: subordinators that always open a clause; the others may be prepositions
BOUNDARY = frozenset({"because", "while", "whereas", "although", "though", "if", "unless", "when", "whenever", "where", "whether", "lest"})
#: how far, in tokens, a slot is looked for
REACH = 28


@dataclass(slots=True)
class Filler:
    """The mentions that fill a slot (token positions) and how sure the place is (0 to 1)."""

    at: tuple[int, ...] = ()
    sure: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.at)


NOBODY = Filler()


@dataclass(slots=True)
class Clause:
    """One sentence as tokens and verb groups, with the subject of each group."""

    tokens: list[Token]
    groups: list[VerbGroup]
    subjects: list[Filler] = field(default_factory=list)
    governors: list[int] = field(default_factory=list)  # the group that governs this one, or -1


def coordinated(tokens: list[Token], at: int, stop: int) -> tuple[int, ...]:
    """Return `at` and the mentions listed with it to its right ("A, B and C"), before `stop`."""
    found, i = [at], at + 1
    while i < stop:
        j, joined, words = i, False, 0
        while j < stop and tokens[j].tag != "E":
            token = tokens[j]
            if token.tag == "C" and token.low in ("and", "or", "&", "nor") or token.tag == ",":
                joined = True
            elif token.low in ("as", "well", "along", "with", "alongside", "both", "including") and joined or token.low in ("alongside",):
                joined = True
            elif token.tag in "DA" or token.tag == "#" or (token.tag == "X" and words < 2 and not token.low.endswith("ly")):
                words += token.tag == "X"
            else:
                return tuple(found)
            j += 1
        if j >= stop or not joined:
            return tuple(found)
        if tokens[j].possessive and j + 1 < len(tokens) and tokens[j - 1].tag == "X":
            return tuple(found)
        found.append(j)
        i = j + 1
    return tuple(found)


def resolve_subjects(tokens: list[Token], groups: list[VerbGroup], lexicon: Lexicon) -> Clause:
    """Return the clause with, for each verb group, its subject and its governing group."""
    clause = Clause(tokens, groups)
    for k in range(len(groups)):
        subject, governor = _subject(clause, k, lexicon)
        clause.subjects.append(subject)
        clause.governors.append(governor)
    for k, group in enumerate(groups):  # "After returning to power, the group …": the subject stands to the right
        if not clause.subjects[k] and not group.finite and clause.governors[k] < 0:
            later = next((m for m in range(k + 1, len(groups)) if groups[m].finite and clause.subjects[m]), None)
            if later is not None and any(t.tag == "," for t in tokens[group.last : groups[later].first]):
                clause.subjects[k] = Filler(clause.subjects[later].at, 0.6)
                clause.governors[k] = later
    return clause


def _subject(clause: Clause, k: int, lexicon: Lexicon) -> tuple[Filler, int]:
    tokens, group = clause.tokens, clause.groups[k]
    i = group.first - 1
    while i >= 0 and (tokens[i].tag in "AN" or (tokens[i].tag == "X" and tokens[i].low.endswith("ly"))):
        i -= 1
    previous = k - 1
    inside = next((m for m in range(group.first, group.main) if tokens[m].tag == "E"), None)
    if inside is not None:
        return Filler((inside,), 0.7), -1
    if i < 0:
        return NOBODY, -1
    token = tokens[i]
    if not group.finite and token.tag == "E" and group.participle and not token.possessive:
        return Filler(_list_left(tokens, i), 0.85), previous
    if group.infinitive and token.tag == "X":
        holder = _holder(tokens, i)
        if holder is not None and (previous < 0 or clause.groups[previous].base not in lexicon.grammar["object_control"]):
            return Filler((holder,), 0.8), previous
    if group.infinitive:
        if previous >= 0 and _same_stretch(tokens, clause.groups[previous].last, group.first):
            return _controlled(clause, previous, group, lexicon)
        return (_shared(clause, previous), previous) if previous >= 0 else _left_np(clause, 0, i, lexicon)
    if token.tag == "R" and token.low in ("who", "which", "that"):
        return _antecedent(tokens, i, clause, k), -1
    if group.participle:
        if token.tag in ",—" and previous >= 0:  # "…, raising fears": goes with the main clause
            main = previous
            while main > 0 and (_relative_before(clause, main) is not None or not clause.groups[main].finite):
                main -= 1
            return _shared(clause, main if clause.subjects[main] else previous), previous
        if token.tag == "P" or token.tag in ",C" or token.tag in "S":
            if token.low == "of" and previous >= 0 and clause.groups[previous].base in lexicon.grammar["object_control"] or token.low == "from" and previous >= 0:
                return _controlled(clause, previous, group, lexicon)
            if token.low == "with":
                return NOBODY, previous
            return (_shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)
        near = _left_np(clause, clause.groups[previous].last + 1 if previous >= 0 else 0, i, lexicon)
        if near[0]:
            return near[0], previous
        return (_shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)
    if token.tag == "C" and previous >= 0:
        return _shared(clause, _same_level(clause, previous)), clause.governors[previous] if clause.governors else -1
    if token.tag == "," and previous >= 0:
        opener = _relative_before(clause, previous)
        if opener is not None:
            return Filler(_antecedent(tokens, opener, clause, previous).at, 0.75), -1
    begin = clause.groups[previous].last + 1 if previous >= 0 else 0
    found, governor = _left_np(clause, begin, i, lexicon)
    if not found and previous >= 0:
        nouns = [t.low for t in tokens[begin : i + 1] if t.tag in "XE"]
        if not nouns:
            return _shared(clause, previous), governor
        if group.finite and nouns[-1] in _ANAPHORS and clause.groups[previous].finite:  # "A said it would", "B said his country will"
            return Filler(clause.subjects[previous].at, clause.subjects[previous].sure * 0.8), governor
    return found, governor


#: words that stand for the speaker right behind a verb of saying
_ANAPHORS = frozenset({"it", "he", "she", "they", "we", "i", "country", "government"})


def _same_level(clause: Clause, k: int) -> int:
    """Step over infinitives and participles to the finite group that a coordinated one continues, if it is near."""
    while k > 0 and not clause.groups[k].finite and clause.groups[k - 1].last + REACH > clause.groups[k].first:
        k -= 1
    return k


def _shared(clause: Clause, k: int) -> Filler:
    if not clause.subjects[k]:
        return NOBODY
    return Filler(clause.subjects[k].at, clause.subjects[k].sure * 0.9)


def _same_stretch(tokens: list[Token], left: int, right: int) -> bool:
    return not any(t.tag in ";:" for t in tokens[left:right])


def _controlled(clause: Clause, previous: int, group: VerbGroup, lexicon: Lexicon) -> tuple[Filler, int]:
    """Subject of an infinitive or -ing form: the object of a control verb, else the governing verb's own subject."""
    tokens, governor = clause.tokens, clause.groups[previous]
    between = range(governor.last + 1, group.first)
    if governor.base in lexicon.grammar["object_control"] and not governor.passive:
        objects = [m for m in between if tokens[m].tag == "E"]
        if objects:
            return Filler(coordinated(tokens, objects[0], group.first), 0.8), previous
        if any(tokens[m].low in lexicon.grammar["agent_nouns"] or tokens[m].low in lexicon.grammar["pronouns"] for m in between):
            return NOBODY, previous
    climb = previous
    while climb >= 0 and not clause.subjects[climb] and not (clause.groups[climb].finite and _relative_before(clause, climb) is not None):
        climb -= 1
    found = _shared(clause, climb) if climb >= 0 else NOBODY
    return (found if climb == previous else Filler(found.at, found.sure * 0.75)), previous


def _holder(tokens: list[Token], i: int) -> int | None:
    """Return the possessor of the noun at i ("A's ability to …"), which is the subject of what follows."""
    for m in range(i, max(-1, i - 5), -1):
        if tokens[m].tag == "E":
            return m if tokens[m].possessive or tokens[m].kind == "pronoun" and tokens[m].low in ("its", "their", "his", "her", "our") else None
        if tokens[m].tag not in "XAC":
            return None
    return None


def _antecedent(tokens: list[Token], relative: int, clause: Clause, k: int) -> Filler:
    i = relative - 1
    while i >= 0 and tokens[i].tag in ",CA":
        i -= 1
    low = max(0, relative - 9)
    while i >= low:
        if tokens[i].tag == "E":
            return Filler(_list_left(tokens, i), 0.75)
        if tokens[i].tag in "V;:" or tokens[i].tag in "BHM":
            break
        i -= 1
    if k > 0 and tokens[relative - 1].tag in "XE,#" and clause.subjects[k - 1] and clause.groups[k - 1].finite:
        heads = [t.low for t in tokens[clause.groups[k - 1].last + 1 : relative]]
        if _VIOLENT & set(heads):  # "A claimed an attack that killed B"
            return Filler(clause.subjects[k - 1].at, clause.subjects[k - 1].sure * 0.8)
    return NOBODY


#: heads whose author acts through them ("an attack that killed …")
_VIOLENT = frozenset({"attack", "attacks", "bombing", "bombings", "strike", "strikes", "raid", "raids", "operation", "operations", "campaign", "offensive", "assault"})


def _list_left(tokens: list[Token], at: int) -> tuple[int, ...]:
    """Return the whole list of mentions that ends at `at`."""
    first = at
    j = at - 1
    while j >= 0 and (tokens[j].tag in ",CDE" or (tokens[j].tag == "X" and tokens[j].low not in ("i",))) and at - j < 14:
        if tokens[j].tag == "E" and not tokens[j].possessive:
            if at in coordinated(tokens, j, at + 1):
                first = j
            else:
                break
        j -= 1
    return coordinated(tokens, first, at + 1)


def _relative_before(clause: Clause, k: int) -> int | None:
    """Return the relative pronoun that opens the clause of group k (or of the groups it continues)."""
    tokens = clause.tokens
    while k >= 0:
        i = clause.groups[k].first - 1
        while i >= 0 and (tokens[i].tag in "AN" or tokens[i].tag in "M"):
            i -= 1
        if i >= 0 and tokens[i].tag == "R":
            return i
        if clause.groups[k].finite and clause.subjects[k].sure >= 0.85:
            return None
        k -= 1
    return None


def _left_np(clause: Clause, begin: int, end: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return the mentions in the head noun phrase of tokens[begin..end], the stretch before a verb."""
    tokens = clause.tokens
    for m in range(end, begin - 1, -1):  # a subordinator or strong mark opens a new clause
        token = tokens[m]
        if token.tag in ";:" or token.tag in '"“”—' and m < end or (token.tag == "S" and token.low in BOUNDARY) or (token.tag == "R" and token.low == "that"):
            begin = m + 1
            break
        if token.tag == "C" and token.low in ("but", "yet", "and") and m > begin and any(t.tag in "XE" for t in tokens[m + 1 : end + 1]) and begin > 0 and _verb_before(clause, m) and not _list_here(tokens, m):
            begin = m + 1
            break
    parts: list[list[int]] = [[]]
    for m in range(begin, end + 1):
        if tokens[m].tag == ",":
            parts.append([])
        else:
            parts[-1].append(m)
    parts = [part for part in parts if part]
    if not parts:
        return NOBODY, -1
    after_verb = begin > 0 and tokens[begin - 1].tag in "VBHO"
    candidates = []
    for n, part in enumerate(parts):
        head = _head(tokens, part, lexicon)
        lead = tokens[part[0]]
        introductory = lead.tag in "PS" or lead.low in lexicon.grammar["time_words"] or (lead.tag == "A") or (after_verb and n == 0 and len(parts) > 1)
        candidates.append((introductory, n, head, part))
    for introductory, n, head, _part in candidates:
        if not introductory and head is not None:
            if head[0] >= 0:
                full = coordinated(tokens, head[0], end + 1)
                return Filler(full, head[1]), -1
            if n + 1 < len(candidates) and any(c[2] and c[2][0] >= 0 for c in candidates[n + 1 :]):
                apposition = next(c for c in candidates[n + 1 :] if c[2] and c[2][0] >= 0)
                return Filler((apposition[2][0],), 0.6), -1
            return NOBODY, -1
    for _introductory, _n, head, part in reversed(candidates):
        if head is not None and head[0] >= 0 and tokens[part[0]].tag not in "P":
            return Filler((head[0],), 0.5), -1
    return NOBODY, -1


def _verb_before(clause: Clause, m: int) -> bool:
    return any(group.finite and group.last < m for group in clause.groups)


def _list_here(tokens: list[Token], m: int) -> bool:
    return m > 0 and tokens[m - 1].tag == "E" and m + 1 < len(tokens) and (tokens[m + 1].tag == "E" or tokens[m + 1].tag == "D" and m + 2 < len(tokens) and tokens[m + 2].tag == "E")


def _head(tokens: list[Token], part: list[int], lexicon: Lexicon) -> tuple[int, float] | None:
    """Return (token, sureness) of the mention heading a noun phrase, (-1, 0) where another noun heads it, None where there is none."""
    phrase: list[int] = []
    rest: list[int] = []
    started = False
    for m in part:
        token = tokens[m]
        if not started and token.tag in "PSCAN—" or token.tag in '"“”()':
            continue
        if token.tag in "PT" and phrase:
            rest = [x for x in part if x > m]
            if token.low not in ("of", "from", "for", "in"):
                rest = []
            break
        if token.tag in "VBHM" and phrase:
            break
        started = True
        phrase.append(m)
    if not phrase:
        return None
    mentions = [m for m in phrase if tokens[m].tag == "E"]
    if mentions:
        last = mentions[-1]
        head = phrase[-1]
        if last == head or not any(tokens[m].tag == "X" for m in phrase if m > last):
            first = mentions[0] if len(mentions) > 1 and last in coordinated(tokens, mentions[0], last + 1) else last
            return first, 0.9
        return last, 0.8 if tokens[head].low in lexicon.grammar["agent_nouns"] else 0.7 if not tokens[last].possessive else 0.6
    nouns = [m for m in phrase if tokens[m].tag in "X"]
    if not nouns:
        return None
    if tokens[nouns[-1]].low in lexicon.grammar["agent_nouns"] or any(tokens[m].low in lexicon.grammar["agent_nouns"] for m in nouns):
        for m in rest:
            if tokens[m].tag == "E":
                return m, 0.75
            if tokens[m].tag in "VBHM;:":
                break
    return -1, 0.0


def object_region(clause: Clause, k: int) -> int:
    """Return the token position where the objects of group k end (exclusive)."""
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
        if nxt.finite:  # its own subject does not belong to the object
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
        if tokens[m].low in prepositions and tokens[m].tag in "PTS":
            for j in range(m + 1, min(stop, m + 9)):
                if tokens[j].tag == "E":
                    distance = j - m
                    return Filler(coordinated(tokens, j, stop), 0.85 if distance < 4 else 0.7)
                if tokens[j].tag in ",;VBHMRS" or tokens[j].tag in "PT" and (tokens[j].low not in _NESTED or tokens[j].low in prepositions):
                    break
    return NOBODY


#: prepositions that only narrow the noun they follow ("an inquiry into the finances of A")
_NESTED = frozenset({"of", "in", "from", "at", "for", "by"})


def direct(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return the first mention in the noun phrase right behind a verb, before any preposition."""
    for m in range(start, stop):
        token = tokens[m]
        if token.tag == "E":
            return Filler(coordinated(tokens, m, stop), 0.9 if m - start < 4 else 0.8)
        if token.tag in "PTVBHMRS;:":
            break
    return NOBODY
