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


@lru_cache(maxsize=64)
def _patterns(issues: tuple[Issue, ...]) -> tuple[tuple[str, re.Pattern | None], ...]:
    def pattern(terms: tuple[str, ...]) -> re.Pattern | None:
        words = "|".join(re.escape(term) for term in sorted(terms, key=lambda t: (-len(t), t)))
        return re.compile(rf"(?i)\b(?:{words})(?:s|es|ing|ed)?\b") if words else None

    return tuple((issue.id, pattern(tuple(issue.terms))) for issue in issues)


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
    hits = [(len(pattern.findall(text)), name) for name, pattern in _patterns(issues) if pattern is not None]
    most = max((n for n, _ in hits), default=0)
    if most:
        return next(name for n, name in hits if n == most)
    usual = BY_EVENT.get(event, "other")
    return usual if usual in ids else "other" if "other" in ids else ""
