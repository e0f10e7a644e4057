"""Recall what an act without its other side goes back to: whom "the attack" hit, with whom "further talks" are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.mentions import Mention

#: how many sentences back an attack may lie, and those who are said to deal with each other
_BACK, NEAR = 3, 2
#: a mention that its clause does not part from the word before: a few words, none of them a mark
_UP_TO = r"(?: [\w’'-]+){0,5}? $"


def recalled(text: str, sentences: Sequence, mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """Return, by the number of its sentence, each act of violence with one side left out, as a mention of that side.

    "The rebels claimed responsibility for the attack" names who did it, "The attack killed ten soldiers" whom it hit; the
    nearest sentence before that tells of violence names the other side. Where it names nobody, or several, nothing is recalled.
    """
    lists, starts = _lists(), [sentence.start for sentence in sentences]
    found: dict[int, list[Mention]] = {}
    for match in lists.act.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() > sentences[at].end or any(match.start() < m.end and m.start < match.end() for m in mentions):
            continue
        if _is_charge(text, match.start(), match.end(), sentences[at], lists):
            side, link = _told(text, at, match.start(), sentences, mentions, lists, _hit), "on"
        elif lists.hits.match(text, match.end(), sentences[at].end):
            side, link = _told(text, at, match.start(), sentences, mentions, lists, _hitting), "by"
        else:
            continue
        if side:
            found.setdefault(at, []).append(Mention(match.start(), match.end(), match.group(), side, "description", link=link))
    return found


def _is_charge(text: str, start: int, end: int, sentence, lists: _Lists) -> bool:
    """Tell whether somebody is said to have done the act: "behind the attack", "the attack was carried out by"."""
    if lists.bound.match(text, end, sentence.end):
        return False
    return lists.charged.search(text, sentence.start, start) is not None or lists.done.match(text, end, sentence.end) is not None


def _told(text: str, at: int, start: int, sentences: Sequence, mentions: Sequence[Mention], lists: _Lists, side: Callable) -> str:
    """Return the only actor on that side (`_hit` or `_hitting`) in the nearest stretch before `start` that tells of violence, or ""."""
    silent = 0
    for back in range(at, -1, -1):
        begin, end = sentences[back].start, start if back == at else sentences[back].end
        told = [lists.again.search(text, begin, m.end()) is not None for m in lists.violence.finditer(text, begin, end)]
        if all(told):  # no violence, or only that which was told before
            silent += not told and back < at
            if silent > _BACK:
                return ""
            continue
        near = [m for m in mentions if begin <= m.start and m.end <= end]
        found = list(dict.fromkeys(side(text, begin, end, near, lists)))
        return found[0] if len(found) == 1 else ""
    return ""


def _hit(text: str, begin: int, end: int, near: Iterable[Mention], lists: _Lists) -> Iterator[str]:
    """Yield whom a sentence says was hit: behind "attack on" or "killed ten", or before "were killed"; or the only one named, where it took place."""
    near = list(near)
    hit = [m for m in near if lists.upon.search(text, begin, m.start) or lists.hitting.search(text, begin, m.start) or lists.hit.match(text, m.end, end)]
    hit = _with_listed(text, near, hit)
    if not hit and len({m.actor for m in near}) == 1:
        hit = [m for m in near if lists.where.search(text, begin, m.start)]
    yield from (m.actor for m in hit)


def _hitting(text: str, begin: int, end: int, near: Iterable[Mention], lists: _Lists) -> Iterator[str]:
    """Yield whose act of violence a sentence tells: A of "A's air strikes", "A bombed the port", "A's jets have launched raids"."""
    near = list(near)
    yield from (m.actor for m in _with_listed(text, near, [m for m in near if lists.strikes.match(text, m.end, end)]))


def _with_listed(text: str, near: list[Mention], found: list[Mention]) -> list[Mention]:
    """Return the mentions with those that are listed right before one of them: both of "A and B were bombed"."""
    return found + [a for a, b in zip(near, near[1:], strict=False) if b in found and text[a.end:b.start] in (" and ", ", ", ", and ")]


def with_whom(text: str, sentence, near: Sequence[Mention], rows: Sequence[dict], since: int) -> Mention | None:
    """Return the other side of "ruled out talks": the only one with whom its one actor was just said to deal, by the statements from raw offset `since` on."""
    actors = {mention.actor for mention in near}
    if len(actors) != 1 or (match := _lists().talks.search(text, sentence.start, sentence.end)) is None:
        return None
    if _lists().parties.search(text, sentence.start, sentence.end) or any(m.start < match.end() and match.start() < m.end for m in near):
        return None
    actor = next(iter(actors))
    pairs = [row for row in rows if row["start"] >= since and actor in (row["actor"], row["target"])]
    for chosen in ([row for row in pairs if row["event"] == "CONSULT"], pairs):
        others = {row["target"] if row["actor"] == actor else row["actor"] for row in chosen}
        if others:
            return Mention(match.start(), match.end(), match.group(), next(iter(others)), "description", link="with") if len(others) == 1 else None
    return None


class _Lists:
    """The compiled word lists of acts that are named again."""

    def __init__(self) -> None:
        data = words.load("recalled")
        acts, told, months = words.factored(data["acts"]), words.factored(data["violence"]), "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
        self.act = re.compile(rf"\b(?:[Tt]h(?:e|is|at|ese|ose)|[Bb]oth) (?:(?!{words.factored(data['other'])}\b)[a-z-]+ ){{0,3}}?{acts}\b")
        self.bound = re.compile(rf"(?: (?:on|in|of|by|against|at|near|from|to|that|which)\b(?! (?:[A-Z][a-z]+day|(?:{months})[a-z]*)\b)|['’-]| [a-z]+(?:er|or|ers|ors)\b)", re.IGNORECASE)
        doing, charging = words.factored(data["doing"]), words.factored(data["charging"])
        self.charged = re.compile(rf"\b(?:behind|responsib(?:le|ility) for|{doing}|{words.factored(data['taking_part'])} in|{charging}\b[^.;:“”]{{2,60}}? (?:for|of|over|to|with|in)) $")
        self.done = re.compile(rf" (?:was|were|had been|has been|have been) (?:\w+ )?(?:{doing} by|the work of) |, (?:which|that) (?:was|were) {doing} by ")
        self.violence = re.compile(rf"\b{told}\b")
        self.again = re.compile(rf"\b(?:[Tt]h(?:e|is|at|ese|ose)) (?:[a-z-]+ ){{0,3}}?{acts}$")
        self.upon = re.compile(rf"\b{acts} (?:[a-z]+ ){{0,2}}?(?:on|against){_UP_TO}")
        self.hitting = re.compile(rf"\b{words.factored(data['hitting'])}(?: (?!in |at |near |by |from |with |after |when |and )[\w,’'-]+){{0,4}}? $")
        self.hit = re.compile(rf"(?:['’]s?)?(?: (?!who|which|that|when|as|after|while|and|died|where)[\w-]+){{0,3}}? (?:was|were|have been|has been|had been) (?:\w+ )?{words.factored(data['hit'])}\b")
        self.talks = re.compile(rf"(?<![\w’'-])(?:{words.factored(data['before_talks'])} )*{words.factored(data['talks'])}\b(?! [a-z-]+(?:er|or|ers|ors)\b)")
        self.parties = re.compile(rf"\b{words.factored(data['parties'])}\b")
        self.hits = re.compile(rf" (?:has |have |had |also )*{words.factored(data['hits'])}\b")
        self.strikes = re.compile(rf"(?:['’]s?)?(?: (?!{words.factored(data['not_before'])}\b)[\w-]+){{0,3}}? (?:{acts}|{words.factored(data['strikes'])})\b")
        self.where = re.compile(r"\b(?:in|at|near|outside)(?: [\w’'-]+){0,3}? $")


@cache
def _lists() -> _Lists:
    return _Lists()
