"""Tell how the findings were made: codebook, cleaning, checking, versions, inputs, how to cite and how to run them again."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import pandas as pd

from stancebook import show
from stancebook.coding.codebook import Codebook
from stancebook.findings.evidence import MODALITY, STANCE
from stancebook.findings.figures.drawing import plural
from stancebook.findings.labels import label_of, statement_anchor
from stancebook.study import Study

#: what each step of the scale asks for (the coding manual's words, in short)
SCALE = {
    2: "does or gives something: aid, arms, joint action, trade, release, recognition",
    1: "says, offers or praises: promises, talks, support in words",
    0: "relations that are merely described, open, or mixed without a direction",
    -1: "says, warns or demands: criticism, accusation, threat, refusal in words",
    -2: "does harm: attack, arrest, sanction, ban, designation as terrorist",
}
TOLD = {
    "actual": "the text says that it happened or happens",
    "potential": "the text says that it could, should, may or will happen",
    "negated": "the text says that it did not happen, failed, ended or was refused; the stance is that of the act before it is negated",
}
LIBRARIES = ("pandas", "numpy", "matplotlib", "networkx", "nltk", "simplemma", "ahocorasick-rs", "ftfy", "trafilatura", "papermill", "nbconvert")


def codebook_html(codebook: Codebook, statements: pd.DataFrame, *, labels: Mapping[str, str]) -> show.Shown:
    """Show the codebook: the scale and the modalities with an example of each out of this study, then issues and actors."""
    head = " · ".join(part for part in (codebook.title, codebook.id, f"version {codebook.version}" if codebook.version else "", codebook.licence) if part)
    stance = pd.to_numeric(statements["stance"], errors="coerce")
    facts = statements["modality"] == "actual"
    scale = [(words, SCALE[value], _example(statements[(stance == value) & facts], labels)) for value, words in STANCE.items()]
    told = [(words, TOLD[name], _example(statements[statements["modality"] == name], labels)) for name, words in MODALITY.items()]
    issues = [(issue.label, _with(issue.definition, "words", issue.terms), _example(statements[statements["issue"] == issue.id], labels)) for issue in codebook.issues]
    actors = [
        {
            "actor": actor.label, "kind": actor.kind, "names": _list(actor.aliases), "capital or seat": _list(actor.metonyms), "people": _list(actor.people),
            "described as": _list(actor.descriptions), "part of": label_of(actor.part_of, labels) if actor.part_of else "", "not": _list(actor.not_),
        }
        for actor in codebook.actors
    ]
    parts = [
        f"<p>{show.escape(head)}</p>" if head else "",
        _defined("The scale of stances", "stance", scale),
        _defined("How a statement is told (its modality)", "told as", told),
        f"<details><summary>{show.escape(plural(len(issues), 'issue'))}: what they mean and which words point to them</summary>{_defined('Issues', 'issue', issues)}</details>" if issues else "",
        f"<details><summary>{show.escape(plural(len(actors), 'actor'))}: the names by which they are found</summary>{_filled(pd.DataFrame(actors), 'Actors')}</details>",
    ]
    return show.html("".join(parts))


def _example(rows: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Return the most confident statement as a linked example; the shorter of equals."""
    if rows.empty:
        return "none in this study"
    order = rows.assign(sure=pd.to_numeric(rows["confidence"], errors="coerce").fillna(0), long=rows["text"].str.len())
    row = order.sort_values(["sure", "long", "statement_id"], ascending=[False, True, True]).iloc[0]
    words = f"{label_of(row['actor'], labels)} → {label_of(row['target'], labels)}: “{row['text']}”"
    return f'<a href="#{show.escape(statement_anchor(row["statement_id"]))}">{show.escape(words)}</a>'


