"""Find the time expressions of a passage and resolve them against the day of publication."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"a": 1, "an": 1}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# A year stands alone only after a preposition of time, never before a counted noun.
_BARE_YEAR = rf"(?P<bare>{_YEAR})(?!\s?[–-]\s?\d)(?![\w,.]?\d|%|\s+(?:[a-z]+s|people|men|women)\b(?<!\bwas)(?<!\bhas))"
_POINT = (
    rf"(?:(?:{_MONTH}\s+{_DAY},?\s+{_YEAR})|(?:{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR})|(?:{_MONTH},?\s+(?:of\s+)?{_YEAR})|(?:{_YEAR}-\d\d-\d\d)|{_YEAR})"
)
_PATTERN = re.compile(
    "|".join(
        (
            rf"\b(?:[Bb]etween|[Ff]rom)\s+(?P<from>{_POINT})\s+(?:and|to|until|through)\s+(?P<to>{_POINT})\b",
            rf"(?P<dash>\b{_YEAR})\s?[–-]\s?(?P<dash_to>(?:{_YEAR}|\d\d))\b(?!-)",
            rf"\b[Ss]ince\s+(?P<since>{_POINT})\b(?![,.]?\d)",
            rf"\b(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b",
            rf"\b(?P<mdy>(?P<mdy_m>{_MONTH})\s+(?P<mdy_d>{_DAY})(?!\d|[:%])(?:,?\s+(?P<mdy_y>{_YEAR})\b)?)",
            rf"\b(?P<dmy>(?P<dmy_d>{_DAY})\s+(?:of\s+)?(?P<dmy_m>{_MONTH})(?:,?\s+(?P<dmy_y>{_YEAR})\b)?)",
            rf"\b(?P<my>(?P<my_m>{_MONTH}),?\s+(?:of\s+)?(?P<my_y>{_YEAR}))\b",
            rf"\b(?P<rel_month>(?P<rel_month_which>last|this|next)\s+(?P<rel_month_m>{_MONTH}))\b",
            rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|(?:early|late|mid)[ -]|(?:early|late|mid)\s+in)\s*(?P<month>(?:early |late |mid-?)?(?P<month_m>{_MONTH}))(?=[\s.,;:)!?]|$)(?!,?\s+(?:of\s+)?\d)",
            r"\b(?P<decade>(?:the\s+)?(?:early\s+|late\s+|mid-)?(?P<decade_y>(?:1[89]|20)\d0)s)\b",
            rf"\b(?P<ago>(?:about\s+|nearly\s+|almost\s+|more than\s+|over\s+|some\s+)?(?P<ago_n>{_COUNT})\s+(?P<ago_u>{_UNIT})\s+(?:ago|earlier))\b",
            r"\b(?P<rel>(?P<rel_which>last|this|next|the previous|the past|the coming)\s+(?P<rel_u>week|month|year|spring|summer|autumn|fall|winter|decade|weekend))\b",
            rf"\b(?P<weekday>(?:(?:on|last|this|next)\s+)?(?P<weekday_d>{_WEEKDAY}))\b(?!['’])",
            r"\b(?P<near>(?:the day before )?yesterday|today|tomorrow|tonight|on the same day)\b",
            rf"\b(?P<vague>(?:in |over |during )?(?:the )?(?:recent|past|last|coming|next)\s+(?:few |several |couple of |{_COUNT} )?(?:days|weeks|months|years|decades)"
            r"|recently|in recent times)\b",
            rf"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Aa]fter|[Bb]efore|[Oo]f|[Ff]rom|the|early|late|mid)[ -]){_BARE_YEAR}\b",
        )
    )
)
_VERB_MAY = re.compile(r"\s+(?:be|have|not|also|never|well|soon|yet|still|even|seem|[a-z]+)\b")


@dataclass(frozen=True)
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
    A month or day without a year is the latest one not after publication. What stays vague has no date.

    >>> [found.date for found in find_dates("The talks began in August 2021.", 0, 31, "")]
    ['2021-08-01/2021-08-31']
    """
    day = _iso(published)
    found = []
    for match in _PATTERN.finditer(text, start, end):
        kind = next(name for name in _ORDER if match.group(name) is not None)
        left, right = match.span() if kind in ("from", "dash", "since") else match.span(kind)
        if kind == "mdy" and match.group("mdy_m") in ("May", "March") and not match.group("mdy_y") and _counts(text, match.end()):
            continue
        value, precision = _RESOLVE[kind](match, day)
        found.append(Dated(text[left:right], left, right, value, precision))
    return found


def _counts(text: str, at: int) -> bool:
    """Tell whether a counted noun follows ("May 20 people", "March 12 miles")."""
    return bool(re.compile(r"\s+(?:people|men|women|miles|members|[a-z]+ers|[a-z]+tions)\b").match(text, at))


def _iso(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _month_number(name: str) -> int:
    low = name.lower().rstrip(".")
    return MONTHS.get(low) or _SHORT[low]


def _span(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _month_of(year: int, month: int) -> tuple[str, str]:
    return _span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])), "month"


def _year_of(year: int) -> tuple[str, str]:
    return _span(date(year, 1, 1), date(year, 12, 31)), "year"


def _day_of(year: int, month: int, day: int) -> tuple[str, str]:
    try:
        return date(year, month, day).isoformat(), "day"
    except ValueError:
        return "", ""


def _latest_month(month: int, published: date | None) -> tuple[str, str]:
    if published is None:
        return "", ""
    return _month_of(published.year - (month > published.month), month)


def _latest_day(month: int, day: int, published: date | None) -> tuple[str, str]:
    if published is None:
        return "", ""
    year = published.year - ((month, day) > (published.month, published.day))
    return _day_of(year, month, day)


