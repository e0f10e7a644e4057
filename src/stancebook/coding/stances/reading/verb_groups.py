"""Join auxiliaries and main verbs to verb groups: tense, voice, modal and negation."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.auxiliaries import Chain, denied, opens_infinitive, read_chain
from stancebook.coding.stances.reading.reduced_participles import is_chained, is_reduced
from stancebook.coding.stances.reading.tokens import Token

#: base forms of auxiliaries that stand alone as verbs ("has doubts about A")
_AUXILIARIES = {"has": "have", "had": "have", "having": "have", "does": "do", "did": "do"}


@dataclass(slots=True)
class VerbGroup:
    """Auxiliaries and a main verb: tokens first..last, the main verb at `main`."""

    first: int
    main: int
    last: int
    base: str
    kind: str
    modal: str = ""
    negated: str = ""
    passive: bool = False
    infinitive: bool = False
    participle: bool = False
    copula: bool = False
    finite: bool = field(init=False)

    def __post_init__(self) -> None:
        self.finite = not (self.infinitive or self.participle)


def verb_groups(tokens: list[Token], lexicon: Lexicon) -> list[VerbGroup]:
    """Return the verb groups of the tokens, from left to right."""
    groups: list[VerbGroup] = []
    i, n = 0, len(tokens)
    neither = any([token.low == "neither" for token in tokens])
    while i < n:
        tag = tokens[i].tag
        if tag not in "MBHOVT" or (tag == "T" and not opens_infinitive(tokens, i)):
            i += 1
            continue
        modal, negated = denied(tokens, i, groups[-1].last if groups else 0, neither=neither)
        chain = read_chain(tokens, i, modal, negated)
        group = _main_verb(tokens, groups, i, chain, lexicon) if chain.main >= 0 else _lone_auxiliary(tokens, i, chain)
        groups.append(group)
        i = group.last + 1
    return groups


def _lone_auxiliary(tokens: list[Token], i: int, chain: Chain) -> VerbGroup:
    """Return the group of an auxiliary that stands alone as a verb: "is", "has doubts about A"."""
    last = max((k for k in range(i, min(chain.end, len(tokens))) if tokens[k].tag in "BHOM"), default=i)
    low, copula = tokens[last].low, tokens[last].tag == "B"
    base = "be" if copula else _AUXILIARIES.get(low, low)
    return VerbGroup(i, last, last, base, "s", chain.modal, chain.negated, infinitive=chain.infinitive and not chain.aux, participle=tokens[i].low in ("being", "having"), copula=copula)


def _main_verb(tokens: list[Token], groups: list[VerbGroup], first: int, chain: Chain, lexicon: Lexicon) -> VerbGroup:
    """Return the group of a main verb with its auxiliaries, behind the groups before it."""
    main, aux, modal, infinitive = chain.main, chain.aux, chain.modal, chain.infinitive
    base, kind = _reading(tokens[main], bool(aux or modal or infinitive))
    passive = bool(aux) and aux[-1] in lexicon.grammar["be"] and kind in ("ed", "pp", "past")
    participle = not modal and not infinitive and (not aux and kind in ("ing", "pp") or tokens[first].low in ("having", "being"))
    if not aux and not modal and kind in ("ed", "pp") and (is_chained(tokens, groups, main) or not infinitive and is_reduced(tokens, groups, main, base, kind)):
        passive, participle = True, True
    return VerbGroup(first, main, main, base, kind, modal, chain.negated, passive, infinitive, participle)


def _reading(token: Token, governed: bool) -> tuple[str, str]:
    order = ("ed", "pp", "ing", "base", "s", "past") if governed else ("past", "ed", "s", "base", "pp", "ing")
    return min(token.verbs, key=lambda reading: order.index(reading[1]))
