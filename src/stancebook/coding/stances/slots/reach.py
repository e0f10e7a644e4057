"""Search the likeliest filler of an empty slot nearby, at a price for all that stands between (a fall-back of low confidence)."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import BOUNDARY, NOBODY, UNNAMED, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import CIRCUMSTANCES, linked
from stancebook.coding.stances.slots.mention_lists import coordinated

_SITES = words.sets("frames")["sites"]
_LEAGUES = words.sets("frames")["leagues"]
_BOUND, _LENT = words.sets("relations")["bound_nouns"], words.sets("relations")["lent_nouns"]
#: behind these stands another case and no target: "attacked the problem before B"
_COMPARING = frozenset({"before", "like", "unlike"})
#: before "than" and a number these tell a size and compare nobody
_SIZES = frozenset({"more", "less", "fewer", "other", "rather"})
_WITHAL = words.sets("frames")["with_partners"]
_PURPOSES = frozenset({"bid", "attempt", "effort", "move", "hope", "hopes", "gesture"})
_WAITING = frozenset({"until", "unless", "till", "before", "long"})
CONDITIONS = frozenset({"unless", "if", "until"})
#: what leads to whoever has to act first ("will lift the ban if B …", "as soon as B …")
_PROVISOS = frozenset({"if", "once", "provided", "soon", "unless", "until"})
#: verbs of making another react
_PROMPTING = frozenset({"prompt", "lead", "force", "cause", "spark", "trigger", "provoke", "draw", "earn", "spur", "push"})
_DISASTERS, _SINCE = words.sets("frames")["disasters"], frozenset({"after", "following", "since", "during"})
#: what an act is called that was just told, and what it brings about
_SUMMED = words.sets("relations")["summing_up"] | words.sets("relations")["claims"]
_BRINGING = words.sets("relations")["bringing_about"]
_TURNING = frozenset({"but", "yet", "while", "whereas", "alongside", "beside", "besides", "despite", "unlike", "without", "according", "under"})
#: what each kind of word between verb and mention takes from the sureness of a filler
PRICES = {"P": 0.08, "T": 0.1, "V": 0.1, ",": 0.12, "C": 0.08, "B": 0.25, "H": 0.25, "M": 0.3, "O": 0.25, "S": 0.25, "R": 0.3, '"': 0.1, "“": 0.1, "”": 0.1, "—": 0.25}
WORD = 0.012
START = 0.6
#: to the left each noun may be the true subject, so words cost more
LEFT = {"X": 0.02, "D": 0.02, "V": 0.1, "E": 0.2}
LEFT_START = 0.85
FLOOR = 0.05


def to_the_right(clause: Clause, k: int, begin: int, subject: Filler, *, start: float = START) -> Filler:
    """Return the first mention behind token `begin` that is not the subject, as sure as the words between allow."""
    tokens = clause.tokens
    sure = start
    first = clause.groups[k].first
    relative = any(token.tag == "R" for token in tokens[max(0, first - 3) : first])
    for at in range(begin, len(tokens)):
        token = tokens[at]
        if token.tag == "E":
            filler = NOBODY if _locates(tokens, at) else of_others(tokens, Filler(coordinated(tokens, at, len(tokens)), sure), subject)
            opens = _opens_clause(clause, at)
            if tokens[at - 1].low == "with" and any(group.kind == "ing" and at < group.first < at + 3 for group in clause.groups):
                break  # "moved tanks, with B warning of war"
            if filler and not opens:
                return filler
            if opens and any(t.tag == "S" for t in tokens[begin:at]):
                break  # "left the talks after B shelled C"
            sure -= 0.15
            continue
        if token.low == "by" and at + 1 < len(tokens) and any(group.first == at + 1 and group.kind == "ing" for group in clause.groups):
            break  # "responded to the raid by bombing B"
        if token.tag == "C" and at + 1 < len(tokens) and tokens[at + 1].low == "that":
            break  # "demanded that A halt its raids and that B leave"
        if token.low == "to" and _names_another(tokens, at + 1):
            break  # "an ultimatum to Somebody to mend its ties with B"
        if token.low in _WITHAL and at + 1 < len(tokens) and tokens[at + 1].low == "with":
            break  # "carried out patrols together with B"
        if token.tag == "," and _begins_aside(clause, at):
            break  # "closed the port, a step welcomed by B", "…, drawing fire from B"
        if token.low == "as" and _opens_while(tokens, at):
            break  # "warned of war as B fell back"
        if token.low in _PURPOSES and any(t.low == "in" for t in tokens[max(begin, at - 3) : at]):
            break  # "scrapped the tax in an attempt to placate B"
        if token.low in _COMPARING or token.low == "than" and tokens[at - 1].low not in _SIZES:
            break
        if token.tag == "”" and not any(t.tag == "“" for t in tokens[begin:at]):
            break  # the quotation ends here
        if token.tag == "V" and any(group.main == at and group.kind == "ing" and tokens[at - 1].tag == "X" and tokens[at - 1].low not in _SITES and (subject is UNNAMED or tokens[at - 1].low.endswith("s") or tokens[at - 1].low in _LEAGUES) for group, subject in zip(clause.groups, clause.subjects, strict=True)):
            break  # "target gunmen firing on B"
        if (token.tag == "C" or token.tag == "," and relative) and any(group.finite and group.first == at + 1 for group in clause.groups):
            break  # another verb follows, with objects of its own
        if relative and token.tag in "BHM" and tokens[at - 1].tag in "XE#" and not any(t.tag in "RS" for t in tokens[begin:at]):
            break  # "the men who led the revolt | were arrested by B"
        if token.tag == "," and at + 1 < len(tokens) and any(base in _PROMPTING for base, _ in tokens[at + 1].verbs):
            break  # "…, prompting B to protest"
        if token.tag in ";:" or token.tag == "S" and token.low in BOUNDARY and token.low not in CONDITIONS or token.low in _TURNING or token.low in CIRCUMSTANCES or token.tag == "P" and at + 1 < len(tokens) and _is_bound(tokens, at + 1):
            break  # "strikes in support of B" do not strike B
        sure -= PRICES.get(token.tag, WORD)
        if sure < FLOOR:
            break
    return NOBODY


def _opens_while(tokens: list[Token], at: int) -> bool:
    """Tell whether the "as" at `at` opens a clause that goes on meanwhile: names stand right behind it, and then something other than the end of a phrase."""
    if tokens[at - 1].low in ("such", "same", "known", "well") or tokens[at + 1 : at + 2] and tokens[at + 1].tag != "E":
        return False
    m = at + 1
    while m < len(tokens) and (tokens[m].tag == "E" and not tokens[m].possessive or tokens[m].tag in ",C"):
        m += 1
    return m < len(tokens) and tokens[m].tag in ("XAVBHM" if m > at + 2 else "VBHM")


def _begins_aside(clause: Clause, comma: int) -> bool:
    """Tell whether what is said behind the comma is said of the act before it: "…, a step that B condemned", "…, prompting B to leave"."""
    tokens = clause.tokens
    if comma + 2 < len(tokens) and tokens[comma + 1].low in ("a", "an") and any(t.low in _SUMMED for t in tokens[comma + 2 : comma + 4]):
        return True
    return any(group.first == comma + 1 and group.kind == "ing" and group.base in _BRINGING for group in clause.groups)


def _names_another(tokens: list[Token], at: int) -> bool:
    """Tell whether a name that no actor has stands at `at`, behind its article."""
    while at < len(tokens) and tokens[at].tag in "DA":
        at += 1
    return at < len(tokens) and tokens[at].tag == "X" and tokens[at].text[:1].isupper() and not tokens[at].text.isupper()


def _is_bound(tokens: list[Token], at: int) -> bool:
    """Tell whether the word at `at` makes a phrase with the preposition before it: "in support of B", "with B's help"."""
    return tokens[at].low in _BOUND or tokens[at].tag == "D" and at + 1 < len(tokens) and tokens[at + 1].low in _BOUND or tokens[at].possessive and at + 1 < len(tokens) and tokens[at + 1].low in _LENT


def until_whom(clause: Clause, begin: int, subject: Filler, *, openers: frozenset[str] = _WAITING) -> Filler:
    """Return whose act is waited for: B of "will not lift the ban until B agrees", or "threatened to strike unless B pays"."""
    tokens = clause.tokens
    opener = next((m for m in range(begin, min(len(tokens), begin + 10)) if tokens[m].low in openers or tokens[m].tag in ";:"), -1)
    if opener < 0 or tokens[opener].tag in ";:":
        return NOBODY
    mine = {actor for m in subject.at for actor in tokens[m].actors}
    for m in range(opener + 1, min(len(tokens), opener + 13)):
        if tokens[m].tag in ";:S" and tokens[m - 1].low not in ("soon", "long"):
            break
        if tokens[m].tag == "E" and not mine & set(tokens[m].actors):
            return Filler((m,), 0.8)
    return NOBODY


def provided_whom(clause: Clause, begin: int, subject: Filler) -> Filler:
    """Return on whose act an offer depends: B of "is ready to lift the embargo as soon as B frees the hostages"."""
    return until_whom(clause, begin, subject, openers=_PROVISOS)


def after_disaster(tokens: list[Token], begin: int) -> Filler:
    """Return where the disaster was after which help came: "gave shelter to thousands after the quake in B"."""
    since = next((m for m in range(begin, min(len(tokens), begin + 9)) if tokens[m].low in _SINCE or tokens[m].tag in ";:R"), len(tokens))
    struck = next((m for m in range(since + 1, min(len(tokens), since + 6)) if tokens[m].low in _DISASTERS), -1)
    if struck < 0 or tokens[since].tag in ";:R":
        return NOBODY
    return linked(tokens, struck + 1, min(len(tokens), struck + 6), {"in", "of"})


def _locates(tokens: list[Token], at: int) -> bool:
    """Tell whether the mention says where the town before it lies: "isolated Arrum, B"."""
    return at > 2 and tokens[at - 1].tag == "," and tokens[at - 2].tag == "X" and tokens[at - 2].text[:1].isupper() and tokens[at - 3].tag in "PV"


def _opens_clause(clause: Clause, at: int) -> bool:
    """Tell whether the mention is the subject of a finite verb behind it, with no relative pronoun between."""
    told = any(t.low == "that" for t in clause.tokens[max(0, at - 2) : at])  # "agreed to demands that B, a group of …, may vote"
    for group, subject in zip(clause.groups, clause.subjects, strict=True):
        if group.finite and at < group.first and (group.first <= at + 2 or at in subject.at and not told and not any(t.tag in "R" for t in clause.tokens[at + 1 : group.first])):
            return True
    return False


def to_the_left(clause: Clause, k: int, *, start: float = LEFT_START) -> Filler:
    """Return the nearest mention before group k, as sure as the words between allow: a subject that no rule found."""
    tokens = clause.tokens
    sure = start
    for at in range(clause.groups[k].first - 1, -1, -1):
        token = tokens[at]
        if token.tag == "E" and not _is_object(clause, at) and not _is_oblique(tokens, at):
            return Filler((at,), sure)
        if token.tag in ";:" or token.tag == "S":
            break
        sure -= LEFT.get(token.tag, PRICES.get(token.tag, WORD))
        if sure < FLOOR:
            break
    return NOBODY


def _is_object(clause: Clause, at: int) -> bool:
    """Tell whether a verb stands to the left of the mention with no mark or conjunction between."""
    for m in range(at - 1, -1, -1):
        if clause.tokens[m].tag in "V":
            return True
        if clause.tokens[m].tag in ",;:CRS—":
            return False
    return False


def _is_oblique(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition other than "of" and "by" leads to the mention ("born in A")."""
    while at and tokens[at - 1].tag in "DA#":
        at -= 1
    return at > 0 and tokens[at - 1].tag in "PT" and tokens[at - 1].low not in ("of", "by")
