"""Label every line of a text: body, title, byline, date, heading, caption, duplicate or boilerplate, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stancebook.document import Line
from stancebook.sources.cues import cue, function_words
from stancebook.sources.repair import CHARACTER_REPAIRS, repair_line
from stancebook.sources.titles import find_title, same_title

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|»|>>|→)\W*$")
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]“]*$")


#: What a line of each kind adds to or takes from the stretch that is taken for the article.
WEIGHTS = {"word": 0.15, "open_word": 0.15, "longest": 25, "sentence": 0.2, "phrase": 1.0, "scrap": 2.5, "cue": 2.5, "end": 12.0}


@dataclass
class Unit:
    """A line (or the lines of one wrapped paragraph) with its features."""

    lines: list[int]
    text: str
    words: int = 0
    stop: float = 0.0
    ends: bool = False
    cue: str = ""
    why: str = ""
    label: str = ""
    reason: str = ""

    def measure(self) -> None:
        words = _WORD.findall(self.text.lower())
        self.words = len(words) + len(_CJK.findall(self.text)) // 2
        stops = function_words()
        self.stop = sum(word in stops for word in words) / len(words) if words else 0.0
        self.ends = bool(_SENTENCE_END.search(self.text))
        self.cue, self.why = cue(self.text)

    @property
    def prose(self) -> bool:
        """Running text: a sentence of some length with function words."""
        return not self.cue and not self.cut and ((self.ends and self.words >= 7) or (self.words >= 22 and self.stop >= 0.2))

    @property
    def cut(self) -> bool:
        """A teaser: its sentence breaks off."""
        return bool(_CUT.search(self.text))

    def score(self) -> float:
        """Return how much the line speaks for the article (positive) or for debris."""
        if self.cue:
            return -WEIGHTS["end"] if self.cue == "end" else -WEIGHTS["cue"]
        if self.prose:
            return min(self.words, WEIGHTS["longest"]) * WEIGHTS["word" if self.ends else "open_word"] * (1.0 if self.stop >= 0.2 or not self.text.isascii() else 0.5)
        if self.ends and not self.cut:
            return WEIGHTS["sentence"]
        return -WEIGHTS["phrase" if self.words >= 5 else "scrap"]


def label_lines(text: str, hints: Mapping[int, tuple[str, str]] | None = None) -> tuple[Line, ...]:
    r"""Label each line that holds a sign; lines are split at "\n" only and a "\r" before it stays outside the span.

    `hints` maps line numbers to a (label, reason) that the markup told. The article is the stretch of lines with the
    greatest sum of scores (Pasternack & Roth 2009, WWW); inside it only cues, repetition and isolation speak against a line.

    >>> [line.label for line in label_lines("Menu\n\nThe ministers met in the port and agreed on quotas.\n")]
    ['boilerplate', 'body']
    """
    spans = _spans(text)
    units = _units(text, spans)
    hints = hints or {}
    for unit in units:
        unit.measure()
        hint = hints.get(unit.lines[0])
        if hint:
            unit.label, unit.reason = hint
    if len(units) == 1:
        units[0].label, units[0].reason = "body", "the only line"
    else:
        _label(units, bool(hints) and any(label == "body" for label, _ in hints.values()))
    return tuple(
        Line(number, *spans[number], unit.label, unit.reason) for unit in units for number in unit.lines
    )


def _spans(text: str) -> dict[int, tuple[int, int]]:
    spans, at = {}, 0
    for number, line in enumerate(text.split("\n"), 1):
        end = at + len(line)
        stop = end - 1 if line.endswith("\r") else end
        if text[at:stop].strip():
            spans[number] = (at, stop)
        at = end + 1
    return spans


def _units(text: str, spans: dict[int, tuple[int, int]]) -> list[Unit]:
    units: list[Unit] = []
    before = ""
    for number, (start, end) in spans.items():
        line = legible(text[start:end].strip())
        if units and units[-1].lines[-1] == number - 1 and wraps(before, line):
            units[-1].lines.append(number)
            glue = "" if before.endswith("-") else " "
            units[-1].text += glue + line
        else:
            units.append(Unit([number], line))
        before = line
    return units


def legible(line: str) -> str:
    """Return the line as a reader would see it, for its features only: mojibake mended, invisible signs gone."""
    if line.isascii():
        return line
    return repair_line(line, repairs=CHARACTER_REPAIRS).text.strip() or line


def wraps(before: str, after: str) -> bool:
    """Tell whether a line goes on in the next: it is long, ends inside a sentence, and the next begins in lower case.

    >>> wraps("the two ministers met again in the harbour town to discuss the", "quotas for herring.")
    True
    >>> wraps("the ministers met again in the harbour town to discuss the quota.", "quotas for herring.")
    False
    """
    return 45 <= len(before) <= 130 and not _SENTENCE_END.search(before) and after[:1].islower()


def _label(units: list[Unit], marked: bool) -> None:
    if not marked:
        first, last = _article(units)
    else:
        body = [i for i, unit in enumerate(units) if unit.label == "body"]
        first, last = body[0], body[-1]
    _title(units, first)
    _repeated(units, first, last)
    for i, unit in enumerate(units):
        if unit.label:
            continue
        if unit.cue and unit.cue != "end":
            unit.label, unit.reason = unit.cue, unit.why
        elif unit.cue == "end":
            unit.label, unit.reason = "boilerplate", unit.why
        elif marked or not first <= i <= last:
            unit.label, unit.reason = "boilerplate", "outside the article"
    for i, unit in enumerate(units):
        if not unit.label:
            unit.label, unit.reason = _inside(units, i, first, last)


def _article(units: list[Unit]) -> tuple[int, int]:
    """Return the first and last index of the stretch with the greatest sum of scores; all units where none is positive."""
    best, best_span, total, start = 0.0, (0, len(units) - 1), 0.0, 0
    for i, unit in enumerate(units):
        score = unit.score()
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, best_span = total, (start, i)
    return best_span


def _title(units: list[Unit], first: int) -> None:
    if any(unit.label == "title" for unit in units):
        chosen = next(i for i, unit in enumerate(units) if unit.label == "title")
        for unit in units[chosen + 1 :]:
            if unit.label == "title":
                unit.label, unit.reason = "boilerplate", "a further first-level heading"
    else:
        found = find_title([(unit.text, unit.words, unit.ends, unit.cue) for unit in units], first)
        if found is None:
            return
        chosen = found
        units[chosen].label, units[chosen].reason = "title", "first headline above the article"
    for i, unit in enumerate(units):
        if i != chosen and unit.label != "boilerplate" and same_title(unit.text, units[chosen].text) and unit.words >= 3:
            unit.label, unit.reason = "duplicate", f"repeats the title of line {units[chosen].lines[0]}"


def _repeated(units: list[Unit], first: int, last: int) -> None:
    """Label repeated lines: neighbours are a caption and its copy, a repeated opening line is a standfirst."""
    seen: dict[str, int] = {}
    for i, unit in enumerate(units):
        key = " ".join(_WORD.findall(unit.text.lower().replace("’", "'")))
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
        while first <= j <= last and not units[j].prose and not units[j].ends and units[j].label in ("", "heading"):
            run, j = run + 1, j + step
    if run == 1 and unit.words <= 14:
        return "heading", "short line between paragraphs"
    if unit.words >= 15:
        return "body", "long line in the article"
    if run <= 2 and unit.words <= 14:
        return "heading", "short line between paragraphs"
    return "boilerplate", "one of several short lines between paragraphs"
