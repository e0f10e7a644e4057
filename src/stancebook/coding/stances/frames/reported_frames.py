"""Find what somebody says of another without a verb of stance: "A said B must …", "A said B was responsible"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.given_names import given_name
from stancebook.coding.stances.frames.judgements import judgement
from stancebook.coding.stances.frames.misdeeds import is_misdeed
from stancebook.coding.stances.frames.tellers import teller
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct, object_region
from stancebook.coding.stances.verbs.wished_acts import is_decree

_WORDS = words.sets("frames")


_WANTED = Cue("want to", "verb", "REQUEST", -1)
_MUST = Cue("say must", "verb", "REQUEST", -1)
_UNWANTED = Cue("want no", "verb", "REJECT", -1)
_MENACED = Cue("say will pay", "verb", "THREATEN", -1)
_GUILTY = Cue("say responsible", "verb", "ACCUSE", -1)
_PRAISED = Cue("say welcome", "verb", "SUPPORT", 1)
_WISHED_WELL = Cue("wish well", "verb", "SUPPORT", 1)
_ACTUAL = (mod.ACTUAL, "")
#: what leads to whose word or act something is
_AUTHORS = frozenset({"by", "from", "of"})
#: modals of what may be, and verbs that give a name as "is" does
_DOUBTED, _KEEPING = frozenset({"can", "could", "may", "might"}), frozenset({"remain", "become", "represent", "constitute"})
#: pronouns that stand for whom somebody told something ("told B that it must …")
_IT = frozenset({"it", "they", "he", "she", "you", "there"})


def reported_stances(clause: Clause) -> Iterator[Relation]:
    """Code "A said B must …" as a demand of A on B, "A said B was responsible" or "had failed" as an accusation, "A said B was welcome"
    as support, "A wants B to leave" as a demand and "A wants no B troops" as a rejection; the word of saying may also stand behind ("B must leave, A said")."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        thriving = group.base in _WORDS["thriving"]
        if group.infinitive and k and _wants(clause, k - 1) and (thriving or not clause.groups[k - 1].negated) and not clause.groups[k - 1].passive:
            said = clause.groups[k - 1]  # "A wants B to leave"
            cue = _WISHED_WELL if thriving and not group.negated and not said.negated else _WANTED
            yield from pairs(clause, clause.subjects[k - 1], direct(tokens, said.last + 1 + (said.base == "would"), group.first), group.first, cue, _ACTUAL, "want-to", 0.8)
        behind = tokens[group.last + 1 : group.last + 3]
        if group.base in _WORDS["wanting"] and not group.negated and len(behind) > 1 and behind[0].low == "no" and behind[1].tag == "E":
            yield from pairs(clause, clause.subjects[k], Filler((group.last + 2,), 0.9), group.main, _UNWANTED, _ACTUAL, "want-no", 0.8)
        if not group.finite:
            continue
        said = _said_of(clause, k)
        if said is not None:
            speaker, about = teller(clause, k), _told(clause, k) or _called(clause, k) or clause.subjects[k] or _author_of_subject(clause, k)
            cue, rule = said
            yield from pairs(clause, speaker, about, group.first, cue, _ACTUAL, rule, 0.8)


def _wants(clause: Clause, k: int) -> bool:
    """Tell whether group k wishes: "wants B to leave", "would like B to leave"."""
    group, tokens = clause.groups[k], clause.tokens
    return group.base in _WORDS["wanting"] or group.base == "would" and group.last + 1 < len(tokens) and tokens[group.last + 1].low == "like"


def _said_of(clause: Clause, k: int) -> tuple[Cue, str] | None:
    """Return the stance that saying so takes toward the subject of group k, with its rule, or None."""
    group, tokens = clause.groups[k], clause.tokens
    if k and is_decree(clause, k - 1):
        return None  # "ruled that B should be freed"
    if group.copula and tokens[group.first].low == "to" and k and clause.groups[k - 1].base in _WISHING and group.first <= clause.groups[k - 1].last + 2:
        return None  # "B does not want to be a pariah"
    if group.modal == "should" and not group.negated and group.base not in _WORDS["relenting"] and _meets_third(clause, k):
        return None  # "A said B should help C" advises B, and asks nothing for A
    if group.modal in _WORDS["obliging"] or group.negated and group.modal in ("can", "ca", "could", "may"):
        return _MUST, "say-must"
    if not group.negated and not group.passive and (_has_to(clause, k) or _is_time_for(clause, k)):
        return _MUST, "say-must"
    if group.modal in ("will", "would", "can", "could") and k and clause.groups[k - 1].base in ("hope", "pray", "wish") and not group.negated and not group.passive:
        if group.base in _WORDS["thriving"] or group.base in _WORDS["faring_ill"]:
            return (_WISHED_WELL if group.base in _WORDS["thriving"] else _UNWANTED), "say-hope"
    if group.modal == "would" and k and clause.groups[k - 1].base == "wish" and not group.passive:
        return _WANTED, "say-wish"  # "A wishes that B would leave"
    if group.modal in ("will", "would", "'ll", "'d") and group.base in _WORDS["menaced" if group.passive else "menacing"] and not group.negated:
        return _MENACED, "say-will-pay"
    behind = [token.low for token in tokens[group.last + 1 : group.last + 4]]
    if (group.copula and group.modal not in _DOUBTED or group.base in _KEEPING) and (named := _named(clause, k)):
        return named
    if group.copula and not group.negated:
        if not _WORDS["blaming"].isdisjoint(behind) or "blame" in clause.words and any(pair == ("to", "blame") for pair in zip(behind, [*behind[1:], *(t.low for t in tokens[group.last + 4 : group.last + 5])], strict=False)):
            return _GUILTY, "say-responsible"
        if behind and behind[0] in ("a", "an", "nothing") and not words.sets("reactions")["ill_names"].isdisjoint(t.low for t in tokens[group.last + 2 : group.last + 6]):
            return _GUILTY, "say-responsible"
        if not _WORDS["welcoming"].isdisjoint(behind[:2]):
            return _PRAISED, "say-welcome"
    if group.negated and group.base == "do" and behind[:1] == ["enough"]:
        return _GUILTY, "say-misdeed"
    judged = judgement(clause, k)
    if judged:
        return (_PRAISED if judged > 0 else _GUILTY), "say-judged"
    if group.negated or group.modal or group.passive:
        return None
    return (_GUILTY, "say-misdeed") if is_misdeed(clause, k) else None


