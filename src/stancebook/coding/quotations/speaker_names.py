"""Find the name in a speaker's noun phrase, or its head where it names nobody."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, PREPOSITIONS, words_of
from stancebook.coding.quotations.speech import load_speech

#: words that may follow a name without making it part of a longer one
_AFTER_NAME = frozenset("and who this last next earlier later yesterday today also has have had was is himself herself then again further previously recently".split()) | PREPOSITIONS
#: words that may follow the head of a noun phrase
_AFTER_HEAD = PREPOSITIONS - {"of", "for", "to"} | {"who", "which", "that", "familiar", "close", "speaking", "briefed", "including", "such"}
#: what speaks for whose it is: "a statement from the mayor's office"
_OFFICES = frozenset("office team camp campaign administration".split())
_PIECE = re.compile(r"(?:[^,()]|,(?=\d{3}\b))+")
_EXAMPLE = re.compile(r"\s*(?:including|such as|among|like|from|mostly|many|some|most|even|especially|notably|led by|all|both)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


def name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the name in a speaker's noun phrase, or of its head where it names nobody."""
    titles, roles = load_speech().titles, load_speech().roles
    writer = _writer(text, start, end)
    if writer:
        return writer
    pieces = [piece for piece in _PIECE.finditer(text, start, end) if piece.group().strip()]
    spans = []
    for number, piece in enumerate(pieces[:4]):
        if number and _EXAMPLE.match(piece.group()):
            break  # "some crews, including Anna Lind's": the crews speak
        words = words_of(text, piece.start(), piece.end())
        runs = _capital_runs(words)
        for run in runs:
            first, last = run
            before = words[first - 1][2].lower() if first else ""
            held = _past_office(words, first, last)
            if (before in PREPOSITIONS or before in ("the", "a", "an")) and held == first:
                continue
            kept = held
            for i in range(held, last):
                if words[i][2].lower().rstrip(".") in titles and i + 1 <= last:
                    kept = i + 1
            follows = words[last + 1][2].lower() if last + 1 < len(words) else ""
            if follows and follows not in _AFTER_NAME:
                continue
            if _POSSESSIVE.search(words[last][2]) and follows:
                continue
            alone = kept == last and first == last
            if number == 0 and not held > first and _holds_office(words, runs, run):
                continue  # "Secretary" of "Secretary of State Anna Lind"
            if first and alone and before not in titles and before not in roles and number == 0:
                continue
            if number == 0 and len(pieces) > 1 and words[last][2].lower() in titles | roles:
                continue  # "Norland's Prime Minister, Anna Lind"
            last = _body_end(words, kept, last)
            if number and (alone or _looks_like_body(words[kept : last + 1])):
                continue
            spans.append((words[kept][0], words[last][1], number))
        if number == 0 and spans:
            break
    if spans:
        return spans[0][0], _strip_possessive(text, spans[0][0], spans[0][1])
    return _head(text, pieces[0].start() if pieces else start, pieces[0].end() if pieces else end)


