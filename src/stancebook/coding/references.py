"""References: descriptions ("the group"), lists ("both countries") and pronouns resolved to actors named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from stancebook.coding import words
from stancebook.coding.names import possessive_end

#: (start, end, actor, kind, possessive)
Reference = tuple[int, int, str, str, bool]


class _Words:
    """The compiled word lists."""

    def __init__(self):
        data = words.load("references")
        self.pronouns = {word: (frozenset(entry["fits"]), entry["part"]) for word, entry in data["pronouns"].items()}
        self.pronoun = re.compile(r"(?<![\w'’-])(?:" + "|".join(sorted(self.pronouns, key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE)
        verbs, after = "|".join(map(re.escape, data["empty_verbs"])), "|".join(data["empty_after"])
        self.empty = re.compile(rf"\s?(?:{verbs})\b[^.;,]{{0,50}}?\b(?:{after})\b")
        self.clause = re.compile(r"[,;:—–()\"“”]|\b(?:" + "|".join(data["clause_words"]) + r")\b")
        self.prepositions = frozenset(data["prepositions"])
        self.rivals = re.compile(r"\b(?:" + "|".join(data["rivals_of_they"]) + r")\b")


@cache
def _words() -> _Words:
    return _Words()


_PERSON_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+\b")


def resolve(text: str, sentences: Sequence, named: Sequence[list], open_forms: Sequence[list], kind_of: dict[str, str]) -> list[Reference]:
    """Resolve, sentence by sentence from left to right, the open forms and the pronouns; what stays unsure gives nothing.

    A reference looks first in its own sentence, then in the one before (a description in two), and prefers the first
    actor there that no preposition governs: the salience of Lappin and Leass (1994), much simplified.
    """
    lists = _words()
    references: list[Reference] = []
    history: list[list[_Known]] = []
    for at, sentence in enumerate(sentences):
        known = [_Known(m.start, m.end, m.actor, m.kind, _head_is_plural(text, m.end, m.possessive, sentence.end)) for m in named[at]]
        spans = [(k.start, k.end) for k in known] + [(f.start, f.end) for f in open_forms[at]]
        todo = [(f.start, f.end, f.form.kind, f.form.actors) for f in open_forms[at]]
        for match in lists.pronoun.finditer(text, sentence.start, sentence.end):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                todo.append((match.start(), match.end(), "pronoun", ()))
        for start, end, kind, actors in sorted(todo):
            here = sorted((k for k in known if k.start < start), key=lambda k: k.start)
            if kind == "pronoun":
                found = _pronoun(text, start, end, sentence, here, history, kind_of, lists)
                possessive = lists.pronouns[text[start:end].lower()][1] == "possessive"
            else:
                possessive = possessive_end(text, end)
                if kind == "description":
                    found = _description(text, sentence, here, history, actors, lists)
                else:
                    found = _several(here, history, actors, 2 if kind == "two" else 9)
                kind = "description"
            for actor in found:
                references.append((start, end, actor, kind, possessive))
                known.append(_Known(start, end, actor, "person" if _is_person(text[start:end], lists) else kind, len(found) > 1))
        history.append(sorted(known, key=lambda k: k.start))
    return references


class _Known:
    """A mention already known: where it stands, its actor, its kind and whether a plural noun follows it."""

    __slots__ = ("start", "end", "actor", "kind", "plural")

    def __init__(self, start: int, end: int, actor: str, kind: str, plural: bool):
        self.start, self.end, self.actor, self.kind, self.plural = start, end, actor, kind, plural


def _is_person(word: str, lists: _Words) -> bool:
    entry = lists.pronouns.get(word.lower())
    return entry is not None and "person" in entry[0]


def _head_is_plural(text: str, end: int, possessive: bool, last: int) -> bool:
    following = text[end:min(last, end + 40)].split()
    if possessive and following:
        following = following[1:]
    if text[end:end + 1] != " " and not possessive or not following:
        return False
    word = following[0].strip(",.;:")
    return word.islower() and len(word) > 4 and word.endswith("s") and not word.endswith("ss")


def _salient(text: str, mentions: list[_Known], first: int, lists: _Words) -> _Known | None:
    """Return the first mention that is not governed by a preposition and not a possessor."""
    for known in mentions:
        before = text[max(first, known.start - 30):known.start].lower().split()
        while before and before[-1] in ("the", "a", "an"):
            before.pop()
        if not before or before[-1].strip("\"“‘(") not in lists.prepositions or (known.start - first < 20 and before[-1] == "for"):
            return known
    return None


def _description(text: str, sentence, here: list, history: list, actors: tuple, lists: _Words) -> list[str]:
    for group in [here, *reversed(history[-2:])]:
        fitting = [k for k in group if k.actor in actors]
        if len({k.actor for k in fitting}) == 1:
            return [fitting[0].actor]
        if fitting:
            known = _salient(text, fitting, fitting[0].start - 30, lists) or fitting[-1]
            return [known.actor]
    return []


def _several(here: list, history: list, actors: tuple, most: int) -> list[str]:
    for groups in ([here], history[-1:], history[-1:] + [here], history[-2:] + [here]):
        found = list(dict.fromkeys(k.actor for group in groups for k in group if k.actor in actors))
        if len(found) >= 2:
            return found[-most:]
    return []


def _fits(known: _Known, fits: frozenset[str], kind_of: dict[str, str]) -> bool:
    if "person" in fits:
        return known.kind == "person"
    if known.kind == "person":
        return False
    if known.plural:
        return "plural" in fits
    return kind_of.get(known.actor, "other") in fits


def _pronoun(text: str, start: int, end: int, sentence, here: list, history: list, kind_of: dict[str, str], lists: _Words) -> list[str]:
    word = text[start:end].lower()
    fits, part = lists.pronouns[word]
    if word == "it" and lists.empty.match(text, end, sentence.end):
        return []
    if "person" in fits:
        return _person(text, start, here, history)
    if part in ("object", "subject"):
        same = [k for k in here if not lists.clause.search(text, k.end, start)]
        here = [k for k in here if k not in same]
        if word == "it" and same and part == "subject":
            return []
    for group, near in ((here, True), (history[-1] if history else [], False)):
        fitting = [k for k in group if _fits(k, fits, kind_of)]
        if not fitting:
            if group and near:
                return []
            continue
        actors = list(dict.fromkeys(k.actor for k in fitting))
        if len(actors) > 1:
            if any(kind_of.get(actor) == "other" for actor in actors):
                return []
            known = _salient(text, fitting, fitting[0].start - 30, lists)
            if known is None:
                return []
        else:
            known = fitting[-1]
        if "plural" in fits and not known.plural and lists.rivals.search(text, known.end, start):
            return []
        return [known.actor]
    return []


def _person(text: str, start: int, here: list, history: list) -> list[str]:
    for group in (here, history[-1] if history else []):
        people = [k for k in group if k.kind == "person"]
        if people:
            last = people[-1]
            return [] if _PERSON_NAME.search(text, last.end, start) else [last.actor]
        if group is here and _PERSON_NAME.search(text, here[0].start if here else start, start):
            return []
    return []
