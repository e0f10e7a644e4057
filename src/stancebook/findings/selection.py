"""Choose the statements that a finding counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

import pandas as pd

from stancebook.errors import StudyError

MODALITIES = ("actual", "potential", "negated")
DOCUMENT_COLUMNS = ("outlet", "title", "published", "derived_from", "file")


def join_documents(statements: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Add each statement's outlet, title, published, derived_from and file; the statements keep their order and number."""
    known = documents.drop_duplicates("document_id").set_index("document_id")
    joined = statements.copy()
    for column in DOCUMENT_COLUMNS:
        joined[column] = joined["document_id"].map(known[column]).fillna("").astype(str)
    return joined


def as_names(value: str | Iterable[str]) -> tuple[str, ...]:
    """Read `"a, b"` or `["a", "b"]` as names; nothing given is no name.

    >>> as_names("actual, potential")
    ('actual', 'potential')
    """
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(part.strip() for part in parts if part.strip())


def check_actors(names: Iterable[str], known: Collection[str]) -> None:
    """Raise StudyError for the first name that is not one of the known ids, with the nearest ones."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=3, cutoff=0.5) or sorted(known)[:5]
            raise StudyError("parameter actors", f"{name!r} is not an actor of the codebook", f"use ids of the codebook, such as {', '.join(near)}")


def select(
    statements: pd.DataFrame,
    *,
    published_after: str = "",
    published_before: str = "",
    modalities: str | Iterable[str] = "",
    minimum_confidence: float = 0.0,
    actors: str | Iterable[str] = "",
    counted_only: bool = True,
) -> pd.DataFrame:
    """Keep the statements that pass every filter; an empty filter passes all.

    Dates are ISO, both ends included, and need the column `published` (see `join_documents`); with a date given, a document
    without a date is left out. `actors` keeps a statement that has one of them as actor or target. Repeated statements
    (`counted` is not "true") are left out unless `counted_only` is false. An unknown modality raises ValueError.
    """
    chosen = as_names(modalities)
    unknown = [name for name in chosen if name not in MODALITIES]
    if unknown:
        raise ValueError(f"unknown modality {unknown[0]!r}: use {', '.join(MODALITIES)}")
    keep = pd.Series(True, index=statements.index)
    if published_after or published_before:
        keep &= statements["published"] != ""
    if published_after:
        keep &= statements["published"].str[:10] >= published_after
    if published_before:
        keep &= statements["published"].str[: len(published_before)] <= published_before
    if chosen:
        keep &= statements["modality"].isin(chosen)
    if minimum_confidence > 0:
        keep &= pd.to_numeric(statements["confidence"], errors="coerce").fillna(0.0) >= minimum_confidence
    if wanted := as_names(actors):
        keep &= statements["actor"].isin(wanted) | statements["target"].isin(wanted)
    if counted_only:
        keep &= statements["counted"] == "true"
    return statements[keep].reset_index(drop=True)
