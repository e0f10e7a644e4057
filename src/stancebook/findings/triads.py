"""Triads: who is with whom against whom, as sentences state it and as the signs of the three pairs imply it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from stancebook import tables
from stancebook.findings.centrality import pair_signs
from stancebook.findings.counts import count_stances
from stancebook.findings.dyads import count_dyads

Pair = tuple[str, str]

#: the sign between the two, then those to the third -> pattern and balance (Heider 1946; Cartwright and Harary 1956)
PATTERNS = {
    (1, -1, -1): ("common enemy", "balanced"),
    (1, 1, 1): ("all friends", "balanced"),
    (-1, 1, 1): ("common friend", "unbalanced"),
    (-1, -1, -1): ("all enemies", "unbalanced"),
}


def count_triads(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `triads`: those that a sentence states ("with X against Y") first, then those that the signs imply.

    Both are sorted by how well they are founded: the stated by their statements, the others by those of their weakest pair.
    """
    signs = pair_signs(count_dyads(statements))
    pairs = {pair: rows for pair, rows in _by_pair(statements).items() if pair in signs}
    rows = [*_stated(statements, signs, pairs), *_implied(signs, pairs)]
    rows.sort(key=lambda row: (row["kind"] != "stated", -(row["n"] if row["kind"] == "stated" else row["least"]), -row["n_actual"], row["actor"], row["target"], row["against"]))
    return tables.frame("triads", rows)


def pair_of(one: str, other: str) -> Pair:
    """Return two actors in the order of their ids."""
    return (min(one, other), max(one, other))


def _by_pair(statements: pd.DataFrame) -> dict[Pair, dict]:
    """Count the statements of each pair in both directions, with the set of its documents."""
    pairs: dict[Pair, dict] = {}
    columns = statements[["actor", "target", "modality", "document_id"]]
    for actor, target, modality, document in columns.itertuples(index=False, name=None):
        counts = pairs.setdefault(pair_of(actor, target), {"actual": 0, "potential": 0, "negated": 0, "documents": set()})
        counts[modality] += 1
        counts["documents"].add(document)
    return pairs


def _stated(statements: pd.DataFrame, signs: dict[Pair, int], pairs: dict[Pair, dict]) -> Iterator[dict]:
    told = statements[statements["against"] != ""]
    for row in count_stances(told, ["actor", "target", "against"]).to_dict("records"):
        sides = [pair_of(row[one], row[other]) for one, other in (("actor", "target"), ("actor", "against"), ("target", "against"))]
        founded = [pairs[side]["actual"] for side in sides if side in pairs]
        yield {"kind": "stated", **row, **_signed([signs.get(side, "") for side in sides]), "least": min(founded) if len(founded) == 3 else 0}


def _implied(signs: dict[Pair, int], pairs: dict[Pair, dict]) -> Iterator[dict]:
    friends: dict[str, set[str]] = {}
    for (one, other), sign in signs.items():
        if sign:
            friends.setdefault(one, set()).add(other)
            friends.setdefault(other, set()).add(one)
    for (one, other), sign in signs.items():
        if sign:
            for third in sorted(name for name in friends[one] & friends[other] if name > other):
                yield _triad(_in_roles((one, other, third), signs), signs, pairs)


def _in_roles(names: tuple[str, str, str], signs: dict[Pair, int]) -> tuple[str, str, str]:
    """Put last the one whose two ties have the same sign; three alike stay in the order of their ids."""
    one, other, third = names
    for pair, last in (((one, other), third), ((one, third), other), ((other, third), one)):
        if signs[pair_of(pair[0], last)] == signs[pair_of(pair[1], last)]:
            return (*pair, last)
    return names


def _triad(names: tuple[str, str, str], signs: dict[Pair, int], pairs: dict[Pair, dict]) -> dict:
    actor, target, against = names
    sides = [pair_of(actor, target), pair_of(actor, against), pair_of(target, against)]
    counts = {modality: sum(pairs[side][modality] for side in sides) for modality in ("actual", "potential", "negated")}
    return {
        "kind": "signs", "actor": actor, "target": target, "against": against, "n": sum(counts.values()),
        **{f"n_{modality}": number for modality, number in counts.items()}, **_signed([signs[side] for side in sides]),
        "least": min(pairs[side]["actual"] for side in sides), "documents": len(set.union(*(pairs[side]["documents"] for side in sides))),
    }  # fmt: skip


def _signed(three: list) -> dict:
    """Return the columns of the three signs with their pattern and balance."""
    pattern, balance = PATTERNS.get((three[0], *three[1:]), ("", ""))
    if not balance and all(three):
        pattern, balance = ("common enemy", "balanced") if sorted(three) == [-1, -1, 1] else ("common friend", "unbalanced")
    return {
        "sign_actor_target": three[0], "sign_actor_against": three[1], "sign_target_against": three[2], "pattern": pattern, "balance": balance,
    }  # fmt: skip
