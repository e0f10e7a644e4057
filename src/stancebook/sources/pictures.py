"""Show how raw files became clean documents: what came in, what was left out and why, what was mended, what is shared."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from stancebook import show
from stancebook.document import Document
from stancebook.sources.account import accounted
from stancebook.sources.assemble import KEPT
from stancebook.sources.clean import Cleaned
from stancebook.sources.doubt import least_sure

#: What told the source of a pair.
BY = {"stated": "as sources.csv states", "date": "by its earlier date", "length": "as the longer text, for no date tells"}


#: No more documents, pairs or rows than this stand on the page; the tables hold all.
MOST_DOCUMENTS, MOST_PAIRS, MOST_ROWS = 60, 40, 300


def answer(cleaned: Cleaned) -> show.Shown:
    """Say how many documents came in and what became of each: documents = coded + quarantined + outside the study's dates."""
    table = cleaned.tables["documents"]
    documents = table[table["status"] != "metadata"]
    counts = accounted((), table.to_dict("records"))
    files = documents["file"].nunique()
    where = f" (from {files} {'file' if files == 1 else 'files'})" if files != len(documents) else ""
    raw, kept = _total(documents, "raw_chars"), _total(documents, "kept_chars")
    share = f" Of {raw:,} characters in them, {kept:,} ({kept / raw:.0%}) are article text." if raw else ""
    copies = int(((documents["independent"] == "false") & (documents["status"] == "coded")).sum())
    reused = f" {copies} {'document repeats' if copies == 1 else 'documents repeat'} another one; what they share is counted once." if copies else " No document repeats another one."
    mended = len(cleaned.tables["repairs"])
    repaired = f" {mended} {'place was' if mended == 1 else 'places were'} mended." if mended else " Nothing needed a repair."
    return show.note(f"{len(documents)} {'document' if len(documents) == 1 else 'documents'} in{where} = {counts['coded']} coded + {counts['quarantined']} quarantined + {counts['outside']} outside the study's dates.{share}{repaired}{reused}", kind="answer")


def documents_table(cleaned: Cleaned) -> show.Shown:
    """Show one row a document with what is known of it and where that comes from."""
    columns = {"document_id": "document", "title": "title", "outlet": "outlet", "author": "author", "published": "published",
               "metadata_from": "taken from the text", "encoding": "encoding", "raw_chars": "characters", "kept_chars": "kept"}  # fmt: skip
    coded = _status(cleaned, "coded")
    coded = coded.assign(metadata_from=coded["metadata_from"].str.replace(";", ", "))
    part = f": the first {MOST_ROWS} of {len(coded):,}, all are in tables/documents.csv" if len(coded) > MOST_ROWS else ""
    return show.table(coded.head(MOST_ROWS), caption=f"The documents that are coded{part}", columns=columns)


def set_aside(cleaned: Cleaned) -> show.Shown:
    """Show the files that were not coded, with the reason and what to do."""
    documents = cleaned.tables["documents"]
    rest = documents[documents["status"] != "coded"]
    if rest.empty:
        return show.note("Nothing was set aside.")
    part = f": the first {MOST_ROWS} of {len(rest):,}" if len(rest) > MOST_ROWS else ""
    columns = {"file": "file", "part": "part", "status": "status", "reason": "why, and what to do"}
    return show.table(rest.head(MOST_ROWS), caption=f"Documents that were not coded{part}", columns=columns)


def left_out(cleaned: Cleaned) -> show.Shown:
    """Count the lines by label and reason, with one example of each."""
    texts = {document.document_id: document.raw for document in cleaned.documents}
    lines = cleaned.tables["lines"]
    lines = lines[[bool(texts[row.document_id][int(row.start) : int(row.end)].strip()) for row in lines.itertuples()]]
    rows = []
    for (label, reason), group in lines.groupby(["label", "reason"], sort=True):
        first = group.iloc[0]
        example = texts[first["document_id"]][int(first["start"]) : int(first["end"])].strip()
        rows.append({"label": label, "kept": "yes" if label in KEPT else "no", "reason": reason, "lines": len(group), "example": _short(example)})
    frame = pd.DataFrame(rows, columns=["label", "kept", "reason", "lines", "example"])
    return show.table(frame.sort_values(["kept", "lines", "label", "reason"], ascending=[True, False, True, True]), caption="Lines by label and reason")


