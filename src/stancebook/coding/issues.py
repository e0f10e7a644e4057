"""Choose the issue of a statement from the codebook's terms near it and from who the two sides are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stancebook.coding.codebook import Actor, Issue

#: what an event is about where the sentence holds no term of the codebook; used only if the codebook has that issue
BY_EVENT = {
    "ASSAULT": "military", "MOBILIZE": "military", "RETREAT": "military", "AID": "aid_economy", "SANCTION": "aid_economy", "CONSULT": "diplomacy",
    "AGREE": "diplomacy", "SUPPORT": "diplomacy", "PROTEST": "rights", "COOPERATE": "diplomacy", "REJECT": "diplomacy", "ACCUSE": "diplomacy",
}  # fmt: skip
#: events that are violence or its threat
VIOLENT = ("ASSAULT", "COERCE", "THREATEN")
#: what a term counts that stands among the words of the statement, and what it counts elsewhere in the sentence
NEAR, FAR = 3, 1

_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "es", "ing", "ed")


class Issues:
    """The issues of a codebook, with the forms of their terms and the kinds of its actors."""

    def __init__(self, issues: tuple[Issue, ...], actors: Iterable[Actor] = ()) -> None:
        self.ids = frozenset(issue.id for issue in issues)
        self.named = [issue.id for issue in issues if issue.terms]
        self.kinds = {actor.id: actor.kind for actor in actors}
        fought = {term.lower() for issue in issues if issue.id == "counterterrorism" for term in issue.terms}
        self.fought = frozenset(actor.id for actor in actors if fought.intersection(alias.lower() for alias in actor.aliases))
        self.forms: dict[str, list[int]] = {}
        self.phrases: dict[str, list[tuple[str, int]]] = {}  # first word -> (term of several words, number of its issue)
        self.patterns: dict[int, re.Pattern[str]] = {}
        for at, terms in enumerate([term.lower() for term in issue.terms] for issue in issues if issue.terms):
            for form in dict.fromkeys(term + ending for term in terms if _WORD.fullmatch(term) for ending in _ENDINGS):
                self.forms.setdefault(form, []).append(at)
            several = [term for term in terms if not _WORD.fullmatch(term)]
            for term in several:
                self.phrases.setdefault(_first_word(term), []).append((term, at))
            if several:
                words = "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))
                self.patterns[at] = re.compile(rf"\b(?:{words})(?:s|es|ing|ed)?\b")

    def terms(self, text: str) -> list[tuple[int, int]]:
        """Return (offset, number of the issue) for each term of the codebook in a sentence."""
        low = text.lower()
        words = {"", *_WORD.findall(low)}
        several = {at for first in self.phrases.keys() & words for phrase, at in self.phrases[first] if phrase in low}
        found = [(match.start(), at) for at in sorted(several) for match in self.patterns[at].finditer(low)]
        for form in sorted(self.forms.keys() & words):
            found += [(word.start(), at) for word in re.finditer(rf"\b{form}\b", low) for at in self.forms[form] if at not in several]
        return found

    def of_statement(self, terms: list[tuple[int, int]], *, span: tuple[int, int], event: str, actor: str, target: str) -> str:
        """Return the id of the issue that fits a statement best, or "" where the codebook has none that fits.

        `terms` are those of its sentence and `span` where its own words stand in it. Violence against a group that the codebook names among the
        terms of `counterterrorism` has that issue, violence by one `military`; if it names none, any armed group counts so.
        Then the issue with most terms counts (those within the span thrice), then the event's usual one, then `other`.
        """
        if event in VIOLENT:
            for side, issue in ((target, "counterterrorism"), (actor, "military")):
                if issue in self.ids and (side in self.fought or not self.fought and self.kinds.get(side) == "armed group"):
                    return issue
        counts = [0] * len(self.named)
        for offset, at in terms:
            counts[at] += NEAR if span[0] <= offset < span[1] else FAR
        most = max(counts, default=0)
        if most:
            return self.named[counts.index(most)]
        usual = BY_EVENT.get(event, "other")
        return usual if usual in self.ids else "other" if "other" in self.ids else ""


def _first_word(phrase: str) -> str:
    """Return the first whole word of a term of several, or "" where an ending may follow its first one."""
    word = _WORD.search(phrase)
    return word.group() if word and word.end() < len(phrase) else ""
