"""Word lists of the coding steps, kept as data: `words.load(name)` reads one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

#: reads every scalar as text ("on" and "no" are words here); the compiled reader where PyYAML brings it
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(file: Traversable) -> Any:
    """Return the data of a YAML file of the package, all scalars as text."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506


@cache
def load(name: str) -> dict:
    """Return the word lists of `<name>.yml` beside this module; every value is text ("no" and "on" too)."""
    return read(files(__package__) / f"{name}.yml")


@cache
def sets(name: str) -> dict[str, frozenset[str]]:
    """Return the word lists of `<name>.yml` as sets by their names."""
    return {key: frozenset(listed) for key, listed in load(name).items()}


def factored(words: Iterable[str]) -> str:
    """Return a pattern for the words, common beginnings written once, so that a search does not try them one by one.

    >>> factored(["say", "said", "ask"])
    '(?:ask|sa(?:id|y))'
    """
    tree: dict[str, dict] = {}
    for word in words:
        node = tree
        for letter in word + "\0":
            node = node.setdefault(letter, {})
    return _branches(tree)


def _branches(node: dict[str, dict]) -> str:
    options = [re.escape(letter) + _branches(node[letter]) for letter in sorted(node) if letter != "\0"]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return (f"{body}?" if len(options) > 1 else f"(?:{body})?") if "\0" in node else body