def _writer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who speaks in a message: "a statement by | the army |", "| the Harbour Union | statement"; None where the phrase is no message."""
    words = words_of(text, start, end)
    at = next((number for number, word in enumerate(words[:7]) if word[2] in load_speech().messages), None)  # as written: "the Harbour Post" is no post
    if at is None:
        paper = len(words) > 2 and words[0][2] in ("A", "a", "An", "an") and all(word[2][0].isupper() for word in words[1:])
        return _owner(text, words) if paper else None  # "a Harbour Post | report"
    if at and words[at - 1][2].lower() in PREPOSITIONS:
        return None
    if at == len(words) - 1:
        return _owner(text, words[:at])
    by = at + 1
    while by < len(words) - 1 and words[by][2] in ("issued", "released", "published", "sent", "made", "written", "posted", "carried"):
        by += 1
    if by == len(words) - 1 or words[by][2] not in ("by", "from"):
        return None
    inner = next((number for number in range(by + 1, len(words)) if words[number][2].lower() == "of" and words[number - 1][2].lower() == "office"), by)
    last = next((number for number in range(inner + 1, len(words)) if words[number + 1 : number + 2] and words[number + 1][2].lower() in _OFFICES and _POSSESSIVE.search(words[number][2])), len(words) - 1)
    return name_in(text, words[inner + 1][0], end if last == len(words) - 1 else words[last][1]) if inner < len(words) - 1 else None


def _owner(text: str, words: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    """Return the name that stands before a message: "the army's", "a Norland Foreign Ministry"; None where there is none."""
    if words and _POSSESSIVE.search(words[-1][2]):
        return name_in(text, words[0][0], _strip_possessive(text, words[0][0], words[-1][1]))
    first = next((number for number, word in enumerate(words) if word[2][0].isupper() and word[2].lower() not in DETERMINERS), len(words))
    last = next((number for number in range(first, len(words)) if not words[number][2][0].isupper()), len(words))
    return (words[first][0], words[last - 1][1]) if first < last and not words[first][2].endswith("day") else None


def _past_office(words: list[tuple[int, int, str]], first: int, last: int) -> int:
    """Return the word behind the portfolio that opens a run of capitals: "State | Anna Lind" behind "Secretary of", or `first`."""
    speech, before = load_speech(), [word[2].lower() for word in words[max(0, first - 3) : first]]
    if not before or before[-1] not in ("of", "for", "the") or speech.titles.isdisjoint(before):
        return first
    at = first
    while at < last and words[at][2].lower() in speech.portfolios:
        at += 1
    return at if last > at or at == last and at > first else first


def _body_end(words: list[tuple[int, int, str]], first: int, last: int) -> int:
    """Return the last word of a body's name that goes on behind "of" or "for": "Joint Chiefs of Staff", "Ministry of Defence"."""
    if last + 2 < len(words) and words[last + 1][2] in ("of", "for") and words[last + 2][2][0].isupper() and words[last][2].lower() in load_speech().parts | {"chiefs", "department", "centre", "center", "university", "office"}:
        last += 2
        while last + 1 < len(words) and words[last + 1][2][0].isupper() and not _POSSESSIVE.search(words[last][2]):
            last += 1
    return last


def _holds_office(words: list[tuple[int, int, str]], runs: list[tuple[int, int]], run: tuple[int, int]) -> bool:
    """Tell whether a run of titles is followed by "of" and a portfolio with a name: "Defence Secretary" of "… of State Anna Lind"."""
    later = next((other for other in runs if other[0] > run[1]), None)
    titled = words[run[1]][2].lower() in load_speech().titles
    return titled and later is not None and later[0] - run[1] <= 3 and _past_office(words, *later) > later[0]


def _looks_like_body(words: list[tuple[int, int, str]]) -> bool:
    return len(words) > 3 or any(word[2].isupper() and len(word[2]) > 1 for word in words)


def _capital_runs(words: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, (_, _, word) in enumerate(words):
        capital = word[0].isupper() or word[:3] in ("al-", "ul-")
        particle = word.lower() in ("bin", "al", "ul", "de", "van", "von", "der", "ibn", "da", "la") and runs and runs[-1][1] == i - 1 and i + 1 < len(words)
        if capital and word.lower() in DETERMINERS:
            continue
        if (capital or particle) and runs and runs[-1][1] == i - 1 and not _POSSESSIVE.search(words[i - 1][2]):
            runs[-1] = (runs[-1][0], i)
        elif capital:
            runs.append((i, i))
    return runs


def _strip_possessive(text: str, start: int, end: int) -> int:
    tail = _POSSESSIVE.search(text[start:end])
    return start + tail.start() if tail else end


def _head(text: str, start: int, end: int) -> tuple[int, int]:
    words = words_of(text, start, end)
    if not words:
        return start, end
    stop = words[-1][1]
    for i, (_, _, word) in enumerate(words[1:], 1):
        if word.lower() in _AFTER_HEAD or (word.endswith("ed") and i + 1 < len(words) and words[i + 1][2].lower() in PREPOSITIONS):
            stop = words[i - 1][1]
            break
    return words[0][0], stop
