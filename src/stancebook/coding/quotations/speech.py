"""Read the lexicon of reported speech and build the patterns that find its verbs, nouns and labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

from stancebook.coding.inflect import verb_forms
from stancebook.coding.words import factored, read


@dataclass(frozen=True)
class Speech:
    """The compiled lexicon: `forms` maps a verb form to its classes, `shapes` to "base", "third", "past" or "ing"; `cues` and `attitudes` read lower case.

    `adjectives` and `topics` (nouns) map a word of opinion to the words that may link it to what it is about.
    """

    forms: dict[str, frozenset[str]]
    shapes: dict[str, str]
    cues: re.Pattern[str]
    nouns: frozenset[str]
    labels: frozenset[str]
    titles: frozenset[str]
    official: frozenset[str]
    unofficial: frozenset[str]
    nounlike: frozenset[str]
    bodies: frozenset[str]
    ordinary: frozenset[str]
    directed: frozenset[str]
    hearsay: dict[str, tuple[str, ...]]
    factive: frozenset[str]
    itself: frozenset[str]
    nobody: frozenset[str]
    wishes: frozenset[str]
    attitudes: re.Pattern[str]
    views: re.Pattern[str]
    adjectives: dict[str, frozenset[str]]
    topics: dict[str, frozenset[str]]
    portfolios: frozenset[str]
    mute: frozenset[str]
    showing: frozenset[str]
    messages: frozenset[str]
    shown: frozenset[str]
    requests: frozenset[str]
    gerunds: frozenset[str]

    @cached_property
    def roles(self) -> frozenset[str]:
        """Return the nouns of people who may speak, for a body or not."""
        return self.official | self.unofficial

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Return the nouns of people and bodies that may speak."""
        return self.roles | self.bodies

    @cached_property
    def parts(self) -> frozenset[str]:
        """Return the nouns of people and bodies that are only a part of whom they speak for."""
        return self.speaking - self.itself


def inflect(base: str) -> list[str]:
    """Return base, third person, past, -ing form and participle of a verb or of a phrase that opens with one.

    >>> inflect("deny")
    ['deny', 'denies', 'denied', 'denying', 'denied']
    >>> inflect("take issue with")[2:4]
    ['took issue with', 'taking issue with']
    """
    verb, blank, rest = base.partition(" ")
    forms = {kind: form for form, kind in reversed(verb_forms(verb).items())}
    past = forms.get("past") or forms.get("ed") or verb
    return [form + blank + rest for form in (verb, forms["s"], past, forms["ing"], forms.get("pp") or past)]


def _linked(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Turn {"of about": [fond, …]} into {"fond": {"of", "about"}, …}."""
    links: dict[str, set[str]] = {}
    for words, members in table.items():
        for member in members:
            links.setdefault(member, set()).update(words.split())
    return {member: frozenset(found) for member, found in links.items()}


@lru_cache(maxsize=1)
def load_speech() -> Speech:
    """Read `lexicon/speech.yml` once."""
    data = read(resources.files("stancebook.coding").joinpath("lexicon/speech.yml"))
    forms: dict[str, set[str]] = {}
    shapes: dict[str, str] = {}
    factive: set[str] = set()
    wishes: set[str] = set()
    for kind in ("say", "that", "phrase", "infinitive", "voice", "topic"):
        for entry in data[kind]:
            listed = entry if isinstance(entry, list) else inflect(entry)
            if kind == "topic" or listed[0] in data["factive"]:
                factive.update(listed)
            if listed[0] in data["wishes"]:
                wishes.update(listed)
            for form, shape in zip(listed, ("base", "third", "past", "ing", "past"), strict=False):
                forms.setdefault(form, set()).add("phrase" if kind == "topic" else kind)
                if listed[0] in data["explicit"]:
                    forms[form].add("explicit")
                shapes.setdefault(form, "past" if listed[2] == listed[0] == form else shape)
    for base in data["addressed"]:
        for form, shape in zip(inflect(base), ("base", "third", "past", "ing", "past"), strict=True):
            forms.setdefault(form, set()).add("addressed")
            shapes.setdefault(form, shape)
    pattern = r"\b(?:(?P<verb>" + factored(forms) + r")|(?P<according>according to|in the (?:words|view|opinion|eyes|judgment|judgement|estimation) of|as reported by|as noted by|as described by)|(?P<noun>"
    pattern += factored(data["nouns"]) + r")(?=s? that\b)s?)\b"
    adjectives, topics = _linked(data["adjectives"]), _linked(data["topics"])
    links = "|".join(sorted({link for found in (adjectives, topics) for words in found.values() for link in words}))
    attitudes = rf"\b(?:(?P<adjective>{factored(adjectives)})|(?P<topic>{factored(topics)})s?)\s+(?P<link>{links})\b"
    return Speech(
        {form: frozenset(kinds) for form, kinds in forms.items()},
        shapes,
        re.compile(pattern),
        *(frozenset(data[name]) for name in ("nouns", "labels", "titles", "official", "unofficial", "nounlike", "bodies", "ordinary", "directed")),
        {kind: tuple(words) for kind, words in data["hearsay"].items()},
        frozenset(factive),
        frozenset(data["itself"]),
        frozenset(data["nobody"]),
        frozenset(wishes),
        re.compile(attitudes),
        re.compile(rf"\b{factored(data['views'])}$"),
        adjectives,
        topics,
        frozenset(data["portfolios"]),
        frozenset(data["mute"]),
        frozenset(data["showing"]),
        frozenset(data["messages"]),
        *(frozenset(form for base in data[name] for form in inflect(base)) for name in ("shown", "requests")),
        frozenset(data["gerunds"]),
    )
