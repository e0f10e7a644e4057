"""The written forms of descriptions: what the actors of a codebook may be called, by their kind and by the codebook itself."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.codebook import Actor, Codebook

#: groups of words for several actors, or for the one opposite
_LISTS = ("several", "three", "two", "other")
_GENERAL = (*((name, name) for name in _LISTS), ("office", "office"), ("organ", "organ"), ("act", "act"), ("one", "description"))


def description_forms(codebook: Codebook, kind_of: dict[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return (text, kind, actor ids) of each description: "own" is one that the codebook gives to a single actor."""
    data = words.load("references")
    lists = {text for group in _LISTS for texts in data[group].values() for text in texts}
    may_mean: dict[tuple[str, str], dict[str, None]] = {}
    owners: dict[str, dict[str, None]] = {}
    for actor in codebook.actors:
        for text in (text.lower() for text in actor.descriptions if text.lower() not in lists):
            owners.setdefault(text, {})[actor.id] = None
    general = {text for texts in data["one"].values() for text in texts}
    for text, actors in owners.items():
        may_mean[text, "own" if len(actors) == 1 and text not in general else "description"] = dict(actors)
    for group, kind in _GENERAL:
        for actor_kind, texts in data[group].items():
            fitting = [actor for actor in codebook.actors if _is_of(actor, actor_kind, kind, kind_of)]
            for text in (form for given in texts for form in _varied(given, kind, data["adjectives"])) if fitting else ():
                if kind in ("office", "organ", "act") and text in owners:
                    continue
                named = _so_named(text, fitting, data["named_by"]) if kind == "description" else fitting
                sole = kind == "description" and len(named) == 1 and text.split()[-1] in data["named_by"] and text not in owners
                may_mean.setdefault((text, "own" if sole else kind), {}).update((actor.id, None) for actor in named)
    return [(text, kind, tuple(actors)) for (text, kind), actors in may_mean.items() if actors]


def _is_of(actor: Actor, kind: str, form: str, kind_of: dict[str, str]) -> bool:
    """Tell whether an actor is of a kind; one that has metonyms (a capital) governs, and counts among states."""
    own = kind_of[actor.id]
    return own == kind or kind == "any" and own not in (("other", "people") if form in _LISTS else ("other",)) or kind == "state" and form != "description" and own == "armed" and bool(actor.metonyms)


def _varied(text: str, kind: str, adjectives: list[str]) -> Iterator[str]:
    """Yield the form, for one opposite also with "their" and with an adjective: "their giant neighbour", for an act also "this move"."""
    yield text
    if kind == "act":
        plural = text.endswith("s")
        yield from (f"{word} {text[4:]}" for word in (("these", "those") if plural else ("this", "that")))
        yield from (f"the {adjective} {text[4:]}" for adjective in ("latest", "planned", "proposed", "new"))
    if kind == "other" and text.startswith("its "):
        noun = text[4:]
        yield f"their {noun}"
        for adjective in adjectives if " " not in noun else ():
            yield f"its {adjective} {noun}"
            yield f"their {adjective} {noun}"


def _so_named(text: str, fitting: list[Actor], named_by: dict[str, list[str]]) -> list[Actor]:
    """Keep those whose kind or name holds the noun: "the company" is a firm, "the union" a union; all where none does and the noun is wide."""
    noun = text.split()[-1]
    if noun not in named_by:
        return fitting
    heads = {noun, *named_by[noun]}
    found = [actor for actor in fitting if heads & {*actor.kind.lower().split(), *(word for name in (actor.label, *actor.aliases) for word in name.lower().split())}]
    return found or ([] if "" not in named_by[noun] else fitting)
