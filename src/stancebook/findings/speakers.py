"""Speakers: whose word it is."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances


def count_speakers(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `speakers`: one row a speaker and way of speaking (none, direct, indirect), most statements first."""
    counted = count_stances(statements, ["speaker", "speaker_actor", "speech"])
    counted = counted.sort_values(
        ["n", "speaker", "speaker_actor", "speech"], ascending=[False, True, True, True], kind="stable"
    )
    return tables.frame("speakers", counted.to_dict("records"))
