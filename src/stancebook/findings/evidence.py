"""Show the sentences behind every number, dyad by dyad."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import plural
from stancebook.findings.labels import dyad_anchor, label_of, sentence_anchor, signed, speaker_label, statement_anchor
from stancebook.findings.marking import marked, statement_spans
from stancebook.show import Shown, escape

MODALITY = {"actual": "told as fact", "potential": "may or should be", "negated": "is not so"}
STANCE = {-2: "−2 material conflict", -1: "−1 verbal conflict", 0: "0 neutral or mixed", 1: "+1 verbal cooperation", 2: "+2 material cooperation"}
FACTS = ("conflict", "neutral", "cooperation")
GROUPS = {
    "conflict": "Told as fact, conflict", "neutral": "Told as fact, neutral or mixed", "cooperation": "Told as fact, cooperation",
    "potential": "May or should be", "negated": "Is not so",
}  # fmt: skip
BROWSER = '<div id="browser" hidden></div><noscript><p class="note">Scripts are off, so the sentences cannot be filtered; all of them stand below.</p></noscript>'


def evidence_html(
    statements: pd.DataFrame,
    labels: Mapping[str, str],
    *,
    repeated: pd.DataFrame | None = None,
    raws: Mapping[str, str] | None = None,
    issues: Mapping[str, str] | None = None,
) -> Shown:
    """Show one folded section a dyad with all its statements; `repeated` ones stand apart, with the reason why they do not count.

    `raws` gives the decoded raw text of each document; without it a sentence is shown as the table has it. `issues` gives the labels
    of issues. The script `browse.js` reads its rows out of these sections.
    """
    if statements.empty and (repeated is None or repeated.empty):
        return Shown("<p>No statement was found, so there is no sentence to show.</p>")
    chosen = _by_dyad(statements)
    left_out = _by_dyad(repeated) if repeated is not None else {}
    order = sorted({*chosen, *left_out}, key=lambda pair: (-len(chosen.get(pair, ())), pair))
    parts = "\n".join(_dyad_html(pair, chosen.get(pair, []), left_out.get(pair, []), labels, raws or {}, issues or {}) for pair in order)
    return Shown(f'{BROWSER}\n<div id="all-dyads">{parts}</div>')


def _by_dyad(statements: pd.DataFrame) -> dict[tuple[str, str], list[dict]]:
    groups: dict[tuple[str, str], list[dict]] = {}
    for row in statements.to_dict("records"):
        groups.setdefault((row["actor"], row["target"]), []).append(row)
    return groups


def _dyad_html(
    pair: tuple[str, str], rows: list[dict], repeated: list[dict], labels: Mapping[str, str], raws: Mapping[str, str], issues: Mapping[str, str]
) -> str:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(statement_html(row, labels, raws, issues))
    anchor = escape(dyad_anchor(*pair))
    if len(groups) < 2:
        counted = f'<ol id="{anchor}">{"".join(item for items in groups.values() for item in items)}</ol>'
    else:
        lists = {name: f'<p>{escape(GROUPS[name])}: {len(groups[name])}</p><ol id="{anchor}--{name}">{"".join(groups[name])}</ol>' for name in GROUPS if name in groups}
        facts = "".join(text for name, text in lists.items() if name in FACTS)
        others = "".join(text for name, text in lists.items() if name not in FACTS)
        counted = f'<div id="{anchor}">' + (f'<div id="{anchor}--actual">{facts}</div>' if facts else "") + f"{others}</div>"
    more = ""
    if repeated:
        items = "".join(statement_html(row, labels, raws, issues) for row in repeated)
        more = f'<details><summary>{escape(plural(len(repeated), "statement"))} not counted</summary><ol class="not-counted">{items}</ol></details>'
    back = '<p><a href="#dyads">All dyads</a></p>' if len(rows) + len(repeated) > 2 else ""
    # the anchors stand inside the folded part, since a browser unfolds what a link leads into
    head = f"<b>{escape(label_of(pair[0], labels))}</b> → <b>{escape(label_of(pair[1], labels))}</b>"
    return (
        f'<details class="dyad" data-actor="{escape(pair[0])}" data-target="{escape(pair[1])}"><summary>{head}: {escape(plural(len(rows), "statement"))}'
        f'{escape(_summary(rows))}</summary>{counted}{more}{back}</details>'
    )


def group_of(row: Mapping) -> str:
    """Return the group of a statement in its dyad: the sign of what is told as fact, else the modality.

    >>> group_of({"modality": "actual", "stance": "-2"}), group_of({"modality": "potential", "stance": "-2"})
    ('conflict', 'potential')
    """
    return kind_of(row) if row["modality"] == "actual" else row["modality"] if row["modality"] in GROUPS else "negated"


def kind_of(row: Mapping) -> str:
    """Return what the sign of a stance means: conflict, neutral or cooperation."""
    stance = float(row["stance"] or 0)
    return "conflict" if stance < 0 else "cooperation" if stance > 0 else "neutral"


def _summary(rows: list[dict]) -> str:
    if len(rows) < 2:
        return ""
    counts = {words: sum(row["modality"] == modality for row in rows) for modality, words in MODALITY.items()}
    told = [f"{number} {words if number == 1 else words.replace('is not', 'are not')}" for words, number in counts.items() if number]
    facts = [float(row["stance"] or 0) for row in rows if row["modality"] == "actual"]
    mean = f", mean {signed(sum(facts) / len(facts))}" if facts else ""
    return f"{mean} ({', '.join(told)})"


def statement_html(row: dict, labels: Mapping[str, str], raws: Mapping[str, str], issues: Mapping[str, str]) -> str:
    """Return one statement as a list item: its sentence with actor, target and cue marked, then everything known of it.

    Tags and classes name the fields to the script: b the stance, i the modality, em who says it, cite the outlet, time the date,
    code the rule, var the confidence; and of spans h how it is said, s the issue (subject), x the third party.
    """
    start, end = int(row["start"]), int(row["end"])
    text = raws[row["document_id"]][start:end] if row["document_id"] in raws else row["text"]
    spans = statement_spans(row) if len(text) == end - start else []
    stance = float(row["stance"] or 0)
    against = label_of(row["against"], labels) if row["against"] else ""
    facts = [
        f'<b class="{kind_of(row)}">{escape(STANCE.get(int(stance), row["stance"]))}</b>, <i>{escape(MODALITY.get(row["modality"], row["modality"]))}</i>',
        _said(row, labels),
        _printed(row),
        f'when: <time>{escape(row["date"])}</time>' if row["date"] not in ("", row.get("published", "")) else "",
        "against " + _field('span class="x"', against, row["against"]) if against else "",
        "issue: " + _field('span class="s"', label_of(row["issue"], issues), row["issue"]) if row["issue"] else "",
        " ".join(part for part in (escape(row["event"]), escape(f"“{row['cue']}”") if row["cue"] else "", f"by rule <code>{escape(row['rule'])}</code>" if row["rule"] else "") if part),
        f"confidence <var>{escape(row['confidence'])}</var>" if row["confidence"] else "",
        escape(why_not(row) or "counted"),
        f'<a href="#{escape(sentence_anchor(row["document_id"], start))}">in its text</a>',
    ]
    return (
        f'<li id="{escape(statement_anchor(row["statement_id"]))}"><p>{marked(text, spans)}</p>'
        f"<small>{' · '.join(fact for fact in facts if fact)}</small></li>"
    )


def _field(tag: str, text: str, value: str = "") -> str:
    known = f' data-v="{escape(value)}"' if value and value != text else ""
    return f"<{tag}{known}>{escape(text)}</{tag.partition(' ')[0]}>"


def _said(row: dict, labels: Mapping[str, str]) -> str:
    name = speaker_label(row["speaker"], labels)
    if row["speaker"] == "author":
        return _field("em", name)
    how = _field('span class="h"', row["speech"]) if row["speech"] not in ("", "none") else ""
    return f"said by {_field('em', name, row['speaker'])}" + (f" ({how})" if how else "")


def _printed(row: dict) -> str:
    outlet = f"<cite>{escape(row['outlet'])}</cite>" if row.get("outlet") else "outlet not known"
    day = row.get("published", "")
    return ", ".join(part for part in (outlet, (f"<time>{escape(day)}</time>" if row["date"] in ("", day) else escape(day)) if day else "") if part)


def why_not(row: dict) -> str:
    """Say why a statement does not count; "" where it does.

    >>> why_not({"counted": "false", "derived_from": "wire.txt"})
    'not counted: repeated from wire.txt'
    """
    if row["counted"] == "true":
        return ""
    source = row.get("derived_from") or row.get("repeats") or "another document of the same text"
    return f"not counted: repeated from {source}"
