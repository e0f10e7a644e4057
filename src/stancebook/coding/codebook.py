"""A study's codebook: the actors, issues and extra cues that `codebook.yml` declares, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stancebook.errors import StudyError
from stancebook.study import read_yaml, yaml_lines

HEAD_KEYS = ("id", "version", "language", "title", "authors", "licence")
ACTOR_KEYS = ("id", "label", "kind", "aliases", "metonyms", "people", "descriptions", "part_of", "not")
ISSUE_KEYS = ("id", "label", "definition", "terms")
TOP_KEYS = ("codebook", "actors", "issues", "cues")


@dataclass(frozen=True)
class Actor:
    """One actor; `not_` lists longer names that must not match (the key `not` of the file)."""

    id: str
    label: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    part_of: str | None = None
    not_: tuple[str, ...] = ()


@dataclass(frozen=True)
class Issue:
    """One issue with the terms that point to it."""

    id: str
    label: str
    definition: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """A codebook; it hashes by its size and name so that what is compiled from it can be cached cheaply."""

    id: str = ""
    version: str = ""
    language: str = "en"
    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    cues: tuple[dict, ...] = ()

    def __hash__(self) -> int:
        return hash((self.id, self.version, len(self.actors), len(self.issues), len(self.cues)))


class _Reader:
    """Take typed values out of the YAML data; a fault raises StudyError with the line of the value."""

    def __init__(self, path: Path):
        self.path = path
        self.data = read_yaml(path)

    def fail(self, at: tuple, problem: str, remedy: str) -> None:
        lines = yaml_lines(self.path)
        while at and at not in lines:
            at = at[:-1]
        raise StudyError(str(self.path), problem, remedy, lines.get(at, 1))

    def keys(self, at: tuple, value: object, known: tuple[str, ...], what: str) -> dict:
        if not isinstance(value, dict):
            self.fail(at, f"{what} must hold `key: value` pairs", f"write {known[0]}, {known[1]}, … below it")
        for key in value:
            if key not in known:
                self.fail(at + (key,), f"unknown key {key!r} in {what}", f"use only {', '.join(known)}")
        return value

    def text(self, at: tuple, value: object, what: str, *, required: bool = False) -> str:
        if value is None or value == "":
            if required:
                self.fail(at, f"{what} is missing", "write it")
            return ""
        if isinstance(value, (bool, list, dict)):
            self.fail(at, f"{what} must be text, not {_name(value)}", 'put the text in quotation marks, such as "text"')
        if not str(value).strip() and required:
            self.fail(at, f"{what} is empty", "write it")
        return str(value).strip()

    def texts(self, at: tuple, value: object, what: str, *, required: bool = False) -> tuple[str, ...]:
        if value is None:
            value = []
        if isinstance(value, str) or not isinstance(value, list):
            self.fail(at, f"{what} must be a list, not {_name(value)}", "write it as [one, two]")
        if required and not value:
            self.fail(at, f"{what} are missing", "give at least one name as it stands in the texts")
        return tuple(self.text(at + (i,), item, f"entry {i + 1} of {what}", required=True) for i, item in enumerate(value))

    def listing(self, key: str) -> list:
        value = self.data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail((key,), f"`{key}` must be a list, not {_name(value)}", "start each entry with a dash")
        return value


def _name(value: object) -> str:
    return {"bool": "true or false", "dict": "key: value pairs", "list": "a list", "str": "text"}.get(type(value).__name__, "a number")


def load_codebook(path: Path | str) -> Codebook:
    """Read `codebook.yml` as a Codebook; a missing, doubled, unknown or wrongly typed entry raises StudyError with its line."""
    reader = _Reader(Path(path))
    reader.keys((), reader.data, TOP_KEYS, "the codebook")
    head = reader.keys(("codebook",), reader.data.get("codebook") or {}, HEAD_KEYS, "`codebook`")
    actors = tuple(_actor(reader, i, entry) for i, entry in enumerate(reader.listing("actors")))
    if not actors:
        reader.fail(("actors",), "has no actors", "list at least two under `actors:` with id, label and aliases")
    issues = tuple(_issue(reader, i, entry) for i, entry in enumerate(reader.listing("issues")))
    for group, entries in (("actors", actors), ("issues", issues)):
        seen: set[str] = set()
        for i, entry in enumerate(entries):
            if entry.id in seen:
                reader.fail((group, i, "id"), f"the id {entry.id!r} stands twice under `{group}`", "give every entry an id of its own")
            seen.add(entry.id)
    _unique_names(reader, actors)
    _known_parents(reader, actors)
    cues = reader.listing("cues")
    for i, cue in enumerate(cues):
        if not isinstance(cue, dict):
            reader.fail(("cues", i), "a cue must hold `key: value` pairs", "see data/README.md for an example")
    return Codebook(
        **{key: reader.text(("codebook", key), head.get(key), f"`{key}`") for key in HEAD_KEYS if key not in ("authors", "language")},
        language=reader.text(("codebook", "language"), head.get("language"), "`language`") or "en",
        authors=reader.texts(("codebook", "authors"), head.get("authors"), "`authors`"),
        actors=actors,
        issues=issues,
        cues=tuple(cues),
    )


def _actor(reader: _Reader, i: int, entry: object) -> Actor:
    at = ("actors", i)
    reader.keys(at, entry, ACTOR_KEYS, f"actor {i + 1}")
    who = f"of actor {entry.get('id', i + 1)!r}" if not isinstance(entry.get("id"), (dict, list)) else f"of actor {i + 1}"
    lists = {
        key: reader.texts(at + (key,), entry.get(key), f"the {key} {who}", required=key == "aliases")
        for key in ("aliases", "metonyms", "people", "descriptions", "not")
    }
    return Actor(
        id=reader.text(at + ("id",), entry.get("id"), f"the id of actor {i + 1}", required=True),
        label=reader.text(at + ("label",), entry.get("label"), f"the label {who}", required=True),
        kind=reader.text(at + ("kind",), entry.get("kind"), f"the kind {who}"),
        part_of=reader.text(at + ("part_of",), entry.get("part_of"), f"part_of {who}") or None,
        not_=lists.pop("not"),
        **lists,
    )


def _issue(reader: _Reader, i: int, entry: object) -> Issue:
    at = ("issues", i)
    reader.keys(at, entry, ISSUE_KEYS, f"issue {i + 1}")
    return Issue(
        id=reader.text(at + ("id",), entry.get("id"), f"the id of issue {i + 1}", required=True),
        label=reader.text(at + ("label",), entry.get("label"), f"the label of issue {i + 1}", required=True),
        definition=reader.text(at + ("definition",), entry.get("definition"), f"the definition of issue {i + 1}"),
        terms=reader.texts(at + ("terms",), entry.get("terms"), f"the terms of issue {i + 1}"),
    )


def _unique_names(reader: _Reader, actors: tuple[Actor, ...]) -> None:
    owner: dict[str, str] = {}
    for i, actor in enumerate(actors):
        for key in ("aliases", "metonyms", "people"):
            for j, name in enumerate(getattr(actor, key)):
                if owner.setdefault(name, actor.id) != actor.id:
                    reader.fail(
                        ("actors", i, key, j),
                        f"the name {name!r} stands on two actors, {owner[name]!r} and {actor.id!r}",
                        "keep it on the one that it means, or use longer names",
                    )


def _known_parents(reader: _Reader, actors: tuple[Actor, ...]) -> None:
    ids = {actor.id for actor in actors}
    for i, actor in enumerate(actors):
        if actor.part_of is not None and (actor.part_of not in ids or actor.part_of == actor.id):
            reader.fail(("actors", i, "part_of"), f"part_of names {actor.part_of!r}, which is no other actor", "name the id of another actor")
