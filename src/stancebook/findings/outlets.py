"""Outlets: the same dyad as different outlets tell it."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances


def count_outlets(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `outlets`: one row an outlet and directed pair; `only_here` is true where no other outlet has the pair."""
    counted = count_stances(statements, ["outlet", "actor", "target"])
    told = counted.groupby(["actor", "target"])["outlet"].transform("nunique") if len(counted) else []
    counted["only_here"] = [bool(number == 1) for number in told]
    return tables.frame("outlets", counted.to_dict("records"))
