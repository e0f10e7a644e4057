"""Word lists of the coding steps, kept as data: `words.load(name)` reads one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def load(name: str) -> dict:
    """Return the word lists of `<name>.yml` beside this module; every value is text ("no" and "on" too)."""
    return yaml.load((files(__package__) / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


@cache
def sets(name: str) -> dict[str, frozenset[str]]:
    """Return the word lists of `<name>.yml` as sets by their names."""
    return {key: frozenset(listed) for key, listed in load(name).items()}
