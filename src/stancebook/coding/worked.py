"""Show how a sentence became statements: its mentions, the clause, and the words that fill the slots of a frame, marked where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from stancebook import show
from stancebook.document import Document

Frames = Mapping[str, pd.DataFrame]
#: (start, end, class, label) of a stretch to mark; in case of overlap the first one listed stands
Mark = tuple[int, int, str, str]


def worked_sentences(coded: Frames, documents: Iterable[Document], *, limit: int = 14) -> show.Shown:
    """Show sentences with their marks and the codes below: for each rule the most confident one, then the next, up to `limit`."""
    statements = coded["statements"]
    if statements.empty:
        return show.note("No statement was found.")
    texts = {document.document_id: document.raw for document in documents}
    confidence = pd.to_numeric(statements["confidence"], errors="coerce").fillna(0)
    turns = confidence.groupby(statements["rule"]).rank(method="first", ascending=False)
    keys = ["document_id", "start", "end"]
    chosen = statements.assign(turn=turns).sort_values(["turn", "rule", "statement_id"], kind="stable").drop_duplicates(keys).head(limit)
    items = []
    for document_id, start, end in chosen[keys].itertuples(index=False):
        inside = statements[(statements["document_id"] == document_id) & (statements["start"] == start) & (statements["end"] == end)]
        for _, frame in inside.groupby(["cue_start", "rule"], sort=True):
            items.append(_sentence(texts.get(document_id, ""), frame, coded))
    return show.html(f'<div class="worked">\n{chr(10).join(items)}\n</div>')


def uncoded_sentences(coded: Frames, documents: Iterable[Document], *, limit: int = 25) -> show.Shown:
    """Show the first `limit` sentences that name two actors or more and gave no statement, mentions marked, with the reason."""
    uncoded = coded["uncoded"]
    if uncoded.empty:
        return show.note("Every sentence with two actors gave a statement.")
    texts = {document.document_id: document.raw for document in documents}
    items = []
    for row in uncoded.head(limit).to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        body = _marked(texts.get(row["document_id"], ""), start, end, _mentions(coded, row["document_id"], start, end))
        items.append(f"<li><p>{body}</p><small>{show.escape(row['document_id'])} · {show.escape(row['reason'])}</small></li>")
    head = f"Read the first {len(items)} of {len(uncoded)} sentences"
    return show.html(f'<details class="worked"><summary>{head}</summary>\n<ol class="results">\n{chr(10).join(items)}\n</ol></details>')


def _sentence(raw: str, frame: pd.DataFrame, coded: Frames) -> str:
    rows = frame.to_dict("records")
    first = rows[0]
    start, end = int(first["start"]), int(first["end"])
    slots = _slots(raw, rows)
    marks = [*slots, *_speaker(coded, first), *_mentions(coded, first["document_id"], start, end)]
    within = [mark for mark in slots if start <= mark[0] and mark[1] <= end]
    clause = (min(mark[0] for mark in within), max(mark[1] for mark in within)) if within else None
    codes = "".join(f"<li>{show.escape(_code(row))}</li>" for row in rows)
    told = f"frame {first['rule']}, cue “{first['cue']}”, event {first['event']}" + (f", governed by “{first['governor']}”" if first["governor"] else "")
    return (
        f"<blockquote>{_marked(raw, start, end, marks, clause)}</blockquote>\n"
        f'<p class="told">{show.escape(told)} · {show.escape(first["document_id"])}</p>\n<ul>{codes}</ul>'
    )


def _slots(raw: str, rows: list[dict]) -> list[Mark]:
    spans: dict[tuple[int, int], dict[str, str]] = {}
    for row in rows:
        for slot in ("cue", "actor", "target"):
            left, right = row[f"{slot}_start"], row[f"{slot}_end"]
            if left.isdigit() and right.isdigit():
                spans.setdefault((int(left), int(right)), {}).setdefault(slot, slot if slot == "cue" else f"{slot}: {row[slot]}")
    marks = [(left, right, " ".join(slots), ", ".join(slots.values())) for (left, right), slots in spans.items()]
    cue, governor = int(rows[0]["cue_end"] or 0), rows[0]["governor"]
    at = raw.lower().rfind(governor.lower(), int(rows[0]["start"]), cue) if governor else -1
    if at >= 0 and not any(left < at + len(governor) and at < right for left, right, *_ in marks):
        marks.append((at, at + len(governor), "governor", "modality"))
    return marks


def _speaker(coded: Frames, row: Mapping[str, str]) -> list[Mark]:
    quotes = coded["quotes"]
    if row["speaker"] in ("author", "") or quotes.empty or not row["cue_start"]:
        return []
    own = quotes[(quotes["document_id"] == row["document_id"]) & (quotes["speaker_start"] != "") & (quotes["speaker_name"] == row["speaker"])]
    spans = [(int(one.speaker_start), int(one.speaker_end)) for one in own.itertuples() if int(one.start) <= int(row["cue_start"]) < int(one.end)]
    return [(left, right, "speaker", "speaker") for left, right in spans[:1]]


def _mentions(coded: Frames, document_id: str, start: int, end: int) -> list[Mark]:
    mentions = coded["mentions"]
    if mentions.empty:
        return []
    here = mentions[mentions["document_id"] == document_id]
    spans = here[["start", "end"]].astype(int)
    inside = here[(spans["start"] >= start) & (spans["end"] <= end)]
    return [(int(one.start), int(one.end), "mention", one.actor) for one in inside.itertuples()]


def _marked(raw: str, start: int, end: int, marks: list[Mark], clause: tuple[int, int] | None = None) -> str:
    """Return raw[start:end] as HTML with the marks that do not overlap an earlier one, the clause underlined."""
    kept: list[Mark] = []
    for mark in marks:
        if start <= mark[0] < mark[1] <= end and not any(mark[0] < other[1] and other[0] < mark[1] for other in kept):
            kept.append(mark)
    opens, closes = clause or (-1, -1)
    parts, at = [], start
    for left, right, kind, label in sorted(kept):
        gap = show.escape(raw[at:left])
        if left == opens:
            gap += '<span class="clause">'
        parts.append(f'{gap}<mark class="{kind}">{show.escape(raw[left:right])}<sub>{show.escape(label)}</sub></mark>')
        if right == closes:
            parts.append("</span>")
        at = right
    parts.append(show.escape(raw[at:end]))
    return "".join(parts)


def _code(row: Mapping[str, str]) -> str:
    stance = row["stance"].replace("-", "−") if row["stance"].startswith("-") or row["stance"] == "0" else f"+{row['stance']}"
    speaker = "" if row["speaker"] in ("", "author") else f", says {row['speaker']} ({row['speech']})"
    when = f", {row['time']}" + (f" ({row['date']})" if row["date"] else "") if row["time"] else ""
    against = f", against {row['against']}" if row["against"] else ""
    return f"{row['actor']} → {row['target']}: {stance}, {row['modality']}{against}{speaker}{when}; confidence {row['confidence']}"
