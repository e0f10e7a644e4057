"""Tell whether a verb form in -ed without auxiliary is a passive participle: "the sanctions imposed on A", "B, long accused by A, …"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token

#: of whom one says, or whom one makes, to do something: behind a noun and before an infinitive these are passive ("a man thought to have …")
_SUPPOSED = frozenset({"think", "believe", "say", "report", "suspect", "allege", "understand", "rumour", "rumor", "fear", "know", "presume", "assume", "claim", "deem", "consider", "force", "compel", "oblige", "order", "tell", "allow", "permit", "send", "dispatch", "assign", "schedule", "tip"})
#: as what somebody is held ("held hostage by")
_CAPTIVE = frozenset({"hostage", "captive", "prisoner", "prisoners", "hostages", "dead"})
_TELLING, _POSTED = words.sets("relations")["telling"], words.sets("frames")["posted"]
#: words of a time between a participle and its agent ("kidnapped last week by")
_TIMES = words.sets("frames")["times"]
#: verbs behind which an object and a participle may stand
_WISHED = words.sets("frames")["wanting_done"] | words.sets("frames")["having_done"] | {"see"}
#: verbs with a "by" of their own, never passive ("stood by A")
_LOYAL = frozenset({"stand", "stick", "abide"})
_NOMINATIVE = frozenset({"it", "they", "he", "she", "we", "i"})
#: verbs of telling whose object is whom one tells, or of whom ("named a man jailed in A")
_ADDRESSING = frozenset({"tell", "report", "describe", "reveal", "mention", "show", "call", "name"})


def is_chained(tokens: list[Token], groups: list, main: int) -> bool:
    """Tell whether the participle at `main` goes on with a passive: "is trained, armed and led by A"."""
    return bool(groups) and groups[-1].passive and all(t.tag in ",CA" for t in tokens[groups[-1].main + 1 : main])


def is_reduced(tokens: list[Token], groups: list, main: int, base: str, kind: str) -> bool:
    """Tell whether a verb form in -ed without auxiliary is a passive participle, as what stands around it shows."""
    if kind == "pp" or base not in _LOYAL and _by_follows(tokens, main):
        return True
    if not any(group.finite for group in groups) and _is_inserted(tokens, main):
        return True  # "the raid, felt as far away as B, has …"
    if groups and _is_wished(tokens, groups[-1], main):
        return True  # "wants the rebels arrested", "had B disarmed"
    if main and tokens[main - 1].tag in "XE" and main + 1 < len(tokens) and tokens[main + 1].tag == "X" and tokens[main + 1].low in _TIMES:
        return base not in _TELLING and not any(group.finite for group in groups) and _auxiliary_follows(tokens, main)  # "mayors elected last spring were"
    if main + 1 >= len(tokens) or tokens[main + 1].tag not in "PT" or not main or tokens[main - 1].tag not in "XE" or _has_pronoun(tokens, main):
        return False
    if base in _SUPPOSED and tokens[main + 1].low == "to" and tokens[main + 2 : main + 3] and tokens[main + 2].tag in "BHOV" and _verb_follows(tokens, main + 3):
        return True  # "a man thought to have entered A | attacked B"
    if _agent_before_verb(tokens, main):
        return True  # "the people evacuated from B by A are"
    if base in _POSTED and _finite_follows(tokens, main) or base not in _TELLING and _auxiliary_follows(tokens, main):
        return True  # "the troops stationed in A will leave", "the men detained in A were freed"
    if groups and groups[-1].finite and groups[-1].base in _TELLING and not groups[-1].passive and groups[-1].base not in _ADDRESSING and not any(t.tag in "PT" for t in tokens[groups[-1].last + 1 : main]):
        return _finite_follows(tokens, main)  # "A said B | voted against C", not "A said troops based in B have …"
    narrowed = groups and groups[-1].passive and groups[-1].participle and not any(g.finite for g in groups)  # "a delegation led by A went to B"
    return bool(groups) and not narrowed and not any(t.tag in "CSR,;:—" or t.tag in '"“”' for t in tokens[groups[-1].last : main])  # "the sanctions imposed on A"


def _has_pronoun(tokens: list[Token], main: int) -> bool:
    """Tell whether a pronoun right before the verb is its subject: "A said it carried out …", not "left it stranded in …"."""
    if tokens[main - 1].low not in _NOMINATIVE:
        return False
    before = tokens[main - 2] if main > 1 else None
    return before is None or before.tag in "SRC,\"“" or any(base in _TELLING for base, _ in before.verbs)


def _by_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether "by" follows a verb with at most particles, adverbs and times between ("attacked on Monday by")."""
    for m in range(main + 1, min(len(tokens) - 1, main + 5)):
        token = tokens[m]
        if token.low == "by":
            return tokens[m + 1].tag not in "PTSC,.;:"  # not "stood by as"
        if token.tag not in "PA#" and not token.low.endswith(("ly", "day")) and token.low not in _TIMES and token.low not in _CAPTIVE:
            return False
    return False


def _verb_follows(tokens: list[Token], start: int) -> bool:
    """Tell whether a finite verb follows behind the main verb of an infinitive, with no mark or conjunction before it."""
    behind = tokens[start : start + 12]
    end = next((n for n, token in enumerate(behind) if token.tag in ",;:SCR"), len(behind))
    past = [n for n, token in enumerate(behind[:end]) if n and (token.tag in "BHM" or token.tag == "V" and behind[n - 1].tag not in "BHMTA" and any(kind in ("ed", "past") for _, kind in token.verbs))]
    return bool(past)


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


def _is_inserted(tokens: list[Token], main: int) -> bool:
    """Tell whether the participle at `main` opens an insertion between a noun and its verb, between two commas."""
    comma = main - 1
    while comma > 1 and (tokens[comma].tag == "A" or tokens[comma].tag == "X" and tokens[comma].low.endswith("ly")):
        comma -= 1  # "A, long accused of fraud by B, has"
    if comma < 1 or tokens[comma].tag != "," or tokens[comma - 1].tag not in "XE" or main + 1 >= len(tokens) or tokens[main + 1].tag not in "PAT" and tokens[main + 1].low != "as":
        return False
    for m in range(main + 1, min(len(tokens) - 1, main + 16)):
        if tokens[m].tag == ",":
            return tokens[m + 1].tag in "BHM" or tokens[m + 1].tag == "V" and any(kind in ("ed", "past", "s") for _, kind in tokens[m + 1].verbs)
        if tokens[m].tag in "BHMV;:RS" and tokens[m].low != "as":
            return False
    return False


def _is_wished(tokens: list[Token], before, main: int) -> bool:
    """Tell whether the participle at `main` tells what the verb before wants, orders or gets done to its object."""
    told = tokens[before.last + 1 : main]
    if before.passive or before.base not in _WISHED or before.base == "see" and not before.infinitive or main + 1 < len(tokens) and (tokens[main + 1].tag in "DEXT#R" or tokens[main + 1].tag == "P" and any(t.tag == "V" for t in tokens[main + 1 : main + 6])):
        return False
    return any(t.tag in "XE" for t in told) and not any(t.tag in ",;:SRCTVB\"“”—" or t.low == "that" for t in told)
