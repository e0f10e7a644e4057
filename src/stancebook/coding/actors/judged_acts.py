"""Tell whose act is judged: "A praised the move", "the attack was condemned"."""

from __future__ import annotations

import re

from stancebook.coding.actors.known import Heard, Known, salient
from stancebook.coding.actors.reference_words import Words

#: what opens a clause that answers the one before
_CONTRAST = re.compile(r"; |, (?:but|and|while|yet|though|although|whereas) ")


def act(text: str, start: int, end: int, sentence, here: list[Known], later: list[Known], history: list[Heard], actors: tuple, lists: Words) -> list[str]:
    """Return whose act "the move" or "the attack" was, where it is judged: an actor of the sentence before other than the judge.

    A violent act goes back to the last sentence that tells of violence, and to whom it does not name as the victim.
    """
    before = text[max(sentence.start, start - 40):start].lower().split()
    judges = {k.actor for k in here if not _CONTRAST.search(text, k.end, start)}
    if (judged := lists.judged.match(text, end, sentence.end)) and not any(k.start < start for k in here):  # "the move was condemned by A"
        judge = next((k for k in sorted(later, key=lambda k: k.start) if k.start - judged.end() < 25), None)
        return _whose(text, start, end, {judge.actor}, history, actors, lists) if judge else []
    apart = list(dict.fromkeys(k.actor for k in here if k.actor not in judges))
    if not judges or lists.judging.isdisjoint(before[-2:]) or lists.limited.match(text, end, sentence.end):
        return []
    if apart:
        return apart if len(apart) == 1 and apart[0] in actors else []
    return _whose(text, start, end, judges, history, actors, lists)


def _whose(text: str, start: int, end: int, judges: set[str], history: list[Heard], actors: tuple, lists: Words) -> list[str]:
    """Return whose act of the sentences before it was: of the last one, or of the last that tells of violence for a violent act."""
    if text[start:end].split()[-1].lower() not in lists.violent_acts:
        return _doer(text, history[-1], judges, actors, lists) if history else []
    for heard in reversed(history[-4:]):
        if lists.harm.search(text, heard.start, heard.end):
            return _doer(text, heard, judges, actors, lists, harmed=lists.harmed.search(text, heard.start, heard.end) is not None)
    return []


def _doer(text: str, heard: Heard, judges: set[str], actors: tuple, lists: Words, *, harmed: bool = False) -> list[str]:
    """Return the actor who acts in a sentence: the only one besides the judge, else the salient one, or the other of two if he is harmed."""
    named = list(dict.fromkeys(k.actor for k in heard.known))
    others = [actor for actor in named if actor not in judges and actor in actors]
    if len(others) == 1 and (len(named) == 1 or not harmed):
        return others
    if not heard.known:
        return []
    first = salient(text, heard.known, heard.start, lists).actor
    if harmed:
        others = [actor for actor in others if actor != first]
        return others if len(others) == 1 else []
    parted = [k for k in heard.known if any(m.start() < k.start for m in _CONTRAST.finditer(text, heard.start, heard.end))]
    if parted and salient(text, parted, parted[0].start, lists).actor != first:
        return []  # two acts of two actors: which is judged?
    return [first] if first in others else []
