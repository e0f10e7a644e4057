"""Answer the study's question in a few plain sentences, each number linked to the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from stancebook import show
from stancebook.findings.figures.drawing import numbers, plural
from stancebook.findings.labels import dyad_anchor, label_of, signed

#: fewer actual statements than this say nothing about a dyad, fewer than FEW statements nothing about a study
ENOUGH, FEW = 3, 30


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; `anchor` names its evidence, and `n` is the number of statements that stand there."""

    text: str
    anchor: str = ""
    n: int = 0


Sentence = tuple[Part, ...]


def plain(sentence: Sentence) -> str:
    """Return a sentence as plain text."""
    return "".join(part.text for part in sentence)


def answer_html(sentences: list[Sentence]) -> show.Shown:
    """Show the sentences, each linked part leading to its evidence."""
    items = []
    for sentence in sentences:
        parts = [f'<a href="#{show.escape(p.anchor)}">{show.escape(p.text)}</a>' if p.anchor else show.escape(p.text) for p in sentence]
        items.append(f"<p>{''.join(parts)}</p>")
    return show.Shown(f'<div class="note answer">{"".join(items)}</div>', " ".join(plain(sentence) for sentence in sentences))


def answer(
    statements: pd.DataFrame, found: Mapping[str, pd.DataFrame], labels: Mapping[str, str], *, validation: pd.DataFrame | None = None
) -> list[Sentence]:
    """Return the answer: what it rests on, who is closest, most opposed, only talk, where outlets differ, how sure it is.

    `statements` are the selected ones, `found` their tables (see `find`). Dyads are ranked by their mean actual stance shrunk
    toward 0 as if ENOUGH neutral statements were added, so that many statements weigh more than few.
    """
    if statements.empty:
        return [(Part("No statement was found with these texts and filters, so there is no answer to give."),)]
    return [
        _basis(statements),
        *_extremes(numbers(found["dyads"]), labels),
        *_talk(numbers(found["dyads"]), labels),
        *_outlets(numbers(found["outlets"]), numbers(found["dyads"]), labels),
        *_certainty(statements, validation),
    ]


def independent_documents(statements: pd.DataFrame) -> int:
    """Count the documents, those that share text as one."""
    return int(statements["reuse_group"].where(statements["reuse_group"] != "", statements["document_id"]).nunique())


def _basis(statements: pd.DataFrame) -> Sentence:
    outlets = statements["outlet"].nunique() if "outlet" in statements else 0
    of = f" in {plural(outlets, 'outlet')}" if outlets else ""
    return (
        Part(plural(len(statements), "statement"), "dyads", len(statements)),
        Part(f" from {plural(independent_documents(statements), 'independent document')}{of} take a stance of one actor toward another."),
    )


def _dyad(row: Mapping, labels: Mapping[str, str], *, joint: str = " toward ") -> str:
    return f"{label_of(row['actor'], labels)}{joint}{label_of(row['target'], labels)}"


def _mean(row: Mapping) -> Part:
    return Part(f"{signed(row['mean_stance_actual'])} over {row['n_actual']} of {plural(row['n'], 'statement')}", dyad_anchor(row["actor"], row["target"]), row["n"])


