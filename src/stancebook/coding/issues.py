"""Choose the issue of a statement from the codebook's terms and from what kind of actors are at odds."""

from __future__ import annotations

import re

from stancebook.coding.codebook import Issue

#: what an event is about where the sentence holds no term of the codebook; used only if the codebook has that issue
BY_EVENT = {
    "ASSAULT": "military", "MOBILIZE": "military", "RETREAT": "military", "AID": "aid_economy", "SANCTION": "aid_economy", "CONSULT": "diplomacy",
    "AGREE": "diplomacy", "SUPPORT": "diplomacy", "PROTEST": "rights", "COOPERATE": "diplomacy", "REJECT": "diplomacy", "ACCUSE": "diplomacy",
}  # fmt: skip


_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "es", "ing", "ed")


class Issues:
    """The issues of a codebook, with the forms of their terms."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        self.ids = frozenset(issue.id for issue in issues)
        self.named = [issue.id for issue in issues if issue.terms]
        self.forms: dict[str, list[int]] = {}
        self.phrases: list[tuple[int, tuple[str, ...], re.Pattern[str]]] = []
        for at, terms in enumerate([term.lower() for term in issue.terms] for issue in issues if issue.terms):
            for form in dict.fromkeys(term + ending for term in terms if _WORD.fullmatch(term) for ending in _ENDINGS):
                self.forms.setdefault(form, []).append(at)
            several = tuple(term for term in terms if not _WORD.fullmatch(term))
            words = "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))
            if several:
                self.phrases.append((at, several, re.compile(rf"\b(?:{words})(?:s|es|ing|ed)?\b")))

    def of_text(self, text: str) -> str:
        """Return the id of the issue with most terms in the text (the first of several), or ""."""
        low = text.lower()
        counts = [0] * len(self.named)
        words = _WORD.findall(low)
        for word in self.forms.keys() & words:
            times = words.count(word)
            for at in self.forms[word]:
                counts[at] += times
        for at, several, pattern in self.phrases:
            for phrase in several:
                if phrase in low:
                    counts[at] = len(pattern.findall(low))
                    break
        most = max(counts, default=0)
        return self.named[counts.index(most)] if most else ""

    def of_statement(self, topic: str, *, event: str, actor_kind: str, target_kind: str) -> str:
        """Return the id of the issue that fits a statement best, or "" where the codebook has none that fits.

        Violence by an armed group is `military`, action against one `counterterrorism` (where the codebook has these ids);
        then the `topic`, which is the issue of its sentence, then the event's usual one, then `other`.
        """
        if event in ("ASSAULT", "COERCE", "THREATEN"):
            if target_kind == "armed group" and "counterterrorism" in self.ids:
                return "counterterrorism"
            if actor_kind == "armed group" and "military" in self.ids:
                return "military"
        if topic:
            return topic
        usual = BY_EVENT.get(event, "other")
        return usual if usual in self.ids else "other" if "other" in self.ids else ""
