"""Pronouns of persons resolved: "he", "she", "his", "her", "him"."""

from __future__ import annotations

import re

from stancebook.coding.actors.announced import announced, main_subject
from stancebook.coding.actors.known import Heard, Known, governed, other_voice, salient, same_clause
from stancebook.coding.actors.reference_words import Words

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+\b")
_SHE, _HE = frozenset({"she", "her"}), frozenset({"he", "his", "him"})
_COUPLED = re.compile(r"(?:['’]s? \w+)? and ")
_PLACED = re.compile(r"\b(?:in|at|near|into|across|outside|inside|around|over|towards?|the) $|\bthe [a-z-]+ $")
#: sentences back to which "he" may reach where nobody else is told of
_MEMORY = 4


def person(text: str, start: int, part: str, sentence, here: list[Known], later: list[Known], history: list[Heard], lists: Words) -> list[str]:
    """Return the person named before, the first of the sentence for a subject or possessor; nobody if an unknown person stands between.

    Whom the sentence goes on to name, or whom a quotation speaks of where "he" speaks it, cannot be meant (Principle C of Chomsky, 1981).
    """
    coming = announced(text, start, sentence, here, later, lists)
    if coming is not None and coming.person:
        return [coming.actor]
    barred = _barred(text, start, part, sentence, here, later, lists)
    for group in (here, *_past(text, start, sentence, history, lists)):
        people = [k for k in group if k.person and not k.modifier and k.actor not in barred]
        if people:
            one = people[-1] if part == "object" and group is here else _nearer(text, start, part, people, sentence.start if group is here else group[0].start, lists)
            if group is not here and (governed(text, one, group[0].start, lists) or text[one.end:one.end + 1] in "'’") and _opens_unnamed(text, one.start, group, history, lists):
                return []  # "The man said he worked for Roe. He …"
            everyone = [*(k for heard in history[-_MEMORY:] for k in heard.known), *here]
            return [] if _stranger(text, one.end, start, everyone, lists, quoted=_in_quotation(text, start, sentence)) else [one.actor]
        if group is here and (not barred and _NAME.search(text, here[0].start if here else start, start) or _unnamed(text, max(sentence.start, *(text.rfind(mark, sentence.start, start) for mark in "\"”")), start, here, lists)):
            return []
    coming = main_subject(text, start, sentence, here, later, lists) if part != "object" else None
    return [coming.actor] if coming is not None and coming.person else []


def _barred(text: str, start: int, part: str, sentence, here: list[Known], later: list[Known], lists: Words) -> set[str]:
    """Return the persons who cannot be meant: of the other sex, of its own clause for an object, named later, spoken of in the quotation before."""
    word = next(iter(text[start:start + 4].lower().split()), "").strip(",.;:'’")
    others = _SHE if word in _HE else _HE
    barred = {k.actor for k in here if k.kind == "person" and text[k.start:k.end].lower() in others}
    if part == "object":
        clause = [k for k in here if k.person and same_clause(text, k, start, lists)]
        barred |= {salient(text, clause, sentence.start, lists).actor} if clause and lists.purpose.search(text, clause[-1].end, start) else {k.actor for k in clause}
    if part == "subject":
        barred |= {k.actor for k in later if k.person}
        barred |= {k.actor for k in here if k.person and other_voice(text, k, start)}
    return barred


def _past(text: str, start: int, sentence, history: list[Heard], lists: Words) -> list[list[Known]]:
    """Return the mentions of the sentences before, nearest first; beyond the first only where no unnamed person is told of since.

    In a quotation those who spoke just before are left out: they do not speak of themselves.
    """
    quoted = _in_quotation(text, start, sentence)
    found: list[list[Known]] = []
    for heard in reversed(history[-_MEMORY:]):
        known = heard.known
        if quoted:
            spoke = {k.actor for k in known if k.person and lists.spoke.match(text, k.end, heard.end)}
            known = [k for k in known if k.actor not in spoke]
        found.append(known)
        if any(k.person for k in known) or _unnamed(text, heard.start, heard.end, heard.known, lists):
            break
    return found


def _unnamed(text: str, first: int, last: int, known: list[Known], lists: Words) -> bool:
    """Tell whether text[first:last] tells of a person without a name: "a spokesman", not "the minister, Jane Roe" nor "with a spokesman"."""
    return any(
        text[match.end() - 2].islower() and not any(k.start < match.end() + 3 and match.start() < k.end for k in known) and lists.prepositions.isdisjoint(text[max(first, match.start() - 12):match.start()].lower().split()[-1:])
        for match in lists.unnamed.finditer(text, first, last)
    )


def _opens_unnamed(text: str, start: int, known: list[Known], history: list[Heard], lists: Words) -> bool:
    """Tell whether a person without a name opens the sentence that holds text[start:]."""
    first = next((heard.start for heard in reversed(history) if heard.start <= start < heard.end), start)
    match = lists.unnamed.match(text, first, start)
    return match is not None and not any(k.start < match.end() + 3 and match.start() < k.end for k in known)


def _in_quotation(text: str, start: int, sentence) -> bool:
    """Tell whether a quotation that the sentence opens holds text[start:]."""
    return text[sentence.start] in "\"“" and not any(mark in text[sentence.start + 1:start] for mark in "\"”")


def _nearer(text: str, start: int, part: str, people: list[Known], first: int, lists: Words) -> Known:
    """Return the person of a sentence who is meant: whose verb of speech or whose own clause it is, else the salient one."""
    if part == "possessive":
        if people[-1].end < start and _COUPLED.fullmatch(text, people[-1].end, start):
            return people[-1]  # "Roe and his men"
    return salient(text, people, first, lists)


def _stranger(text: str, first: int, start: int, known: list[Known], lists: Words, *, quoted: bool) -> bool:
    """Tell whether an unknown person is named in text[first:start]; who speaks there is none where it is a quotation that goes on."""
    return any(
        not any(k.start < match.end() and match.start() < k.end for k in known) and lists.no_persons.isdisjoint(match.group().lower().split()) and not _PLACED.search(text, max(0, match.start() - 9), match.start())
        and not (quoted and lists.spoke.match(text, match.end(), start))
        for match in _NAME.finditer(text, first, start)
    )
