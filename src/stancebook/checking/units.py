"""Units that coders share: one sentence, one actor, one target, whoever found it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from stancebook.study import read_yaml

#: The variables compared once a unit is shared.
VARIABLES = ("stance", "sign", "modality", "speaker", "speech", "issue")


class Unit(NamedTuple):
    """A sentence (its span in the decoded raw text), who acts and toward whom."""

    document_id: str
    start: int
    end: int
    actor: str
    target: str


@dataclass
class Units:
    """All units with the rows that each coder gave them, and the documents that each coder read."""

    rows: dict[Unit, dict[str, list[dict]]] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    people: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()

    def of(self, coder: str, documents: Iterable[str]) -> set[Unit]:
        """Return the units that a coder found in these documents."""
        documents = set(documents)
        return {unit for unit, coders in self.rows.items() if coder in coders and unit.document_id in documents}

    def read_by(self, *coders: str) -> list[str]:
        """Return the documents that all these coders read, sorted."""
        return sorted(set.intersection(*(self.read.get(coder, set()) for coder in coders))) if coders else []


def sign(stance: object) -> str:
    """Return conflict, neutral or cooperation."""
    value = float(str(stance))
    return "cooperation" if value > 0 else "conflict" if value < 0 else "neutral"


def slug(name: str) -> str:
    """Write a name in lower_snake_case.

    >>> slug("Jane Doe")
    'jane_doe'
    """
    return re.sub(r"\W+", "_", name.casefold()).strip("_")


_ARTICLE = re.compile(r"^(?:the|an?)_")


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """Return the words of roles.yml."""
    return frozenset(read_yaml(Path(__file__).with_name("roles.yml"))["roles"])


def same_speaker(a: str, b: str) -> bool:
    """Tell whether two names mean one speaker: equal, one within the other, or one surname; the author is only the author.

    >>> same_speaker("Jane Doe", "minister_doe"), same_speaker("EU officials", "us_officials"), same_speaker("author", "Jane Author")
    (True, False, False)
    >>> same_speaker("the analyst", "analyst"), same_speaker("a judge", "the court")
    (True, False)
    """
    a, b = slug(a) or "author", slug(b) or "author"
    if a == b or "author" in (a, b):
        return a == b
    a, b = _ARTICLE.sub("", a), _ARTICLE.sub("", b)
    if a == b:
        return True
    first, second = a.split("_"), b.split("_")
    names = [set(words) - role_words() - {"the", "a", "an", "of"} for words in (first, second)]
    if names[0] and names[1] and (names[0] <= names[1] or names[1] <= names[0]):
        return (first[-1] in role_words()) == (second[-1] in role_words())
    return first[-1] == second[-1] and first[-1] not in role_words()


def same(variable: str, a: str, b: str) -> bool:
    """Tell whether two values of a variable agree."""
    return same_speaker(a, b) if variable == "speaker" else a == b


def value(row: Mapping[str, object], variable: str) -> str:
    """Return the value of a variable in a coded row, in the form in which coders are compared."""
    if variable == "sign":
        return sign(row["stance"])
    if variable == "stance":
        return str(int(float(str(row["stance"]))))
    if variable == "speaker":
        return slug(str(row["speaker"])) or "author"
    if variable == "speech":
        return str(row["speech"]) or "none"
    return str(row.get(variable, ""))


def values(rows: Iterable[Mapping[str, object]], variable: str) -> str:
    """Return the different values of a variable in several rows, in their order, parted by bars."""
    return " | ".join(dict.fromkeys(value(row, variable) for row in rows))


def shares(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return how much of the shorter span lies in the other one, 0 to 1."""
    shorter = min(a[1] - a[0], b[1] - b[0])
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / shorter if shorter > 0 else 0.0


def anchors(spans: Iterable[tuple[int, int]], known: Sequence[tuple[int, int]] = ()) -> dict[tuple[int, int], tuple[int, int]]:
    """Map each span to the sentence it stands for: the known or shorter span that shares at least half of the shorter of both."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    chosen = list(known)
    for span in sorted(set(spans), key=lambda s: (s[1] - s[0], s)):
        best = max(chosen, key=lambda s: (shares(s, span), -abs(s[0] - span[0]), -s[0]), default=None)
        if best is None or shares(best, span) < 0.5:
            chosen.append(span)
            best = span
        found[span] = best
    return found


def units(codings: Iterable[Mapping], statements: Iterable[Mapping], documents: Iterable[str]) -> Units:
    """Bring people's codings and machines' statements together; `documents` are those that a machine read.

    Sentences are those of the people; a machine's sentence is matched to them, so it cannot change how people agree.
    """
    people, machines = defaultdict(list), defaultdict(list)
    all_units = Units()
    names: tuple[set[str], set[str]] = (set(), set())
    for source, where, kind in ((codings, people, 0), (statements, machines, 1)):
        for row in source:
            names[kind].add(row["coder"])
            if row.get("status", "found") == "lost":
                continue
            if kind == 0:
                all_units.read[row["coder"]].add(row["document_id"])
            where[row["document_id"]].append(dict(row))
    for document_id in sorted({*people, *machines}):
        known = anchors(_spans(people[document_id]))
        sentences = {**anchors(_spans(machines[document_id]), sorted(set(known.values()))), **known}
        for row in people[document_id] + machines[document_id]:
            if row["actor"]:
                unit = Unit(document_id, *sentences[int(row["start"]), int(row["end"])], row["actor"], row["target"])
                all_units.rows.setdefault(unit, {}).setdefault(row["coder"], []).append(row)
    all_units.people, all_units.machines = tuple(sorted(names[0])), tuple(sorted(names[1] - names[0]))
    for machine in all_units.machines:
        all_units.read[machine] = set(documents)
    all_units.rows = dict(sorted(all_units.rows.items()))
    return all_units


def _spans(rows: Iterable[Mapping]) -> Iterator[tuple[int, int]]:
    return ((int(row["start"]), int(row["end"])) for row in rows)
