"""Read the dates that exports write, as ISO days; a date that can be two days stays unread unless its column decides."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Iterable

from stancebook.sources.cues import DATE
from stancebook.sources.metadata import iso_date

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH_YEAR = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]{2,8})\.?,? (\d{4})\b")


def day(value: str, *, day_first: bool | None = None) -> str:
    """Return YYYY-MM-DD (YYYY-MM or YYYY where no more is given), or "".

    `day_first` says how 03/04/2021 is meant; None leaves it unread. Ten or thirteen digits are seconds or milliseconds since 1970.

    >>> day("2021-05-03T10:00:00Z"), day("May 3, 2021 Monday"), day("03/04/2021"), day("03/04/2021", day_first=True)
    ('2021-05-03', '2021-05-03', '', '2021-04-03')
    >>> day("1620036000"), day("Mon, 03 May 2021 10:00:00 GMT"), day("May 2021"), day("in May")
    ('2021-05-03', '2021-05-03', '2021-05', '')
    """
    value = " ".join(value.split())
    iso = _ISO.match(value)
    if iso:
        return _checked(*(int(part) for part in iso.groups() if part))
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.0+)?", value):
        seconds = int(value[:10])
        return (datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)).date().isoformat()
    slashed = _SLASHED.match(value)
    if slashed:
        first, second, year = map(int, slashed.groups())
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        if day_first is None and first <= 12 and second <= 12 and first != second:
            return ""
        first_is_day = first > 12 or (second <= 12 and bool(day_first))
        return _checked(year, *((second, first) if first_is_day else (first, second)))
    found = DATE.search(value)
    if found:
        return iso_date(found[0])
    if re.match(r"[A-Z][a-z]{2}, \d", value):
        try:
            return email.utils.parsedate_to_datetime(value).date().isoformat()
        except ValueError:
            return ""
    month = _MONTH_YEAR.search(value)
    if month:
        number = next((i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[2][:3])), 0)
        return f"{month[3]}-{number:02d}" if number else ""
    return value if re.fullmatch(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?", value) else ""


def puts_day_first(values: Iterable[str]) -> bool | None:
    """Tell whether a column of dates such as 25/12/2021 puts the day first; None where nothing decides it.

    >>> puts_day_first(["03/04/2021", "25/04/2021"]), puts_day_first(["04/25/2021"]), puts_day_first(["03/04/2021"])
    (True, False, None)
    """
    found = [tuple(map(int, match.groups()[:2])) for match in map(_SLASHED.match, values) if match]
    days, months = any(first > 12 for first, _ in found), any(second > 12 for _, second in found)
    return None if days == months else days


def _checked(year: int, month: int, number: int) -> str:
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return ""
