"""Tell where a word could fall into two, in whatever text it stands: what is kept for every word once asked."""

from __future__ import annotations

from functools import lru_cache

from stancebook.sources.words import data, is_known


@lru_cache(maxsize=1)
def part_lists() -> dict[str, frozenset[str]]:
    """Return the lists of parts of words in repairs.yml."""
    return {key: frozenset(map(str, value)) for key, value in data("repairs.yml").items() if isinstance(value, list)}


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Return the function words that glue to their neighbours."""
    return part_lists()["glued"] | part_lists()["glued_start"] | part_lists()["glued_end"]


@lru_cache(maxsize=1)
def izafat_heads() -> tuple[str, ...]:
    """Return the first words of names such as "Hizb-i-Lima"."""
    return tuple(sorted(part_lists()["izafat_heads"]))


@lru_cache(maxsize=50_000)
def between_function_words(word: str) -> tuple[int, ...]:
    """Return where a word falls into two function words."""
    function = _function_words()
    return tuple(at for at in range(3, len(word) - 2) if word[:at] in function and word[at:] in function)


@lru_cache(maxsize=50_000)
def cuts(word: str) -> tuple[int, ...]:
    """Return where a word could fall into two, in whatever text it stands: before a known word or a part of compounds."""
    sets = part_lists()
    ends = sets["second_parts"] | sets["name_parts"] | {"led"}
    return tuple(at for at in range(2, len(word) - 2) if is_known(word[at:]) or word[at:] in ends or word[at:] in sets["last_parts"] and word[:at] in sets["first_parts"])


@lru_cache(maxsize=50_000)
def is_derived(word: str) -> bool:
    """Tell whether an ending derives the word from a known one."""
    return any(word.endswith(suffix) and len(word) - len(suffix) >= 4 and is_known(word[: -len(suffix)]) for suffix in part_lists()["suffixes"])


@lru_cache(maxsize=50_000)
def known_ends(word: str) -> tuple[int, ...]:
    """Return where a known word begins that ends an unknown one."""
    return tuple(at for at in range(2, len(word) - 2) if is_known(word[at:]))
