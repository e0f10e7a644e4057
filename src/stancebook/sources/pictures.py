"""Show how raw files became clean documents: what came in, what was left out and why, what was mended, what is shared."""

from __future__ import annotations

import pandas as pd

from stancebook import show
from stancebook.document import Document
from stancebook.sources.assemble import KEPT
from stancebook.sources.clean import Cleaned


def answer(cleaned: Cleaned) -> show.Shown:
    """Say how many documents came in and what became of each: documents in = coded + quarantined + outside the study's dates."""
    documents = cleaned.tables["documents"]
    counts = documents["status"].value_counts()
    coded, aside, outside, told = (int(counts.get(status, 0)) for status in ("coded", "quarantined", "outside", "metadata"))
    raw, kept = _total(documents, "raw_chars"), _total(documents, "kept_chars")
    share = f" Of {raw:,} characters in them, {kept:,} ({kept / raw:.0%}) are article text." if raw else ""
    beyond = f" + {outside} outside the study's dates" if outside else ""
    copies = int((documents["independent"] == "false").sum())
    reused = f" {copies} of them {'repeats' if copies == 1 else 'repeat'} another document and will be counted once." if copies else ""
    documents = documents[documents["status"] != "metadata"]
    files = documents["file"].nunique()
    came = f"{files} files in" if files == len(documents) else f"{len(documents)} documents in {files} files"
    beside = f" Beside them {told} {'table tells' if told == 1 else 'tables tell'} of documents with the same address." if told else ""
    return show.note(f"{came} = {coded} coded + {aside} quarantined{beyond}.{share}{reused}{beside}", kind="answer")


def documents_table(cleaned: Cleaned) -> show.Shown:
    """Show one row a document with what is known of it and where that comes from."""
    columns = {"document_id": "document", "title": "title", "outlet": "outlet", "author": "author", "published": "published",
               "metadata_from": "taken from the text", "encoding": "encoding", "raw_chars": "characters", "kept_chars": "kept"}  # fmt: skip
    return show.table(_status(cleaned, "coded"), caption="The documents that are coded", columns=columns)


def set_aside(cleaned: Cleaned) -> show.Shown:
    """Show the files that were not coded, with the reason and what to do."""
    documents = cleaned.tables["documents"]
    rest = documents[documents["status"] != "coded"]
    if rest.empty:
        return show.note("No file was set aside.")
    return show.table(rest, caption="Files that were not coded", columns={"file": "file", "part": "part", "status": "status", "reason": "why, and what to do"})


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


def before_and_after(cleaned: Cleaned) -> show.Shown:
    """Show every document line by line: kept lines with their repairs marked, left-out lines with the reason."""
    parts = []
    for document in cleaned.documents:
        kept = sum(line.label in KEPT for line in document.lines)
        head = f"{document.title or document.document_id}: {kept} of {len(document.lines)} lines kept, {len(document.repairs)} repairs"
        items = "\n".join(_line(document, line) for line in document.lines if document.raw[line.start : line.end].strip())
        anchor = f"document-{show.escape(document.document_id)}"
        parts.append(f'<details id="{anchor}"><summary>{show.escape(head)}</summary><ol class="lines">\n{items}\n</ol></details>')
    return show.html("\n".join(parts))


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
    titles = {document.document_id: document.title or document.document_id for document in cleaned.documents}
    parts = []
    for row in table.itertuples(index=False):
        head = f"{row.kind}: “{titles[row.document_a]}” ({row.document_a}) and “{titles[row.document_b]}” ({row.document_b}), {row.shared} shared sentences"
        sides = "\n".join(_sides(texts[row.document_a], texts[row.document_b], match) for match in row.evidence.split(";") if "~" in match)
        parts.append(f"<details><summary>{show.escape(head)}</summary>\n{sides}\n</details>")
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
    columns = {"reuse_group": "group", "document_id": "document", "outlet": "outlet", "published": "published", "independent": "counts"}
    return show.table(grouped, caption="Documents that share text; one of each group counts", columns=columns)


def _status(cleaned: Cleaned, status: str) -> pd.DataFrame:
    documents = cleaned.tables["documents"]
    return documents[documents["status"] == status]


def _total(documents: pd.DataFrame, column: str) -> int:
    return sum(int(value) for value in documents.loc[documents["status"] == "coded", column] if value)


def _short(text: str, width: int = 90) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
