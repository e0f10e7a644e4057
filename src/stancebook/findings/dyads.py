"""Dyads: who takes which stance toward whom."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances


def count_dyads(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `dyads`: one row a directed pair, most statements first."""
    counted = count_stances(statements, ["actor", "target"])
    counted = counted.sort_values(["n", "actor", "target"], ascending=[False, True, True], kind="stable")
    return tables.frame("dyads", counted.to_dict("records"))
