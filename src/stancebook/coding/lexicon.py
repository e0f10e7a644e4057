"""The lexicon of cues: words that carry a stance, and the small word lists by which clauses are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from stancebook.coding import words
from stancebook.coding.inflect import is_invariable, third_person, verb_forms


@dataclass(frozen=True)
class Cue:
    """One entry: `rest` are the words behind the first one; `to` and `by` the prepositions that link target and actor."""

    word: str
    pos: str
    event: str
    stance: int
    rest: tuple[str, ...] = ()
    mutual: bool = False
    swap: bool = False
    between: bool = False
    direct: bool = False
    together: bool = False
    to: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()


class Cues(tuple[Cue, ...]):
    """The cues that share their first word, longest first; `by_next` holds those that a next word may go on with, `alone` those of one word."""

    by_next: dict[str, tuple[Cue, ...]]
    alone: tuple[Cue, ...]
    _met: dict[frozenset[str], tuple[Cue, ...]]

    def __new__(cls, cues: Iterable[Cue]) -> Cues:
        self = super().__new__(cls, sorted(cues, key=lambda cue: (-len(cue.rest), cue.rest)))
        self.alone = tuple(cue for cue in self if not cue.rest)
        self.by_next = {word: tuple(cue for cue in self if cue.rest[:1] in ((), (word,))) for word in {cue.rest[0] for cue in self if cue.rest}}
        self._met = {}
        return self

    def met_by(self, following: Iterable[str]) -> tuple[Cue, ...]:
        """Return the cues that the words which follow may go on with, and those on "of", which a possessive may tell as well."""
        words = frozenset(self.by_next.keys() & following)
        if words not in self._met:
            self._met[words] = tuple(cue for cue in self if not cue.rest or cue.rest[0] in words or cue.rest[-1] == "of")
        return self._met[words]


#: what a word has that begins no cue
NONE = Cues(())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with the noun it governs; `own`: the noun's possessor may be the target, with `by` before all;
    `gives`: the target may stand between them."""

    cue: Cue
    own: bool = False
    gives: bool = False
    by: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Cues by their first form, verb forms, operators and closed-class words."""

    forms: dict[str, tuple[tuple[str, str], ...]]  # form -> ((base, kind), …)
    verbs: dict[str, Cues]  # base of the first word -> cues
    phrases: dict[str, tuple[tuple[tuple[str, ...], dict], ...]]  # base -> ((particles, {noun form: ((rest, [Phrase, …]), …)}), …)
    nouns: dict[str, Cues]  # form of the first word -> cues
    adjectives: dict[str, Cues]
    roles: dict[str, Cues]
    nominals: dict[str, tuple[str, str]]  # noun -> (base, particle) of the verb that it stands for
    grammar: dict[str, frozenset[str]]
    operators: dict[str, frozenset[str]]
    tags: dict[str, str] = field(repr=False)
    known: dict[str, tuple] = field(default_factory=dict, repr=False)  # plain words met so far, with their readings


def _load(name: str) -> dict | list:
    return words.read(files("stancebook.coding") / "lexicon" / name)


def _last_plural(words: list[str]) -> list[str]:
    return [*words[:-1], third_person(words[-1])]


_TAGS = (
    ("prepositions", "P"), ("determiners", "D"), ("pronouns", "X"), ("adverbs", "A"), ("subordinators", "S"), ("relatives", "R"),
    ("coordinators", "C"), ("negators", "N"), ("be", "B"), ("have", "H"), ("do", "O"),
)  # fmt: skip


@cache
def load_lexicon(extra: tuple[tuple[tuple[str, object], ...], ...] = ()) -> Lexicon:
    """Compile the shipped lexicon, with a codebook's own cues (as sorted items) before it; the first listing of a word wins."""
    own = [dict(items) for items in extra]
    forms: dict[str, dict[tuple[str, str], None]] = {}
    verbs: dict[str, dict[tuple[str, ...], Cue]] = {}

    def add_verb(base: str) -> None:
        for form, kind in verb_forms(base).items():
            forms.setdefault(form, {})[base, kind] = None
        if is_invariable(base):
            forms[base][base, "ed"] = None

    for group in [*_own(own, "verb"), *_load("verbs.yml")]:
        for word in group["words"]:
            first, *rest = str(word).split()
            add_verb(first)
            cue = _cue(group, str(word), "verb", rest)
            verbs.setdefault(first, {}).setdefault(tuple(rest), cue)
    operators = {name: frozenset(map(str, words)) for name, words in _load("operators.yml").items()}
    for name in ("reverse", "light", "seek", "oppose", "plain"):
        for word in operators[name]:
            if word not in ("be",):
                add_verb(word.split()[0])
    phrases = _verb_phrases(_load("phrases.yml"), add_verb)
    nouns = _phrases([*_own(own, "noun"), *_load("nouns.yml")], "noun", plural=True)
    nominals = {noun: ((*verb.split(), "")[0], (*verb.split(), "")[1]) for verb, listed in _load("nominals.yml").items() for noun in listed}
    others = _load("others.yml")
    adjectives = _phrases([*_own(own, "adjective"), *others["adjectives"]], "adjective", plural=False)
    roles = _phrases([*_own(own, "role"), *others["roles"]], "role", plural=True)
    raw = _load("grammar.yml")
    grammar = {name: frozenset(map(str, words)) for name, words in raw.items() if name != "modals"}
    grammar["modals"] = frozenset(raw["modals"]["potential"])
    tags: dict[str, str] = {}
    for name, tag in _TAGS:
        for word in sorted(grammar[name]):
            tags[word] = tag
    tags.update({word: "M" for word in grammar["modals"]})
    tags.update({"to": "T", "that": "R"})
    return Lexicon(
        forms={form: tuple(kinds) for form, kinds in forms.items() if form not in tags or tags[form] in "XA"},
        verbs={base: Cues(cues.values()) for base, cues in verbs.items()},
        phrases=phrases, nouns=nouns, adjectives=adjectives, roles=roles, nominals=nominals, grammar=grammar, operators=operators, tags=tags,
    )  # fmt: skip


