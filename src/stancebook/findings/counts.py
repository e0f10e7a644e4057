"""Count statements and average their stances within groups, each modality apart."""

from __future__ import annotations

import pandas as pd

COUNTS = (
    "n", "n_actual", "n_potential", "n_negated", "mean_stance", "mean_stance_actual",
    "n_conflict", "n_neutral", "n_cooperation", "documents", "outlets",
)


def count_stances(statements: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return one row a group, sorted by the group's names, with the columns COUNTS.

    `mean_stance` averages the coded stance of all statements whatever their modality, `mean_stance_actual` those asserted
    as fact alone (empty if there is none). `n_conflict`, `n_neutral` and `n_cooperation` count actual statements, so that
    they add up to `n_actual`. `documents` and `outlets` count different ones.
    """
    if statements.empty:
        return pd.DataFrame(columns=[*by, *COUNTS])
    stance = pd.to_numeric(statements["stance"], errors="coerce").fillna(0.0)
    actual = statements["modality"] == "actual"
    data = statements[by].copy()
    data["n"] = 1
    data["n_actual"] = actual.astype(int)
    for modality in ("potential", "negated"):
        data[f"n_{modality}"] = (statements["modality"] == modality).astype(int)
    data["n_conflict"] = (actual & (stance < 0)).astype(int)
    data["n_neutral"] = (actual & (stance == 0)).astype(int)
    data["n_cooperation"] = (actual & (stance > 0)).astype(int)
    data["sum"] = stance
    data["sum_actual"] = stance.where(actual, 0.0)
    data["document"] = statements["document_id"]
    data["place"] = statements["outlet"] if "outlet" in statements else ""
    groups = data.groupby(by, sort=True)
    counted = groups.sum(numeric_only=True)
    counted["mean_stance"] = (counted["sum"] / counted["n"]).round(3) + 0.0
    counted["mean_stance_actual"] = (counted["sum_actual"] / counted["n_actual"].where(counted["n_actual"] > 0)).round(3) + 0.0
    counted["documents"] = groups["document"].nunique()
    counted["outlets"] = groups["place"].nunique()
    return counted.reset_index()[[*by, *COUNTS]]
