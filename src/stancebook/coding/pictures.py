"""Show what coding found: names, quotations, rules, modalities, and what was left uncoded."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook import show
from stancebook.study import Study

Frames = Mapping[str, pd.DataFrame]


def answer(coded: Frames) -> show.Shown:
    """Say how many statements were found, in how many documents, and how many sentences with two actors gave none."""
    statements, uncoded = coded["statements"], coded["uncoded"]
    counted = int((statements["counted"] == "true").sum())
    documents = statements["document_id"].nunique()
    return show.note(
        f"{_plural(len(statements), 'statement')} in {_plural(documents, 'document')}; "
        f"{'all of them count' if counted == len(statements) else f'{counted} of them count, the rest repeat a document that is counted already'}. "
        f"{_plural(len(uncoded), 'sentence')} {'names' if len(uncoded) == 1 else 'name'} two actors or more and gave no statement.",
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


def uncoded_table(coded: Frames) -> show.Shown:
    """Count the sentences that were not coded, by reason."""
    uncoded = coded["uncoded"]
    if uncoded.empty:
        return show.note("Every sentence with two actors gave a statement.")
    reasons = uncoded.groupby("reason", sort=True).size().rename("sentences").reset_index().sort_values("sentences", ascending=False, kind="stable")
    return show.table(reasons, caption="Uncoded sentences by reason")


def warnings_table(study: Study, *, limit: int = 40) -> show.Shown:
    """List what the lint of the codebook finds: clashes, unused names, capitalised names that no actor covers."""
    from stancebook.coding.lint import lint

    rows = [{"what": str(warning)} for warning in lint(study)]
    if not rows:
        return show.note("The codebook gives no warning.")
    listed = show.table(pd.DataFrame(rows).head(limit), caption=f"The first {min(limit, len(rows))} of {len(rows)} remarks on the codebook")
    return show.html(f"<details><summary>{len(rows)} remarks on the codebook</summary>{listed}</details>")


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _common(values: pd.Series, count: int = 1) -> str:
    tally = values[values != ""].value_counts()
    ordered = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(str(value) for value, _ in ordered[:count])
