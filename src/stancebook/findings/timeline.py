"""Timeline: when the stances were taken."""

from __future__ import annotations

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances


def period_of(date: str, published: str = "") -> str:
    """Return the month of a date, its year if that is all it tells, else the month of publication; "" if nothing is known.

    >>> period_of("2023-04-02"), period_of("2023"), period_of("2023-01-01/2023-12-31"), period_of("", "2024-05-06")
    ('2023-04', '2023', '2023', '2024-05')
    """
    first, _, last = date.partition("/")
    if not first:
        return published[:7]
    last = last or first
    if len(first) >= 7 and first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"


def count_periods(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `timeline`: one row a period, directed pair and modality, in the order of time.

    A statement's own date comes before its document's; `n_conflict`, `n_neutral` and `n_cooperation` are counted within the modality.
    """
    dated = statements.copy()
    published = statements["published"] if "published" in statements else pd.Series("", index=statements.index)
    dated["period"] = [period_of(date, day) for date, day in zip(statements["date"], published, strict=True)]
    within = dated["modality"].copy()
    dated["kind"] = within
    dated["modality"] = "actual"
    counted = count_stances(dated, ["period", "actor", "target", "kind"]).rename(columns={"kind": "modality"})
    return tables.frame("timeline", counted.to_dict("records"))
