"""Nouns that a name bears once and that stand alone later: "Norwegian soldiers" makes "the soldiers" Norway's."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.known import behind_prefix

#: sentences back to which a noun is remembered with its bearer, and to which one like it may be meant
_MEMORY, _NEAR = 12, 10
#: how far before a name, in characters, the noun may begin that it bears
_TIE = 60
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r",? (?:and|or|as well as) (?:the )?|, (?:the )?|-")


class _Patterns:
    """The nouns and what stands before and behind them, compiled."""

    def __init__(self) -> None:
        data = words.load("bearers")
        self.line_of: dict[str, str] = {}
        self.single: dict[str, str] = {}
        for line, nouns in data["each"].items():
            for noun in nouns:
                many = noun[:-3] + "men" if noun.endswith("man") else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
                self.line_of[noun] = line
                if line == "place":
                    self.line_of[many] = line  # "Norwegian vessels" are not "the vessel"
                else:
                    self.single[many] = noun
        for line, nouns in data["whole"].items():
            self.line_of.update(dict.fromkeys(nouns, line))
        self.alike = frozenset(data["alike"])
        self.bodies = frozenset(noun for nouns in data["whole"].values() for noun in nouns)
        noun = words.factored([*self.line_of, *self.single])
        between = rf"(?:(?:{words.factored(data['between'])}|\d+) )"
        self.worn = re.compile(rf"(?:['’]s?)? {between}{{0,3}}?(?P<noun>{noun})\b(?!-)", re.IGNORECASE)
        self.sent = re.compile(rf" (?:(?:has|have|had|is|are|also) )*{words.factored(data['sending'])} (?:(?:{words.factored(data['makes'])}|{words.factored(data['between'])}|[\d,]+) )*?(?P<noun>{noun})\b(?!-)", re.IGNORECASE)
        self.worn_before = re.compile(rf"\b(?P<noun>{noun}) (?:of|from|loyal to) (?:the )?{between}{{0,3}}$", re.IGNORECASE)
        counted = words.factored(data["counted"])
        self.bare = re.compile(rf"\b(?:the|these|those) (?:(?:{counted}|\d+) ){{0,2}}(?P<noun>{noun})\b(?!-)", re.IGNORECASE)
        plural = [noun for noun, one in self.single.items() if self.line_of[one] in data["bare"]] + [noun for line in data["bare"] for noun in data["whole"].get(line, []) if noun in ("troops", "aircraft", "police")]
        many = words.factored(plural)
        #: without the first word of a noun none is looked for
        self.opens, self.opens_many = ({_WORD.search(noun).group() for noun in nouns} for nouns in ((*self.line_of, *self.single), plural))
        makes = words.factored(data["makes"])
        #: "Troops and tanks rolled in": many without an article, as the subject of a clause
        self.many = re.compile(rf"(?:^[\"“]?|^(?:on|in|at|early|late|earlier|later|meanwhile|overnight|yesterday|today|elsewhere|also)\b[^,]{{0,40}}, |[.;:] [\"“]?|, (?:and|but|while|as) |\b(?:when|while|after|as|that|before|where) |\b(?:said|say|says) )(?P<phrase>(?:{makes} )*?(?P<noun>{many}))(?= (?:and (?:{makes} )*?{many}\b|also\b|then\b|later\b|had\b|have\b|were\b|are\b|\w+ed\b|fought\b|shot\b|hit\b|struck\b|opened\b|\w+ (?:into|at|on|up|out)\b))", re.IGNORECASE)
        #: "shot at soldiers", "wounding three policemen": as the object of violence
        struck = [noun for noun in plural if self.line_of[self.single.get(noun, noun)] in data["struck"]]
        self.struck = re.compile(rf"\b{words.factored(data['striking'])} (?:(?:{counted}|{makes}|at least|more than|about|nearly|some|\d+) )*?(?P<noun>{words.factored(struck)})\b(?! (?:of|from|loyal|serving)\b|['’-])", re.IGNORECASE)
        self.thing = re.compile(rf" (?:and [a-z]+(?:al|ic|ary|ive) )?{words.factored(data['things'])}\b")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def names_thing(text: str, end: int) -> bool:
    """Tell whether a noun behind text[:end] makes a body no actor: "the military" of "the military courts"."""
    return _patterns().thing.match(text, end) is not None or text[end:end + 1] == "-"


class Bearers:
    """Who has borne which noun so far, by position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.worn: dict[str, list[tuple[int, int, str]]] = {}
        self.lines: dict[str, list[tuple[int, int, str]]] = {}

    def see(self, at: int, mentions: list, last: int) -> None:
        """Take note of the nouns that the names of a sentence bear, left to right; of two names joined by "and" neither is told alone."""
        patterns = _patterns()
        for i, mention in enumerate(mentions):
            if behind_prefix(self.text, mention.start):
                continue
            match = patterns.worn.match(self.text, mention.end, last)
            after = mentions[i + 1] if i + 1 < len(mentions) else None
            if match and (after is None or after.start > match.end() + 1) and not (i and _JOINT.fullmatch(self.text, mentions[i - 1].end, mention.start)):
                while match:  # "a Norwegian army convoy"
                    self.note(match["noun"], match.end(), at, mention.actor)
                    match = patterns.worn.match(self.text, match.end(), last)
            elif sent := patterns.sent.match(self.text, mention.end, last):  # "Norway has sent troops"
                self.note(sent["noun"], sent.end(), at, mention.actor)
            elif self._is_tied(mention.start) and (led := patterns.worn_before.search(self.text, max(0, mention.start - _TIE), mention.start)):
                self.note(led["noun"], mention.end, at, mention.actor)

    def _is_tied(self, start: int) -> bool:
        """Tell whether a word stands before text[start:] that ties a noun to a name ("soldiers of the")."""
        before = self.text[max(0, start - _TIE):start].lower()
        return " of " in before or " from " in before or " loyal to " in before

    def note(self, noun: str, end: int, at: int, actor: str) -> None:
        """Remember that an actor bears a noun, told in sentence `at`."""
        noun = _single(noun)
        self.worn.setdefault(noun, []).append((end, at, actor))
        self.lines.setdefault(_patterns().line_of[noun], []).append((end, at, actor))

    def owned(self, start: int, end: int, at: int, actor: str, last: int) -> None:
        """Remember the noun behind a possessive: "its soldiers"."""
        if match := _patterns().worn.match(self.text, end, last):
            self.note(match["noun"], match.end(), at, actor)

    def bare(self, first: int, last: int, at: int) -> list[tuple[int, int, str]]:
        """Return (start, end, noun) of the nouns with an article alone in text[first:last], of which some bearer is known, and of many without one where only one bears any."""
        patterns = _patterns()
        written = set(_WORD.findall(self.text[first:last].lower())) if self.worn else set()
        if written.isdisjoint(patterns.opens):
            return []
        several = () if written.isdisjoint(patterns.opens_many) else patterns.many.finditer(self.text[first:last])
        many = [(first + match.start("phrase"), first + match.end(), _single(match["noun"])) for match in several]
        found = [(match.start(), match.end(), _single(match["noun"])) for match in patterns.bare.finditer(self.text, first, last)]
        struck = () if written.isdisjoint(patterns.opens_many) else patterns.struck.finditer(self.text, first, last)
        many += [(match.start("noun"), match.end(), _single(match["noun"])) for match in struck]
        return [
            *(span for span in many if self.alike(span[0], span[2], at)),
            *(span for span in found if patterns.line_of[span[2]] in self.lines and not (span[2] in patterns.bodies and names_thing(self.text, span[1]))),
        ]

    def bearer(self, start: int, noun: str, at: int) -> list[str]:
        """Return who bore the noun last before text[start:]; nobody where the same sentence told it of two."""
        entries = self.worn.get(noun, [])
        known = entries[:bisect_left(entries, (start,))]
        if not known or at - known[-1][1] > _MEMORY:
            return []
        _, told, actor = known[-1]
        return [] if any(entry[1] == told and entry[2] != actor for entry in known[-4:]) else [actor]

    def alike(self, start: int, noun: str, at: int) -> list[str]:
        """Return the only one who bore a noun like it not long ago: "the gunmen" behind "Norwegian rebels"."""
        line = _patterns().line_of[noun]
        if line not in _patterns().alike:
            return []
        near = [entry for entry in self.lines.get(line, []) if entry[0] < start and at - entry[1] <= _NEAR]
        return sorted({near[-1][2]}) if len({entry[2] for entry in near}) == 1 else []


def _single(noun: str) -> str:
    noun = noun.lower()
    return _patterns().single.get(noun, noun)
