"""Write out the forms of a codebook's names: aliases, metonyms, people and their surnames, descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.actors.description_forms import description_forms
from stancebook.coding.codebook import Codebook

#: kinds of form that name an actor outright
NAMED = ("alias", "metonym", "person")
#: a particle that a surname may lose: "el-Sisi", "Sisi"
_LED = re.compile(r"(?:al|el|as|an|ad|ar|ul|ash|az)[-\u2010\u2011](?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: the kind of name it is and the actor ids it may mean (none for a name that must not match)."""

    text: str
    kind: str
    actors: tuple[str, ...]
    person: str = ""


def kinds_of(codebook: Codebook) -> dict[str, str]:
    """Return the general kind of each actor id: state, bloc, armed, people, groups (several actors under one id) or other (no kind given)."""
    data = words.load("references")
    table = {name: kind for kind, listed in data["kinds"].items() for name in listed}
    peoples = frozenset(data["peoples"])
    kinds = {}
    for actor in codebook.actors:
        kind = " ".join(actor.kind.lower().split())
        if kind in ("group", "non-state actor") and not peoples.isdisjoint(word for name in (actor.label, *actor.aliases) for word in name.lower().split()):
            kind = "people"
        kinds[actor.id] = table.get(kind) or table.get(kind.removesuffix("s")) or ("other" if not kind else "bloc")
    return kinds


def name_forms(codebook: Codebook, kind_of: dict[str, str]) -> list[Form]:
    """Return all forms of a codebook in its order; a surname without its particle is a form too."""
    forms = [
        Form(name, kind, (actor.id,))
        for kind, key in (("alias", "aliases"), ("metonym", "metonyms"), ("person", "people"), ("not", "not_"))
        for actor in codebook.actors
        for name in dict.fromkeys(getattr(actor, key))
    ]
    for actor in codebook.actors:
        for person in actor.people:
            names = person.split()
            if len(names) > 1 and len(names[-1]) > 2:
                led = _LED.match(names[-1])
                forms += [Form(surname, "surname", (actor.id,), person) for surname in ((names[-1], names[-1][led.end():]) if led else (names[-1],)) if led or surname[0].isupper()]
    return forms + [Form(*described) for described in description_forms(codebook, kind_of)]
