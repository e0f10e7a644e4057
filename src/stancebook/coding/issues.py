"""Choose the issue of a statement from the codebook's terms and from what kind of actors are at odds."""

from __future__ import annotations

import re
from functools import lru_cache

from stancebook.coding.codebook import Issue

#: what an event is about where the sentence holds no term of the codebook; used only if the codebook has that issue
BY_EVENT = {
    "ASSAULT": "military", "MOBILIZE": "military", "RETREAT": "military", "AID": "aid_economy", "SANCTION": "aid_economy", "CONSULT": "diplomacy",
    "AGREE": "diplomacy", "SUPPORT": "diplomacy", "PROTEST": "rights", "COOPERATE": "diplomacy", "REJECT": "diplomacy", "ACCUSE": "diplomacy",
}  # fmt: skip


_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "es", "ing", "ed")


class _Terms:
    """The terms of one issue: forms of single words, and a pattern for the texts in which a term of several words may stand."""

    def __init__(self, terms: tuple[str, ...]) -> None:
        low = [term.lower() for term in terms]
        self.forms = frozenset(term + ending for term in low if _WORD.fullmatch(term) for ending in _ENDINGS)
        self.phrases = tuple(term for term in low if not _WORD.fullmatch(term))
        words = "|".join(re.escape(term) for term in sorted(low, key=lambda term: (-len(term), term)))
        self.pattern = re.compile(rf"\b(?:{words})(?:s|es|ing|ed)?\b")

    def count(self, low: str, words: list[str]) -> int:
        """Return how often a term stands in a text in lower case, whose words are given."""
        if any(phrase in low for phrase in self.phrases):
            return len(self.pattern.findall(low))
        return sum(word in self.forms for word in words)


@lru_cache(maxsize=64)
def _terms(issues: tuple[Issue, ...]) -> tuple[tuple[str, _Terms], ...]:
    return tuple((issue.id, _Terms(tuple(issue.terms))) for issue in issues if issue.terms)


@lru_cache(maxsize=8)
def _hits(text: str, issues: tuple[Issue, ...]) -> tuple[tuple[int, str], ...]:
    low = text.lower()
    words = _WORD.findall(low)
    return tuple((terms.count(low, words), name) for name, terms in _terms(issues))


def issue_of(text: str, *, event: str, actor_kind: str, target_kind: str, issues: tuple[Issue, ...]) -> str:
    """Return the id of the issue that fits best, or "" where the codebook has none that fits.

    Violence by an armed group is `military`, action against one `counterterrorism` (where the codebook has these ids);
    then the issue with most terms in the text, then the event's usual one, then `other`.
    """
    ids = [issue.id for issue in issues]
    if event in ("ASSAULT", "COERCE", "THREATEN"):
        if target_kind == "armed group" and "counterterrorism" in ids:
            return "counterterrorism"
        if actor_kind == "armed group" and "military" in ids:
            return "military"
    hits = _hits(text, issues)
    most = max((n for n, _ in hits), default=0)
    if most:
        return next(name for n, name in hits if n == most)
    usual = BY_EVENT.get(event, "other")
    return usual if usual in ids else "other" if "other" in ids else ""
