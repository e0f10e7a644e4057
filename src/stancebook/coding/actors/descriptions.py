"""Descriptions and lists resolved to the actors they stand for: "the group", "the president", "its rival", "both countries"."""

from __future__ import annotations

import re

from stancebook.coding.actors.known import (
    Heard,
    Known,
    governed,
    listed,
    named_ahead,
    opens_clause,
    other_voice,
    salient,
    same_clause,
)
from stancebook.coding.actors.possessives import possessive_end
from stancebook.coding.actors.reference_words import Words

_NEIGHBOUR = re.compile(r"(?:its|their)(?: [\w-]+)? neighbou?r", re.IGNORECASE)
_MEDIATING = re.compile(r"\b(?:broker|mediat|host|chair|facilitat|sponsor)")
#: what parts two clauses in which the same two may be named
_PARTED = re.compile(r"[;—]|,(?: and| but| yet| while)? ")
_WHERE = ("in", "across", "throughout", "inside", "within", "around", "outside")

#: sentences back to which an actor is remembered
MEMORY = 200

#: how many sentences back another of the same kind may have taken a name over
NEAR = 4


def one(text: str, start: int, end: int, sentence, here: list[Known], later: list[Known], history: list[Heard], actors: tuple, kind_of: dict, lists: Words) -> list[str]:
    """Return the actor that a description of its kind stands for: the nearest of the sentence, else the salient one of those before."""
    before = text[max(sentence.start, start - 20):start].lower().split()
    if before and before[-1] in _WHERE:
        actors = tuple(actor for actor in actors if kind_of.get(actor) != "state")
    if lists.restricted.match(text, end, sentence.end):
        return []
    barred = {k.actor for k in here if other_voice(text, k, start)} | named_ahead(text, end, later, lists)
    governing = not opens_clause(text, start, end, sentence, lists)
    if governing:
        if before and before[-1] in lists.aimed and here and (others := _besides_subject(text, here, sentence, actors, kind_of, lists)):
            return others if len(others) == 1 else []
        if before[-1:] not in (["for"], ["with"], ["against"], ["toward"], ["towards"]):
            actors = tuple(actor for actor in actors if kind_of.get(actor) != "state")
        member = text[max(0, start - 4):start].lower().endswith(" of ")  # "he is a leader of the group"
        barred |= {k.actor for k in here if same_clause(text, k, start, lists) and not (member and k.person)}
    elif text[end] in "'’" and before and before[-1].isalpha():  # "A warned of the group's plans"
        barred |= {k.actor for k in here if kind_of.get(k.actor) == "armed" and not k.person and not possessive_end(text, k.end) and same_clause(text, k, start, lists)}
    if lists.doubting.search(text, max(sentence.start, start - 30), start):
        barred |= {k.actor for k in here}  # "A warned that the militants …"
    near = [k for k in here if k.actor in actors and k.actor not in barred]
    if near:
        main = text[max(0, start - 2):start] == ", " and lists.opener.match(text, sentence.start)
        return [near[0 if main else -1].actor]
    for back, heard in enumerate(reversed(history[-4:])):
        fitting = [k for k in heard.known if k.actor in actors and k.actor not in barred]
        if fitting:
            several = len({k.actor for k in fitting}) > 1
            if several and governing and kind_of.get(fitting[0].actor) == "state":
                return []  # "A met B. C sent help for the country"
            if back and (several and back > 2 or kind_of.get(fitting[0].actor) == "state"):
                return []
            return [salient(text, fitting, heard.start, lists).actor]
    return []


def _besides_subject(text: str, here: list[Known], sentence, actors: tuple, kind_of: dict, lists: Words) -> list[str]:
    """Return the states of the sentence other than its subject: "A sent troops to B to help the country"."""
    subject = salient(text, here, sentence.start, lists).actor
    return sorted({k.actor for k in here if k.actor in actors and kind_of.get(k.actor) == "state"} - {subject})


def again(text: str, start: int, end: int, sentence, here: list[Known], later: list[Known], history: list[Heard], actor: str, kind_of: dict, lists: Words) -> list[str]:
    """Return the actor last called so, if the sentence names no other of its kind before and this clause does not name it."""
    others = {k.actor for k in here if k.actor != actor and kind_of.get(k.actor) == kind_of.get(actor)}
    if others or lists.restricted.match(text, end, sentence.end) or actor in named_ahead(text, end, later, lists):
        return []
    for back, heard in enumerate(reversed(history[-NEAR:])):
        if any(kind_of.get(k.actor) == kind_of.get(actor) and k.actor != actor and (back or not governed(text, k, heard.start, lists)) for k in heard.known):
            return []
        if any(k.actor == actor for k in heard.known):
            break
    near = [k for k in here if k.actor == actor and same_clause(text, k, start, lists)]
    return [] if near or any(other_voice(text, k, start) for k in here if k.actor == actor) else [actor]


