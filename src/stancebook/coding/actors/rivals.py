"""What else a pronoun may mean: things and persons without an actor that stand nearer or more to the fore than any actor."""

from __future__ import annotations

import re

from stancebook.coding.actors.known import Heard, Known, governed
from stancebook.coding.actors.reference_words import Words

_IT = frozenset({"it", "its", "itself"})


def stands_between(text: str, first: int, start: int, word: str, known: list[Known], lists: Words) -> bool:
    """Tell whether a thing that may be "it" is named in text[first:start] and is no known actor: "A bought the ship, but it …"."""
    if word not in _IT:
        return False
    return any(
        not any(k.start < match.end() and match.start() < k.end for k in known) and not _SETTING.search(text, max(0, match.start() - 9), match.start())
        for match in lists.rivals_of_it.finditer(text, first, start)
    )


def many_between(text: str, first: int, start: int, known: list[Known], lists: Words) -> bool:
    """Tell whether a plural subject in text[first:start] is no known actor, so that it may be "they": "A won. The tourists lost their way"."""
    return any(
        not any(k.start < match.end() and match.start() < k.end for k in known) and lists.prepositions.isdisjoint(text[max(0, match.start() - 20):match.start()].lower().split()[-1:])
        for match in lists.many_subject.finditer(text, first, start)
    )


def told_as_many(text: str, known: Known, first: int, lists: Words) -> bool:
    """Tell whether the verb right behind a name is plural: "the Taliban are"."""
    return _PLURAL_VERB.match(text, known.end) is not None and not governed(text, known, first, lists)


def tells_of_itself(text: str, start: int, sentence, known: list[Known], lists: Words) -> bool:
    """Tell whether somebody without an actor says what follows: "Local commanders said they …", "The company said it …"."""
    told = lists.telling.search(text, sentence.start, start)
    if told is None:
        return False
    first = max([sentence.start, *(m.end() for m in _BORDER.finditer(text, sentence.start, told.start()))])
    teller = text[first:told.start()].lower().split()
    return bool(teller) and lists.onlookers.isdisjoint(teller) and not any(first <= k.start < told.start() for k in known)


def told_of_another(text: str, heard: Heard, lists: Words) -> bool:
    """Tell whether the subject of a sentence is none of its actors: its first name stands behind a finite verb."""
    if not heard.known or lists.opener.match(text, heard.start) or text[heard.start:heard.start + 1] in "\"“":
        return False
    first = heard.known[0].start
    return lists.finite_before.search(text, heard.start, first) is not None


def placed(text: str, known: Known) -> bool:
    """Tell whether a name only says where something is: "to A", "near A"."""
    return _PLACE.search(text, max(0, known.start - 12), known.start) is not None


_PLURAL_VERB = re.compile(r" (?:also |now |still |already |not |never |reportedly |themselves )?(?:are|were|have|do|aren['’]t|weren['’]t|haven['’]t|don['’]t)\b")
_PLACE = re.compile(r"\b(?:to|at|from|into|across|near|inside|outside|throughout|within|around|via) (?:the )?$", re.IGNORECASE)
_SETTING = re.compile(r"\b(?:in|at|during|after|before|since|under|on|amid|within|by) $", re.IGNORECASE)
_BORDER = re.compile(r"[,;:—–]|\b(?:and|but|that|while|because|as|after|before|when)\b")
