"""A lint of a study's codebook against itself and the study's texts: clashes, look-alikes, unused and uncovered names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.actors.candidates import candidates
from stancebook.coding.actors.folding import INVISIBLE, fold
from stancebook.coding.actors.names import Names, compile_names
from stancebook.coding.codebook import Codebook, load_codebook
from stancebook.document import Document
from stancebook.study import Study, yaml_lines

_KEYS = (("aliases", "aliases"), ("metonyms", "metonyms"), ("people", "people"), ("descriptions", "descriptions"), ("not", "not_"))


@dataclass(frozen=True, order=True)
class Finding:
    """One finding: severity is error, warning or note; `line` counts from 1 in `file`."""

    file: str
    line: int
    severity: str
    problem: str
    hint: str

    @property
    def level(self) -> str:
        return self.severity

    def __str__(self) -> str:
        return f"{self.severity}: {self.file}, line {self.line}: {self.problem} → {self.hint}"


def lint(study: Study, documents: Iterable[Document] | None = None) -> list[Finding]:
    """Return the findings on the study's codebook by line; `documents` are read and cleaned from the study if not given."""
    path = study.codebook_file
    codebook, lines = load_codebook(path), yaml_lines(path)
    if documents is None:
        from stancebook.sources import clean_study

        documents = clean_study(study).documents
    texts = [document.clean for document in documents]
    findings = [
        Finding(str(path), lines.get(at, 1), severity, problem, hint)
        for at, severity, problem, hint in [*clashes(codebook), *strange_characters(codebook), *unused(codebook, texts), *uncovered(codebook, texts)]
    ]
    return sorted(findings)


#: (path in the YAML file, severity, problem, hint)
Item = tuple[tuple, str, str, str]


def _names(codebook: Codebook, keys: Iterable[str]) -> Iterable[tuple[tuple, str, str]]:
    for i, actor in enumerate(codebook.actors):
        for key, attribute in _KEYS:
            if key in keys:
                for j, name in enumerate(getattr(actor, attribute)):
                    yield ("actors", i, key, j), actor.id, name


def clashes(codebook: Codebook) -> list[Item]:
    """Warn of names of two actors that differ only by case, hyphen, dot, space or article, of pronouns, and of a name given twice on one."""
    first: dict[str, tuple[str, str]] = {}
    items: list[Item] = []
    for at, actor, name in _names(codebook, ("aliases", "metonyms", "people")):
        other, text = first.setdefault(fold(re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE))[0].replace(".", ""), (actor, name))
        if other != actor:
            items.append((at, "warning", f"{name!r} of {actor!r} is close to {text!r} of {other!r}", "the exact form wins; use longer names if both mean one"))
        if name.lower() in words.load("references")["pronouns"]:
            items.append((at, "warning", f"{name!r} of {actor!r} is a pronoun", "leave it out: pronouns are resolved to the actor they stand for"))
    for i, actor in enumerate(codebook.actors):
        names = [*actor.aliases, *actor.metonyms, *actor.people]
        for name, n in sorted(Counter(names).items()):
            if n > 1:
                items.append((("actors", i), "note", f"{name!r} stands {n} times on {actor.id!r}", "once is enough"))
    return items


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""


def strange_characters(codebook: Codebook) -> list[Item]:
    """Warn of names with invisible or control characters, or with letters of two scripts in one word (look-alikes)."""
    items: list[Item] = []
    for at, actor, name in _names(codebook, [key for key, _ in _KEYS]):
        hidden = [c for c in name if c in INVISIBLE or unicodedata.category(c) in ("Cc", "Cf", "Co")]
        if hidden:
            codes = ", ".join(sorted({f"U+{ord(c):04X}" for c in hidden}))
            items.append((at, "warning", f"{name!r} of {actor!r} holds the invisible character {codes}", "type the name anew"))
        for word in name.split():
            scripts = {_script(c) for c in word} - {""}
            if len(scripts) > 1 and "LATIN" in scripts:
                others = ", ".join(sorted({f"{c} ({unicodedata.name(c, '?').lower()})" for c in word if _script(c) not in ("", "LATIN")}))
                items.append((at, "warning", f"{name!r} of {actor!r} mixes Latin letters with {others}", "type the name anew in one alphabet"))
    return items


#: unused names of an actor that a note lists
_SHOWN = 6


def unused(codebook: Codebook, texts: list[str]) -> list[Item]:
    """Note the actors that no name of theirs finds in the texts, and the single names that find nothing."""
    names: Names = compile_names(codebook)
    met = {(actor, found.form.text) for text in texts for found in names.find(text) for actor in found.form.actors}
    used = {actor for actor, _ in met}
    items: list[Item] = [
        (("actors", i), "warning", f"no name of {actor.id!r} stands in the texts", "check the spelling, or leave the actor for later texts")
        for i, actor in enumerate(codebook.actors)
        if actor.id not in used
    ]
    for i, actor in enumerate(codebook.actors):
        if actor.id in used:
            idle = [name for name in actor.aliases + actor.metonyms if (actor.id, name) not in met]
            if idle:
                shown = ", ".join(map(repr, idle[:_SHOWN])) + (f" and {rest} other{'s' if rest > 1 else ''}" if (rest := len(idle) - _SHOWN) > 0 else "")
                items.append((("actors", i, "aliases"), "note", f"unused in these texts: {shown} of {actor.id!r}", "fine if other texts use them"))
    return items


def uncovered(codebook: Codebook, texts: list[str]) -> list[Item]:
    """Note the frequent capitalised names in the texts that no actor covers, with their counts."""
    return [
        (("actors",), "note", f"{found.name!r} stands {found.count} times in the texts and no actor covers it", "add it to an actor if it is one; else ignore this")
        for found in candidates(texts, codebook=codebook)
    ]
