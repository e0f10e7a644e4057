"""Tell hearsay, which nobody is named for ("reportedly", "alleged", "is said to have"), from what the author asserts."""

from __future__ import annotations

import re
from functools import lru_cache

from stancebook.coding.actors.folding import lowered
from stancebook.coding.quotations.speech import load_speech
from stancebook.coding.words.places import Places

#: how far before the cue a word of hearsay may stand, in characters; a comma, a stop or a dash between them ends its reach
_REACH = 120


def is_hearsay(text: str, start: int, cue: int) -> bool:
    """Tell whether the act that text names at `cue`, in the sentence that begins at `start`, is reported without a source.

    An adverb ("reportedly") reaches the next cue in its clause, a passive ("is said to") too; an adjective ("alleged") only the noun beside it.
    """
    first = max(start, cue - _REACH)
    return _places(text).any_in(first, cue) and bool(_pattern().search(text, first, cue))


@lru_cache(maxsize=2)
def _places(text: str) -> Places:
    """Return where the entries stand in a text: without one of them no pattern matches."""
    return Places(lowered(text), sorted({entry for kind in ("adverbs", "adjectives", "passives", "charged") for entry in load_speech().hearsay[kind]}))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = load_speech().hearsay
    adverbs, adjectives, passives, charged = ("|".join(words[kind]) for kind in ("adverbs", "adjectives", "passives", "charged"))
    clause = r"[^,;:—–()]*$"
    return re.compile(
        rf"(?i:\b(?:{adverbs})\b{clause}|(?:\b(?:the|an?|its|his|her|their|any|some|of)|['’]s|s['’])\s+(?:\w+\s+)?(?:{adjectives})\s+(?:(?!the\b|an?\b)[\w-]+\s+)?$|\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?(?:{passives})\s+(?:to|of)\b{clause}|(?:,|\b(?:is|are|was|were|been|being)(?:\s+\w+)?)\s+(?:{charged})\s+(?:of|for|in|to)\b{clause})"
    )
