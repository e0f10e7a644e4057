"""Turn months, years and days that are written out into ISO dates and ranges."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from stancebook.coding.times.date_words import MONTH, YEAR

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

#: a resolved expression: an ISO date or range, and its precision (day, month, year, range); both empty where it stays open
Value = tuple[str, str]
OPEN: Value = ("", "")


def iso(value: str | None) -> date | None:
    """Return an ISO date's day, or None where it is none or not a whole date."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def opened(value: Value, word: str) -> Value:
    """Return the range that "since", "until", "before", "by" or "after" makes of a resolved expression.

    >>> opened(("2015-01-01/2015-12-31", "year"), "since"), opened(("2021-08-15", "day"), "until"), opened(("2021-08-15", "day"), "before")
    (('2015/..', 'range'), ('../2021-08-15', 'range'), ('../2021-08-14', 'range'))
    """
    first, _, last = value[0].partition("/")
    last = last or first
    if not first or ".." in value[0]:
        return value
    begin, end, years = iso(first), iso(last), value[1] == "year"
    if begin is None or end is None:
        return value
    if word == "since":
        return f"{first[:4] if years else first}/..", "range"
    if word == "after":
        return f"{(end if value[1] == 'day' else end + timedelta(days=1)).isoformat()}/..", "range"
    if word in ("before", "prior to"):
        return f"../{begin.year - 1 if years else (begin - timedelta(days=1)).isoformat()}", "range"
    return f"../{last[:4] if years else last}", "range"


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    low = name.lower().rstrip(".")
    return MONTHS.get(low) or _SHORT[low]


def span(first: date, last: date) -> str:
    """Return a range of two days."""
    return f"{first.isoformat()}/{last.isoformat()}"


def month_of(year: int, month: int) -> Value:
    """Return the days of a month."""
    return span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])), "month"


def year_of(year: int) -> Value:
    """Return the days of a year."""
    return span(date(year, 1, 1), date(year, 12, 31)), "year"


def day_of(year: int, month: int, day: int) -> Value:
    """Return a day, or OPEN where the calendar has none such."""
    try:
        return date(year, month, day).isoformat(), "day"
    except ValueError:
        return OPEN


def point(words: str) -> tuple[str, str]:
    """Return the first and last day of an explicit date, month or year as ISO dates."""
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return (words, words) if iso(words) else ("", "")
    year = int(re.findall(YEAR, words)[-1])
    month = re.search(MONTH, words)
    if not month:
        value = year_of(year)[0]
    else:
        number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", words.replace(str(year), " "))
        value = day_of(year, month_number(month.group()), int(number.group(1)))[0] if number else month_of(year, month_number(month.group()))[0]
    first, _, last = value.partition("/")
    return first, last or first


def between(first: str, last: str) -> Value:
    """Return the range from the first to the last of two explicit dates; OPEN where it runs backwards."""
    left, right = point(first)[0], point(last)[1]
    return (f"{left}/{right}", "range") if left and right and left <= right else OPEN
