"""Show how sentences became statements: worked sentences with their slots marked, rules, names, quotations, what was left uncoded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from stancebook import show
from stancebook.document import Document
from stancebook.study import Study

Frames = Mapping[str, pd.DataFrame]


def answer(coded: Frames) -> show.Shown:
    """Say how many statements were found, in how many documents, and how many sentences with two actors gave none."""
    statements, uncoded = coded["statements"], coded["uncoded"]
    counted = int((statements["counted"] == "true").sum())
    documents = statements["document_id"].nunique()
    return show.note(
        f"{len(statements)} statements in {documents} documents; {counted} of them count, the rest repeat a document that is counted already. "
        f"{len(uncoded)} sentences name two actors or more and gave no statement.",
        kind="answer",
    )


def mentions_table(coded: Frames) -> show.Shown:
    """Count the mentions of each actor by the way in which it is named."""
    mentions = coded["mentions"]
    if mentions.empty:
        return show.note("No actor is named.")
    counts = pd.crosstab(mentions["actor"], mentions["kind"]).sort_index(axis=1)
    counts["all"] = counts.sum(axis=1)
    counts["most often as"] = [_common(mentions.loc[mentions["actor"] == actor, "text"]) for actor in counts.index]
    return show.table(counts.sort_values("all", ascending=False, kind="stable").reset_index(), caption="Mentions of each actor, by the kind of name")


def quotes_table(coded: Frames, *, limit: int = 20) -> show.Shown:
    """Count the quotations of each speaker, most quoted first."""
    quotes = coded["quotes"]
    if quotes.empty:
        return show.note("Nobody is quoted.")
    rows = [
        {"speaker": speaker or "(not named)", "actor": actor, "quotations": len(group), "direct": int((group["kind"] == "direct").sum())}
        for (speaker, actor), group in quotes.groupby(["speaker_name", "speaker_actor"], sort=True)
    ]
    frame = pd.DataFrame(rows).sort_values("quotations", ascending=False, kind="stable")
    return show.table(frame.head(limit), caption=f"Who is quoted: the first {min(limit, len(frame))} of {len(frame)} speakers")


def worked_sentences(coded: Frames, documents: Iterable[Document], *, limit: int = 12) -> show.Shown:
    """Show sentences with actor, target and cue marked and the codes below: for each rule the most confident one, then the next."""
    statements = coded["statements"]
    if statements.empty:
        return show.note("No statement was found.")
    texts = {document.document_id: document.raw for document in documents}
    order = statements.assign(turn=_turns(statements)).sort_values(["turn", "rule", "statement_id"], kind="stable")
    chosen = order.drop_duplicates(["document_id", "start", "end"]).head(limit)
    items = []
    for (document_id, start, end), _ in chosen.groupby(["document_id", "start", "end"], sort=False):
        group = statements[(statements["document_id"] == document_id) & (statements["start"] == start) & (statements["end"] == end)]
        items.append(_sentence(texts.get(document_id, ""), group))
    return show.html(f'<div class="worked">\n{chr(10).join(items)}\n</div>')


def _turns(statements: pd.DataFrame) -> pd.Series:
    confidence = pd.to_numeric(statements["confidence"], errors="coerce").fillna(0)
    return confidence.groupby(statements["rule"]).rank(method="first", ascending=False)


def _sentence(raw: str, group: pd.DataFrame) -> str:
    first = group.iloc[0]
    start, end = int(first["start"]), int(first["end"])
    marks: dict[tuple[int, int], str] = {}
    for row in group.to_dict("records"):
        for slot in ("cue", "actor", "target"):
            span = _span(row, slot)
            if span and start <= span[0] < span[1] <= end:
                both = marks.get(span) in ("actor", "target") and slot in ("actor", "target") and marks[span] != slot
                marks[span] = "actor target" if both else slot
    parts, at = [], start
    for (left, right), slot in sorted(marks.items()):
        if left < at:
            continue
        label = slot.replace(" ", " and ")
        parts += [show.escape(raw[at:left]), f'<mark class="{slot}">{show.escape(raw[left:right])}<sub>{label}</sub></mark>']
        at = right
    parts.append(show.escape(raw[at:end]))
    codes = "".join(f"<li>{show.escape(_code(row))}</li>" for row in group.to_dict("records"))
    return f"<blockquote>{''.join(parts)} <small>({show.escape(first['document_id'])})</small></blockquote>\n<ul>{codes}</ul>"


def _span(row: Mapping[str, str], slot: str) -> tuple[int, int] | None:
    left, right = row.get(f"{slot}_start", ""), row.get(f"{slot}_end", "")
    return (int(left), int(right)) if left.isdigit() and right.isdigit() else None


def _code(row: Mapping[str, str]) -> str:
    stance = row["stance"] if row["stance"].startswith("-") or row["stance"] == "0" else f"+{row['stance']}"
    speaker = "" if row["speaker"] in ("", "author") else f", says {row['speaker']} ({row['speech']})"
    return f"{row['actor']} → {row['target']}: {stance}, {row['modality']}{speaker}; rule {row['rule']}, confidence {row['confidence']}"


def rules_table(coded: Frames) -> show.Shown:
    """Count the statements of each rule, with the cues that it met most often."""
    statements = coded["statements"]
    if statements.empty:
        return show.note("No rule applied.")
    confidence = pd.to_numeric(statements["confidence"], errors="coerce")
    rows = [
        {"rule": rule, "statements": len(group), "mean confidence": f"{confidence[group.index].mean():.2f}", "cues": _common(group["cue"], 5)}
        for rule, group in statements.groupby("rule", sort=True)
    ]
    return show.table(pd.DataFrame(rows).sort_values("statements", ascending=False, kind="stable"), caption="The rules that gave the statements")


def modality_table(coded: Frames) -> show.Shown:
    """Count the statements by stance and modality."""
    statements = coded["statements"]
    if statements.empty:
        return show.note("No statement was found.")
    counts = pd.crosstab(statements["stance"].astype(int), statements["modality"]).sort_index(ascending=False).reset_index()
    return show.table(counts, caption="Statements by stance (before negation) and modality")


def uncoded_table(coded: Frames, *, limit: int = 25) -> show.Shown:
    """Count the sentences that were not coded by reason, then list some of them."""
    uncoded = coded["uncoded"]
    if uncoded.empty:
        return show.note("Every sentence with two actors gave a statement.")
    reasons = uncoded.groupby("reason", sort=True).size().rename("sentences").reset_index().sort_values("sentences", ascending=False, kind="stable")
    columns = {"document_id": "document", "text": "sentence", "actors": "actors named", "reason": "why"}
    listed = show.table(uncoded.head(limit), caption=f"The first {min(limit, len(uncoded))} of {len(uncoded)} uncoded sentences", columns=columns)
    return show.table(reasons, caption="Uncoded sentences by reason") + show.html(f"<details><summary>Read them</summary>{listed}</details>")


def warnings_table(study: Study, *, limit: int = 40) -> show.Shown:
    """List what the lint of the codebook finds: clashes, unused names, capitalised names that no actor covers."""
    from stancebook.coding.lint import lint

    rows = [{"what": str(warning)} for warning in lint(study)]
    if not rows:
        return show.note("The codebook gives no warning.")
    listed = show.table(pd.DataFrame(rows).head(limit), caption=f"The first {min(limit, len(rows))} of {len(rows)} remarks on the codebook")
    return show.html(f"<details><summary>{len(rows)} remarks on the codebook</summary>{listed}</details>")


def _common(values: pd.Series, count: int = 1) -> str:
    tally = values[values != ""].value_counts()
    ordered = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(str(value) for value, _ in ordered[:count])