def _defined(caption: str, name: str, rows: list[tuple[str, str, str]]) -> str:
    body = "".join(f'<tr><th scope="row">{show.escape(word)}</th><td>{show.escape(meaning)}</td><td>{example}</td></tr>' for word, meaning, example in rows)
    return (
        f'<div class="table" tabindex="0" role="group" aria-label="{show.escape(caption)}"><table class="words"><caption><span>{show.escape(caption)}</span></caption><thead><tr><th scope="col">{show.escape(name)}</th>'
        f'<th scope="col">meaning</th><th scope="col">example in this study</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _filled(frame: pd.DataFrame, caption: str) -> show.Shown:
    """Show a frame without the columns that are empty throughout."""
    return show.table(frame, caption=caption, columns=[name for name in frame.columns if (frame[name] != "").any()])


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _with(text: str, name: str, words: tuple[str, ...]) -> str:
    return f"{text} ({name}: {_list(words)})" if words and text else text or _list(words)


def cleaning_html(documents: pd.DataFrame, lines: pd.DataFrame, repairs: pd.DataFrame) -> show.Shown:
    """Say in a few sentences what was read, left out and mended."""
    status = documents["status"].value_counts()
    coded, aside = int(status.get("coded", 0)), int(status.get("quarantined", 0))
    raw, kept = (pd.to_numeric(documents.loc[documents["status"] == "coded", column], errors="coerce").sum() for column in ("raw_chars", "kept_chars"))
    words = [f"{plural(coded, 'document')} of {len(documents)} read" + (f", {aside} set aside because they could not be read" if aside else "")]
    if raw:
        words.append(f"{kept / raw:.0%} of their characters kept as article")
    counts = lines["label"].value_counts()
    out = [f"{count} {label}" for label, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if label not in ("title", "body", "heading")]
    words += [f"lines left out: {', '.join(out)}"] if out else []
    words += [f"{plural(len(repairs), 'place')} mended"] if len(repairs) else []
    copies = int((documents["independent"] == "false").sum())
    words += [f"{plural(copies, 'document')} that {'repeats' if copies == 1 else 'repeat'} another"] if copies else []
    return show.html(f'<p>{show.escape("; ".join(words))}. The page <a href="sources.html">Sources</a> shows every line that was left out, with the reason.</p>')


def inputs_html(study: Study, documents: pd.DataFrame) -> show.Shown:
    """Show the SHA-256 of every input file, so that a reader can tell whether the same texts were used.

    `sources.csv` is left out: what it tells stands in the table of sources, and its rows may come in any order.
    """
    rows = [{"file": name, "SHA-256": _digest(study.folder / name)} for name in ("study.yml", "codebook.yml")]
    licences = {source.file: source.licence for source in study.sources}
    rows += [{"file": f"raw/{row.file}", "SHA-256": row.raw_sha256, "licence": licences.get(row.file, "")} for row in documents.sort_values("file").itertuples()]
    frame = pd.DataFrame(rows, columns=["file", "SHA-256", "licence"]).fillna("")
    return show.html(f"<details><summary>The {len(frame)} input files with their SHA-256 and licence</summary>{_filled(frame, 'Input files')}</details>")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def versions_html() -> show.Shown:
    """Name the versions of stancebook, Python and the main libraries."""
    found = [f"stancebook {metadata.version('stancebook')}", f"Python {sys.version.split()[0]}"]
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return show.html(f"<p>Made with {show.escape(', '.join(found))}.</p>")


def rerun_html(filters: Mapping[str, object]) -> show.Shown:
    """Give the exact command that makes these pages again, with the parameters that differ from the defaults."""
    given = [f"--parameter {_quoted(f'{name}={_plain(value)}')}" for name, value in sorted(filters.items())]
    command = " ".join(["stancebook report .", *given])
    return show.html(f"<p>To make these pages again, run this in the study’s folder:</p><pre>{show.escape(command)}</pre>")


def changed(study: Study, filters: Mapping[str, object]) -> dict[str, object]:
    """Return the filters that differ from the defaults and from the study's own window.

    >>> changed(Study(folder=Path("."), title="", question=""), {"modalities": "actual", "counted_only": True, "actors": ""})
    {'modalities': 'actual'}
    """
    own = {"published_after": study.published_after, "published_before": study.published_before, "counted_only": True}
    return {name: value for name, value in filters.items() if value != own.get(name, "") and (value or name in own)}


def _plain(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w./=,:+-]+", text) else "'" + text.replace("'", "'\\''") + "'"


def citation_html(study: Study, codebook: Codebook) -> show.Shown:
    """Show how to cite the study and the program, in words and as BibTeX."""
    version = metadata.version("stancebook")
    key = re.sub(r"[^a-z0-9]+", "", (codebook.id or study.title).lower()) or "study"
    fields = {"title": study.title, "author": " and ".join(f"{{{_tex(name)}}}" for name in codebook.authors), "note": study.citation, "howpublished": f"Study made with stancebook {version}"}
    entries = [_bibtex(key, fields), _bibtex("stancebook", {"title": "stancebook: who takes which stance toward whom, according to whom", "author": "{The stancebook authors}", "version": version})]
    words = f"<p>{show.escape(study.citation)}</p>" if study.citation else ""
    return show.html(f"{words}<pre>{show.escape(chr(10).join(entries))}</pre>")


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    """Return one BibTeX entry without the empty fields, characters that TeX reads as commands escaped."""
    lines = [f"  {name} = {{{value if name == 'author' else _tex(value)}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[\\{}~^]", " ", text))
