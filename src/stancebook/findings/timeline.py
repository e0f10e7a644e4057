"""Timeline: when the stances were taken."""

from __future__ import annotations

import re

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances

_PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?!\d)")


def period_of(date: str, published: str = "") -> str:
    """Return the month of a date, its year if that is all it tells, else the month of publication; "" if nothing is known.

    A range over several years gives both, an open one (`../2021`) itself.

    >>> period_of("2023-04-02"), period_of("2023"), period_of("2023-01-01/2023-12-31"), period_of("", "2024-05-06")
    ('2023-04', '2023', '2023', '2024-05')
    >>> period_of("2019/.."), period_of("2019/2021-03"), period_of("", "last week")
    ('2019/..', '2019/2021', '')
    """
    if not date:
        found = _PART.match(published)
        return found[0] if found else ""
    first, _, last = date.partition("/")
    ends = [_PART.match(part) for part in (first, last or first)]
    if None in ends:
        return "/".join(end[1] if end else ".." for end in ends) if any(ends) else ""
    if ends[0][0] == ends[1][0]:
        return ends[0][0]
    return ends[0][1] if ends[0][1] == ends[1][1] else f"{ends[0][1]}/{ends[1][1]}"


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
