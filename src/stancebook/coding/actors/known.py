"""What a text has named so far: mentions already known, lists of them, and how salient they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import attrgetter

from stancebook.coding.actors.officials import Offices, has_office
from stancebook.coding.actors.reference_words import Words


@dataclass(slots=True)
class Known:
    """A mention already known: where it stands, its actor, its kind, whether it is plural (None: either), a person, or only says what the next name is."""

    start: int
    end: int
    actor: str
    kind: str
    plural: bool | None = None
    person: bool = False
    modifier: bool = False


@dataclass(slots=True)
class Heard:
    """What one sentence has named: its offsets, the mentions and the lists ("A and B") in it."""

    start: int
    end: int
    known: list[Known] = field(default_factory=list)
    lists: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


#: by place, for sorting
BY_START = attrgetter("start")
_AND = r",? (?:and|or|nor|as well as) (?:also |both )?(?:the )?(?:(?:smaller|larger|rival|neighbouring|neighboring|fellow|newly|nearby|radical|militant|former|tiny|giant|allied) ){0,2}(?:(?:group|movement|leader) )?"
_JOINT = re.compile(rf"(?:, (?:the )?|{_AND}|[-–])")
_INTO = re.compile(r"(?:, [^,“\"]{3,40},)? [“\"](?P<verb>\w+)\b")
_LAST = re.compile(rf"(?:{_AND}|[-–])")


def named(text: str, mention, last: int, kind_of: dict[str, str], lists: Words, offices: Offices) -> Known:
    """Return a named mention as known: plural with "officials" behind it or in "the Danes", a person with an office in or behind it."""
    kind = kind_of.get(mention.actor, "other")
    plural = _head_is_plural(text, mention.end, mention.possessive, last, lists.plurals) or mention.text.split()[-1].lower() in lists.plurals or None
    if plural is None and kind == "state" and mention.text.endswith("s") and " " not in mention.text and text[max(0, mention.start - 4):mention.start].lower() == "the " and not mention.text.endswith(lists.singular):
        plural = True
    if plural is None and kind == "state" and mention.text.endswith(("ese", "ch", "sh", "ss")) and text[max(0, mention.start - 4):mention.start].lower() == "the " and ends_phrase(text, mention.end, last, lists):
        plural = True  # "the Portuguese have left"
    office = plural is None and (offices.follows(mention.end, last) or kind == "other" and has_office(mention.text))
    human = mention.kind == "person" or kind == "person"
    person = not lists.of_person.match(text, mention.end, last) if human else office
    return Known(mention.start, mention.end, mention.actor, mention.kind, plural, person)


def modifiers(text: str, known: list[Known], lists: Words) -> None:
    """Mark the names that only say what the name behind them is ("the Danish group Sea Wolves"), or that stand behind "anti-"."""
    for k, after in zip(known, [*known[1:], None], strict=False):
        classed = after is not None and after.actor != k.actor and not lists.class_ends.isdisjoint(text[max(k.end, after.start - 40):after.start].lower().split()[-2:])
        match = lists.modifies.match(text, k.end, after.start) if classed else None
        k.modifier = match is not None and match.end() == after.start or behind_prefix(text, k.start)


def behind_prefix(text: str, start: int) -> bool:
    """Tell whether a name is only the second part of a word, as in "anti-Norwegian"."""
    return text[max(0, start - 5):start].lower().endswith(("anti-", "pro-"))


def ends_phrase(text: str, end: int, last: int, lists: Words) -> bool:
    """Tell whether no noun follows: a mark, an auxiliary, a preposition or a new clause."""
    word = next(iter(text[end:min(last, end + 30)].split()), ".").lower()
    return text[end:end + 1] != " " or word in lists.auxiliaries or word in lists.prepositions or lists.clause.fullmatch(word) is not None


def _head_is_plural(text: str, end: int, possessive: bool, last: int, plurals: frozenset[str]) -> bool:
    following = text[end:min(last, end + 40)].split()
    if possessive and following:
        following = following[1:]
    if text[end:end + 1] != " " and not possessive or not following:
        return False
    return any(word.strip(",.;:)\"”").lower() in plurals for word in following[:2])


def listed(text: str, mentions: list[Known], last: int, lists: Words) -> list[tuple[int, tuple[str, ...]]]:
    """Return (end, actors) of each list of different actors that "and" or a hyphen closes: "A and B", "A, B and C"."""
    found: list[tuple[int, tuple[str, ...]]] = []
    row: list[Known] = []
    ordered = sorted([k for k in mentions if k.kind != "pronoun"], key=BY_START)
    for known in [*ordered, None]:
        if known is not None and row and known.start >= row[-1].end and _JOINT.fullmatch(text, row[-1].end, known.start):
            row.append(known)
            continue
        actors = tuple(dict.fromkeys(k.actor for k in row))
        paired = len(row) == 2 and text[row[0].end] == ","  # "ties with A, and B followed" lists nobody
        if len(actors) > 1 and not paired and len(actors) == len(row) and _LAST.fullmatch(text, row[-2].end, row[-1].start) and _stands_alone(text, row[-1].end, last, lists):
            found.append((row[-1].end, actors))
        row = [known] if known is not None else []
    spans: dict[int, list[str]] = {}
    for known in ordered:
        if known.kind == "description":
            spans.setdefault(known.end, []).append(known.actor)
    found += [(end, tuple(actors)) for end, actors in spans.items() if len(set(actors)) > 1]
    return sorted(found)


def _stands_alone(text: str, end: int, last: int, lists: Words) -> bool:
    """Tell whether a list is not only adjectives of another plural: "the Danish and Swedish cities"."""
    word = next(iter(text[end:min(last, end + 30)].split()), "") if text[end:end + 1] == " " else ""
    bare = word.strip(",.;:)\"”").lower()
    return not bare.endswith("s") or bare in lists.plurals or bare in lists.auxiliaries or bare in lists.prepositions or not bare.isalpha()


#: words for a part of those named behind "of", who are meant all the same
_PARTS = frozenset({"most", "some", "many", "all", "several", "few", "none", "half", "much", "part", "both", "each"})


def salient(text: str, mentions: list[Known], sentence_start: int, lists: Words) -> Known:
    """Return the first mention that no preposition governs and no hyphen makes a modifier, in the main clause if it can be told."""
    first = sentence_start
    comma = text.find(", ", sentence_start, mentions[-1].start) if lists.opener.match(text, sentence_start) else -1
    if comma > 0 and (lists.clause_opener.match(text, sentence_start) or all(governed(text, k, sentence_start, lists) for k in mentions if k.start < comma)):
        first = comma + 2 if comma > 0 else first
    for start in dict.fromkeys((first, sentence_start)):
        for known in mentions:
            if known.start < start or text[known.end:known.end + 1] in ("-", "\u2011", "\u2010"):
                continue
            if not governed(text, known, sentence_start, lists):
                return known
    return mentions[-1]


def governed(text: str, known: Known, sentence_start: int, lists: Words) -> bool:
    """Tell whether a preposition governs the mention."""
    before = text[max(sentence_start, known.start - 30):known.start].lower().split()
    while before and before[-1] in ("the", "a", "an"):
        before.pop()
    if before[-1:] in (["and"], ["or"]) and not lists.between.isdisjoint(before):
        return True  # "between A and B"
    if before[-1:] == ["of"] and not _PARTS.isdisjoint(before[-2:-1]):
        return False  # "Most of its recruits were …"
    return bool(before) and before[-1].strip("\"“‘(") in lists.prepositions


def other_voice(text: str, known: Known, start: int) -> bool:
    """Tell whether a quotation mark opens or closes between a mention and text[start:], so that the speaker is not "it"."""
    return sum(text.count(mark, known.end, start) for mark in "\"“”") % 2 == 1


def runs_into_quotation(text: str, known: Known, start: int, lists: Words) -> bool:
    """Tell whether the quotation around text[start:] opens with the verb whose subject a name is: "said A “should withdraw its …"."""
    match = _INTO.match(text, known.end, start)
    return match is not None and match["verb"] in lists.auxiliaries and "”" not in text[match.end():start] and "\"" not in text[match.end():start]


def same_clause(text: str, known: Known, start: int, lists: Words) -> bool:
    """Tell whether no clause opens between a mention and text[start:]; a relative clause about the mention counts as its own."""
    between = lists.aside.match(text, known.end, start) or lists.relative.match(text, known.end, start)
    return not lists.clause.search(text, between.end() if between else known.end, start)


def named_ahead(text: str, end: int, later: list[Known], lists: Words) -> set[str]:
    """Return the actors that the clause goes on to name, whom its subject cannot be: "The rebels fight A"."""
    return {k.actor for k in later if not lists.clause.search(text, end, k.start)}


def opens_clause(text: str, start: int, end: int, sentence, lists: Words) -> bool:
    """Tell whether "it" or "they" at text[start:end] is a subject: at an opening, after "that" and the like, or before a verb."""
    before = text[max(sentence.start, start - 30):start].rstrip()
    if not before or before[-1] in ",;:—–\"“‘(" or lists.clause.fullmatch(before.split()[-1].lower()):
        return True
    following = text[end:min(sentence.end, end + 30)].split()
    word = following[0].strip(",.;:").lower() if following and text[end:end + 1] == " " else ""
    if not following:
        return False
    return text[end] in "'’" or word in lists.auxiliaries or (len(word) > 4 and word.endswith(("ed", "es")))


def told_of(text: str, known: Known, first: int, lists: Words) -> bool:
    """Tell whether a clause of telling opens with the mention ("A says (that) B …"), or a main clause behind a comma ("A says while …, B has …")."""
    before = text[max(first, known.start - 30):known.start].lower().split()
    while before and before[-1] in ("the", "a", "an"):
        before.pop()
    if before and before[-1].endswith(","):
        return next(iter(text[known.end:known.end + 20].split()), "") in lists.auxiliaries
    return bool(before) and (before[-1] in ("that", "saying") or before[-1] in lists.speech)
