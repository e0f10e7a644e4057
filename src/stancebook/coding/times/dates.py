"""Find the time expressions of a passage and resolve them against the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from stancebook.coding.times.date_calendar import iso, opened
from stancebook.coding.times.date_values import Frame, resolve
from stancebook.coding.times.date_words import AHEAD, COUNTED, EXPRESSION, HINTS, LEAD, NUMBER, OPENS, PATTERNS, UNSURE, WORD_START

_KINDS = tuple(PATTERNS)
_WITHOUT_YEAR = frozenset(("mdy", "dmy", "month", "weekday", "weekend", "days_m", "days_d"))


@dataclass(slots=True)
class Dated:
    """A time expression as written, with its ISO date or range and its precision (day, month, year, range or "")."""

    text: str
    start: int
    end: int
    date: str
    precision: str


def find_dates(text: str, start: int, end: int, published: str) -> list[Dated]:
    """Return the time expressions of text[start:end], sorted.

    `published` is an ISO date or "": without it only full dates, months with a year, and years are resolved.
    A month or day without a year is the latest one not after publication, or the next one where the words before it point ahead
    ("will meet on Friday"). What stays vague or may be either has no date; "since", "until", "before", "by" and "after" open a range.

    >>> [found.date for found in find_dates("The talks began in August 2021.", 0, 31, "")]
    ['2021-08-01/2021-08-31']
    """
    found: list[Dated] = []
    day = iso(published)
    for match in _expressions(text, start, end):
        kind = next(name for name in _KINDS if match.group(name) is not None)
        if kind == "mdy" and match.group("mdy_m") in ("May", "March") and not match.group("mdy_y") and COUNTED.match(text, match.end()):
            continue
        left, right = match.span(kind)
        value = resolve(kind, match, Frame(day, _direction(text, start, left) if kind in _WITHOUT_YEAR else "past"))
        opening = OPENS.search(text, max(start, left - 30), left) if value[0] else None
        if opening:
            left, value = opening.start(), opened(value, opening.group("word").lower())
        found.append(Dated(text[left:right], left, right, *value))
    return found


def _expressions(text: str, start: int, end: int) -> Iterator[Match[str]]:
    """Yield the time expressions from left to right; each is tried only at the words around one of its hints."""
    at = start
    for first, last in _hints(text, start, end):
        for word in WORD_START.finditer(text, max(at, first - LEAD), max(at, last)):
            at = word.end()
            match = EXPRESSION.match(text, word.start(), end)
            if match:
                yield match
                at = match.end()
                break


def _hints(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of what every expression holds: a number, or some of the letters of its words."""
    found = [number.span() for number in NUMBER.finditer(text, start, end)]
    for hint in HINTS:
        at = text.find(hint, start, end)
        while at >= 0:
            found.append((at, at + len(hint)))
            at = text.find(hint, at + 1, end)
    return sorted(found)


def _direction(text: str, start: int, at: int) -> str:
    """Tell whether the words before an expression, in its clause, put it after publication."""
    before = text[max(start, at - 90) : at]
    if UNSURE.search(before):
        return "unsure"
    return "ahead" if AHEAD.search(before) else "past"
