"""Read a sentence once more in plain order, without what is inserted: "gave a loan, the third this year, to B", "the return by A of the jewels"."""

from __future__ import annotations

from dataclasses import replace

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token

_WORDS = words.sets("frames")
_TELLING = words.sets("relations")["telling"]
#: marks that open an insertion, with those that close it
_CLOSING = {",": ",", "(": ")", "—": "—"}
#: how long an insertion may be, in tokens, and one that only tells who said it
_LONGEST, _REMARK = 24, 10
#: words behind a closing comma that go on with a list or another clause
_GOING_ON = frozenset({"and", "or", "but", "nor", "yet", "as", "including"})
#: what opens a time, words of time that alone name one, and others that may stand with them
_WHEN = frozenset({"on", "in", "at", "since", "during", "over", "for", "until", "by", "late", "early"})
_SOON = frozenset({"last", "this", "next", "late", "early", "earlier", "yesterday", "today", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_TIME_WORDS = _WORDS["times"] | {"late", "early", "past", "first", "mid", "end", "beginning", "time", "recent", "local"}
_HARD_TIMES = _WORDS["times"] - {"last", "this", "next", "the", "earlier", "later", "ago", "two", "three", "four", "five", "may", "march"} | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "decade", "decades"}
#: how a fixed phrase of manner opens
_MANNERLY = frozenset(phrase.split()[0] for phrase in _WORDS["manners"])
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where", "when"})


def plain_order(tokens: list[Token]) -> list[Token]:
    """Return the tokens less insertions that hold no verb of the main clause, owners before their nouns; the same list where nothing changes."""
    kept: list[Token] = []
    m = 0
    while m < len(tokens):
        end = _end(tokens, m)
        if end > m + 2 and _names_again(tokens, m, end - 1):
            kept.extend(tokens[m + 1 : end - 1])
            m = end
        elif end > m:
            author = _author(kept, tokens[m:end])
            if author is not None:
                kept = author
            m = end
        else:
            kept.append(tokens[m])
            m += 1
    kept = _owned(kept)
    return tokens if kept == tokens else kept


def _end(tokens: list[Token], at: int) -> int:
    """Return the token behind what may be left out from token `at` on, or `at` where nothing may."""
    token = tokens[at]
    if token.low == "what":
        return _past_naming(tokens, at)
    if token.tag == "P" and at and tokens[at - 1].tag in "HM":
        return _past_adjunct(tokens, at)
    if token.tag in "PAXD#" and any(t.tag in "VB" for t in tokens[max(0, at - 12) : at]):
        return _past_time(tokens, at)
    if token.tag not in _CLOSING or not at:
        return at
    closing = _CLOSING[token.tag]
    close = _next(tokens, at + 2, at, closing)
    while closing == "," and close > at and close + 1 < len(tokens) and _lists_on(tokens, at, close):
        close = _next(tokens, close + 1, at, closing)
    inside = tokens[at + 1 : close]
    if not inside or any(t.tag in ";:\"“”" for t in inside):
        return at
    return close + 1 if closing != "," or _is_aside(inside) else at


def _names_again(tokens: list[Token], at: int, close: int) -> bool:
    """Tell whether what stands between two commas names the person just described: "her counterpart, B, …"."""
    inside = tokens[at + 1 : close]
    return tokens[at].tag == "," and tokens[at - 1].tag == "X" and tokens[at - 1].text.islower() and inside[-1].tag == "E" and not inside[-1].possessive and all(t.tag in "DXA" for t in inside[:-1])


def _next(tokens: list[Token], begin: int, at: int, mark: str) -> int:
    """Return where the mark stands next from `begin` on, not too far from the opening at `at`, or `at`."""
    return next((m for m in range(begin, min(len(tokens) - 1, at + _LONGEST)) if tokens[m].tag == mark), at)


def _lists_on(tokens: list[Token], at: int, close: int) -> bool:
    """Tell whether the comma at `close` stands inside a list of the insertion itself: ", among them Lind, Berg and others,"."""
    after, first = tokens[close + 1], tokens[at + 1]
    if after.low == "and" and first.tag == "V" and any(kind == "ing" for _, kind in first.verbs):
        return False  # "A, wearing a hat, and B"
    return after.low in _GOING_ON or first.tag in "R" and after.tag in "X" and not after.verbs


def _is_finite(token: Token) -> bool:
    return token.tag in "BHM" or token.tag == "V" and bool(token.verbs) and token.verbs[0][1] in ("past", "s", "ed")


def _is_aside(inside: list[Token]) -> bool:
    """Tell whether what stands between two commas is no part of the main clause: a relative clause, a phrase, an apposition, who said it."""
    first = inside[0]
    if first.low in _GOING_ON:
        return False
    if first.tag in "RSPA" or first.low in _RELATIVE or first.tag == "V" and any(kind in ("ing", "pp", "ed") for _, kind in first.verbs):
        return True
    clause = next((n for n, t in enumerate(inside) if t.tag in "RS"), len(inside))
    if not any(_is_finite(t) for t in inside[1:clause]):
        return True  # "the third such loan since the drought began"
    return len(inside) <= _REMARK and any(base in _TELLING for t in inside for base, _ in t.verbs)


def _past_naming(tokens: list[Token], at: int) -> int:
    """Return the token behind "what A described as", "what A called", or `at`."""
    for m in range(at + 1, min(len(tokens) - 1, at + 7)):
        if tokens[m].tag in ",;:PTRS":
            return at
        if any(base in _WORDS["styling"] for base, _ in tokens[m].verbs):
            return m + 2 if tokens[m + 1].low == "as" else m + 1
    return at


def _past_adjunct(tokens: list[Token], at: int) -> int:
    """Return the token behind a phrase that parts an auxiliary from its verb: "has | through its clinics | brought", or `at`."""
    for m in range(at + 1, min(len(tokens), at + 10)):
        token, before = tokens[m], tokens[m - 1]
        if m > at + 1 and (token.tag == "B" or token.tag == "V" and any(kind != "s" for _, kind in token.verbs)):
            narrows = before.tag == "X" and before.low.endswith("s") and tokens[m + 1 : m + 2] and tokens[m + 1].tag == "P"
            return m if before.tag not in "PTV" and not narrows else at  # but "has in its stores guns | seized from B"
        if token.tag not in "DXA#PV" and not (token.tag == "E" and token.possessive):
            return at
    return at


def _past_time(tokens: list[Token], at: int) -> int:
    """Return the token behind a time or a fixed phrase of manner that stands at `at`: "on Monday night", "two years ago", "in principle", or `at`."""
    for n in (4, 3, 2) if tokens[at].low in _MANNERLY else ():
        if " ".join([t.low for t in tokens[at : at + n]]) in _WORDS["manners"]:
            return at + n
    m, timed = at, False
    while m < len(tokens) and m - at < 7:
        low = tokens[m].low
        year = len(low) == 4 and low.isdigit() and tokens[m - 1].low in _TIME_WORDS | {"in", "since", "of"}
        if low in _HARD_TIMES or year:
            timed = True
        elif not (m == at and low in _WHEN or low in _TIME_WORDS or tokens[m].tag in "#" or m == at + 1 and low in ("the", "a", "an") and tokens[at].low in _WHEN):
            break
        m += 1
    opened = tokens[at].low in _WHEN or tokens[at].low in _SOON or tokens[m - 1].low in ("ago", "later", "earlier")
    return m if timed and opened and tokens[at - 1].tag not in "PTS" else at


def _author(kept: list[Token], aside: list[Token]) -> list[Token] | None:
    """Return the tokens before an aside with its author as owner of their noun: "The lifting of the ban, | announced by A,", or None."""
    inside = aside[1:-1]
    by = next((n for n, t in enumerate(inside[:4]) if t.low == "by"), -1)
    if by < 1 or not any(base in _WORDS["performing"] for base, _ in inside[0].verbs) or not kept or kept[0].tag != "D":
        return None
    name = next((t for t in inside[by + 1 : by + 6] if t.tag == "E"), None)
    head = next((m for m, t in enumerate(kept) if t.tag not in "DXA#"), len(kept))
    if name is None or any(t.tag in "VBHM,E" and not t.verbs for t in kept[:head]):
        return None
    return [replace(name, possessive=True), *kept[1:]]


def _owned(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the doer of a noun before it: "the return by A of the jewels" as "A's return of the jewels"."""
    for m in range(2, len(tokens) - 3):
        if tokens[m].low == "to" and tokens[m - 1].tag == "X" and tokens[m - 2].tag == "D":
            of = next((j for j in range(m + 2, min(len(tokens) - 1, m + 6)) if tokens[j].low == "of"), -1)
            name = next((j for j in range(of + 1, min(len(tokens), of + 5)) if tokens[j].tag not in "DXA"), -1) if of > 0 else -1
            if name > 0 and tokens[name].tag == "E" == tokens[of - 1].tag:  # "the trip to B of A"
                return [*tokens[: m - 2], replace(tokens[name], possessive=True), *tokens[m - 1 : of], *tokens[name + 1 :]]
        if tokens[m].low != "by" or tokens[m - 1].tag not in "X":
            continue
        name = next((j for j in range(m + 1, min(len(tokens) - 2, m + 5)) if tokens[j].tag not in "DXA"), -1)
        if name < 0 or tokens[name].tag != "E" or tokens[name].possessive or tokens[name + 1].low not in ("of", "from"):
            continue
        first = m - 1
        while first > 0 and tokens[first - 1].tag in "XA#":
            first -= 1
        if first and tokens[first - 1].tag == "D":
            return [*tokens[: first - 1], replace(tokens[name], possessive=True), *tokens[first:m], *tokens[name + 1 :]]
    return tokens
