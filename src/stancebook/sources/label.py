"""Label every line of a text: body, title, byline, date, heading, caption, duplicate or boilerplate, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.document import Line
from stancebook.sources import lists
from stancebook.sources.cues import about_author
from stancebook.sources.stretch import alike, stretches
from stancebook.sources.titles import find_title, same_title, title_names
from stancebook.sources.units import Unit, spans, units_of

#: Signs that part the sections of an article.
_DIVIDER = re.compile(r"(?:[_*~•=#—–-] ?){3,}\.?$")


def label_lines(text: str, hints: Mapping[int, tuple[str, str]] | None = None) -> tuple[Line, ...]:
    r"""Label each line that holds a sign; lines are split at "\n" only and a "\r" before it stays outside the span.

    `hints` maps line numbers to a (label, reason) that the markup told. The article is the stretch of lines with the
    greatest sum of scores (Pasternack & Roth 2009, WWW); inside it only cues, repetition and isolation speak against a line.

    >>> [line.label for line in label_lines("Menu\n\nThe ministers met in the port and agreed on quotas.\n")]
    ['boilerplate', 'body']
    """
    places = spans(text)
    units = units_of(text, places)
    hints = hints or {}
    for unit in units:
        hint = hints.get(unit.lines[0])
        if hint:
            unit.label, unit.reason = hint
            unit.cue = unit.cue or ("boilerplate" if hint[0] == "boilerplate" else "")
    if len(units) == 1 and not units[0].label:
        units[0].label, units[0].reason = "body", "the only line"
    else:
        _label(units, bool(hints) and any(label == "body" for label, _ in hints.values()))
    return tuple(
        Line(number, *places[number], unit.label, unit.reason) for unit in units for number in unit.lines
    )


def _label(units: list[Unit], marked: bool) -> None:
    if marked:
        body = [i for i, unit in enumerate(units) if unit.label == "body"]
        parts, listed = [(body[0], body[-1])], set()
    else:
        parts = stretches(units)
        listed = lists.items(units, parts)
    first, last = parts[0][0], parts[-1][1]
    inside = {i for start, end in parts for i in range(start, end + 1)}
    title = _title(units, first)
    _repeated(units, first, last)
    for i, unit in enumerate(units):
        if unit.label:
            continue
        if i in inside and _DIVIDER.match(unit.text):
            unit.label, unit.reason = "heading", "divider between sections"
        elif i == title + 1 and i < first and unit.words >= 8 and not unit.cue and alike(unit, units[first : last + 1]):
            unit.label, unit.reason = "body", "standfirst below the title"
        elif i in listed:
            unit.label, unit.reason = "body", "item of a list in the article"
        elif unit.cue:
            unit.label, unit.reason = "boilerplate" if unit.cue == "end" else unit.cue, unit.why
        elif about_author(unit.text) and sum(other.prose for other in units[i + 1 : last + 1]) <= 2:
            unit.label, unit.reason = "boilerplate", "about the author"
        elif marked or i not in inside:
            unit.label, unit.reason = "boilerplate", "outside the article"
    for i, unit in enumerate(units):
        if not unit.label:
            unit.label, unit.reason = _inside(units, i, first, last)


def _title(units: list[Unit], first: int) -> int:
    """Label the title and its repetitions; return its index, or -1 where there is none."""
    chosen = next((i for i, unit in enumerate(units) if unit.label == "title"), None)
    if chosen is not None:
        for unit in units[chosen + 1 :]:
            if unit.label == "title":
                unit.label, unit.reason = "boilerplate", "a further first-level heading"
    else:
        chosen = find_title([(unit.text, unit.words, unit.ends, unit.cue, unit.key) for unit in units], first)
        if chosen is None:
            return -1
        units[chosen].label, units[chosen].reason = "title", "first headline above the article"
    names = title_names(units[chosen].text)
    initials = {name[:1] for name in names}
    for i, unit in enumerate(units):
        if i != chosen and unit.key[:1] in initials and 3 <= unit.words <= 60 and unit.label != "boilerplate" and same_title(unit.text, names):
            unit.label, unit.reason = "duplicate", f"repeats the title of line {units[chosen].lines[0]}"
    return chosen


def _repeated(units: list[Unit], first: int, last: int) -> None:
    """Label repeated lines: neighbours are a caption and its copy, a repeated opening line is a standfirst."""
    seen: dict[str, int] = {}
    for i, unit in enumerate(units):
        key = unit.key
        if unit.cue or unit.words < 5 or unit.label not in ("", "body"):
            continue
        if key not in seen:
            seen[key] = i
            continue
        other = units[seen[key]]
        if other.label in ("caption", "duplicate"):
            unit.label, unit.reason = "duplicate", f"repeats line {other.lines[0]}"
        elif i - seen[key] == 1 and (other.ends or i > first):
            other.label, other.reason = "caption", f"stands again in line {unit.lines[0]}, as captions do"
            unit.label, unit.reason = "duplicate", f"repeats line {other.lines[0]}"
        elif seen[key] <= first + 1 and first < i <= last:
            other.label, other.reason = "duplicate", f"standfirst, stands again in line {unit.lines[0]}"
        elif other.words >= 8:
            unit.label, unit.reason = "duplicate", f"repeats line {other.lines[0]}"


def _inside(units: list[Unit], i: int, first: int, last: int) -> tuple[str, str]:
    unit = units[i]
    followed = i < last and units[i + 1].prose and units[i + 1].words > unit.words
    if followed and unit.words <= 10 and unit.text.endswith("?") and unit.text[:1] not in "\"'“‘":
        return "heading", "short question above a paragraph"
    if unit.prose:
        return "body", "running text in the article"
    if unit.ends:
        return "body", "short sentence in the article"
    run = 1
    for step in (-1, 1):
        j = i + step
        while run <= 2 and first <= j <= last and not units[j].prose and not units[j].ends and units[j].label in ("", "heading"):
            run, j = run + 1, j + step
    if run == 1 and unit.words <= 14:
        return "heading", "short line between paragraphs"
    if unit.words >= 15:
        return "body", "long line in the article"
    if run <= 2 and unit.words <= 14:
        return "heading", "short line between paragraphs"
    return "boilerplate", "one of several short lines between paragraphs"
