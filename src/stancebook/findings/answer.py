"""Answer the study's question in a few plain sentences, each number linked to the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from stancebook import show
from stancebook.findings.crosstable import dyad_place
from stancebook.findings.evidence import MODALITY, STANCE
from stancebook.findings.figures.drawing import numbers, plural
from stancebook.findings.labels import ALL, counted_link, dyad_anchor, label_of, signed

#: fewer actual statements than ENOUGH say nothing about a dyad, fewer than FEW statements little about a study
ENOUGH, FEW = 3, 30


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; one with a number `n` leads to that many statements, at `place` or picked out by `filters`."""

    text: str
    place: str = ""
    n: int = 0
    filters: Mapping[str, str] = field(default_factory=dict)


Sentence = tuple[Part, ...]


def plain(sentence: Sentence) -> str:
    """Return a sentence as plain text."""
    return "".join(part.text for part in sentence)


def answer_html(sentences: list[Sentence]) -> show.Shown:
    """Show the sentences, each number leading to its evidence."""
    items = [
        f"<p>{''.join(str(counted_link(part.text, part.place, **part.filters)) if part.place else show.escape(part.text) for part in sentence)}</p>"
        for sentence in sentences
    ]
    return show.Shown(f'<div class="note answer" id="answer">{"".join(items)}</div>', " ".join(plain(sentence) for sentence in sentences))


def answer(
    statements: pd.DataFrame, found: Mapping[str, pd.DataFrame], labels: Mapping[str, str], *, validation: pd.DataFrame | None = None
) -> list[Sentence]:
    """Return the answer: who is most cooperative and most conflictual, what is only talk, where outlets disagree, how sure all this is.

    `statements` are the selected ones, `found` their tables (see `find`). Dyads are ranked by their mean actual stance shrunk
    toward 0 as if ENOUGH neutral statements were added, so that many statements weigh more than few.
    """
    if statements.empty:
        return [(Part("No statement was found with these texts and filters, so there is no answer to give."),)]
    dyads = numbers(found["dyads"])
    if len(statements) == 1:
        return [_only(statements.iloc[0].to_dict(), labels), *_certainty(statements, validation)]
    return [*_extremes(dyads, labels), *_talk(dyads, labels), *_outlets(numbers(found["outlets"]), labels), *_certainty(statements, validation)]


def independent_documents(statements: pd.DataFrame) -> int:
    """Count the documents, those that share text as one."""
    return int(statements["reuse_group"].where(statements["reuse_group"] != "", statements["document_id"]).nunique())


def _only(row: Mapping, labels: Mapping[str, str]) -> Sentence:
    return (
        Part("Only "),
        Part("1 statement", dyad_anchor(row["actor"], row["target"]), 1),
        Part(f" was found: {_dyad(row, labels)}, {STANCE.get(int(float(row['stance'] or 0)), row['stance'])}, {MODALITY.get(row['modality'], row['modality'])}. It is an example, not a finding."),
    )


def _dyad(row: Mapping, labels: Mapping[str, str]) -> str:
    return f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)}"


