"""Bodies of a state that the text does not name beside them: "the government", "the army"."""

from __future__ import annotations

from stancebook.coding.actors.descriptions import MEMORY
from stancebook.coding.actors.known import Heard, Known, opens_clause, other_voice, same_clause
from stancebook.coding.actors.reference_words import Words


def organ(text: str, start: int, end: int, sentence, here: list[Known], history: list[Heard], actors: tuple, lists: Words) -> list[str]:
    """Return the state of which "the government" or "the army" is told: the only one just named, and the one named most so far."""
    if lists.named_next.match(text, end, sentence.end):
        return []
    subject = opens_clause(text, start, end, sentence, lists)
    barred = {k.actor for k in here if other_voice(text, k, start) or not subject and same_clause(text, k, start, lists)}
    counts: dict[str, int] = {}
    for known in [here, *(heard.known for heard in history[-MEMORY:])]:
        for k in known:
            if k.actor in actors:
                counts[k.actor] = counts.get(k.actor, 0) + 1
    for known in [here, *(heard.known for heard in reversed(history[-3:]))]:
        states = {k.actor for k in known if k.actor in actors}
        if states - barred:
            found = sorted(states - barred)
            if len(found) == 1 and counts[found[0]] >= max(2, *counts.values()):
                return found
            break
    if lists.embattled.isdisjoint(text[max(sentence.start, start - 25):start].lower().split()[-1:]):
        return []
    ranked = sorted(((count, actor) for actor, count in counts.items() if actor not in barred), reverse=True)  # "fights the government": of which the text tells
    return [ranked[0][1]] if ranked and ranked[0][0] > 2 and (len(ranked) == 1 or ranked[0][0] * 2 >= ranked[1][0] * 3) else []
