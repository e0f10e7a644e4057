"""Find the name in a speaker's noun phrase, or its head where it names nobody."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, PREPOSITIONS, words_of
from stancebook.coding.quotations.speech import load_speech

#: words that may follow a name without making it part of a longer one
_AFTER_NAME = frozenset("and who this last next earlier later yesterday today also has have had was is himself herself then again further previously recently".split()) | PREPOSITIONS
#: words that may follow the head of a noun phrase
_AFTER_HEAD = PREPOSITIONS - {"of", "for", "to"} | {"who", "which", "that", "familiar", "close", "speaking", "briefed", "including", "such"}
_PIECE = re.compile(r"(?:[^,()]|,(?=\d{3}\b))+")
_EXAMPLE = re.compile(r"\s*(?:including|such as|among|like|from|mostly|many|some|most|even|especially|notably|led by|all|both)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


def name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the name in a speaker's noun phrase, or of its head where it names nobody."""
    titles, roles = load_speech().titles, load_speech().roles
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
            if (before in PREPOSITIONS or before in ("the", "a", "an")) and held == first and not _wrote(words, first):
                continue
            kept = held
            for i in range(held, last):
                if words[i][2].lower().rstrip(".") in titles and i + 1 <= last:
                    kept = i + 1
            follows = words[last + 1][2].lower() if last + 1 < len(words) else ""
            office = follows == "office" and bool(_POSSESSIVE.search(words[last][2])) and _wrote(words, first)
            if follows and follows not in _AFTER_NAME and not office:
                continue
            if _POSSESSIVE.search(words[last][2]) and follows and not office:
                continue
            alone = kept == last and first == last
            if number == 0 and not held > first and _holds_office(words, runs, run):
                continue  # "Secretary" of "Secretary of State Anna Lind"
            if first and alone and before not in titles and before not in roles and number == 0:
                continue
            if number == 0 and len(pieces) > 1 and words[last][2].lower() in titles | roles:
                continue  # "Norland's Prime Minister, Anna Lind"
            if number and (alone or _looks_like_body(words[kept : last + 1])):
                continue
            spans.append((words[kept][0], words[last][1], number))
        if number == 0 and spans:
            break
    if spans:
        return spans[0][0], _strip_possessive(text, spans[0][0], spans[0][1])
    return _head(text, pieces[0].start() if pieces else start, pieces[0].end() if pieces else end)


def _past_office(words: list[tuple[int, int, str]], first: int, last: int) -> int:
    """Return the word behind the portfolio that opens a run of capitals: "State | Anna Lind" behind "Secretary of", or `first`."""
    speech, before = load_speech(), [word[2].lower() for word in words[max(0, first - 3) : first]]
    if not before or before[-1] not in ("of", "for", "the") or speech.titles.isdisjoint(before):
        return first
    at = first
    while at < last and words[at][2].lower() in speech.portfolios:
        at += 1
    return at if last > at or at == last and at > first else first


def _holds_office(words: list[tuple[int, int, str]], runs: list[tuple[int, int]], run: tuple[int, int]) -> bool:
    """Tell whether a run of titles is followed by "of" and a portfolio with a name: "Defence Secretary" of "… of State Anna Lind"."""
    later = next((other for other in runs if other[0] > run[1]), None)
    titled = words[run[1]][2].lower() in load_speech().titles
    return titled and later is not None and later[0] - run[1] <= 3 and _past_office(words, *later) > later[0]


def _wrote(words: list[tuple[int, int, str]], first: int) -> bool:
    """Tell whether the name at `first` is whose message speaks: "a statement by Anna Lind"."""
    return first > 1 and words[first - 1][2] in ("by", "from") and words[first - 2][2].lower() in load_speech().messages


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
    return end - 2 if text[start:end].endswith(("'s", "’s")) else end


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
