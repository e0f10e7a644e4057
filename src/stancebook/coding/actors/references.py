"""References: descriptions ("the group"), lists ("both countries") and pronouns resolved to actors named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from stancebook.coding import words
from stancebook.coding.actors.names import possessive_end
from stancebook.coding.actors.officials import Offices, has_office

#: A longer "sentence" is no prose: no reference in it is resolved.
LONGEST = 3000
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
        self.relative = re.compile(r"(?:['’]s?)?,? (?:who|which|that)\b")
        self.restricted = re.compile(r" (?:in [A-Z]|of |known |called |named |led by |behind |responsible |that |which is )")
        self.empty_before = frozenset(data["empty_before"])
        self.joined = re.compile(r"\b(?:and|but|or) (?:[a-z]+ ){1,2}$")
        self.be = re.compile(rf"\s?(?:{'|'.join(data['be_verbs'])})\b")
        self.clause = re.compile(r"[,;:—–()\"“”]|\b(?:" + "|".join(data["clause_words"]) + r")\b")
        self.prepositions = frozenset(data["prepositions"])
        self.opener = re.compile(r"[\"“‘]?(?:" + "|".join(data["openers"]) + r")\b", re.IGNORECASE)
        self.speech = frozenset(data["speech"])
        self.plurals = frozenset(data["plural_heads"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.violence = re.compile(r" (?:[\w-]+ ){0,2}?(?:" + "|".join(data["violence"]) + r")\b")
        self.rivals = re.compile(r"\b(?:" + "|".join(data["rivals_of_they"]) + r")\b")


@cache
def _words() -> _Words:
    return _Words()


_PERSON_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+\b")


def resolve(text: str, sentences: Sequence, named: Sequence[list], open_forms: Sequence[list], kind_of: dict[str, str], offices: Offices) -> list[Reference]:
    """Resolve, sentence by sentence from left to right, the open forms and the pronouns; what stays unsure gives nothing.

    A reference looks first in its own sentence, then in the one before (a description in two), and prefers the first
    actor there that no preposition governs: the salience of Lappin and Leass (1994), much simplified.
    """
    lists = _words()
    references: list[Reference] = []
    history: list[tuple[int, list[_Known]]] = []
    for at, sentence in enumerate(sentences):
        if sentence.end - sentence.start > LONGEST:
            history.append((sentence.start, []))
            continue
        known = [_named(text, m, sentence.end, kind_of, lists, offices) for m in named[at] if m.text.lower() not in lists.pronouns]
        spans = [(k.start, k.end) for k in known] + [(f.start, f.end) for f in open_forms[at]]
        todo = [
            (f.start, f.end, f.form.kind, f.form.actors) for f in open_forms[at]
            if not any(0 < k.start - f.end < 3 and "," not in text[f.end:k.start] for k in known)
        ]
        for match in lists.pronoun.finditer(text, sentence.start, sentence.end):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                todo.append((match.start(), match.end(), "pronoun", ()))
        for start, end, kind, actors in sorted(todo):
            here = sorted((k for k in known if k.start < start), key=lambda k: k.start)
            if kind == "pronoun":
                later = [k for k in known if k.start > start]
                found = _pronoun(text, start, end, sentence, here, history, later, kind_of, lists)
                possessive = lists.pronouns[text[start:end].lower()][1] == "possessive"
            else:
                possessive = possessive_end(text, end)
                if kind == "other":
                    found = _opposite(text, sentence.start, here, history, actors, kind_of, lists)
                    if not found and text[start:start + 4].lower() == "its ":
                        end, possessive = start + 3, True
                        found = _pronoun(text, start, end, sentence, here, history, [], kind_of, lists)
                elif kind == "description":
                    found = _description(text, start, end, sentence, here, history, actors, kind_of, lists)
                else:
                    found = _several(here, history, actors, 2 if kind == "two" else 9)
                kind = "description"
            for actor in found:
                references.append((start, end, actor, kind, possessive))
                known.append(_Known(start, end, actor, "person" if _is_person(text[start:end], lists) else kind, _number(text[start:end], len(found), lists)))
        history.append((sentence.start, sorted(known, key=lambda k: k.start)))
    return references


class _Known:
    """A mention already known: where it stands, its actor, its kind, whether it is plural (None: either) and a person."""

    __slots__ = ("start", "end", "actor", "kind", "plural", "person")

    def __init__(self, start: int, end: int, actor: str, kind: str, plural: bool | None, person: bool = False):
        self.start, self.end, self.actor, self.kind, self.plural = start, end, actor, kind, plural
        self.person = person or kind == "person"


def _named(text: str, mention, last: int, kind_of: dict[str, str], lists: _Words, offices: Offices) -> _Known:
    """Return a named mention as known: plural with "officials" behind it, a person with an office in or behind it."""
    plural = _head_is_plural(text, mention.end, mention.possessive, last, lists.plurals) or None
    office = plural is None and (offices.follows(mention.end, last) or kind_of.get(mention.actor, "other") == "other" and has_office(mention.text))
    return _Known(mention.start, mention.end, mention.actor, mention.kind, plural, office)


def _number(text: str, actors: int, lists: _Words) -> bool | None:
    """Tell whether a resolved reference is plural (True), singular (False) or either (None)."""
    entry = lists.pronouns.get(text.lower())
    return "plural" in entry[0] if entry else (True if actors > 1 else None)


def _is_person(word: str, lists: _Words) -> bool:
    entry = lists.pronouns.get(word.lower())
    return entry is not None and "person" in entry[0]


def _head_is_plural(text: str, end: int, possessive: bool, last: int, plurals: frozenset[str]) -> bool:
    following = text[end:min(last, end + 40)].split()
    if possessive and following:
        following = following[1:]
    if text[end:end + 1] != " " and not possessive or not following:
        return False
    return any(word.strip(",.;:)\"”").lower() in plurals for word in following[:2])


def _salient(text: str, mentions: list[_Known], sentence_start: int, lists: _Words) -> _Known:
    """Return the first mention that no preposition governs and no hyphen makes a modifier, in the main clause if it can be told."""
    first = sentence_start
    if lists.opener.match(text, sentence_start):
        comma = text.find(", ", sentence_start, mentions[-1].start)
        first = comma + 2 if comma > 0 else first
    for start in dict.fromkeys((first, sentence_start)):
        for known in mentions:
            if known.start < start or text[known.end:known.end + 1] in ("-", "\u2011", "\u2010"):
                continue
            before = text[max(sentence_start, known.start - 30):known.start].lower().split()
            while before and before[-1] in ("the", "a", "an"):
                before.pop()
            if not before or before[-1].strip("\"“‘(") not in lists.prepositions:
                return known
    return mentions[-1]


def _other_voice(text: str, known: _Known, start: int) -> bool:
    """Tell whether a quotation mark opens or closes between a mention and text[start:], so that the speaker is not "it"."""
    return sum(text.count(mark, known.end, start) for mark in "\"“”") % 2 == 1


def _description(text: str, start: int, end: int, sentence, here: list, history: list, actors: tuple, kind_of: dict, lists: _Words) -> list[str]:
    before = text[max(sentence.start, start - 20):start].lower().split()
    if before and before[-1] in ("in", "across", "throughout", "inside", "within", "around", "outside"):
        actors = tuple(actor for actor in actors if kind_of.get(actor) != "state")
    if lists.restricted.match(text, end, sentence.end):
        return []
    barred = {k.actor for k in here if _other_voice(text, k, start)}
    if not _opens_clause(text, start, end, sentence, lists):
        actors = tuple(actor for actor in actors if kind_of.get(actor) != "state")
        barred |= {k.actor for k in here if _same_clause(text, k, start, lists)}
    near = [k for k in here if k.actor in actors and k.actor not in barred]
    if near:
        main = text[max(0, start - 2):start] == ", " and lists.opener.match(text, sentence.start)
        return [near[0 if main else -1].actor]
    for back, (first, group) in enumerate(reversed(history[-4:])):
        fitting = [k for k in group if k.actor in actors and k.actor not in barred]
        if fitting:
            several = len({k.actor for k in fitting}) > 1
            if back and (several and back > 2 or kind_of.get(fitting[0].actor) == "state"):
                return []
            return [_salient(text, fitting, first, lists).actor]
    return []


def _several(here: list, history: list, actors: tuple, most: int) -> list[str]:
    past = [group for _, group in history[-2:]]
    for groups in ([here], past[-1:], past[-1:] + [here], past + [here]):
        found = list(dict.fromkeys(k.actor for group in groups for k in group if k.actor in actors))
        if len(found) >= 2:
            return found[-most:]
    return []


def _opposite(text: str, sentence_start: int, here: list, history: list, actors: tuple, kind_of: dict, lists: _Words) -> list[str]:
    """Return the only other actor of its kind that was named before, opposite the salient one of the sentence: "its rival"."""
    here = [k for k in here if k.actor in actors]
    if not here:
        return []
    owner = _salient(text, here, sentence_start, lists).actor
    before = {k.actor for _, known in history[-3:] for k in known if k.actor in actors and kind_of.get(k.actor) == kind_of.get(owner)}
    others = before - {k.actor for k in here}
    return sorted(others) if len(others) == 1 else []


def _fits(known: _Known, fits: frozenset[str], kind_of: dict[str, str]) -> bool:
    if "person" in fits:
        return known.person
    if known.kind == "person":
        return False
    if known.plural is not None and known.plural != ("plural" in fits):
        return False
    return bool(known.plural) or kind_of.get(known.actor, "other") in fits


def _pronoun(text: str, start: int, end: int, sentence, here: list, history: list, later: list, kind_of: dict, lists: _Words) -> list[str]:
    word = text[start:end].lower()
    fits, part = lists.pronouns[word]
    if word == "it" and lists.empty.match(text, end, sentence.end):
        return []
    first, past = history[-1] if history else (0, [])
    if "person" in fits:
        return _person(text, start, part, here, past, sentence.start, lists)
    coming = _announced(text, start, sentence, here, later, lists)
    if coming is not None and _fits(coming, fits, kind_of):
        return [coming.actor]
    if part == "subject" and not _opens_clause(text, start, end, sentence, lists):
        part = "object"
    everyone = {k.actor for k in here}
    here = [k for k in here if not _other_voice(text, k, start)]
    if part == "object":
        if not lists.empty_before.isdisjoint(text[max(0, start - 20):start].lower().split()[-1:]):
            return []
        barred = {k.actor for k in here if _same_clause(text, k, start, lists)}
        if here and (text[max(0, start - 9):start].rstrip().endswith("ing") or lists.joined.search(text[max(sentence.start, start - 30):start])):
            barred.add(_salient(text, here, sentence.start, lists).actor)
        here = [k for k in here if k.actor not in barred]
    fitting = [k for k in here if _fits(k, fits, kind_of)]
    chain = [k for k in fitting if k.kind == "pronoun" and k.plural is not None and not lists.clause.search(text, k.end, start)]
    if part in ("possessive", "reflexive") and chain:
        return [chain[-1].actor]
    if not fitting:
        if word == "it" and lists.be.match(text, end, sentence.end):
            return []
        fitting = [k for k in past if k.actor not in everyone and _fits(k, fits, kind_of)]
        if everyone and len({k.actor for k in fitting}) > 1:
            return []
    else:
        first = sentence.start
    if not fitting:
        return []
    actors = {k.actor for k in fitting}
    if len(actors) > 1 and any(kind_of.get(actor) == "other" for actor in actors):
        return []
    known = fitting[-1] if len(actors) == 1 else _salient(text, fitting, first, lists)
    armed = part == "possessive" and kind_of.get(known.actor) == "armed" and lists.violence.match(text, end, sentence.end)
    if "plural" in fits and not known.plural and not armed and lists.rivals.search(text, known.end, start):
        return []
    return [known.actor]


def _same_clause(text: str, known: _Known, start: int, lists: _Words) -> bool:
    """Tell whether no clause opens between a mention and text[start:]; a relative clause about the mention counts as its own."""
    between = lists.relative.match(text, known.end, start)
    return not lists.clause.search(text, between.end() if between else known.end, start)


def _announced(text: str, start: int, sentence, here: list, later: list, lists: _Words) -> _Known | None:
    """Return the actor that the main clause names at once: "When it emerged, X …"; None if the pronoun stands elsewhere."""
    if here or not later or not lists.opener.match(text, sentence.start):
        return None
    comma = text.find(", ", start, later[0].start)
    between = text[comma + 2:later[0].start].strip().lower() if comma > 0 else "none"
    return later[0] if between in ("", "the") and "," not in text[start:comma] else None


def _opens_clause(text: str, start: int, end: int, sentence, lists: _Words) -> bool:
    """Tell whether "it" or "they" at text[start:end] is a subject: at an opening, after "that" and the like, or before a verb."""
    before = text[max(sentence.start, start - 30):start].rstrip()
    if not before or before[-1] in ",;:—–\"“‘(" or lists.clause.fullmatch(before.split()[-1].lower()):
        return True
    following = text[end:min(sentence.end, end + 30)].split()
    word = following[0].strip(",.;:").lower() if following and text[end:end + 1] == " " else ""
    if not following:
        return False
    return text[end] in "'’" or word in lists.auxiliaries or (len(word) > 4 and word.endswith(("ed", "es")))


def _person(text: str, start: int, part: str, here: list, past: list, sentence_start: int, lists: _Words) -> list[str]:
    """Return the person named before, the first of the sentence for a subject or possessor; nobody if an unknown person stands between."""
    for group in (here, past):
        people = [k for k in group if k.person]
        if people:
            one = people[-1] if part == "object" or group is past else _salient(text, people, sentence_start, lists)
            known = {k.start for k in people}
            strangers = (m for m in _PERSON_NAME.finditer(text, one.end, start) if not any(m.start() <= at < m.end() for at in known))
            return [] if next(strangers, None) else [one.actor]
        if group is here and _PERSON_NAME.search(text, here[0].start if here else start, start):
            return []
    return []
