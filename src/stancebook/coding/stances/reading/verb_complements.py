"""Tell what a word, as a verb, is listed together with: a preposition, or the noun that answers it."""

from __future__ import annotations

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token


def answers(tokens: list[Token], to: int, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun behind "to" is what the verb before answers: "bowed to pressure", "gave in to demands"."""
    for at in range(max(0, to - 2), to):
        particles = tuple(token.low for token in tokens[at + 1 : to + 1])
        read = [rest for base, _ in tokens[at].verbs for listed, nouns in lexicon.phrases.get(base, ()) if listed == particles for rest, _ in nouns.get(noun.low, ())]
        if any(tuple(token.low for token in tokens[to + 2 : to + 2 + len(rest)]) == rest for rest in read):
            return True  # but "agreed to free ten men" does not answer "free elections"
    return False


def takes(token: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word, as a verb, goes with the preposition to its right."""
    return any(
        any(cue.rest[:1] == (right.low,) for cue in lexicon.verbs.get(base, ())) or any(particles[:1] == (right.low,) for particles, _ in lexicon.phrases.get(base, ()))
        or f"{base} {right.low}" in lexicon.operators["seek"]
        for base, _ in token.verbs
    )