def _extremes(dyads: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    enough = dyads[dyads["n_actual"] >= ENOUGH].copy()
    if enough.empty:
        yield (Part(f"No actor has {ENOUGH} statements or more toward another that are told as fact, too few to say who is close to whom or opposed."),)
        return
    enough["rank"] = enough["mean_stance_actual"] * enough["n_actual"] / (enough["n_actual"] + ENOUGH)
    for sign, words, none in ((1, "The closest", "No dyad is on average cooperative."), (-1, "The most opposed", "No dyad is on average conflictual.")):
        rows = enough[enough["rank"] * sign > 0].sort_values(["rank", "actor", "target"], ascending=[sign < 0, True, True]).head(2).to_dict("records")
        if not rows:
            yield (Part(none),)
            continue
        parts = [Part(f"{words} stance told as fact is that of {_dyad(rows[0], labels)} (mean "), _mean(rows[0]), Part(")")]
        if len(rows) > 1:
            parts += [Part(f", then of {_dyad(rows[1], labels)} ("), _mean(rows[1]), Part(")")]
        yield (*parts, Part("."))


def _talk(dyads: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    total, potential, negated = (int(dyads[column].sum()) for column in ("n", "n_potential", "n_negated"))
    if not potential and not negated:
        return
    start = f"{potential} of {plural(total, 'statement')} tell what could, should or may happen and {negated} what does not"
    only = dyads[(dyads["n_actual"] == 0) & (dyads["n_potential"] > 0)].sort_values(["n_potential", "actor", "target"], ascending=[False, True, True])
    if only.empty:
        yield (Part(f"{start}; no dyad rests on such talk alone."),)
        return
    row = only.iloc[0].to_dict()
    yield (
        Part(f"{start}; only talk so far is, for one, {_dyad(row, labels)} ("),
        Part(plural(int(row["n"]), "statement"), dyad_anchor(row["actor"], row["target"]), int(row["n"])),
        Part(", none as fact)."),
    )


def _outlets(outlets: pd.DataFrame, dyads: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    told = outlets[outlets["n_actual"] >= 2]
    spans = told.groupby(["actor", "target"])["mean_stance_actual"].agg(["min", "max", "count"]).reset_index() if len(told) else pd.DataFrame(columns=["count"])
    spans = spans[spans["count"] >= 2]
    if spans.empty:
        yield (Part("Outlets cannot be compared: no dyad is told as fact at least twice by two of them."),)
        return
    spans["gap"] = spans["max"] - spans["min"]
    row = spans.sort_values(["gap", "actor", "target"], ascending=[False, True, True]).iloc[0].to_dict()
    if row["gap"] < 0.5:
        yield (Part(f"Outlets tell the {plural(len(spans), 'dyad')} that they share much alike (means differ by less than half a point)."),)
        return
    same = told[(told["actor"] == row["actor"]) & (told["target"] == row["target"])].sort_values(["mean_stance_actual", "outlet"])
    low, high = same.iloc[0], same.iloc[-1]
    n = int(dyads.loc[(dyads["actor"] == row["actor"]) & (dyads["target"] == row["target"]), "n"].iloc[0])
    yield (
        Part("Outlets differ most on "),
        Part(_dyad(row, labels), dyad_anchor(row["actor"], row["target"]), n),
        Part(
            f": {signed(low['mean_stance_actual'])} in {low['outlet'] or 'an unknown outlet'} (n {low['n_actual']}), "
            f"{signed(high['mean_stance_actual'])} in {high['outlet'] or 'an unknown outlet'} (n {high['n_actual']})."
        ),
    )


def _certainty(statements: pd.DataFrame, validation: pd.DataFrame | None) -> Iterator[Sentence]:
    few = "" if len(statements) >= FEW else f" With fewer than {FEW} statements, read them as examples, not as a pattern."
    checked = machine_check(statements, validation)
    if checked is None:
        yield (Part(f"How sure this is has not been measured: no person has coded these documents yet.{few}"),)
        return
    yield (
        Part(
            f"How sure: compared with people in {plural(int(checked['documents'] or 0), 'document')}, {_percent(checked['precision'])} of the statements that the "
            f"coder finds are right in actor, target and sign, and it finds {_percent(checked['recall'])} of theirs.{few}"
        ),
    )


def machine_check(statements: pd.DataFrame, validation: pd.DataFrame | None) -> dict | None:
    """Return the row of `validation` that measures the statements' coder on actor, target and sign; None if nobody did."""
    if validation is None or validation.empty or statements.empty:
        return None
    rows = validation[(validation["measure"] == "signed") & validation["coder"].isin(set(statements["coder"]))]
    return None if rows.empty else rows.iloc[0].to_dict()


def _percent(value: str) -> str:
    return "an unknown share" if value == "" else f"{100 * float(value):.0f} %"
