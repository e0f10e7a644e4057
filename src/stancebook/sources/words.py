"""Words a reader of the language would know, and the words of the text at hand."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from importlib import resources

import simplemma
import yaml

#: Letters of the longest word that a dictionary may hold.
LONGEST = 60
TOKEN = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=200_000)
def is_known(word: str, language: str = "en") -> bool:
    """Tell whether a dictionary of the language holds the word, as it stands or in lower case.

    >>> is_known("Suspicious"), is_known("thesuspicious")
    (True, False)
    """
    return len(word) <= LONGEST and (simplemma.is_known(word, lang=language) or simplemma.is_known(word.lower(), lang=language))


@cache
def data(name: str) -> dict:
    """Read a data file of this package, such as "repairs.yml"."""
    text = resources.files("stancebook.sources").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


def vocabulary(text: str) -> Counter:
    """Count the words of a text as written."""
    return Counter(TOKEN.findall(text))
