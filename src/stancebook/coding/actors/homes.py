"""Tell whose office a person holds, so that what he does for his own side is no stance toward another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancebook.coding.actors.mentions import Mention
from stancebook.coding.actors.reference_words import load_words

#: kinds of actors that have offices
_BODIES = frozenset({"state", "government", "party", "political party", "bloc", "organization", "organisation"})
_COMMA = re.compile(r",? $")


def homes(text: str, mentions: Sequence[Mention], kinds: dict[str, str]) -> frozenset[tuple[str, str]]:
    """Return (person, body) for each person whom the text introduces by an office of that body: "Norwegian premier Ola Berg", "the Labour leader, Ola Berg"."""
    lists, found = load_words(), set()
    for body, person in zip(mentions, mentions[1:], strict=False):
        if kinds.get(person.actor) != "person" or kinds.get(body.actor, "").lower() not in _BODIES or not 3 < person.start - body.end < 60:
            continue
        between = _COMMA.sub(" ", text[body.end:person.start])
        if not lists.class_ends.isdisjoint(between.lower().split()[-1:]) and lists.describes.fullmatch(between):
            found.add((person.actor, body.actor))
    return frozenset(found)
