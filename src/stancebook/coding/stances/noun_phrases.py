"""Read the noun phrase to the left of a verb or relative pronoun: its head mention, its list, its owner."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots import BOUNDARY, NOBODY, UNNAMED, Clause, Filler, coordinated
from stancebook.coding.stances.tokens import Token

_VIOLENT = words.sets("frames")["violent"]
_OWNERS = words.sets("frames")["owners"]
#: adjectives behind which stands for whom somebody acts ("soldiers loyal to A")
_LOYAL = words.sets("frames")["loyal"]
#: heads of a relative clause that names nobody ("those who help A")
_ANYBODY = words.sets("frames")["anybody"]
_BACKED = words.sets("relations")["backed"] | words.sets("relations")["linked"]
_COMPANY = frozenset({"alongside", "together"})
_PLACES = frozenset({"in", "at", "near", "inside", "outside", "across", "around"})

#: nouns whose "that" opens what they hold: "the claim that A attacked"
_CONTENTS = words.sets("frames")["contents"]
#: subordinators that may be prepositions as well
_WHEN = frozenset({"after", "before", "since", "until", "as", "once"})


def holder(tokens: list[Token], i: int) -> int | None:
    """Return the possessor of the noun at i ("A's ability to …"), which is the subject of what follows."""
    for m in range(i, max(-1, i - 5), -1):
        if tokens[m].tag == "E":
            return m if tokens[m].possessive or tokens[m].kind == "pronoun" and tokens[m].low in ("its", "their", "his", "her", "our") else None
        if tokens[m].tag not in 'XAC"“”':
            return None
    return None


def antecedent(tokens: list[Token], relative: int, clause: Clause, k: int) -> Filler:
    i = relative - 1
    while i >= 0 and tokens[i].tag in ",CA":
        i -= 1
    if i >= 0 and tokens[i].low in _ANYBODY:
        return UNNAMED
    low = max(0, relative - 9)
    while i >= low:
        if tokens[i].tag == "E":
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
    return NOBODY


def _before_apposition(tokens: list[Token], at: int, relative: int) -> int:
    """Return the name that an apposition with the adjective at `at` describes ("B, the new A leader who …"), or -1."""
    if at + 1 >= relative or tokens[at].possessive or tokens[at + 1].tag != "X":
        return -1
    m = at - 1
    while m > 0 and tokens[m].tag in "XA#":
        m -= 1
    return m - 2 if m > 1 and tokens[m].tag == "D" and tokens[m - 1].tag == "," and tokens[m - 2].tag == "E" and not tokens[m - 2].possessive else -1


def is_placed(tokens: list[Token], at: int) -> bool:
    """Tell whether the mention only says where somebody or something is: "the men in A", "a camp near A"."""
    at -= 1
    while at > 0 and tokens[at].tag in "DA#":
        at -= 1
    return at > 0 and tokens[at].low in _PLACES and tokens[at].tag == "P" and tokens[at - 1].tag == "X"


def list_left(tokens: list[Token], at: int) -> tuple[int, ...]:
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


def with_counterpart(tokens: list[Token], begin: int, end: int) -> tuple[int, ...]:
    """Return both sides of "A's minister and his counterpart from B" or "… and his B counterpart" in tokens[begin:end]."""
    at = next((m for m in range(end - 1, begin, -1) if tokens[m].low in ("counterpart", "counterparts")), -1)
    own = next((m for m in range(at - 1, max(begin, at - 6), -1) if tokens[m].low in _OWNERS), -1)
    if own < 1 or tokens[own - 1].low != "and":
        return ()
    one = next((m for m in range(own - 2, max(begin - 1, own - 8), -1) if tokens[m].tag == "E"), -1)
    inside = [m for m in range(own + 1, at) if tokens[m].tag == "E"]
    behind = [m for m in range(at + 2, min(end, at + 5)) if tokens[m].tag == "E"] if at + 1 < end and tokens[at + 1].low in ("from", "of", "in") else []
    other = (inside or behind)[:1]
    return (one, *other) if one >= 0 and other else ()


def in_company(tokens: list[Token], at: int, end: int) -> tuple[int, ...]:
    """Return who acts together with the mention at `at`, before the verb at `end`: B of "A's troops, together with units of B, took …"."""
    if at > 2 and tokens[0].low == "like" and tokens[at - 1].tag == "," and tokens[at - 2].tag == "E" and all(t.tag in "DEXAC" for t in tokens[1 : at - 1]):
        return list_left(tokens, at - 2)  # "Like B, A has …"
    opener = next((m for m in range(at + 1, min(end, at + 5)) if tokens[m].tag == ","), -1)
    if opener < 0 or tokens[opener + 1].low not in _COMPANY or any(tokens[m].tag not in "XA#" for m in range(at + 1, opener)):
        return ()
    for m in range(opener + 1, end):
        if tokens[m].tag == "E":
            found = coordinated(tokens, m, end)
            behind = next((t.tag for t in tokens[found[-1] + 1 : end] if t.tag not in "XA"), ",")
            return found if behind == "," else ()
        if tokens[m].tag not in "DXA#P":
            break
    return ()


def relative_before(clause: Clause, k: int) -> int | None:
    """Return the relative pronoun that opens the clause of group k (or of the groups it continues)."""
    tokens = clause.tokens
    while k >= 0:
        i = clause.groups[k].first - 1
        while i >= 0 and (tokens[i].tag in "AN" or tokens[i].tag in "M"):
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


def subject_phrase(clause: Clause, begin: int, end: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return the mentions in the head noun phrase of tokens[begin..end], the stretch before a verb."""
    tokens = clause.tokens
    for m in range(end, begin - 1, -1):  # a subordinator or strong mark opens a new clause
        token = tokens[m]
        if token.tag in ";:" or token.tag in '"“”—' and m < end or (token.tag == "S" and token.low in BOUNDARY) or (token.tag == "R" and (token.low == "that" or m < end and token.low in ("which", "who", "whom") and any(t.tag == "E" for t in tokens[m + 1 : end + 1]))):
            begin = m + 1
            break
        if token.tag == "S" and token.low in _WHEN and m > begin > 0 and not any(t.tag == "," for t in tokens[m : end + 1]) and any(t.tag in "XE" for t in tokens[m + 1 : end + 1]):
            begin = m + 1  # "recalled its envoy on Monday after | B endorsed C"
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
    parts = [_after_time(tokens, part, lexicon) for part in parts if part]
    if not parts:
        return NOBODY, -1
    after_verb = begin > 0 and tokens[begin - 1].tag in "VBHO"
    candidates = []
    for n, part in enumerate(parts):
        head = _head(tokens, part, lexicon)
        lead = tokens[next((m for m in part if tokens[m].tag not in "CA"), part[0])]
        introductory = lead.tag in "PS" or tokens[part[0]].tag == "A" or lead.low in lexicon.grammar["time_words"] or (after_verb and n == 0 and len(parts) > 1)
        candidates.append((introductory, n, head, part))
    for introductory, n, head, part in candidates:
        if not introductory and head is not None:
            if head[0] >= 0:
                full = coordinated(tokens, head[0], end + 1)
                return Filler(full, head[1]), -1
            if n + 1 < len(candidates) and any(c[2] and c[2][0] >= 0 for c in candidates[n + 1 :]):
                apposition = next(c for c in candidates[n + 1 :] if c[2] and c[2][0] >= 0)
                return Filler((apposition[2][0],), 0.6), -1
            return (UNNAMED if tokens[part[0]].low in _OWNERS or tokens[part[-1]].low in lexicon.grammar["agent_nouns"] and begin and tokens[begin - 1].tag in "SR" else NOBODY), -1
    for _introductory, _n, head, part in reversed(candidates):
        if head is not None and head[0] >= 0 and tokens[part[0]].tag not in "P":
            return Filler(coordinated(tokens, head[0], end + 1), 0.5), -1
    return NOBODY, -1


