"""Speakers: whose word it is, and what kind of speaker that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import pandas as pd
import yaml

from stancebook import tables
from stancebook.findings.counts import count_stances

#: characters beside a name in which its description is looked for
BEFORE, AFTER = 40, 70
_PARTICLES = frozenset("al bin ibn abu de del della der den van von da di du la le of the and for ul".split())
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@cache
def load_words() -> dict[str, re.Pattern]:
    """Return a pattern for each kind of speaker, from the word lists beside this module."""
    text = (files("stancebook.findings") / "speakers.yml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)
    return {kind: re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})(?:s|es)?\b", re.IGNORECASE) for kind, words in lists.items()}


def kind_of(speaker: str, speaker_actor: str = "", sentences: Iterable[str] = ()) -> str:
    """Return the kind of a speaker: by the words of the name, then by the actor spoken for, then by the words beside the name.

    >>> kind_of("a harbour analyst"), kind_of("Ana Lopez", "noria"), kind_of("two traders")
    ('analyst', 'official', 'other')
    >>> kind_of("Ana Lopez", "", ["Quotas fell, said Ana Lopez, a fellow of the Sea Institute."])
    'analyst'
    """
    if speaker == "author":
        return "author"
    words = load_words()
    told = [speaker] if speaker else []
    for kind in ("analyst", "media", "official"):
        if any(words[kind].search(text) for text in told):
            return kind
    if speaker_actor:
        return "official"
    if not has_name(speaker):
        return "other"
    beside = [part for sentence in sentences for part in beside_name(sentence, speaker)]
    found = {kind: sum(bool(words[kind].search(text)) for text in beside) for kind in ("analyst", "media", "official")}
    best = max(found, key=lambda kind: found[kind])
    return best if found[best] else "other"


def beside_name(sentence: str, speaker: str) -> list[str]:
    """Return the description before a name ("sea expert Ana Lopez") and the one after it ("Ana Lopez, who leads the union,"), if there are any.

    >>> beside_name("Quotas fell, fleet expert Ana Lopez, of the Sea Institute, said.", "Ana Lopez")
    ['fleet expert', 'of the Sea Institute']
    >>> beside_name("Ana Lopez said the minister lied.", "Ana Lopez")
    []
    """
    at = sentence.find(speaker)
    if at < 0:
        return []
    before = re.split(r"[,.;:“”\"()]", sentence[max(0, at - BEFORE) : at])[-1].strip()
    after = re.match(r"\s*[,(–—-]\s*([^,.;:“”\"()]+)|\s+((?:of|from|at)\s[^,.;:“”\"()]{3,40})", sentence[at + len(speaker) : at + len(speaker) + AFTER])
    parts = [before if before and before[-1].isalpha() else "", (after[1] or after[2]).strip() if after else ""]
    return [part for part in parts if part]


def has_name(speaker: str) -> bool:
    """Tell whether a speaker is given by name: each word begins with a capital, but for particles and an opening article.

    >>> [has_name(name) for name in ("Ana Lopez", "the Sea Council", "American officials", "a trader", "", "ana_lopez")]
    [True, True, False, False, False, True]
    """
    words = [word for word in _WORD.findall(speaker) if word.lower() not in _PARTICLES]
    return bool(words) and (all(not word[0].islower() for word in words) or re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", speaker) is not None)


def count_speakers(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `speakers`: one row a speaker and way of speaking (none, direct, indirect), most statements first."""
    counted = count_stances(statements, ["speaker", "speaker_actor", "speech"])
    counted = counted.sort_values(
        ["n", "speaker", "speaker_actor", "speech"], ascending=[False, True, True, True], kind="stable"
    )
    rows = counted.to_dict("records")
    texts = {key: sorted(set(rows["text"])) for key, rows in statements.groupby(["speaker", "speaker_actor"])[["text"]]} if rows else {}
    for row in rows:
        row["kind"] = kind_of(row["speaker"], row["speaker_actor"], texts[row["speaker"], row["speaker_actor"]] if row["speaker"] != "author" else ())
        row["named"] = "" if row["speaker"] == "author" else has_name(row["speaker"])
    return tables.frame("speakers", rows)


def count_quoted(statements: pd.DataFrame) -> pd.DataFrame:
    """Return one row a quoted speaker and target: toward whom the stances go that each one tells, most statements first."""
    quoted = statements[statements["speaker"] != "author"]
    counted = count_stances(quoted, ["speaker", "speaker_actor", "target"])
    return counted.sort_values(["n", "speaker", "speaker_actor", "target"], ascending=[False, True, True, True], kind="stable").reset_index(drop=True)
