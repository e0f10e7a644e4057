"""Names to show: an actor's label from the codebook, a speaker's name, a place on the page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlencode

from stancebook.show import Shown, escape
from stancebook.study import Study, read_yaml

#: in an address: the value is empty
NONE = "-"
# the abbreviation that closes a label: "(IMO)", "(G-7)"
_ABBREVIATION = re.compile(r" \(((?=[^)]*[A-Z][^)]*[A-Z0-9])[A-Z][\w&-]{1,9})\)$")
#: the anchor of the whole evidence
ALL = "all-dyads"


def actor_labels(study: Study) -> dict[str, str]:
    """Return the label of each actor id of the study's codebook."""
    actors = read_yaml(study.codebook_file).get("actors") or []
    return {str(actor["id"]): str(actor.get("label") or actor["id"]) for actor in actors if isinstance(actor, dict) and "id" in actor}


def issue_labels(study: Study) -> dict[str, str]:
    """Return the label of each issue id of the study's codebook."""
    issues = read_yaml(study.codebook_file).get("issues") or []
    return {str(issue["id"]): str(issue.get("label") or issue["id"]) for issue in issues if isinstance(issue, dict) and "id" in issue}


def label_of(name: str, labels: Mapping[str, str]) -> str:
    """Return the label of an actor, or its id with spaces where the codebook has none.

    >>> label_of("west", {"west": "The West"}), label_of("port_union", {})
    ('The West', 'port union')
    """
    return labels.get(name) or name.replace("_", " ")


def speaker_label(name: str, labels: Mapping[str, str]) -> str:
    """Return how a speaker is shown.

    >>> speaker_label("author", {}), speaker_label("", {}), speaker_label("ana_lopez", {})
    ('the article itself', 'not named', 'Ana Lopez')
    """
    if name in ("", "unspecified"):
        return "not named"
    if name == "author":
        return "the article itself"
    return labels.get(name) or (name.replace("_", " ").title() if re.fullmatch(r"[a-z0-9_]+", name) else name)


def clip(text: str, width: int = 24) -> str:
    """Shorten a label to `width` characters: to the abbreviation in brackets at its end, else with an ellipsis; unseen characters become spaces.

    >>> clip("Ministry of Fisheries and the Sea", 12), clip("North Atlantic Fisheries Board (NAFB)"), clip("Harbour towns (before 1990)", 12)
    ('Ministry of…', 'NAFB', 'Harbour tow…')
    """
    plain = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)
    plain = " ".join(plain.split())
    if len(plain) <= width:
        return plain
    short = _ABBREVIATION.search(plain)
    return short[1] if short and len(short[1]) <= width else plain[: width - 1].rstrip(" (") + "…"


def slug(text: str) -> str:
    """Return a text as part of an anchor: ASCII letters, digits, _ and -; other texts get a hash so that no two share one.

    >>> slug("is_k"), slug("a b") == slug("a-b")
    ('is_k', False)
    """
    if re.fullmatch(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*", text):
        return text
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-")[:40]
    return f"{plain}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".lstrip("-")


def dyad_anchor(actor: str, target: str, *, part: str = "") -> str:
    """Return the anchor of a dyad's evidence, or of one part of it: actual, potential, negated, conflict, neutral or cooperation."""
    return f"dyad-{slug(actor)}--{slug(target)}{f'--{part}' if part else ''}"


def statement_anchor(statement_id: str) -> str:
    """Return the anchor of a statement's evidence."""
    return f"statement-{slug(statement_id)}"


def document_anchor(document_id: str) -> str:
    """Return the anchor of a document's cleaned text."""
    return f"document-{slug(document_id)}"


def sentence_anchor(document_id: str, start: int | str) -> str:
    """Return the anchor of the sentence that starts at a raw offset, in the document's cleaned text."""
    return f"text-{slug(document_id)}-{start}"


def view(**filters: object) -> str:
    """Return the statements that pass all filters as an address that the evidence browser reads; an empty value asks for an empty one.

    >>> view(actor="noria", outlet="Tide & Sons")
    '?actor=noria&outlet=Tide+%26+Sons'
    """
    return f"?{urlencode({name: str(value) or NONE for name, value in filters.items()})}"


def counted_link(words: object, place: str = ALL, **filters: object) -> Shown:
    """Show words that lead to the counted statements that pass the filters; without scripts they lead to `place`, which holds them.

    Without filters the place holds exactly these statements. 0 leads nowhere.
    """
    if str(words) in ("", "0"):
        return Shown(escape(words))
    known = f' data-view="{escape(view(**{**filters, "counted": "yes"}))}"' if filters else ""
    return Shown(f'<a href="#{escape(place)}"{known}>{escape(words)}</a>', str(words))


def signed(value: str | float) -> str:
    """Write a mean stance with its sign and one decimal; "" stays empty.

    >>> signed("1.25"), signed(-2), signed("0"), signed("")
    ('+1.2', '−2.0', '0.0', '')
    """
    if value == "" or value != value:
        return ""
    number = f"{abs(float(value)):.1f}"
    return number if number == "0.0" else ("+" if float(value) > 0 else "−") + number