def repairs(cleaned: Cleaned) -> show.Shown:
    """Count the repairs by reason, with one example of each."""
    table = cleaned.tables["repairs"]
    if table.empty:
        return show.note("Nothing needed a repair.")
    rows = [
        {"repair": reason, "places": len(group), "documents": group["document_id"].nunique(), "before": group.iloc[0]["before"], "after": group.iloc[0]["after"]}
        for reason, group in table.groupby("reason", sort=True)
    ]
    return show.table(pd.DataFrame(rows), caption="Repairs by kind, with an example of each")


def doubtful_lines(cleaned: Cleaned) -> show.Shown:
    """Show the lines whose label is least sure, with what speaks against it."""
    found = least_sure(cleaned.documents)
    if not found:
        return show.note("No label stands out as unsure.")
    rows = [{"document": doubt.document_id, "line": doubt.line, "text": _short(doubt.text, 140), "label": doubt.label, "doubt": f"{doubt.doubt:.2f}", "why": doubt.why} for doubt in found]
    return show.table(pd.DataFrame(rows), caption=f"The {len(rows)} lines with the least sure labels, the most doubtful first; doubt runs from 0 to 1")


def doubtful_documents(cleaned: Cleaned) -> show.Shown:
    """Show the documents about which something is not sure: a guessed encoding, little article text, no date or title."""
    rows = []
    for row in _status(cleaned, "coded").to_dict("records"):
        raw, kept = int(row["raw_chars"] or 0), int(row["kept_chars"] or 0)
        why = [row["reason"]] if row["reason"] else []
        why += [f"only {kept / raw:.0%} of its text is article"] if raw and kept < 0.25 * raw else []
        why += [f"no {name} is known" for name, field in (("title", "title"), ("date", "published"), ("outlet", "outlet")) if not row[field]]
        if why:
            rows.append({"document": row["document_id"], "file": row["file"], "what to check": "; ".join(why)})
    if not rows:
        return show.note("Every document has a title, a date and an outlet, and none is short of article text.")
    part = f": the first {MOST_ROWS} of {len(rows):,}" if len(rows) > MOST_ROWS else ""
    return show.table(pd.DataFrame(rows[:MOST_ROWS]), caption=f"Documents to check{part}")


def before_and_after(cleaned: Cleaned) -> show.Shown:
    """Show documents line by line: kept lines with their repairs marked, left-out lines with the reason. Of many, those with most left out are shown."""
    documents = cleaned.documents
    if len(documents) > MOST_DOCUMENTS:
        order = sorted(documents, key=lambda document: (len(document.clean) / max(len(document.raw), 1), document.document_id))
        documents = tuple(sorted(order[:MOST_DOCUMENTS], key=lambda document: document.document_id))
    parts = []
    if len(documents) < len(cleaned.documents):
        parts.append(str(show.note(f"Shown are the {len(documents)} of {len(cleaned.documents):,} documents with most left out; tables/lines.csv and tables/repairs.csv hold all.")))
    for document in documents:
        kept = sum(line.label in KEPT for line in document.lines)
        repaired = len(document.repairs)
        head = f"{document.title or document.document_id}: {kept} of {len(document.lines)} lines kept, {repaired} {'repair' if repaired == 1 else 'repairs'}"
        items = "\n".join(_line(document, line) for line in document.lines if document.raw[line.start : line.end].strip())
        anchor = f"document-{show.escape(document.document_id)}"
        why = show.escape(_why(document))
        parts.append(f'<details id="{anchor}"><summary>{show.escape(head)}</summary><p>{why}</p><ol class="lines">\n{items}\n</ol></details>')
    return show.html("\n".join(parts))


