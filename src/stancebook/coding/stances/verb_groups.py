"""Join auxiliaries and main verbs to verb groups: tense, voice, modal and negation."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.tokens import Token
from stancebook.coding.stances.verb_tags import FLOATING

_TELLING, _POSTED = words.sets("relations")["telling"], words.sets("frames")["posted"]
#: words of a time between a participle and its agent ("kidnapped last week by")
_TIMES = words.sets("frames")["times"]
#: verbs behind which an object and a participle may stand
_WISHED = words.sets("frames")["wanting_done"] | words.sets("frames")["having_done"] | {"see"}
#: verbs with a "by" of their own, never passive ("stood by A")
_LOYAL = frozenset({"stand", "stick", "abide"})
#: nouns of phrases that may stand inside a verb group ("is in turn accused")
_IDIOMS = frozenset({"turn", "fact", "effect", "part", "principle", "general", "practice", "addition", "return", "particular", "past", "meantime", "least", "times"})
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
        if tag not in "MBHOVT" or (tag == "T" and not _infinitive(tokens, i)):
            i += 1
            continue
        first, main, modal, negated, infinitive = i, -1, "", "", False
        aux: list[str] = []
        if first and tokens[first - 1].tag == "N" and tokens[first - 1].low not in ("no", "without"):
            negated = tokens[first - 1].low
            modal = "can" if negated == "cannot" else ""
        elif first > 1 and tokens[first - 1].low == "ever" and tokens[first - 2].tag == "N":
            negated = tokens[first - 2].low
        elif neither and any(token.low == "neither" for token in tokens[groups[-1].last if groups else 0 : first]):
            negated = "neither"
        if first > 1 and tokens[first - 1].low == "longer" and tokens[first - 2].low == "no":
            negated = "no longer"
        j = i
        while j < n:
            token = tokens[j]
            if token.tag == "V":
                main = j
                break
            if token.tag == "M":
                modal = modal or token.low
            elif token.tag in "BHO":
                aux.append(token.low)
                main = -1
            elif token.tag == "T" and j == i:
                infinitive = True
            elif token.tag == "N" and token.low not in ("no", "without", "nor", "neither"):
                negated = token.low
            elif token.tag == "A":
                if token.low == "longer" and tokens[j - 1].low == "no":
                    negated = "no longer"
            elif token.low == "no" and j + 1 < n and tokens[j + 1].low == "longer":
                negated = "no longer"
                j += 1
            elif token.tag == "P" and j > i and tokens[j - 1].tag in "HBM" and (after := _past_adverbial(tokens, j)):
                j = after - 1  # "has for weeks been bombing"
            elif token.tag == "X" and token.low.endswith("ly") or token.low in FLOATING and aux:
                pass
            elif token.tag == "E" and j == i + 1 and tokens[i].tag in "OBM" and (i == 0 or tokens[i - 1].tag in ",\"“"):
                pass  # inversion: "did they help"
            elif token.tag == "E" and j == i + 1 and tokens[i].low == "had" and (i == 0 or tokens[i - 1].tag in ",\"“"):
                negated = "had"  # "had A attacked B, …": it did not
            else:
                break
            j += 1
        if main < 0:
            last_aux = max((k for k in range(i, min(j, n)) if tokens[k].tag in "BHOM"), default=i)
            groups.append(VerbGroup(first, last_aux, last_aux, "be" if tokens[last_aux].tag == "B" else _AUXILIARIES.get(tokens[last_aux].low, tokens[last_aux].low), "s", modal, negated, infinitive=infinitive and not aux, copula=tokens[last_aux].tag == "B"))
            i = last_aux + 1
            continue
        base, kind = _reading(tokens[main], bool(aux or modal or infinitive))
        last_be = bool(aux) and aux[-1] in lexicon.grammar["be"]
        passive = last_be and kind in ("ed", "pp", "past")
        participle = not modal and not infinitive and (not aux and kind in ("ing", "pp") or tokens[first].low in ("having", "being"))
        follows_by = base not in _LOYAL and _by_follows(tokens, main)
        if not aux and not modal and kind in ("ed", "pp") and (kind == "pp" or follows_by) and not infinitive:
            passive, participle = True, True
        reduced = not aux and not modal and not infinitive and kind == "ed" and main + 1 < n and tokens[main + 1].tag in "PT"
        if reduced and not follows_by and tokens[main - 1].tag in "XE" and main and _agent_before_verb(tokens, main):
            passive, participle = True, True  # "the people evacuated from B by A are"
        if reduced and not follows_by and main and tokens[main - 1].tag in "XE" and (base in _POSTED and _finite_follows(tokens, main) or base not in _TELLING and _auxiliary_follows(tokens, main)):
            passive, participle = True, True  # "the troops stationed in A will leave", "the men detained in A were freed"
        narrowed = groups and groups[-1].passive and groups[-1].participle and not any(g.finite for g in groups)  # "a delegation led by A went to B"
        if reduced and groups and not narrowed and tokens[main - 1].tag in "XE" and not any(t.tag in "CSR,;:—" or t.tag in '"“”' for t in tokens[groups[-1].last : main]):
            passive, participle = True, True  # "the sanctions imposed on A"
        if not aux and not modal and not infinitive and kind in ("ed", "pp") and not any(group.finite for group in groups) and _is_inserted(tokens, main):
            passive, participle = True, True  # "the raid, felt as far away as B, has …"
        if not aux and not modal and not infinitive and kind in ("ed", "pp") and groups and _is_wished(tokens, groups[-1], main):
            passive, participle = True, True  # "wants the rebels arrested", "had B disarmed"
        chained = groups and groups[-1].passive and not aux and not modal and kind in ("ed", "pp") and all(t.tag in ",CA" for t in tokens[groups[-1].main + 1 : main])
        if chained:
            passive, participle = True, True  # "is trained, armed and led by A"
        groups.append(VerbGroup(first, main, main, base, kind, modal, negated, passive, infinitive, participle))
        i = main + 1
    return groups


def _by_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether "by" follows a verb with at most particles, adverbs and times between ("attacked on Monday by")."""
    for m in range(main + 1, min(len(tokens) - 1, main + 5)):
        token = tokens[m]
        if token.low == "by":
            return tokens[m + 1].tag not in "PTSC,.;:"  # not "stood by as"
        if token.tag not in "PA#" and not token.low.endswith(("ly", "day")) and token.low not in _TIMES:
            return False
    return False


