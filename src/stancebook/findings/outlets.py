"""Outlets: the same dyad as different outlets tell it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook import tables
from stancebook.findings.counts import count_stances
from stancebook.findings.labels import counted_link, dyad_anchor, label_of
from stancebook.show import Shown, escape
from stancebook.show import table as show_table


def count_outlets(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the table `outlets`: one row an outlet and directed pair; `only_here` is true where no other outlet has the pair."""
    counted = count_stances(statements, ["outlet", "actor", "target"])
    told = counted.groupby(["actor", "target"])["outlet"].transform("nunique") if len(counted) else []
    counted["only_here"] = [bool(number == 1) for number in told]
    return tables.frame("outlets", counted.to_dict("records"))


def only_here(outlets: pd.DataFrame, labels: Mapping[str, str], *, most: int = 5) -> Shown:
    """Show for each outlet how many dyads it alone tells, and the leading ones of them with links to their sentences."""
    data = outlets.assign(n=pd.to_numeric(outlets["n"]))
    rows = []
    for outlet, told in data.groupby("outlet"):
        alone = told[told["only_here"] == "true"].sort_values(["n", "actor", "target"], ascending=[False, True, True])
        links = [
            f'{escape(label_of(row["actor"], labels))} → {escape(label_of(row["target"], labels))} {counted_link(row["n"], dyad_anchor(row["actor"], row["target"]))}'
            for row in alone.head(most).to_dict("records")
        ]
        more = f" and {len(alone) - most} more" if len(alone) > most else ""
        names = Shown("; ".join(links) + more) if links else "none"
        rows.append({"outlet": outlet or "outlet not known", "n": counted_link(int(told["n"].sum()), outlet=outlet), "all": len(told), "alone": len(alone), "names": names})
    rows.sort(key=lambda row: (-row["alone"], row["outlet"]))
    heads = {"outlet": "outlet", "n": "statements", "all": "dyads", "alone": "told here alone", "names": "of these the leading, with their statements"}
    return show_table(pd.DataFrame(rows, columns=list(heads)), caption="What only one outlet tells", columns=heads)