def _why(document: Document) -> str:
    """Say in one sentence what was left out of a document and why."""
    out = Counter((line.label, re.sub(r"\d+", "…", line.reason)) for line in document.lines if line.label not in KEPT)
    said = [f"{count} {label} ({reason})" for (label, reason), count in sorted(out.items(), key=lambda item: (-item[1], item[0]))]
    return f"Left out: {'; '.join(said)}." if said else "Nothing was left out."


def _line(document: Document, line) -> str:
    kept = line.label in KEPT
    parts, at = [], line.start
    mended = sorted((repair for repair in document.repairs if repair.line == line.line), key=lambda repair: (repair.start, repair.end)) if kept else []
    for repair in mended:
        if repair.start < at:
            continue
        parts.append(show.escape(document.raw[at : repair.start]))
        parts.append(f"<del>{show.escape(repair.before)}</del>" if repair.before else "")
        parts.append(f'<ins title="{show.escape(repair.reason)}">{show.escape(repair.after)}</ins>' if repair.after else "")
        at = repair.end
    parts.append(show.escape(document.raw[at : line.end]))
    why = "" if kept and line.label == "body" else f" <small>[{show.escape(line.label)}: {show.escape(line.reason)}]</small>"
    return f'<li class="{"kept" if kept else "out"}" value="{line.line}">{"".join(parts)}{why}</li>'


def reuse_pairs(cleaned: Cleaned) -> show.Shown:
    """Show each pair of documents that share text, with the shared sentences side by side."""
    table = cleaned.tables["reuse"]
    if table.empty:
        return show.note("No document takes text from another.")
    texts = {document.document_id: document.raw for document in cleaned.documents}
    shown = table.head(MOST_PAIRS)
    titles = {document.document_id: document.title or document.document_id for document in cleaned.documents}
    parts = []
    if len(shown) < len(table):
        parts.append(str(show.note(f"The first {len(shown)} of {len(table):,} pairs; tables/reuse.csv holds all.")))
    for row in shown.itertuples(index=False):
        head = f"{row.kind}: “{titles[row.document_a]}” ({row.document_a}) and “{titles[row.document_b]}” ({row.document_b}), {row.shared} shared sentences, {float(row.share):.0%} of the shorter text"
        source = show.escape(f"The likelier source is {row.source}, {BY[row.source_by]}.")
        sides = "\n".join(_sides(texts[row.document_a], texts[row.document_b], match) for match in row.evidence.split(";") if "~" in match)
        parts.append(f"<details><summary>{show.escape(head)}</summary><p>{source}</p>\n{sides}\n</details>")
    return show.html("\n".join(parts))


def _sides(text_a: str, text_b: str, match: str) -> str:
    quotes = []
    for text, span in zip((text_a, text_b), match.split("~"), strict=True):
        start, end = map(int, span.split("-"))
        quotes.append(f"<blockquote>{show.escape(text[start:end])}</blockquote>")
    return f'<div class="sides">{"".join(quotes)}</div>'


def reuse_groups(cleaned: Cleaned) -> show.Shown:
    """Show which documents form a group, and which one of them counts."""
    documents = _status(cleaned, "coded")
    grouped = documents[documents["reuse_group"] != ""].sort_values(["reuse_group", "independent", "document_id"], ascending=[True, False, True])
    if grouped.empty:
        return show.note("Every document stands for itself.")
    grouped = grouped.head(MOST_ROWS)
    columns = {"reuse_group": "group", "document_id": "document", "outlet": "outlet", "published": "published", "independent": "counts"}
    return show.table(grouped, caption="Documents that share text; one of each group counts", columns=columns)


def _status(cleaned: Cleaned, status: str) -> pd.DataFrame:
    documents = cleaned.tables["documents"]
    return documents[documents["status"] == status]


def _total(documents: pd.DataFrame, column: str) -> int:
    return sum(int(value) for value in documents.loc[documents["status"] == "coded", column] if value)


def _short(text: str, width: int = 90) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
