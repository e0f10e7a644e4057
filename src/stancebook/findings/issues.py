"""Issues by dyad: what the stances are about."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances


def count_issues(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `issues`: one row an issue and directed pair, most statements first."""
    counted = count_stances(statements, ["issue", "actor", "target"])
    counted = counted.sort_values(["n", "issue", "actor", "target"], ascending=[False, True, True, True], kind="stable")
    return tables.frame("issues", counted.to_dict("records"))
