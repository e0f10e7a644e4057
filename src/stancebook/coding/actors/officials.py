"""Officials whom a text introduces by office and name: "Norway's ambassador, Ola Berg" makes Ola Berg, and later Berg, Norway."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.folding import lowered

#: (start, end, actor) of a name that stands for an official's actor
Official = tuple[int, int, str]

_PART = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]"
#: a name of two words or more
NAME = rf"({_PART}(?: (?:{_PART}|[A-Z]\.|al-{_PART}|bin|ibn|van|von|der|de|da|del|el|al|ul|ur)){{1,4}})"
_REACH = 90
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_TIES = tuple(f" {word} {article}" for word in ("of", "for", "from", "in", "with", "at") for article in ("", "the "))


class _Patterns:
    """The compiled patterns around a mention."""

    def __init__(self):
        data = words.load("references")["offices"]
        office = "(?i:" + "|".join(sorted(map(re.escape, data["heads"]), key=len, reverse=True)) + ")"
        lead = r"(?:[a-zA-Z][\w’'-]* ){0,4}?"
        self.former = re.compile(r"\b(?:" + "|".join(data["former"]) + r")(?: [\w’'-]+){0,2}[ -]*$", re.IGNORECASE)
        self.not_names = frozenset(data["not_names"])
        self.titles = frozenset(words.load("guards")["titles"])
        tail = r"(?: (?:to|for|of|in|at|on) [^,.;:()\"“”]{2,45}?)?"
        self.after = re.compile(rf"(?:['’]s?)? (?P<lead>{lead}){office}(?:(?: |, ){NAME.replace('(', '(?P<close>', 1)}|{tail}, {NAME.replace('(', '(?P<far>', 1)})(?=[,;:.)’'\"”]| [a-z(])")
        self.office_next = re.compile(rf"(?:['’]s?)? {lead}{office}\b")
        self.office_of = re.compile(rf"\b{office} (?:of|for|from) (?:the )?$")
        self.name_next = re.compile(rf",? {NAME}(?=[,;:.)’'\"”]| [a-z(])")
        self.name_led = re.compile(rf"(?:^|[^\w’'-]){NAME}, (?:the |an? )?$")
        self.name_office = re.compile(rf"(?:^|[^\w’'-]){NAME}, (?:the |an? )?{lead}{office} (?:of|for|from|in|with|at) (?:the )?$")
        self.office = re.compile(rf"\b{office}\b")
        #: the last word of an office in lower case, wherever one stands
        self.office_heads = re.compile(rf"{words.factored(sorted({head.split()[-1].lower() for head in data['heads']}))}\b")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


class Offices:
    """The offices in a text, found once: most names have none near them, and are not looked at closer."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [match.end() for match in _patterns().office_heads.finditer(lowered(text))]

    def near(self, start: int, end: int) -> bool:
        """Tell whether an office ends in text[start:end]."""
        at = bisect_left(self.ends, start)
        return at < len(self.ends) and self.ends[at] <= end

    def follows(self, end: int, last: int) -> bool:
        """Tell whether an office follows a name at once, so that it stands for a person: "the Norwegian foreign minister"."""
        last = min(last, end + _REACH)
        if not self.near(end, last):
            return False
        match = _patterns().office_next.match(self.text, end, last)
        return match is not None and "," not in match.group() and _ARTICLES.isdisjoint(match.group().split())


def has_office(name: str) -> bool:
    """Tell whether a name holds an office: "President Jane Roe"."""
    return _patterns().office.search(name) is not None


def introduced(text: str, mentions: Iterable, *, taken: Iterable[tuple[int, int]], offices: Offices, unstated: Iterable[Official] = ()) -> list[Official]:
    """Return the names of officials that the text introduces beside a mention (with start, end, actor and possessive), and their later surnames.

    `taken` are the spans of names already found; none of them is overlapped. `unstated` are names introduced by an office alone. Former officials are left out: they speak for themselves.
    """
    patterns, people = _patterns(), {}
    for mention in mentions:
        for start, end in _near(text, mention, patterns, offices):
            name = text[start:end]
            if not _is_name(name, patterns):
                continue
            people.setdefault(name, (start, mention.actor))
    for start, end, actor in unstated:
        if _is_name(text[start:end], patterns):
            people.setdefault(text[start:end], (start, actor))
    if not people:
        return []
    surnames: dict[str, tuple[int, str]] = {}
    for name, (start, actor) in people.items():
        last = name.split()[-1]
        if last in surnames and surnames[last][1] != actor:
            surnames[last] = (len(text), "")
        else:
            surnames.setdefault(last, (start, actor))
    occupied = sorted(taken)
    found: list[Official] = []
    forms = sorted({**surnames, **people}, key=lambda form: (-len(form), form))
    for match in re.finditer(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", text):
        form = match.group()
        start, actor = people.get(form) or surnames[form]
        if not actor or match.start() < start or overlaps(occupied, match.start(), match.end()):
            continue
        if form in people or _alone(text, match.start()):
            found.append((match.start(), match.end(), actor))
    return found


def _near(text: str, mention, patterns: _Patterns, offices: Offices) -> Iterable[tuple[int, int]]:
    """Yield the spans of names introduced right behind or before a mention."""
    line_end = text.find("\n", mention.end)
    last = min(len(text) if line_end < 0 else line_end, mention.end + _REACH + 50)
    before = text[max(0, mention.start - _REACH):mention.start].rpartition("\n")[2]
    behind = patterns.after.match(text, mention.end, last) if offices.near(mention.end, last) else None
    tied = not mention.possessive and before.endswith(_TIES) and offices.near(mention.start - _REACH, mention.start)
    told = before.endswith((", ", ", the ", ", a ", ", an ")) and offices.follows(mention.end, last)
    if not (behind or tied or told) or patterns.former.search(before):
        return
    if behind:
        if not patterns.former.search(behind["lead"].strip()):
            yield behind.span("close") if behind["close"] else behind.span("far")
    elif tied and patterns.office_of.search(before) and (match := patterns.name_next.match(text, mention.end, last)):
        yield match.span(1)
    begin = mention.start - len(before)
    if told and (led := patterns.name_led.search(before)):
        yield begin + led.start(1), begin + led.end(1)
    if tied and (led := patterns.name_office.search(before)) and not patterns.former.search(before[led.end(1):]):
        yield begin + led.start(1), begin + led.end(1)


def _is_name(name: str, patterns: _Patterns) -> bool:
    parts = name.split()
    return all(part[0].isupper() or len(part) < 4 or part.startswith("al-") for part in parts) and parts[0][0].isupper() and patterns.not_names.isdisjoint(part.lower() for part in parts)


def _alone(text: str, start: int) -> bool:
    """Tell whether no other first name stands right before a surname; a title may: "Mr Berg"."""
    before = text[max(0, start - 30):start].rpartition("\n")[2].split()
    if not before or not text[start - 1].isspace():
        return True
    word = before[-1]
    return not word[0].isupper() or word.strip("\".“‘(").lower() in _patterns().titles or word[-1] in ",.;:!?\"”" and len(word) > 2 or has_office(word) or len(before) == 1 or before[-2][-1] in ".!?:"


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the spans, sorted and apart from each other, touches text[start:end]."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start