#: verbs of wishing to be something, or not to be
_WISHING = frozenset({"want", "wish", "refuse", "claim", "pretend", "hope", "strive", "aspire", "try", "need", "like", "decline"})


def _author_of_subject(clause: Clause, k: int) -> Filler:
    """Return whose word or act it is that heads the subject: B of "A said the statement by B's envoy was regrettable"."""
    tokens, group = clause.tokens, clause.groups[k]
    if not group.copula or not k:
        return NOBODY
    for m in range(clause.groups[k - 1].last + 1, group.first - 1):
        if tokens[m].low in words.sets("reactions")["words_of"]:
            return linked(tokens, m + 1, min(group.first, m + 6), _AUTHORS) if tokens[m + 1].low in _AUTHORS else NOBODY
        if tokens[m].tag not in "DXARE" or tokens[m].tag == "E" and not tokens[m].possessive:
            return NOBODY
    return NOBODY


def _named(clause: Clause, k: int) -> tuple[Cue, str] | None:
    """Return the stance of the good or bad name that the subject of a copula is given, or whose word or deed is: "B was unfit", "B's claim was false"."""
    group, tokens = clause.groups[k], clause.tokens
    at, stance = given_name(tokens, group.last + 1, min(len(tokens), group.last + 6))
    if at < 0 or tokens[at].low in _WORDS["vague_names"] or at + 2 < len(tokens) and tokens[at + 1].low in ("of", "to") and tokens[at + 2].tag == "E":
        return None
    owner = clause.subjects[k].at[:1]
    if owner and tokens[owner[0]].possessive and tokens[group.first - 1].low not in _WORDS["deeds"]:
        return None  # "B's economy was weak"
    if group.negated or any(t.tag == "N" for t in tokens[group.last + 1 : at]):
        if tokens[at].low in _WORDS["welcoming"]:
            return None
        stance = -stance
    return (_PRAISED if stance > 0 else _GUILTY), "say-name"


def _meets_third(clause: Clause, k: int) -> bool:
    """Tell whether the objects of group k name somebody who neither speaks nor is told to act."""
    known = {actor for filler in (clause.subjects[k], teller(clause, k)) for m in filler.at for actor in clause.tokens[m].actors}
    return any(token.tag == "E" and known.isdisjoint(token.actors) for token in clause.tokens[clause.groups[k].last + 1 : object_region(clause, k)])


def _has_to(clause: Clause, k: int) -> bool:
    """Tell whether "has to", "needs to" or "had better" bids the subject of group k do something."""
    group, after = clause.groups[k], clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    return group.base in ("have", "need") and after is not None and after.infinitive and after.first == group.last + 1


def _is_time_for(clause: Clause, k: int) -> bool:
    return clause.groups[k].copula and bool(_called(clause, k))


def _called(clause: Clause, k: int) -> Filler:
    """Return whose turn it is: B of "it is time for B to act", "it is up to B to act"."""
    tokens, at = clause.tokens, clause.groups[k].last + 1
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if not clause.groups[k].copula or after is None or not after.infinitive:
        return NOBODY
    while at < after.first and (tokens[at].tag in "DA" or tokens[at].low in ("high", "past")):
        at += 1
    if [t.low for t in tokens[at : at + 2]] not in (["time", "for"], ["up", "to"]):
        return NOBODY
    return direct(tokens, at + 2, after.first)


def _told(clause: Clause, k: int) -> Filler:
    """Return whom a saying addresses that tells them what to do: "told B that it must leave"."""
    said = clause.groups[k - 1] if k else None
    if said is None or said.base != "tell":
        return NOBODY
    before = clause.tokens[clause.groups[k].first - 1].low
    return direct(clause.tokens, said.last + 1, clause.groups[k].first) if before in _IT else NOBODY