def _finite_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether another verb follows that goes with the subject of this one: "troops stationed in A until May have left"."""
    for m in range(main + 1, min(len(tokens), main + 12)):
        if tokens[m].tag in "MBHOV":
            return tokens[m].tag != "V" or any(kind in ("ed", "past", "s", "base") for _, kind in tokens[m].verbs)
        if tokens[m].tag in ",;:CR" or tokens[m].tag == "S" and not (m + 1 < len(tokens) and tokens[m + 1].tag in "#X"):
            return False
    return False


def _auxiliary_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether nothing but a place or time stands between a verb and "was", "has" or "will"."""
    for token in tokens[main + 2 : main + 10]:
        if token.tag in "BHM":
            return True
        if token.tag not in "PDA#XE" or token.low == "as":
            return False
    return False


def _agent_before_verb(tokens: list[Token], main: int) -> bool:
    """Tell whether an agent behind "by" and then a finite verb follow: "… from B by A are"."""
    agent = False
    for token in tokens[main + 1 : main + 14]:
        if agent and token.tag in "BHM":
            return True
        if token.tag not in "PTDA#XE":
            return False
        agent = agent or token.low == "by"
    return False


def _past_adverbial(tokens: list[Token], at: int) -> int:
    """Return the token behind a phrase that parts an auxiliary from its verb ("has | for weeks | been bombing"), or 0."""
    if tokens[at - 1].tag != "H" and not any(t.low in _TIMES or t.low in _IDIOMS or t.low.endswith("day") for t in tokens[at + 1 : at + 4]):
        return 0  # "is under a blockade imposed by A"
    for m in range(at + 1, min(len(tokens), at + 6)):
        if tokens[m].tag == "B" and m > at + 1 and tokens[m].low in ("been", "being"):
            return m
        if tokens[m].tag == "V":
            return m if m > at + 1 and any(kind in ("ed", "pp", "ing") for _, kind in tokens[m].verbs) else 0
        if tokens[m].tag not in "DXA#":
            return 0
    return 0


def _is_inserted(tokens: list[Token], main: int) -> bool:
    """Tell whether the participle at `main` opens an insertion between a noun and its verb, between two commas."""
    if main < 2 or tokens[main - 1].tag != "," or tokens[main - 2].tag not in "XE" or main + 1 >= len(tokens) or tokens[main + 1].tag not in "PAT" and tokens[main + 1].low != "as":
        return False
    for m in range(main + 1, min(len(tokens) - 1, main + 16)):
        if tokens[m].tag == ",":
            return tokens[m + 1].tag in "BHM" or tokens[m + 1].tag == "V" and any(kind in ("ed", "past", "s") for _, kind in tokens[m + 1].verbs)
        if tokens[m].tag in "BHMV;:RS" and tokens[m].low != "as":
            return False
    return False


def _is_wished(tokens: list[Token], before: VerbGroup, main: int) -> bool:
    """Tell whether the participle at `main` tells what the verb before wants, orders or gets done to its object."""
    told = tokens[before.last + 1 : main]
    if before.passive or before.base not in _WISHED or before.base == "see" and not before.infinitive or main + 1 < len(tokens) and (tokens[main + 1].tag in "DEXT#R" or tokens[main + 1].tag == "P" and any(t.tag == "V" for t in tokens[main + 1 : main + 6])):
        return False
    return any(t.tag in "XE" for t in told) and not any(t.tag in ",;:SRCTVB\"“”—" or t.low == "that" for t in told)


def _infinitive(tokens: list[Token], i: int) -> bool:
    j = i + 1
    while j < len(tokens) and (tokens[j].tag in "AN" or tokens[j].low.endswith("ly")):
        j += 1
    return j < len(tokens) and (tokens[j].tag == "V" and any(k == "base" for _, k in tokens[j].verbs) or tokens[j].low in ("be", "have", "do"))


def _reading(token: Token, governed: bool) -> tuple[str, str]:
    order = ("ed", "pp", "ing", "base", "s", "past") if governed else ("past", "ed", "s", "base", "pp", "ing")
    return min(token.verbs, key=lambda reading: order.index(reading[1]))