def _after_time(tokens: list[Token], part: list[int], lexicon: Lexicon) -> list[int]:
    """Return the noun phrase behind a time phrase that no comma closes: "In October the army"."""
    if tokens[part[0]].tag not in "P" and tokens[part[0]].low not in lexicon.grammar["time_words"] and tokens[part[0]].low not in ("last", "this", "earlier", "early", "late"):
        return part
    for n in range(1, len(part)):
        left, here = tokens[part[n - 1]], tokens[part[n]]
        timed = left.tag == "#" or left.low in lexicon.grammar["time_words"]
        if timed and here.tag in "DE" or left.tag == "X" and here.tag == "D" and here.low in ("the", "a", "an") and n > 1:
            return part[n:]
    return part


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
        if token.low == "of" and phrase and all(tokens[x].tag in "DA#" or tokens[x].low in lexicon.grammar["quantities"] for x in phrase):
            phrase = []
            continue
        if token.tag in "PT" and phrase:
            rest = [x for x in part if x > m]
            if token.low not in ("of", "from", "for", "in", "including") and tokens[phrase[-1]].low not in _LOYAL:
                rest = []
            if token.low == "including" and rest:
                return next(((x, 0.75) for x in rest if tokens[x].tag == "E"), None)
            break
        if token.tag in "VBHM" and phrase:
            break
        started = True
        phrase.append(m)
    if not phrase:
        return None
    mentions = [m for m in phrase if tokens[m].tag == "E"]
    if len(mentions) == 1 and rest and tokens[mentions[0]].bond in _BACKED and tokens[phrase[-1]].low in lexicon.grammar["agent_nouns"] and tokens[rest[0] - 1].low == "of":
        mentions = []  # "A-backed fighters of B" are B's
    if mentions:
        last = mentions[-1]
        head = phrase[-1]
        if last == head or not any(tokens[m].tag == "X" for m in phrase if m > last):
            first = mentions[0] if len(mentions) > 1 and last in coordinated(tokens, mentions[0], last + 1) else last
            return first, 0.9
        if len(mentions) > 1 and _stands_first(tokens, mentions[0], lexicon) and any(t.tag == "C" for t in tokens[mentions[0] : last]) and last in coordinated(tokens, mentions[0], last + 1):
            last = mentions[0]  # "A guards and B fighters"
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


def _stands_first(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the mention can open a list: no owner, or one whose people act for it ("A's army and the B army")."""
    if not tokens[at].possessive:
        return True
    c = next((m for m in range(at + 1, min(len(tokens), at + 5)) if tokens[m].tag == "C"), -1)
    return c > at + 1 and tokens[c - 1].low in lexicon.grammar["agent_nouns"]
