"""Export the dyads as a directed signed network for Gephi, igraph, visone and the like."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from stancebook import tables
from stancebook.export.package import name_of, printable
from stancebook.findings.labels import actor_labels
from stancebook.study import Study, read_yaml

_COUNTS = ("n", "n_actual", "n_potential", "n_negated", "n_conflict", "n_neutral", "n_cooperation", "documents", "outlets")


def network(study: Study) -> nx.DiGraph:
    """Return the network of table `dyads`: an edge a dyad, with `weight` (statements, always positive) and `sign` (−1, 0, +1) apart.

    Nodes carry `label` and `kind` of the codebook; edges all counts and both means of the table. A mean that does not exist is left out,
    and the sign is that of the mean over statements told as fact, or over all where there is none.
    """
    labels = actor_labels(study)
    kinds = {str(actor.get("id")): str(actor.get("kind") or "") for actor in read_yaml(study.codebook_file).get("actors") or []}
    graph = nx.DiGraph(name=printable(study.title))
    for row in tables.read(study.tables, "dyads").to_dict("records"):
        for actor in (row["actor"], row["target"]):
            graph.add_node(printable(actor), label=printable(labels.get(actor, actor)), kind=printable(kinds.get(actor, "")))
        means = {name: float(row[name]) for name in ("mean_stance", "mean_stance_actual") if row[name] != ""}
        mean = means.get("mean_stance_actual", means.get("mean_stance", 0.0))
        counts = {name: int(row[name] or 0) for name in _COUNTS}
        graph.add_edge(printable(row["actor"]), printable(row["target"]), weight=max(counts["n"], 1), sign=(mean > 0) - (mean < 0), **counts, **means)
    return graph


def export_graphml(study: Study, out: Path) -> Path:
    """Write `<study>.graphml` into folder `out`."""
    text = '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(nx.generate_graphml(network(study))) + "\n"
    return tables.write_bytes(out / f"{name_of(study)}.graphml", text.encode("utf-8"))


def export_gexf(study: Study, out: Path) -> Path:
    """Write `<study>.gexf` into folder `out`, without the date of writing."""
    text = "\n".join(nx.generate_gexf(network(study))) + "\n"
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    return tables.write_bytes(out / f"{name_of(study)}.gexf", ('<?xml version="1.0" encoding="utf-8"?>\n' + text).encode("utf-8"))
