"""Timeline: when the stances were taken."""

from __future__ import annotations

import re

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances

_PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?!\d)")


def period_of(date: str, published: str = "") -> str:
    """Return the month of a date, its year if that is all it tells, else the month of publication; "" if nothing is known.

    A range gives both its ends, an open one (`../2021`) itself; a whole year is that year.

    >>> period_of("2023-04-02"), period_of("2023"), period_of("2023-01-01/2023-12-31"), period_of("", "2024-05-06")
    ('2023-04', '2023', '2023', '2024-05')
    >>> period_of("2019/.."), period_of("2019/2021-03"), period_of("2023-12-30/2024-01-04"), period_of("", "last week")
    ('2019/..', '2019/2021-03', '2023-12/2024-01', '')
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
    whole = ends[0][1] == ends[1][1] and (ends[0][2] or "01") == "01" and (ends[1][2] or "12") == "12"
    return ends[0][1] if whole else f"{ends[0][0]}/{ends[1][0]}"


def dated_by(date: str, published: str = "") -> str:
    """Return what dates a statement: sentence, publication or none.

    >>> dated_by("2023", "2024-05-06"), dated_by("", "2024"), dated_by("long ago")
    ('sentence', 'publication', 'none')
    """
    return "none" if not period_of(date, published) else "sentence" if date else "publication"


def count_periods(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `timeline`: one row a period, directed pair, modality and way of dating, in the order of time.

    A statement's own date comes before its document's; `n_conflict`, `n_neutral` and `n_cooperation` are counted within the modality.
    """
    dated = statements.copy()
    published = statements["published"] if "published" in statements else pd.Series("", index=statements.index)
    dated["period"] = [period_of(date, day) for date, day in zip(statements["date"], published, strict=True)]
    dated["dated_by"] = [dated_by(date, day) for date, day in zip(statements["date"], published, strict=True)]
    dated["kind"] = dated["modality"].copy()
    dated["modality"] = "actual"
    counted = count_stances(dated, ["period", "actor", "target", "kind", "dated_by"]).rename(columns={"kind": "modality"})
    return tables.frame("timeline", counted.to_dict("records"))
