"""Resolve a time expression to an ISO date or range, against the day of publication where it needs one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from stancebook.coding.times.date_calendar import OPEN, Value, between, day_of, iso, month_number, month_of, span, year_of

DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"a": 1, "an": 1}
_NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_STEPS = {"last": -1, "this": 0, "next": 1, "the coming": 1}

@dataclass(slots=True)
class Frame:
    """The day of publication, if known, and whether the words before an expression point ahead of it ("past", "ahead", "unsure")."""

    published: date | None
    direction: str = "past"


def resolve(kind: str, match: re.Match[str], frame: Frame) -> Value:
    """Return the value of an expression of one kind; OPEN where it is vague, impossible or needs a publication day that is not known."""
    return _RESOLVERS[kind](match, frame)


def _year_near(month: int, day: int, frame: Frame) -> int | None:
    """Return the year of a month or day that is named without one: the latest up to publication, or the next after it."""
    if frame.published is None or frame.direction == "unsure":
        return None
    later = (month, day) > (frame.published.month, frame.published.day)
    earlier = (month, day) < (frame.published.month, frame.published.day if day else 0)
    return frame.published.year + (earlier if frame.direction == "ahead" else -later)


def _named_day(month: str, day: str, year: str | None, frame: Frame) -> Value:
    m, d = month_number(month), int(re.sub(r"\D", "", day))
    near = int(year) if year else _year_near(m, d, frame)
    return day_of(near, m, d) if near else OPEN


def _month(match: re.Match[str], frame: Frame) -> Value:
    month = month_number(match.group("month_m"))
    near = _year_near(month, 0, frame)
    return month_of(near, month) if near else OPEN


def _dash(match: re.Match[str], frame: Frame) -> Value:
    first, last = match.group("dash_from"), match.group("dash_to")
    return between(first, last if len(last) == 4 else first[:2] + last)


def _months(match: re.Match[str], frame: Frame) -> Value:
    year = match.group("months_y")
    return between(f"{match.group('months_a')} {year}", f"{match.group('months_b')} {year}")


def _days(first: Value, last: Value) -> Value:
    return (f"{first[0]}/{last[0]}", "range") if first[0] and last[0] and first[0] <= last[0] else OPEN


def _month_days(match: re.Match[str], frame: Frame) -> Value:
    month, year = match.group("days_m_m"), match.group("days_m_y")
    last = _named_day(match.group("days_m_n") or month, match.group("days_m_b"), year, frame)
    return _days(_named_day(month, match.group("days_m_a"), year or last[0][:4] or None, frame), last)


def _day_days(match: re.Match[str], frame: Frame) -> Value:
    month, year = match.group("days_d_m"), match.group("days_d_y")
    return _days(_named_day(month, match.group("days_d_a"), year, frame), _named_day(month, match.group("days_d_b"), year, frame))


def _slash(match: re.Match[str], frame: Frame) -> Value:
    """Read 22/03/2024 and 03/22/2024; 03/04/2024 may be either and stays open."""
    first, second, year = (int(match.group(f"slash_{part}")) for part in "aby")
    if first > 12 >= second or first == second:
        return day_of(year, second, first)
    return day_of(year, first, second) if second > 12 >= first else OPEN


def _quarter(match: re.Match[str], frame: Frame) -> Value:
    year = int(match.group("quarter_y") or match.group("quarter_z"))
    length = 6 if match.group("quarter_u") == "half" else 3
    number = int(match.group("quarter_q")) - 1 if match.group("quarter_q") else _ORDINALS[match.group("quarter_n")]
    first = (number % (12 // length)) * length + 1
    last = first + length - 1
    if number * length >= 12:
        return OPEN
    return span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])), "range"


def _season(match: re.Match[str], frame: Frame) -> Value:
    """Give the year; a winter lies in two, and stays open."""
    return OPEN if match.group("season_s") == "winter" else year_of(int(match.group("season_y")))


def _relative_month(match: re.Match[str], frame: Frame) -> Value:
    month, which = month_number(match.group("rel_month_m")), match.group("rel_month_which")
    if frame.published is None:
        return OPEN
    year, now = frame.published.year, frame.published.month
    return month_of({"this": year, "next": year + (month <= now), "last": year - (month >= now)}[which], month)


def _ago(match: re.Match[str], frame: Frame) -> Value:
    """Count back; a hedged or round number of years stays open, and "a year earlier" counts from the story, not from publication."""
    if frame.published is None or match.group("ago_hedge") or not match.group("ago").endswith("ago"):
        return OPEN
    words, unit = match.group("ago_n").lower(), match.group("ago_u")
    number = int(words) if words.isdigit() else _NUMBERS[words]
    if unit.startswith("day"):
        return (frame.published - timedelta(days=number)).isoformat(), "day"
    if unit.startswith("week"):
        return _week(frame.published - timedelta(weeks=number))
    if unit.startswith("month"):
        return _shifted_month(frame.published, -number)
    if unit.startswith("year") and (number < 10 or number % 5) and number < frame.published.year - 1000:
        return year_of(frame.published.year - number)
    return OPEN


def _shifted_month(day: date, by: int) -> Value:
    months = day.year * 12 + day.month - 1 + by
    return month_of(months // 12, months % 12 + 1)


def _week(day: date) -> Value:
    monday = day - timedelta(days=day.weekday())
    return span(monday, monday + timedelta(days=6)), "range"


def _weekend(match: re.Match[str], frame: Frame) -> Value:
    """Give the Saturday and Sunday that ended last; on a weekend itself "the weekend" is that one."""
    if frame.published is None or frame.direction != "past":
        return OPEN
    back = (frame.published.weekday() - 5) % 7
    if back < 2 and match.group("weekend").startswith("last"):
        back += 7
    saturday = frame.published - timedelta(days=back)
    return span(saturday, saturday + timedelta(days=1)), "range"


def _relative(match: re.Match[str], frame: Frame) -> Value:
    unit, step = match.group("rel_u"), _STEPS.get(match.group("rel_which"))
    if frame.published is None or step is None:
        return OPEN
    if unit == "week":
        return _week(frame.published + timedelta(weeks=step))
    if unit == "month":
        return _shifted_month(frame.published, step)
    return year_of(frame.published.year + step) if unit == "year" else OPEN


def _weekday(match: re.Match[str], frame: Frame) -> Value:
    """Take the latest such day up to publication; ahead, and for "next Friday", the first one after it; "this Friday" stays open."""
    words = match.group("weekday")
    if frame.published is None or "this " in words or frame.direction == "unsure":
        return OPEN
    number = DAYS[match.group("weekday_d").lower()]
    if "next " in words or frame.direction == "ahead":
        ahead = (number - frame.published.weekday() - 1) % 7 + 1
        return OPEN if ahead == 7 and "next " not in words else ((frame.published + timedelta(days=ahead)).isoformat(), "day")
    back = (frame.published.weekday() - number) % 7
    if back == 0 and "last " in words:
        back = 7
    return (frame.published - timedelta(days=back)).isoformat(), "day"


def _near(match: re.Match[str], frame: Frame) -> Value:
    words = match.group("near").lower()
    if frame.published is None or "same day" in words:
        return OPEN
    step = -2 if words.startswith("the day before") else -1 if words.startswith(("yesterday", "last night")) else 1 if words.startswith("tomorrow") else 0
    return (frame.published + timedelta(days=step)).isoformat(), "day"


def _decade(match: re.Match[str], frame: Frame) -> Value:
    if re.match(r"(?:the\s+)?(?:early|late|mid)", match.group("decade")):
        return OPEN
    year = int(match.group("decade_y"))
    return span(date(year, 1, 1), date(year + 9, 12, 31)), "range"


_RESOLVERS: dict[str, Callable[[re.Match[str], Frame], Value]] = {
    "between": lambda match, frame: between(match.group("from"), match.group("to")),
    "months": _months, "dash": _dash, "days_m": _month_days, "days_d": _day_days, "slash": _slash,
    "iso": lambda match, frame: (day.isoformat(), "day") if (day := iso(match.group("iso").replace("/", "-"))) else OPEN,
    "mdy": lambda match, frame: _named_day(match.group("mdy_m"), match.group("mdy_d"), match.group("mdy_y"), frame),
    "dmy": lambda match, frame: _named_day(match.group("dmy_m"), match.group("dmy_d"), match.group("dmy_y"), frame),
    "my": lambda match, frame: month_of(int(match.group("my_y")), month_number(match.group("my_m"))),
    "quarter": _quarter, "season": _season, "rel_month": _relative_month, "month": _month, "decade": _decade, "ago": _ago,
    "weekend": _weekend, "rel": _relative, "weekday": _weekday, "near": _near,
    "vague": lambda match, frame: OPEN,
    "bare": lambda match, frame: year_of(int(match.group("bare"))),
}  # fmt: skip
