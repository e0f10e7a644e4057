"""Read the subject before a verb: the head mention of its noun phrase, and its list."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import BOUNDARY, NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import coordinated

_OWNERS = words.sets("frames")["owners"]
#: adjectives behind which stands for whom somebody acts ("soldiers loyal to A")
_LOYAL = words.sets("frames")["loyal"]
#: people of a body that "at" or "with" names ("officials at A")
_STAFF = words.sets("frames")["staff"]
#: what speaks for whom it comes from ("a statement from A accused B")
_DOCUMENTS = words.sets("frames")["documents"]
_BACKED = words.sets("relations")["backed"] | words.sets("relations")["linked"]
#: subordinators that may be prepositions as well
_WHEN = frozenset({"after", "before", "since", "until", "as", "once"})


def subject_phrase(clause: Clause, begin: int, end: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return the mentions in the head noun phrase of tokens[begin..end], the stretch before a verb."""
    tokens = clause.tokens
    begin = _clause_start(clause, begin, end)
    parts = _parts(tokens, begin, end, lexicon)
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


def _clause_start(clause: Clause, begin: int, end: int) -> int:
    """Return where the clause that ends at `end` starts: behind the last subordinator, strong mark or new verb since `begin`."""
    tokens = clause.tokens
    for m in range(end, begin - 1, -1):
        token = tokens[m]
        if token.tag in ";:" or token.tag in '"“”—' and m < end or token.low == "what" and m < end or (token.tag == "S" and token.low in BOUNDARY) or (token.tag == "R" and (token.low == "that" or m < end and token.low in ("which", "who", "whom") and any(t.tag == "E" for t in tokens[m + 1 : end + 1]))):
            return m + 1
        if token.tag == "S" and token.low in _WHEN and m > begin > 0 and not any(t.tag == "," for t in tokens[m : end + 1]) and any(t.tag in "XE" for t in tokens[m + 1 : end + 1]):
            return m + 1  # "recalled its envoy on Monday after | B endorsed C"
        if token.tag == "C" and token.low in ("but", "yet", "and") and m > begin and any(t.tag in "XE" for t in tokens[m + 1 : end + 1]) and begin > 0 and _verb_before(clause, m) and not _list_here(tokens, m):
            return m + 1
    return begin


def _parts(tokens: list[Token], begin: int, end: int, lexicon: Lexicon) -> list[list[int]]:
    """Return the token positions of the phrases that commas part in tokens[begin..end], each less the time that opens it."""
    parts: list[list[int]] = [[]]
    for m in range(begin, end + 1):
        if tokens[m].tag == ",":
            parts.append([])
        else:
            parts[-1].append(m)
    return [_after_time(tokens, part, lexicon) for part in parts if part]


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
    phrase, rest = _phrase_and_rest(tokens, part, lexicon)
    if not phrase:
        return None
    if rest and tokens[rest[0] - 1].low == "including":
        return next(((x, 0.75) for x in rest if tokens[x].tag == "E"), None)
    agents = lexicon.grammar["agent_nouns"]
    mentions = [m for m in phrase if tokens[m].tag == "E"]
    if len(mentions) == 1 and rest and tokens[mentions[0]].bond in _BACKED and tokens[phrase[-1]].low in agents and tokens[rest[0] - 1].low == "of":
        mentions = []  # "A-backed fighters of B" are B's
    if mentions:
        return _among(tokens, phrase, mentions, lexicon)
    nouns = [m for m in phrase if tokens[m].tag in "X"]
    if not nouns:
        return None
    if any(tokens[m].low in agents for m in nouns) or tokens[nouns[-1]].low in _DOCUMENTS and rest and tokens[rest[0] - 1].low == "from":
        for m in rest:
            if tokens[m].tag == "E":
                return m, 0.75
            if tokens[m].tag in "VBHM;:":
                break
    return -1, 0.0


def _phrase_and_rest(tokens: list[Token], part: list[int], lexicon: Lexicon) -> tuple[list[int], list[int]]:
    """Return the noun phrase that opens the part, and what a preposition hangs on it: "fighters" and "from A" without "from"."""
    phrase: list[int] = []
    started = False
    for m in part:
        token = tokens[m]
        if not started and token.tag in "PSCAN—" or token.tag in '"“”()':
            continue
        if token.low == "of" and phrase and all(tokens[x].tag in "DA#" or tokens[x].low in lexicon.grammar["quantities"] for x in phrase):
            phrase = []
            continue
        if token.tag in "PT" and phrase:
            hangs = token.low in ("of", "from", "for", "in", "including") or tokens[phrase[-1]].low in _LOYAL or token.low in ("at", "with") and tokens[phrase[-1]].low in _STAFF
            return phrase, [x for x in part if x > m] if hangs else []
        if token.tag in "VBHM" and phrase or token.low == "than" and tokens[m - 1].low == "rather":
            break  # "A rather than B attacked C"
        started = True
        phrase.append(m)
    return phrase, []


def _among(tokens: list[Token], phrase: list[int], mentions: list[int], lexicon: Lexicon) -> tuple[int, float]:
    """Return (token, sureness) of the one among its mentions that heads the phrase, or opens the list that heads it."""
    if len(mentions) > 1 and tokens[mentions[-1]].possessive and tokens[mentions[-1]].kind == "pronoun" and tokens[mentions[-1] - 1].tag == "C":
        mentions = mentions[:-1]  # "A and its allies"
    first, last, head = mentions[0], mentions[-1], phrase[-1]
    if last == head or not any(tokens[m].tag == "X" for m in phrase if m > last):
        return first if len(mentions) > 1 and last in coordinated(tokens, first, last + 1) else last, 0.9
    if len(mentions) > 1 and _stands_first(tokens, first, lexicon) and any(t.tag == "C" for t in tokens[first:last]) and last in coordinated(tokens, first, last + 1):
        last = first  # "A guards and B fighters"
    return last, 0.8 if tokens[head].low in lexicon.grammar["agent_nouns"] else 0.7 if not tokens[last].possessive else 0.6


def _stands_first(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the mention can open a list: no owner, or one whose people act for it ("A's army and the B army")."""
    if not tokens[at].possessive:
        return True
    c = next((m for m in range(at + 1, min(len(tokens), at + 5)) if tokens[m].tag == "C"), -1)
    return c > at + 1 and tokens[c - 1].low in lexicon.grammar["agent_nouns"]