def _point(words: str) -> tuple[str, str]:
    """Return the first and last day of an explicit date, month or year as ISO dates."""
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return (words, words) if _iso(words) else ("", "")
    year = int(re.findall(_YEAR, words)[-1])
    month = re.search(_MONTH, words)
    if not month:
        value = _year_of(year)[0]
    else:
        number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", words.replace(str(year), " "))
        value = _day_of(year, _month_number(month.group()), int(number.group(1)))[0] if number else _month_of(year, _month_number(month.group()))[0]
    first, _, last = value.partition("/")
    return first, last or first


def _between(first: str, last: str) -> tuple[str, str]:
    left, right = _point(first)[0], _point(last)[1]
    return (f"{left}/{right}", "range") if left and right and left <= right else ("", "")


def _dash(match: re.Match[str], published: date | None) -> tuple[str, str]:
    first, last = match.group("dash"), match.group("dash_to")
    return _between(first, last if len(last) == 4 else first[:2] + last)


def _since(match: re.Match[str], published: date | None) -> tuple[str, str]:
    words = match.group("since")
    first = words if re.fullmatch(_YEAR, words) else _point(words)[0]
    return (f"{first}/..", "range") if first else ("", "")


def _mdy(match: re.Match[str], published: date | None) -> tuple[str, str]:
    return _named_day(match.group("mdy_m"), match.group("mdy_d"), match.group("mdy_y"), published)


def _dmy(match: re.Match[str], published: date | None) -> tuple[str, str]:
    return _named_day(match.group("dmy_m"), match.group("dmy_d"), match.group("dmy_y"), published)


def _named_day(month: str, day: str, year: str | None, published: date | None) -> tuple[str, str]:
    number = int(re.sub(r"\D", "", day))
    return _day_of(int(year), _month_number(month), number) if year else _latest_day(_month_number(month), number, published)


def _relative_month(match: re.Match[str], published: date | None) -> tuple[str, str]:
    month, which = _month_number(match.group("rel_month_m")), match.group("rel_month_which")
    if published is None:
        return "", ""
    if which == "this":
        return _month_of(published.year, month)
    if which == "next":
        return _month_of(published.year + (month <= published.month), month)
    return _month_of(published.year - (month >= published.month), month)


def _ago(match: re.Match[str], published: date | None) -> tuple[str, str]:
    if published is None or match.group("ago").endswith("earlier"):
        return "", ""  # "a year earlier" counts from the story, not from publication
    words, unit = match.group("ago_n").lower(), match.group("ago_u").rstrip("s")
    number = int(words) if words.isdigit() else _NUMBERS[words]
    if unit == "day":
        return (published - timedelta(days=number)).isoformat(), "day"
    if unit == "week":
        return _week(published - timedelta(weeks=number))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return _month_of(months // 12, months % 12 + 1)
    if unit == "year" and number < published.year - 1000:
        return _year_of(published.year - number)
    return "", ""


def _week(day: date) -> tuple[str, str]:
    monday = day - timedelta(days=day.weekday())
    return _span(monday, monday + timedelta(days=6)), "range"


def _relative(match: re.Match[str], published: date | None) -> tuple[str, str]:
    unit, which = match.group("rel_u"), match.group("rel_which")
    step = {"last": -1, "this": 0, "next": 1, "the coming": 1}.get(which)
    if published is None or step is None:
        return "", ""
    if unit == "week":
        return _week(published + timedelta(weeks=step))
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _month_of(months // 12, months % 12 + 1)
    if unit == "year":
        return _year_of(published.year + step)
    return "", ""


def _weekday(match: re.Match[str], published: date | None) -> tuple[str, str]:
    """Take the latest such day up to publication; "next Friday" is the first one after it, "this Friday" stays open."""
    if published is None or match.group("weekday").startswith("this"):
        return "", ""
    number = DAYS[match.group("weekday_d").lower()]
    if match.group("weekday").startswith("next"):
        return (published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)).isoformat(), "day"
    back = (published.weekday() - number) % 7
    if back == 0 and match.group("weekday").startswith("last"):
        back = 7
    return (published - timedelta(days=back)).isoformat(), "day"


def _near(match: re.Match[str], published: date | None) -> tuple[str, str]:
    step = {"yesterday": -1, "the day before yesterday": -2, "today": 0, "tonight": 0, "tomorrow": 1}.get(match.group("near").lower())
    if published is None or step is None:
        return "", ""
    return (published + timedelta(days=step)).isoformat(), "day"


def _decade(match: re.Match[str], published: date | None) -> tuple[str, str]:
    if re.match(r"(?:the\s+)?(?:early|late|mid)", match.group("decade")):
        return "", ""
    year = int(match.group("decade_y"))
    return _span(date(year, 1, 1), date(year + 9, 12, 31)), "range"


def _vague(match: re.Match[str], published: date | None) -> tuple[str, str]:
    return "", ""


#: how each kind of expression is resolved, in the order in which the pattern names them
_RESOLVE = {
    "from": lambda match, published: _between(match.group("from"), match.group("to")),
    "dash": _dash,
    "since": _since,
    "iso": lambda match, published: (match.group("iso"), "day") if _iso(match.group("iso")) else ("", ""),
    "mdy": _mdy,
    "dmy": _dmy,
    "my": lambda match, published: _month_of(int(match.group("my_y")), _month_number(match.group("my_m"))),
    "rel_month": _relative_month,
    "month": lambda match, published: _latest_month(_month_number(match.group("month_m")), published),
    "decade": _decade,
    "ago": _ago,
    "rel": _relative,
    "weekday": _weekday,
    "near": _near,
    "vague": _vague,
    "bare": lambda match, published: _year_of(int(match.group("bare"))),
}
_ORDER = tuple(_RESOLVE)
