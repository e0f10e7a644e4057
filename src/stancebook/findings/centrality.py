"""Centrality: who stands in the middle of the stances told as fact, and who has more friends than enemies."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd

from stancebook.findings.figures.drawing import numbers

COLUMNS = ("actor", "n_as_actor", "n_as_target", "partners", "betweenness", "pn")


def pair_signs(dyads: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return the sign of each pair of actors, in the order of their ids: that of its cooperative less its conflictual actual statements.

    Both directions count together; a pair whose statements cancel out, or that has neither kind, has the sign 0.
    """
    signs: dict[tuple[str, str], int] = {}
    for row in numbers(dyads).to_dict("records"):
        if row["n_actual"] and row["actor"] != row["target"]:
            pair = (min(row["actor"], row["target"]), max(row["actor"], row["target"]))
            signs[pair] = signs.get(pair, 0) + row["n_cooperation"] - row["n_conflict"]
    return {pair: (total > 0) - (total < 0) for pair, total in sorted(signs.items())}


def count_centrality(dyads: pd.DataFrame) -> pd.DataFrame:
    """Return one row an actor, those most in the middle first, with the columns COLUMNS.

    `betweenness` is the share of shortest paths between two others that pass through the actor (Freeman 1977), a path leading
    over any pair with an actual statement. `pn` weighs friends against enemies and theirs in turn: above 1 friends
    prevail, below 1 enemies (Everett & Borgatti 2014).
    """
    data = numbers(dyads)
    signs = pair_signs(dyads)
    if not signs:
        return pd.DataFrame(columns=list(COLUMNS))
    graph = nx.Graph(signs.keys())
    between = nx.betweenness_centrality(graph)
    names = sorted(graph)
    standing = dict(zip(names, _pn(names, signs), strict=True))
    told = {side: data.groupby(side)["n_actual"].sum() for side in ("actor", "target")}
    rows = [
        {
            "actor": name, "n_as_actor": int(told["actor"].get(name, 0)), "n_as_target": int(told["target"].get(name, 0)), "partners": graph.degree(name),
            "betweenness": round(between[name], 3), "pn": round(standing[name], 3),
        }
        for name in names
    ]
    return pd.DataFrame(sorted(rows, key=lambda row: (-row["betweenness"], -row["partners"], row["actor"])), columns=list(COLUMNS))


def _pn(names: list[str], signs: dict[tuple[str, str], int]) -> np.ndarray:
    """Return (I − A / (2n − 2))⁻¹ · 1 with A = P − 2N over the friends P and the enemies N; two actors alone stand alike, at 1."""
    if len(names) == 2:
        return np.ones(2)
    at = {name: number for number, name in enumerate(names)}
    ties = np.zeros((len(names), len(names)))
    for (one, other), sign in signs.items():
        ties[at[one], at[other]] = ties[at[other], at[one]] = 1 if sign > 0 else -2 if sign < 0 else 0
    return np.linalg.solve(np.eye(len(names)) - ties / (2 * len(names) - 2), np.ones(len(names)))
