"""Mentions of actors: names, then descriptions, lists and pronouns resolved to the actors they stand for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from stancebook.coding.actors.guards import dateline_end, stands_for_actor
from stancebook.coding.actors.members import name_members
from stancebook.coding.actors.ministers import unstated
from stancebook.coding.actors.name_forms import NAMED
from stancebook.coding.actors.names import compile_names
from stancebook.coding.actors.officials import Offices, introduced
from stancebook.coding.actors.possessives import possessive_end
from stancebook.coding.actors.reference_words import load_words
from stancebook.coding.actors.references import resolve
from stancebook.coding.actors.titled import retitle
from stancebook.coding.codebook import Codebook
from stancebook.coding.sentences import Sentence
from stancebook.document import Document

_BY_PLACE = attrgetter("start", "end", "actor")


@dataclass(slots=True)
class Mention:
    """An actor at clean[start:end]; kind is alias, metonym, person, description or pronoun; `end` leaves out a possessive 's.

    Behind `link` an actor stands whom the words at that place leave out: "the attack" for "the attack on A".
    """

    start: int
    end: int
    text: str
    actor: str
    kind: str
    possessive: bool = False
    link: str = ""


def find_mentions(document: Document, sentences: list[Sentence], codebook: Codebook) -> list[Mention]:
    """Return the mentions in the sentences by position; none overlap, but one that stands for several actors ("both
    countries") comes once for each at the same span.
    """
    text, names, offices = document.clean, compile_names(codebook), Offices(document.clean)
    starts = [sentence.start for sentence in sentences]
    datelines = {start: start + dateline_end(text[start:end]) for start, end, _ in document.blocks}
    named: list[list[Mention]] = [[] for _ in sentences]
    open_forms = [[] for _ in sentences]
    place_end = -9
    for found in names.find(text):
        at = bisect_right(starts, found.start) - 1
        if at < 0 or found.end > sentences[at].end:
            continue
        sentence, form = sentences[at], found.form
        if found.start < datelines.get(sentence.start, 0):
            continue
        if form.kind not in NAMED:
            open_forms[at].append(found)
        elif form.kind == "metonym" and text[place_end:found.start] in (" and ", ", ", ", and ", " or "):
            place_end = found.end
        elif not stands_for_actor(
            text, found.start, found.end, form.kind, sentence.start, sentence.end, state=names.kind_of[form.actors[0]] == "state", official=any(m.kind == "person" for m in named[at])
        ):
            place_end = found.end if form.kind == "metonym" else -9
        else:
            possessive = possessive_end(text, found.end)
            for actor in form.actors:
                named[at].append(Mention(found.start, found.end, text[found.start:found.end], actor, form.kind, possessive))
    named = [_without_owners(row, names.kind_of) for row in named]
    introducing = [mention for row in named for mention in row if mention.kind != "person" and names.kind_of[mention.actor] != "people"]
    taken = [(mention.start, mention.end) for row in named for mention in row]
    for start, end, actor in introduced(text, introducing, taken=taken, offices=offices, unstated=unstated(text, starts, named, names.kind_of)):
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= sentences[at].end:
            named[at].append(Mention(start, end, text[start:end], actor, "person", possessive_end(text, end)))
            named[at].sort(key=_BY_PLACE)
            open_forms[at] = [form for form in open_forms[at] if form.end <= start or end <= form.start]
    retitle(text, named, names.kind_of)
    name_members(text, named, codebook)
    resolved = resolve(text, sentences, named, open_forms, names.kind_of, offices)
    return sorted(
        [mention for row in named for mention in row]
        + [Mention(start, end, text[start:end], actor, kind, possessive) for start, end, actor, kind, possessive in resolved],
        key=_BY_PLACE,
    )


def _without_owners(row: list[Mention], kind_of: dict[str, str]) -> list[Mention]:
    """Leave out a possessor that only places an armed group or people: the first name of "Lima's Shining Path"."""
    return [
        mention
        for mention, after in zip(row, [*row[1:], None], strict=False)
        if not (
            mention.possessive and after is not None and after.start - mention.end <= 3
            and kind_of[after.actor] in ("armed", "people") and after.actor != mention.actor and after.kind == "alias"
        )
    ]


def without_qualifiers(text: str, near: list[Mention]) -> list[Mention]:
    """Leave out a name that only says what the next one is: the first of "the Danish group Sea Wolves", "Danish premier Ola Berg"."""
    return [
        mention
        for mention, after in zip(near, [*near[1:], None], strict=False)
        if after is None or after.actor == mention.actor or after.kind not in ("alias", "person") or not _qualifies(text, mention, after)
    ]


def _qualifies(text: str, mention: Mention, after: Mention) -> bool:
    """Tell whether nothing but a class noun and what describes it stands between two names."""
    lists = load_words()
    if lists.class_ends.isdisjoint(text[max(mention.end, after.start - 40):after.start].lower().split()[-1:]):
        return False
    match = lists.describes.match(text, mention.end, after.start)
    return match is not None and match.end() == after.start
