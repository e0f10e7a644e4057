"""Draw what became of the text of each document, and how the sentences of one document stand again in another."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from stancebook import show
from stancebook.document import Document
from stancebook.sources.assemble import KEPT
from stancebook.sources.clean import Cleaned

#: No meaning of conflict or cooperation: shades of grey, and a hatch for what is the same text twice.
SHADES = {"article": ("#3d3d3d", ""), "title, byline, date": ("#8a8a8a", ""), "caption": ("#b9b9b9", "\\\\\\"), "duplicate": ("#d9d9d9", "////"), "site": ("#ffffff", "")}
INK, EDGE = "#222222", "#555555"


def part_of(label: str) -> str:
    """Return the part of a page that a label stands for."""
    if label in ("body", "heading"):
        return "article"
    return {"boilerplate": "site", "title": "title, byline, date", "byline": "title, byline, date", "date": "title, byline, date"}.get(label, label)


def composition(cleaned: Cleaned, *, most: int = 25) -> show.Shown:
    """Show for each document how much of its text is article and what the rest is; the documents with most left out come first."""
    rows = []
    for document in cleaned.documents:
        sizes = dict.fromkeys(SHADES, 0)
        for line in document.lines:
            sizes[part_of(line.label)] += len(document.raw[line.start : line.end].strip())
        rows.append({"document": document.document_id, **sizes})
    if not rows:
        return show.note("No document is coded, so there is nothing to draw.")
    frame = pd.DataFrame(rows)
    total = frame[list(SHADES)].sum(axis=1).clip(lower=1)
    shares = frame[list(SHADES)].div(total, axis=0)
    order = sorted(frame.index, key=lambda i: (shares["article"][i], frame["document"][i]))[:most]
    everything = frame[list(SHADES)].sum()
    article = everything["article"] / max(everything.sum(), 1)
    lowest = order[0]
    caption = f"{article:.0%} of the visible characters are article text, body and headings. Most was left out of {frame['document'][lowest]}, where {shares['article'][lowest]:.0%} is article."
    if len(frame) > most:
        caption += f" Shown are the {most} of {len(frame):,} documents with most left out."
    alt = f"Bars of {len(order)} documents. " + "; ".join(
        f"{frame['document'][i]}: " + ", ".join(f"{part} {shares[part][i]:.0%}" for part in SHADES if shares[part][i] >= 0.005) for i in order[:12]
    )
    drawn = [_bars([(frame["document"][i], [shares[part][i] for part in SHADES]) for i in order], width=width) for width in (8.4, 3.7)]
    return show.figure(drawn[0], caption=caption, alt=alt, table=frame, narrow=drawn[1], name="composition")


def _bars(rows: Sequence[tuple[str, Sequence[float]]], *, width: float) -> Figure:
    narrow = width < 5
    with matplotlib.rc_context(show.RC):
        fig = Figure(figsize=(width, 1.0 + 0.3 * len(rows)))
        axes = fig.subplots()
        for y, (_, shares) in enumerate(rows):
            left = 0.0
            for share, (colour, hatch) in zip(shares, SHADES.values(), strict=True):
                axes.barh(y, share, left=left, height=0.72, color=colour, hatch=hatch, edgecolor=EDGE, linewidth=0.6)
                left += share
            if shares[0] >= 0.12:
                axes.text(0.01, y, f"{shares[0]:.0%}", color="white", va="center", fontsize=7.5 if narrow else 8.5)
        axes.set_yticks(range(len(rows)), [_clip(name, 16 if narrow else 34) for name, _ in rows], fontsize=7.5 if narrow else 8.5)
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.set_xticks([0, 0.5, 1], ["0 %", "50 %", "100 % of the text"], fontsize=8)
        handles = [Patch(facecolor=colour, hatch=hatch, edgecolor=EDGE, label=part) for part, (colour, hatch) in SHADES.items()]
        axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2 if narrow else 5, frameon=False, fontsize=7.5 if narrow else 8.5)
    return fig


def shared_sentences(cleaned: Cleaned, *, most: int = 4) -> show.Shown:
    """Show pairs of documents as two strips each, with a line from every shared sentence to where it stands in the other; the likelier source is above."""
    table = cleaned.tables["reuse"]
    if table.empty:
        return show.note("No document takes text from another, so there is nothing to draw.")
    documents = {document.document_id: document for document in cleaned.documents}
    order = table.assign(n=table["shared"].astype(int)).sort_values(["n", "document_a", "document_b"], ascending=[False, True, True]).head(most)
    strips = [_strips(row, documents) for row in order.to_dict("records")]
    first = strips[0]
    more = f" Shown are the {len(strips)} of {len(table):,} pairs that share most." if len(table) > len(strips) else ""
    caption = f"{first['below']} holds {first['share']:.0%} of the shorter text's sentences in common with {first['above']} ({first['kind']}), in the same order where the lines do not cross.{more}"
    alt = "Pairs of documents joined by their shared sentences. " + "; ".join(
        f"{pair['above']} (likelier source, by {pair['by']}) and {pair['below']}: {pair['kind']}, {len(pair['links'])} sentences, {pair['share']:.0%} of the shorter" for pair in strips
    )
    numbers = order[["document_a", "document_b", "kind", "shared", "share", "source", "source_by"]]
    return show.figure(_ribbons(strips, width=8.4), caption=caption, alt=alt, table=numbers, narrow=_ribbons(strips, width=3.7), name="reuse")


def _strips(row: dict, documents: dict[str, Document]) -> dict:
    """Return the two documents of a pair with the places of its shared sentences as shares of their text."""
    turned = row["source"] == row["document_b"]
    above, below = (documents[row[name]] for name in (("document_b", "document_a") if turned else ("document_a", "document_b")))
    links = []
    for match in filter(None, row["evidence"].split(";")):
        sides = [tuple(map(int, side.split("-"))) for side in match.split("~")]
        one, other = reversed(sides) if turned else sides
        links.append((_place(above, one), _place(below, other)))
    found = {"above": above.document_id, "below": below.document_id, "kind": row["kind"], "share": float(row["share"]), "by": row["source_by"]}
    return found | {"links": links}


def _place(document: Document, span: tuple[int, int]) -> tuple[float, float]:
    kept = [line for line in document.lines if line.label in KEPT]
    first, last = kept[0].start, kept[-1].end
    return tuple((at - first) / max(last - first, 1) for at in span)


def _ribbons(strips: Sequence[dict], *, width: float) -> Figure:
    narrow = width < 5
    size = 7.5 if narrow else 9
    with matplotlib.rc_context(show.RC):
        fig = Figure(figsize=(width, 0.3 + 1.5 * len(strips)))
        axes = fig.subplots()
        for number, pair in enumerate(strips):
            top, bottom = -1.5 * number, -1.5 * number - 0.7
            for y, name in ((top, pair["above"]), (bottom, pair["below"])):
                axes.add_patch(Rectangle((0, y - 0.06), 1, 0.12, facecolor="white", edgecolor=EDGE, linewidth=0.8))
                axes.text(0, y + (0.1 if y == top else -0.1), _clip(name, 40), va="bottom" if y == top else "top", fontsize=size, color=INK)
            for (a, b), (c, d) in pair["links"]:
                axes.fill([a, b, d, c], [top - 0.06, top - 0.06, bottom + 0.06, bottom + 0.06], color="#777777", alpha=0.45, linewidth=0)
                axes.add_patch(Rectangle((a, top - 0.06), b - a, 0.12, facecolor="#3d3d3d"))
                axes.add_patch(Rectangle((c, bottom - 0.06), d - c, 0.12, facecolor="#3d3d3d"))
            axes.text(1, top + 0.1, f"{pair['kind']}, {pair['share']:.0%}", ha="right", va="bottom", fontsize=size, color=INK)
        axes.set_xlim(-0.01, 1.01)
        axes.set_ylim(-1.5 * len(strips) + 0.45, 0.35)
        axes.set_axis_off()
    return fig


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
