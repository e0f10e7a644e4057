"""Members of a larger actor told by what they are of it: "the Arctic branch of the Sea Wolves" where the codebook says who is part of whom."""

from __future__ import annotations

import re
from functools import lru_cache

from stancebook.coding import words
from stancebook.coding.codebook import Codebook

_WORD = re.compile(r"[^\W\d_]{3,}")
#: how far before and behind a name what it is a branch of may stand
_REACH = 60


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    part = words.factored(words.load("references")["parts"])
    before = re.compile(rf"\b(?P<which>(?:(?!The )[A-Z][\w’'-]+ )?)(?:regional |local |new |so-called )?{part} of (?:the )?$")
    return before, re.compile(rf"['’]s?(?P<which>(?: [\w-]+){{0,2}}) {part}\b"), re.compile(r" (?:in|for|of|based in) (?:the |eastern |western |northern |southern |central )?(?P<which>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")


@lru_cache(maxsize=8)
def _parts(codebook: Codebook) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the members of each actor, each with the words of its names; persons are no branch."""
    parts: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for actor in codebook.actors:
        if actor.part_of and actor.kind != "person":
            known = frozenset(word.lower() for name in (actor.label, *actor.aliases, *actor.metonyms, *actor.descriptions) for word in _WORD.findall(name))
            parts.setdefault(actor.part_of, []).append((actor.id, known))
    return parts


def name_members(text: str, named: list[list], codebook: Codebook) -> None:
    """Give the mentions behind "branch of" or before "'s branch" to the only member that may be meant, in place."""
    parts = _parts(codebook)
    for mention in (m for row in named for m in row if m.actor in parts) if parts else ():
        before, after, place = _patterns()
        first = max(0, mention.start - _REACH)
        led, owned = before.search(text[first:mention.start]), after.match(text, mention.end, mention.end + _REACH)
        if led is None and owned is None:
            continue
        start, end = (first + led.start(), mention.end) if led else (mention.start, owned.end())
        told = [match["which"] for match in (led or owned, place.match(text, end, end + _REACH)) if match]
        which = [word.lower() for phrase in told for word in _WORD.findall(phrase) if word[0].isupper()]
        fitting = [actor for actor, known in parts[mention.actor] if all(word in known for word in which)]
        if len(fitting) == 1:
            mention.start, mention.end, mention.text, mention.actor, mention.possessive = start, end, text[start:end], fitting[0], False
