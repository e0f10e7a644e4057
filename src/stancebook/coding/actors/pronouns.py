"""Pronouns resolved to the actors they stand for: "it", "they", "their", "she"."""

from __future__ import annotations

import re

from stancebook.coding.actors.announced import announced, main_subject
from stancebook.coding.actors.known import (
    Heard,
    Known,
    ends_phrase,
    governed,
    named_ahead,
    opens_clause,
    other_voice,
    runs_into_quotation,
    salient,
    same_clause,
    told_of,
)
from stancebook.coding.actors.persons import person
from stancebook.coding.actors.reference_words import Words
from stancebook.coding.actors.relative_heads import relative_head
from stancebook.coding.actors.rivals import many_between, placed, stands_between, tells_of_itself, told_as_many, told_of_another

#: what parts a clause from one that may name the pronoun's own actor
_PARTED = re.compile(r"[;—]|, (?:and|but|while|although|so) ")

_THEY = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)
_TELLS = re.compile(r" (?!that\b|and\b|but\b|or\b|as\b|because\b|when\b|while\b|if\b|where\b|which\b|who\b|after\b|before\b|since\b|so\b|than\b|until\b|once\b|whom\b|what\b|how\b|whether\b)[a-z]+(?: that)? ")
_VERB_ALONE = re.compile(r" (?:has |have |had |is |are |was |were )?[\w-]+ ")
_COUPLED_MANY = re.compile(r"(?:['’]s?)?(?: [a-z][\w-]+){0,2} (?P<noun>[a-z][\w-]*) and ")
_COUPLED = re.compile(r"(?:['’]s? \w+)? and ")


def pronoun(text: str, start: int, end: int, sentence, here: list[Known], lists_here: list, history: list[Heard], later: list[Known], kind_of: dict, lists: Words) -> list[str]:
    """Return the actor that the pronoun stands for; several for a plural that goes back to a list; what stays unsure gives nobody."""
    word = text[start:end].lower()
    fits, part = lists.pronouns[word]
    if word == "it" and lists.empty.match(text, end, sentence.end):
        return []
    heard = history[-1] if history else Heard(0, 0)
    if word == "her" and (text[end:end + 1] != " " or ends_phrase(text, end, sentence.end, lists)):
        part = "object"  # "praised her for it"
    if "person" in fits:
        return person(text, start, part, sentence, here, later, history, lists)
    coming = announced(text, start, sentence, here, later, lists, possessive=part == "possessive")
    if coming is not None and _fits(coming, fits, kind_of):
        return [coming.actor]
    if word == "it" and not opens_clause(text, start, end, sentence, lists):
        part = "object"
    if part != "object" and (head := relative_head(text, start, [k for k in here if _fits(k, fits, kind_of)], lists)) is not None:
        return [head.actor]
    before = text[max(0, start - 20):start].lower().split()[-1:]
    if word == "it" and part == "object" and here and all(placed(text, k) or k.person for k in here):
        return []
    if part == "object" and not lists.empty_before.isdisjoint(before) and not (before[0].startswith(("call", "consider", "deem")) and lists.article.match(text, end)):
        return []
    if part == "subject" and tells_of_itself(text, start, sentence, here, lists):
        return []
    voiced = [k for k in here if not other_voice(text, k, start) or runs_into_quotation(text, k, start, lists)]
    if word in ("it", "its"):
        voiced = [k for k in voiced if not lists.heads_of_it.match(text, k.end, start)]  # "a Danish ship … it"
    ahead: set[str] = set()
    if part == "subject":
        ahead = named_ahead(text, end, later, lists)
        if not here and not lists.opener.match(text, sentence.start):
            ahead |= {k.actor for k in later if not _PARTED.search(text, end, k.start)}  # "It says A …": somebody other than A
        if voiced and lists.doubting.search(text, max(sentence.start, start - 30), start):
            ahead.add(salient(text, voiced, sentence.start, lists).actor)  # "A doubts that it can …" is said of another
        if {k.actor for k in voiced} - ahead or not voiced:
            voiced = [k for k in voiced if k.actor not in ahead]
    elif part == "possessive" and not here and start - sentence.start < 2:
        ahead = named_ahead(text, end, [k for k in later if lists.speech.isdisjoint(text[end:k.start].split())], lists)  # "Its targets include A": somebody else's
    if part == "possessive" and "plural" in fits and lists_here and lists.owned["state"].match(text, end, sentence.end) and {kind_of.get(actor) for actor in lists_here[-1][1]} == {"state"} and (theirs := _list(text, start, part, here, lists_here, lists)):
        return theirs  # "A and B removed the rebels from their lists"
    if part == "subject" and voiced and voiced[-1].actor not in ahead and _fits(voiced[-1], fits, kind_of) and _TELLS.fullmatch(text, voiced[-1].end, start) and not governed(text, voiced[-1], sentence.start, lists):
        return [k.actor for k in voiced if (k.start, k.end) == (voiced[-1].start, voiced[-1].end)]  # "as the rebels show they can …"
    found = _within(text, start, end, sentence, part, fits, voiced, kind_of, lists)
    if not found and "plural" in fits and lists_here:
        return _list(text, start, part, here, lists_here, lists)
    if not found and not _fitting(voiced, fits, kind_of, _barred(text, start, sentence, part, voiced, lists)):
        if part == "subject" and not here and told_of_another(text, heard, lists):
            return []
        heard = Heard(heard.start, heard.end, [k for k in heard.known if k.actor not in ahead], heard.lists) if ahead else heard
        found = _before(text, start, end, sentence, part, fits, here, heard, kind_of, lists)
        others = heard.lists and _THEY.search(text, heard.start, heard.lists[0][0])
        if not found and "plural" in fits and len(heard.lists) == 1 and not others and (part == "object" or not here):
            return _list(text, start, part, here, heard.lists, lists)
    if not found and part != "object":
        coming = main_subject(text, start, sentence, here, later, lists)
        return [coming.actor] if coming is not None and _fits(coming, fits, kind_of) else []
    return found


