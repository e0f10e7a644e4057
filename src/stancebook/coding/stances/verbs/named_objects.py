"""Find the noun of a phrase inside a name: "recalled [its ambassador to B]", "deployed [election observers in B]", where the brackets are one actor."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Lexicon, Phrase
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

#: words behind which a name goes on after its head
_TAILS = frozenset({"of", "in", "to", "from", "on", "for", "with", "at", "by", "against", "over", "near", "who", "that", "which", "and", "into", "about"})
#: events whose object goes to, or is taken from, somebody else
_PASSED_ON = frozenset({"AID", "MOBILIZE", "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION", "COOPERATE"})


def named_object(clause: Clause, k: int, subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code the act that an active verb names with the head of its object, where that object is an actor: toward whom its preposition links, else toward itself."""
    group, tokens = clause.groups[k], clause.tokens
    for particles, nouns in lexicon.phrases.get(group.base, ()) if subject and not group.passive else ():
        begin = group.last + 1 + len(particles)
        if tuple(token.low for token in tokens[group.last + 1 : begin]) != particles:
            continue
        named = without(direct(tokens, begin, stop), subject)
        phrase = _phrase_in(tokens[named.at[0]].text, nouns) if named else None
        if phrase is not None:
            target = (phrase.cue.event in _PASSED_ON and without(linked(tokens, named.at[-1] + 1, stop, phrase.cue.to), subject)) or (NOBODY if phrase.cue.event == "MOBILIZE" else named)  # whom one sends is one's own
            yield from pairs(clause, subject, target, group.main, phrase.cue, modality, "phrase-name", 0.85)
            return


def _phrase_in(name: str, nouns: dict) -> Phrase | None:
    """Return the phrase whose noun, in small letters, is the head of a name ("its ambassador to B": ambassador), or None."""
    words = name.replace("’", "'").split()
    head = words[: next((i for i, word in enumerate(words) if i and word in _TAILS), len(words))]
    for i, word in enumerate(head):
        for rest, phrases in nouns.get(word, ()):
            if tuple(head[i + 1 :]) == rest:
                return phrases[0]
    return None