def _extremes(dyads: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    enough = dyads[dyads["n_actual"] >= ENOUGH].copy()
    if enough.empty:
        yield (Part(f"No actor has {ENOUGH} statements or more toward another that are told as fact: too few to say who is close to whom, or opposed."),)
        return
    enough["rank"] = enough["mean_stance_actual"] * enough["n_actual"] / (enough["n_actual"] + ENOUGH)
    scale = ", on a scale from −2 to +2,"
    for sign, words, none in ((1, "most cooperative", "No stance told as fact is cooperative on average."), (-1, "most conflictual", "No stance told as fact is conflictual on average.")):
        rows = enough[enough["rank"] * sign > 0].sort_values(["rank", "actor", "target"], ascending=[sign < 0, True, True]).head(2).to_dict("records")
        parts = [] if rows else [Part(none)]
        for row in rows:
            parts.append(Part(f"; then comes {_dyad(row, labels)} (" if parts else f"The {words} stance told as fact is that of {_dyad(row, labels)} (mean "))
            parts.append(Part(f"{signed(row['mean_stance_actual'])}{scale} over "))
            parts.append(Part(plural(row["n_actual"], "statement"), dyad_place(row, "actual"), row["n_actual"]))
            parts.append(Part(")"))
            scale = ""
        yield (*parts, Part("." if rows else ""))


def _talk(dyads: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    potential, negated = int(dyads["n_potential"].sum()), int(dyads["n_negated"].sum())
    if not potential and not negated:
        yield (Part("All statements are told as fact: none speaks of what may happen or of what does not."),)
        return
    only = dyads[(dyads["n_actual"] == 0) & (dyads["n_potential"] > 0)].sort_values(["n_potential", "actor", "target"], ascending=[False, True, True])
    total = (
        Part(str(potential), ALL, potential, {"modality": "potential"}) if potential else Part("0"),
        Part(f" of {plural(int(dyads['n'].sum()), 'statement')} {'tells' if potential == 1 else 'tell'} what could, should or may happen, and "),
        Part(str(negated), ALL, negated, {"modality": "negated"}) if negated else Part("0"),
        Part(" what does not happen"),
    )
    if only.empty:
        yield (*total, Part("; no pair of actors is known from talk of the future alone."))
        return
    row, pairs = only.iloc[0].to_dict(), len(only)
    yield (
        *total,
        Part(f"; {'one pair of actors is' if pairs == 1 else f'{pairs} pairs of actors are'} only talk so far, {'' if pairs == 1 else 'above all '}{_dyad(row, labels)} ("),
        Part(plural(int(row["n_potential"]), "statement"), dyad_place(row, "potential"), int(row["n_potential"])),
        Part(")."),
    )


def _outlets(outlets: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Sentence]:
    told = outlets[outlets["n_actual"] >= 2]
    spans = told.groupby(["actor", "target"])["mean_stance_actual"].agg(["min", "max", "count"]).reset_index() if len(told) else pd.DataFrame(columns=["count"])
    spans = spans[spans["count"] >= 2]
    if spans.empty:
        yield (Part("Outlets cannot be compared: no two of them tell as fact, at least twice each, how the same actor stands toward the same target."),)
        return
    spans["gap"] = spans["max"] - spans["min"]
    row = spans.sort_values(["gap", "actor", "target"], ascending=[False, True, True]).iloc[0].to_dict()
    if row["gap"] < 0.5:
        yield (Part(f"Outlets agree on what they share: {plural(len(spans), 'pair')} of actors can be compared, and the means differ by less than half a point."),)
        return
    same = told[(told["actor"] == row["actor"]) & (told["target"] == row["target"])].sort_values(["mean_stance_actual", "outlet"])
    yield (
        Part(f"Outlets disagree most on {_dyad(row, labels)}: "),
        *_outlet(same.iloc[0].to_dict()),
        Part(", but "),
        *_outlet(same.iloc[-1].to_dict()),
        Part("."),
    )


def _outlet(row: Mapping) -> Sentence:
    filters = {"actor": row["actor"], "target": row["target"], "outlet": row["outlet"], "modality": "actual"}
    n = int(row["n_actual"])
    return (
        Part(f"{signed(row['mean_stance_actual'])} in {row['outlet'] or 'texts without a known outlet'} ("),
        Part(plural(n, "statement"), dyad_anchor(row["actor"], row["target"]), n, filters),
        Part(")"),
    )


def _certainty(statements: pd.DataFrame, validation: pd.DataFrame | None) -> Iterator[Sentence]:
    outlets = statements.loc[statements["outlet"] != "", "outlet"].nunique() if "outlet" in statements else 0
    unknown = outlets and (statements["outlet"] == "").any()
    of = f" of {plural(outlets, 'known outlet' if unknown else 'outlet')}{' and of unknown ones' if unknown else ''}" if outlets else ""
    few = f" With fewer than {FEW} statements, read them as examples, not as a pattern." if 1 < len(statements) < FEW else ""
    start = (
        Part("How sure is this? It rests on "),
        Part(plural(len(statements), "statement"), ALL, len(statements), {"counted": "yes"}),
        Part(f" in {plural(independent_documents(statements), 'independent document')}{of}"),
    )
    checked = machine_check(statements, validation)
    if checked is None:
        yield (*start, Part(f"; nobody has coded these documents to check them, so the share of errors is not known.{few}"))
        return
    yield (
        *start,
        Part(
            f". In {plural(int(checked['documents'] or 0), 'document')} that were coded to check it, {_percent(checked['precision'])} of the statements found are right in actor, "
            f"target and sign, and {_percent(checked['recall'])} of those to be found were found.{few}"
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