def own(text: str, start: int, end: int, sentence, here: list[Known], history: list[Heard], actors: tuple, kind_of: dict, lists: Words) -> list[str]:
    """Return the only actor that the codebook describes so, if it was named not long ago or no other of its kind since."""
    if lists.restricted.match(text, end, sentence.end):
        return []
    actor = actors[0]
    before = text[max(sentence.start, start - 20):start].lower().split()
    if before and before[-1] in _WHERE and kind_of.get(actor) == "state":
        return []
    alone = True
    for back, known in enumerate([here, *(heard.known for heard in reversed(history[-MEMORY:]))]):
        if any(k.actor == actor for k in known):
            return [actor]
        alone = alone and not any(kind_of.get(k.actor) == kind_of.get(actor) for k in known)
        if back > 7 and not alone:
            break
    return []


def office(text: str, start: int, end: int, sentence, here: list[Known], history: list[Heard], actors: tuple, titled: dict[str, str], lists: Words) -> list[str]:
    """Return the actor of the person who has borne that title, else of the only one named just before whom "the president" can mean; nobody where a name follows."""
    if lists.named_next.match(text, end, sentence.end):
        return []
    bearer = titled.get(text[start:end].split()[-1].lower(), "")
    if bearer in actors and any(k.actor == bearer and k.person for heard in history[-6:] for k in heard.known):
        return [bearer]
    barred = {k.actor for k in here if other_voice(text, k, start) or same_clause(text, k, start, lists)}
    for back, known in enumerate([here, *(heard.known for heard in reversed(history[-2:]))]):
        people = {k.actor for k in known if k.person and k.actor in actors}
        if people:
            people -= barred if not back else set()
            return sorted(people) if len(people) == 1 else []
    return []


def several(text: str, start: int, end: int, sentence, here: list[Known], later: list[Known], history: list[Heard], actors: tuple, size: int, kind_of: dict, lists: Words) -> list[str]:
    """Return the two or more actors last named together ("A and B"), else those of the nearest sentences; `size` 0 is any number.

    Where they are an object, the subject of their sentence is none of them.
    """
    if lists.statal.search(text, sentence.start, sentence.end):
        actors = tuple(actor for actor in actors if kind_of.get(actor) == "state") or actors
    here = [k for k in here if text[k.end:k.end + 1] != "-"]  # "A joined B, a C-linked group"
    lists_here = listed(text, here, sentence.end, lists)
    if here and not opens_clause(text, start, end, sentence, lists) and (text[max(0, start - 8):start].lower() != "between " or _MEDIATING.search(text, sentence.start, start)):
        subject = salient(text, here, sentence.start, lists)
        if not any(subject.actor in group for _, group in lists_here):
            here = [k for k in here if k.actor != subject.actor]
            actors = tuple(actor for actor in actors if actor != subject.actor)
    for groups in (lists_here, *(heard.lists for heard in reversed(history[-1:]))):
        for _, group in reversed(groups):
            if len(group) == (size or len(group)) and set(group) <= set(actors):
                return list(group)
    if size == 2:  # "A, B and C mediated between the two sides"
        others = {actor for _, group in lists_here if len(group) != 2 for actor in group}
        here = [k for k in here if k.actor not in others]
    near = _distinct([here], actors)
    if len(near) >= 2 and (not size or size == 2):
        return near[-(size or 9):]
    for heard in reversed(history[-10:]):
        for _, group in reversed(heard.lists):
            if len(group) == (size or len(group)) and set(group) <= set(actors):
                return list(group)
    if not here and size == 2 and len(ahead := _distinct([later], actors)) == 2:
        return ahead  # "The two rivals have not spoken since A accused B"
    past = [heard.known for heard in history[-10:]]
    if size < 3:
        for rows in (past[-1:], past[-1:] + [here], past[-2:] + [here]):
            found = _distinct(rows, actors)
            if len(found) >= 2:
                return found[-(size or 9):]
    for back in range(1, 7):
        found = _distinct(past[-back:] + [here], actors)
        if len(found) >= (size or 2):
            return found if len(found) == (size or len(found)) else []
    return []


def _distinct(rows: list[list[Known]], actors: tuple) -> list[str]:
    return list(dict.fromkeys(k.actor for row in rows for k in row if k.actor in actors))


def opposite(text: str, start: int, sentence_start: int, owners: list[str], here: list[Known], history: list[Heard], actors: tuple, kind_of: dict, lists: Words) -> list[str]:
    """Return the only other actor of its kind that was named before, opposite the owner of "its rival" or the salient one of the sentence."""
    here = [k for k in here if k.actor in actors]
    if not here:
        return []
    owner = owners[0] if len(owners) == 1 and owners[0] in actors else salient(text, here, sentence_start, lists).actor
    near = _NEIGHBOUR.match(text, start) is not None  # whoever governs next door
    inside = {k.actor for k in here}
    apart = {k.actor for k in here if k.actor != owner and (near or kind_of.get(k.actor) == kind_of.get(owner)) and _PARTED.search(text, k.end, start)}
    if len(apart) == 1 and len(inside) == 2:
        return sorted(apart)
    for heard in reversed(history[-6:]):
        others = {k.actor for k in heard.known if k.actor in actors and (near or kind_of.get(k.actor) == kind_of.get(owner))} - inside
        if others:
            return sorted(others) if len(others) == 1 else []
    return []
