"""Pronouns that point ahead: "When it emerged, X …", "In its early years X was …"."""

from __future__ import annotations

import re

from stancebook.coding.actors.known import Known, governed
from stancebook.coding.actors.reference_words import Words

#: what stands between a possessive and the subject that a short adverbial without a comma announces: "its early years (the)"
_SHORT = re.compile(r"(?: [a-z][\w-]*){1,3}?(?: the)? ")


def announced(text: str, start: int, sentence, here: list[Known], later: list[Known], lists: Words, *, possessive: bool = False) -> Known | None:
    """Return the actor that the main clause names at once behind an opening adverbial; None if the pronoun stands elsewhere.

    A possessive may have others between: "Since winning their war against A, B has …".
    """
    if here or not later or not lists.opener.match(text, sentence.start) or "," in text[sentence.start:start]:
        return None
    comma = text.find(", ", start, later[-1].start)
    if comma < 0:
        return later[0] if possessive and _is_subject(text, start, later[0], sentence, lists) else None
    behind = next((k for k in later if k.start > comma), None)
    if behind is later[0]:
        return behind if text[comma + 2:behind.start].strip().lower() in ("", "the") else None
    if not possessive:
        return None
    return next((k for k in later if text[max(start, k.start - 6):k.start].endswith((", ", ", the ")) and _has_verb(text, k, lists)), None)


def _is_subject(text: str, start: int, known: Known, sentence, lists: Words) -> bool:
    """Tell whether a name is the subject right behind "In its statement"."""
    _, _, phrase = text[start:known.start].partition(" ")
    return _has_verb(text, known, lists) and _SHORT.fullmatch(" " + phrase) is not None and not governed(text, known, sentence.start, lists)


def _has_verb(text: str, known: Known, lists: Words) -> bool:
    """Tell whether a verb stands right behind a name."""
    word = next(iter(text[known.end:known.end + 25].split()), "") if text[known.end:known.end + 1] == " " else ""
    return word in lists.auxiliaries or word in lists.speech or len(word) > 4 and word.endswith("ed")


def main_subject(text: str, start: int, sentence, here: list[Known], later: list[Known], lists: Words) -> Known | None:
    """Return the actor right behind the comma of a phrase or clause that opens the sentence and names others ("As she criticised B, A …"), or None.

    The pronoun stands before its noun: the backward anaphora of Carden (1982), which English allows in a subordinate clause only.
    """
    comma = text.find(", ", start, sentence.end)
    if here or comma < 0 or not lists.opener.match(text, sentence.start):
        return None
    coming = next((k for k in later if k.start > comma), None)
    if coming is None or text[comma + 2:coming.start].strip().lower() not in ("", "the") or any(k.actor == coming.actor for k in later if k.start < comma):
        return None
    behind = text[coming.end:min(sentence.end, coming.end + 30)].split()
    return coming if text[coming.end:coming.end + 1] == " " and behind and behind[0].lower() not in ("and", "or") else None