def _within(text: str, start: int, end: int, sentence, part: str, fits: frozenset, here: list[Known], kind_of: dict, lists: Words) -> list[str]:
    """Return the actor named before in the sentence: the owner of a chain ("it … its"), else the salient one."""
    fitting = _fitting(here, fits, kind_of, _barred(text, start, sentence, part, here, lists))
    if part == "reflexive" and fitting and _VERB_ALONE.fullmatch(text, fitting[-1].end, start):
        return [fitting[-1].actor]  # "of which B calls itself the head"
    chain = [k for k in fitting if k.kind == "pronoun" and not lists.clause.search(text, k.end, start)]
    if part in ("possessive", "reflexive") and chain:
        return [chain[-1].actor]
    many = text[start:start + 3].lower() == "its" and here and here[-1].kind == "alias" and text[here[-1].end - 1] == "s" and text[here[-1].start].islower()
    if part == "possessive" and here and not many and _COUPLED.fullmatch(text, here[-1].end, start):
        return [here[-1].actor] if _fits(here[-1], fits, kind_of) else []  # "A and its allies", "A's envoy and its army"
    if part == "possessive" and "plural" in fits and here and (coupled := _COUPLED_MANY.fullmatch(text, here[-1].end, start)) and coupled["noun"] in lists.plurals:
        return [here[-1].actor]  # "Norwegian security services and their allies"
    if part in ("possessive", "reflexive"):  # "A says that B broke its word": the subject of its own clause owns
        fitting = [k for k in fitting if same_clause(text, k, start, lists) and told_of(text, k, sentence.start, lists)] or fitting
    return _chosen(text, start, end, sentence, part, fits, fitting, here, sentence.start, kind_of, lists)


def _before(text: str, start: int, end: int, sentence, part: str, fits: frozenset, here: list[Known], heard: Heard, kind_of: dict, lists: Words) -> list[str]:
    """Return the actor named in the sentence before, other than those of this one; only one may fit if this one names anybody."""
    if text[start:end].lower() == "it" and lists.be.match(text, end, sentence.end):
        return []
    if lists.finite.search(text, sentence.start, start) and not lists.reported.search(text, sentence.start, start):
        return []  # "The drought has cost much, and it …"
    fitting = _owners(text, end, sentence, part, _fitting(_in_voice(text, heard, sentence.start), fits, kind_of, {k.actor for k in here}), kind_of, lists)
    if here and len({k.actor for k in fitting}) > 1:
        return []
    return _chosen(text, start, end, sentence, part, fits, fitting, [*heard.known, *here], heard.start, kind_of, lists)


