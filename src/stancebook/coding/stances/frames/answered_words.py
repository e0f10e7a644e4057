"""Find whom hard words or blows met by who answers them: "A responded to B's attacks", "A shrugged off criticism from B", "A rejects B's demands"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_links import link, noun_stop
from stancebook.coding.stances.relation import Relation, pairs, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, without

_ANSWERING = words.sets("relations")["answering"]
_STRIKING_BACK = frozenset({"respond", "reply", "answer", "counter"})
_REPELLING = words.sets("relations")["repelling"]
_HARD, _SAID = frozenset({"ACCUSE", "ASSAULT", "THREATEN"}), frozenset({"ACCUSE", "THREATEN", "REQUEST"})
_SALVOS = frozenset({"firing", "shelling", "bombing", "shooting"})
_AUTHORS = frozenset({"by", "from"})


def answered_relations(clause: Clause, nouns: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance of whose words or blows they are toward the subject of a verb of answering; `nouns` are the relation nouns of the clause."""
    tokens = clause.tokens
    for at, (end, cue) in (nouns | _salvos(clause)).items():
        if cue.event not in _HARD | _SAID or cue.stance >= 0 or cue.mutual:
            continue
        k = clause.group_before(at)
        if k > 0 and clause.groups[k].first == at:
            k -= 1
        if k < 0 or not _meets(clause, clause.groups[k].base, end, cue) or clause.groups[k].passive or any(t.tag in ",;:SRVC" for t in tokens[clause.groups[k].last + 1 : at]):
            continue
        stop = noun_stop(clause, end)
        author = possessor(clause, at) or (NOBODY if tokens[end : end + 1] and tokens[end].low == "of" else link(tokens, end, stop, _AUTHORS))
        if author and not without(link(tokens, end, stop, cue.to | {"of", "against"}), author):
            yield from pairs(clause, without(author, clause.subjects[k]), clause.subjects[k], at, cue, (mod.ACTUAL, ""), "noun-answered", 0.78)
            answer = _answer(tokens, end, nouns) if clause.groups[k].base in _STRIKING_BACK else None
            if answer is not None:
                yield from pairs(clause, without(clause.subjects[k], author), author, answer[0], answer[1], mod.of_group(clause, k, lexicon), "noun-answer", 0.78)


def _answer(tokens, begin: int, nouns: dict[int, tuple[int, Cue]]) -> tuple[int, Cue] | None:
    """Return where the blow stands with which somebody answers, and its cue: "responded to A's raid with air strikes"."""
    near = range(begin, min(len(tokens), begin + 12))
    given = next((m for m in near if tokens[m].low == "with"), len(tokens))
    if any(tokens[m].tag in ",;:VBHMRS" for m in near if m < given):
        return None
    return next(((m, nouns[m][1]) for m in near if m > given and m in nouns and nouns[m][1].stance < 0 and not any(t.tag in ",;:VBHMRS" for t in tokens[given:m])), None)


def _salvos(clause: Clause) -> dict[int, tuple[int, Cue]]:
    """Return the firing that reads like a verb but is what somebody answers: "responded to B shelling", "… to firing by B"."""
    if _SALVOS.isdisjoint(clause.words) or _ANSWERING.isdisjoint(group.base for group in clause.groups):
        return {}
    cue = Cue("fire", "noun", "ASSAULT", -2, to=frozenset({"on", "at", "against"}))
    return {m: (m + 1, cue) for m, token in enumerate(clause.tokens) if token.tag == "V" and token.low in _SALVOS}


def _meets(clause: Clause, base: str, end: int, cue: Cue) -> bool:
    """Tell whether a verb says that its subject was meant by such a noun: "responded to raids by B", "rejected B's demands"."""
    if base in _ANSWERING:
        return cue.event in _HARD
    unknown = end < len(clause.tokens) and clause.tokens[end].low in cue.to - _AUTHORS | {"of", "against", "about", "over"}  # "rejected B's criticism of the bank"
    return base in _REPELLING and cue.event in _SAID and not unknown