def _own(own: list[dict], pos: str) -> list[dict]:
    return [{**cue, "words": cue.get("words", [cue.get("word")])} for cue in own if cue.get("pos", "verb") == pos]


def _true(value: object) -> bool:
    return str(value).lower() == "true"


def _cue(group: Mapping, word: str, pos: str, rest: list[str]) -> Cue:
    return Cue(
        word=word, pos=pos, event=str(group.get("event", "NONE")), stance=int(group["stance"]), rest=tuple(rest), mutual=_true(group.get("mutual")),
        swap=_true(group.get("swap")), between=_true(group.get("between")), direct=_true(group.get("direct")), together=_true(group.get("together")), to=frozenset(group.get("to", ())), by=frozenset(group.get("by", ("by",) if pos == "noun" else ())),
    )  # fmt: skip


def _phrases(groups: list[Mapping], pos: str, *, plural: bool) -> dict[str, Cues]:
    found: dict[str, dict[tuple[str, ...], Cue]] = {}
    for group in groups:
        for word in group["words"]:
            parts = str(word).split()
            for variant in (parts, _last_plural(parts)) if plural else (parts,):
                found.setdefault(variant[0], {}).setdefault(tuple(variant[1:]), _cue(group, str(word), pos, variant[1:]))
    return {first: Cues(cues.values()) for first, cues in found.items()}


def _verb_phrases(groups: list[Mapping], add_verb: Callable[[str], None]) -> dict[str, tuple[tuple[tuple[str, ...], dict], ...]]:
    """Multiply out verbs and nouns: {base: ((particles, {first form of the noun: ((its other words, phrases), …)}), …)}."""
    found: dict[str, dict[tuple[str, ...], dict[str, dict[tuple[str, ...], list[Phrase]]]]] = {}
    for group in groups:
        shared = vars(_cue({**group, "by": ()}, "", "verb", []))
        ways = {name: _true(group.get(name)) for name in ("own", "gives", "by")}
        written = [(noun, [(first, tuple(rest)) for first, *rest in (noun.split(), _last_plural(noun.split()))]) for noun in group["nouns"]]
        for verb in group["verbs"]:
            base, *particles = verb.split()
            add_verb(base)
            nouns = found.setdefault(base, {}).setdefault(tuple(particles), {})
            for noun, forms in written:
                phrase = Phrase(Cue(**{**shared, "word": f"{verb} {noun}"}), **ways)
                for first, rest in forms:
                    listed = nouns.setdefault(first, {}).setdefault(rest, [])
                    if phrase not in listed:
                        listed.append(phrase)
    return {
        base: tuple(
            (particles, {first: _longest_rest(by_rest) for first, by_rest in nouns.items()})
            for particles, nouns in sorted(by_particles.items(), key=lambda item: (-len(item[0]), item[0]))
        )
        for base, by_particles in found.items()
    }


def _longest_rest(by_rest: dict[tuple[str, ...], list[Phrase]]) -> tuple[tuple[tuple[str, ...], list[Phrase]], ...]:
    items = tuple(by_rest.items())
    return items if len(items) < 2 else tuple(sorted(items, key=lambda item: -len(item[0])))
