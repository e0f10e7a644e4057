"""Names of a codebook found in a text: one automaton over all forms, longest match, exact form first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from stancebook.coding import words
from stancebook.coding.actors.folding import HYPHENS, fold, likeness, unfolded
from stancebook.coding.actors.name_forms import NAMED, Form, kinds_of, name_forms
from stancebook.coding.codebook import Codebook

#: a particle that ties a name to a longer one ("Lashkar-e-")
_IZAFET = re.compile(r"[-\u2010\u2011](?:e|i|ul|ur|al|us)[-\u2010\u2011]$", re.IGNORECASE)
#: kinds of forms that keep a shorter name from beginning inside them
_WHOLE = frozenset({*NAMED, "not"})
#: letters of the longest word that may be glued to a name
_LONGEST = 40
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """A form at text[start:end]."""

    start: int
    end: int
    form: Form


class Names:
    """The compiled names of one codebook."""

    def __init__(self, codebook: Codebook):
        data = words.load("guards")
        self.particles = frozenset(data["particles"])
        self.after, self.before = frozenset(data["lost_after"]), frozenset(data["lost_before"])
        self.titles, self.not_first = frozenset(data["titles"]), frozenset(data["not_first_names"])
        self.kind_of = kinds_of(codebook)
        keys: dict[str, list[Form]] = {}
        for form in name_forms(codebook, self.kind_of):
            key = fold(form.text)[0]
            if key:
                keys.setdefault(key, []).append(form)
        self.forms = list(keys.values())
        self.automaton = ahocorasick_rs.AhoCorasick(list(keys)) if keys else None
        self.choices: dict[tuple[int, str], Form | None] = {}

    def choose(self, key: int, surface: str) -> Form | None:
        """Return the form nearest to how the name is written here, or None."""
        at = (key, surface)
        if at not in self.choices:
            if len(self.choices) > 200_000:
                self.choices.clear()
            best, least = None, 99
            for form in self.forms[key]:
                rank = likeness(form.text, surface, self.particles)
                if rank is not None and form.kind in ("surname", "not"):
                    rank += 50
                if rank is not None and rank < least:
                    best, least = form, rank
            self.choices[at] = best
        return self.choices[at]

    def find(self, text: str) -> list[Found]:
        """Return the names in the text, leftmost and longest first, none overlapping; surnames need their full name before."""
        if self.automaton is None:
            return []
        folded, pieces = fold(text)
        size = len(text)
        found: list[tuple[int, int, int, Form]] = []
        for key, first, last in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            start, end = unfolded(first, pieces), unfolded(last - 1, pieces) + 1
            written = end
            if start and text[start - 1].isalnum() and not self._lost_before(text, start):
                continue
            if end < size and text[end].isalnum():
                end = self._lost_after(text, start, end)
                if not end:
                    continue
            if start > 2 and text[start - 1] in HYPHENS and _IZAFET.search(text, max(0, start - 6), start):
                continue
            surface, extended = text[start:end], end != written
            if "." in surface and end < size and text[end] == "." and surface[-2:-1] == ".":
                surface = text[start:end + 1]
                end += 1
            form = self.choose(key, surface[:-1] if extended else surface) or (self.choose(key, surface[:-1]) if surface[-1] == "." else None)
            if form is not None:
                found.append((start, -end, len(found) + 1_000_000_000 * extended, form))
        return self._select(text, sorted(found, key=lambda item: item[:3]))

    def _select(self, text: str, found: list[tuple[int, int, int, Form]]) -> list[Found]:
        chosen: list[Found] = []
        met: dict[str, tuple[str, ...]] = {}
        last = 0
        bare = {item[:2]: item[3] for item in reversed(found) if item[3].kind in NAMED}
        for at, (start, end, _, form) in enumerate(found):
            if start < last or _crossed(found, at):
                continue
            if form.kind in NAMED:
                form = self._without_article(text, start, end, form, bare)
                if form is None:
                    continue
            if form.kind == "surname":
                if not self._is_known(text, start, form, met):
                    continue
                form = Form(form.text, "person", met.get(form.text, form.actors), form.person)
            elif form.kind == "person" and " " in form.text:
                met[form.text.split()[-1]] = form.actors
            last = -end
            if form.kind != "not":
                chosen.append(Found(start, -end, form))
        return chosen

    def _without_article(self, text: str, start: int, end: int, form: Form, bare: dict[tuple[int, int], Form]) -> Form | None:
        """Settle a clash of two actors' names that differ by an article ("the Lakers", "Lakers").

        The one that is written as here wins (None: the one without the article does); a tie stands for both.
        """
        article = _ARTICLE.match(text, start, -end) if text[start] in "AaTt" else None
        inner = bare.get((article.end(), end)) if article else None
        led = _ARTICLE.match(form.text)
        if inner is None or led is None or set(inner.actors) & set(form.actors):
            return form
        written = text[article.end():-end]
        own, other = (likeness(name, written, self.particles) for name in (form.text[led.end():], inner.text))
        if own == other:
            return Form(form.text, form.kind, form.actors + inner.actors, form.person)
        return form if other is None or own is not None and own < other else None

    def _is_known(self, text: str, start: int, form: Form, met: dict) -> bool:
        before = text[max(0, start - 40):start].split("\n")[-1].split()
        if not before or not text[start - 1].isspace():
            return form.text in met
        if len(before[-1]) == 2 and before[-1][0].isupper() and before[-1][1] == ".":
            return before[-2:-1] == form.person.split()[:1] or form.text in met and len(before) < 2
        word = before[-1].strip("\"“‘'(,")
        bare = word.rstrip(".").lower()
        if bare in self.titles:
            return True
        if word[:1].isupper() and bare not in self.not_first and word[-1:] not in ".:;!?" and before[-1][-1] not in ",.:;!?":
            return word == form.person.split()[0]
        return form.text in met

    def _lost_before(self, text: str, start: int) -> bool:
        if not text[start].isupper() or not text[start - 1].islower():
            return False
        first = start
        while first and start - first <= _LONGEST and text[first - 1].isalpha():
            first -= 1
        return text[first:start].lower() in self.before

    def _lost_after(self, text: str, start: int, end: int) -> int:
        last = end
        while last < len(text) and last - end <= _LONGEST and text[last].isalnum():
            last += 1
        rest = text[end:last]
        if rest == "s" and end - start > 3 and text[start].isupper() and text[end - 1] != "s":
            return last
        return end if end - start > 3 and text[start].isupper() and rest in self.after else 0


def _crossed(found: list[tuple[int, int, int, Form]], at: int) -> bool:
    """Tell whether a longer name starts inside the name at `at` and ends behind it ("the Baltic" in "the Baltic Fleet Command"), be it one that stands for nobody."""
    start, end = found[at][:2]
    for i in range(at + 1, len(found)):
        later = found[i]
        if later[0] >= -end:
            return False
        if start < later[0] and later[1] < end and later[0] + later[1] < start + end and later[3].kind in _WHOLE:
            return True
    return False


@lru_cache(maxsize=8)
def compile_names(codebook: Codebook) -> Names:
    """Return the names of a codebook, compiled once a process."""
    return Names(codebook)