def _in_voice(text: str, heard: Heard, start: int) -> list[Known]:
    """Return the mentions of a sentence that a quotation opens: those behind it, where its speaker stands; all if the quotation goes on at `start`."""
    if text[heard.start:heard.start + 1] not in "\"“" or text[start:start + 1] in "\"“":
        return heard.known
    last = max(text.rfind("”", heard.start, heard.end), text.rfind("\"", heard.start + 1, heard.end))
    behind = [Known(k.start, k.end, k.actor, "alias" if k.kind == "person" else k.kind, k.plural, k.person) for k in heard.known if k.start > last]
    return behind if last > 0 and behind else heard.known


def _fitting(known: list[Known], fits: frozenset, kind_of: dict, barred: set[str]) -> list[Known]:
    return [k for k in known if k.actor not in barred and not k.modifier and _fits(k, fits, kind_of)]


def _barred(text: str, start: int, sentence, part: str, here: list[Known], lists: Words) -> set[str]:
    """Return the actors that an object cannot be: those of its own clause."""
    if part != "object":
        return set()
    barred = {k.actor for k in here if same_clause(text, k, start, lists)}
    if here and lists.continued.search(text, here[0].end, start):  # "A lent B money and will train with it": still A's predicate
        subject = salient(text, here, sentence.start, lists)
        openings = [m for m in lists.continued.finditer(text, subject.end, start)]
        if openings and not any(openings[-1].start() < k.start for k in here):
            barred.add(subject.actor)
    if len(barred) > 1 and (purpose := lists.purpose.search(text, here[-1].end, start)) and purpose.start() > here[-1].end:
        return {salient(text, here, sentence.start, lists).actor}  # "A phoned B last week to urge it …"; not "A asked B to help it"
    if here and (text[max(0, start - 9):start].rstrip().endswith("ing") or lists.joined.search(text[max(sentence.start, start - 30):start])):
        barred.add(salient(text, here, sentence.start, lists).actor)
    return barred


def _chosen(text: str, start: int, end: int, sentence, part: str, fits: frozenset, fitting: list[Known], everyone: list[Known], first: int, kind_of: dict, lists: Words) -> list[str]:
    """Return the one of the fitting mentions that is meant, if no plural persons stand between who may be "they"."""
    fitting = _owners(text, end, sentence, part, fitting, kind_of, lists)
    if "plural" not in fits and len(fitting) > 1:
        fitting = [k for k in fitting if not told_as_many(text, k, first, lists)] or fitting
    actors = {k.actor for k in fitting}
    if not actors or len(actors) > 1 and any(kind_of.get(actor) == "other" for actor in actors):
        return []
    known = fitting[-1] if len(actors) == 1 else salient(text, fitting, first, lists)
    if stands_between(text, known.end, start, text[start:end].lower(), everyone, lists) or "plural" in fits and many_between(text, known.end, start, everyone, lists):
        return []
    armed = part == "possessive" and kind_of.get(known.actor) == "armed" and lists.violence.match(text, end, sentence.end)
    if "plural" in fits and (part == "object" or not known.plural) and not armed and lists.rivals.search(text, known.end, start):
        return []
    return list(dict.fromkeys(k.actor for k in fitting if (k.start, k.end) == (known.start, known.end)))  # "both countries" are several


def _owners(text: str, end: int, sentence, part: str, fitting: list[Known], kind_of: dict, lists: Words) -> list[Known]:
    """Keep, where the noun behind a possessive tells it, only owners of the kind that has such a thing: "its government" is a state's."""
    if part != "possessive" or len(fitting) < 2:
        return fitting
    for kind, noun in lists.owned.items():
        if noun.match(text, end, sentence.end):
            return [k for k in fitting if kind_of.get(k.actor) == kind] or fitting
    return fitting


def _list(text: str, start: int, part: str, here: list[Known], groups: list, lists: Words) -> list[str]:
    """Return the actors of the only list that a plural pronoun can go back to, if no other plural stands between."""
    end, group = groups[-1]
    if len(groups) > 1 or lists.rivals.search(text, end, start) or text.count("“", end, start) != text.count("”", end, start):
        return []
    if part == "object" and any(k.actor in group and same_clause(text, k, start, lists) for k in here):
        return []
    return list(group)


def _fits(known: Known, fits: frozenset[str], kind_of: dict[str, str]) -> bool:
    if "person" in fits:
        return known.person
    if known.kind == "person" or known.person and kind_of.get(known.actor) in ("other", "person"):
        return False
    if known.plural is not None and known.plural != ("plural" in fits):
        return False
    return bool(known.plural) or kind_of.get(known.actor, "other") in fits
