"""Show text, tables and figures on a page: the one place where text becomes HTML, and so the one that escapes."""

from __future__ import annotations

import base64
import html as _html
import io
import re
from collections.abc import Mapping, Sequence

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text

from stancebook.tables import as_text

#: conflict, neutral, cooperation: safe for colour-blind readers on light and dark
COLOURS = {"conflict": "#D55E00", "neutral": "#6e6e6e", "cooperation": "#0072B2"}

#: settings under which a drawing gives the same bytes everywhere and never reads scraped text as mathematics
RC = {
    "text.parse_math": False,
    "text.usetex": False,
    "svg.hashsalt": "stancebook",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "figure.dpi": 100,
    "axes.spines.top": False,
    "axes.spines.right": False,
}

# controls other than tab and newline, lone surrogates, zero-width and bidirectional marks, variation of direction, tags
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]")


def escape(text: object) -> str:
    """Return any value as text that is safe inside HTML and its quoted attributes; unseen characters become visible.

    >>> escape('<b>"5 & 6"</b>')
    '&lt;b&gt;&quot;5 &amp; 6&quot;&lt;/b&gt;'
    >>> escape('left\\u202eright')
    'left[U+202E]right'
    """
    return _html.escape(_UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", as_text(text)), quote=True)


class Shown:
    """A piece of HTML that a notebook displays; `str()` gives the fragment."""

    def __init__(self, fragment: str, plain: str = ""):
        self.fragment, self.plain = fragment, plain or "(see the page)"

    def __str__(self) -> str:
        return self.fragment

    def __repr__(self) -> str:
        return self.plain

    def _repr_html_(self) -> str:
        return self.fragment

    def __add__(self, other: Shown) -> Shown:
        return Shown(f"{self.fragment}\n{other.fragment}", self.plain)


def html(safe_fragment: str) -> Shown:
    """Show a fragment whose every value went through `escape` already."""
    return Shown(safe_fragment)


def note(text: str, *, kind: str = "note") -> Shown:
    """Show one escaped paragraph in a box; `kind` is note, warning or answer."""
    return Shown(f'<p class="note {escape(kind)}">{escape(text)}</p>', text)


def svg(fig: Figure) -> bytes:
    """Return a figure as SVG; equal figures give equal bytes."""
    for text in fig.findobj(Text):
        text.set_parse_math(False)
    out = io.BytesIO()
    with matplotlib.rc_context(RC):
        fig.savefig(out, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": "stancebook"})
    return out.getvalue()


def figure(fig: Figure, *, caption: str, alt: str, table: pd.DataFrame | None = None) -> Shown:
    """Show a figure as an image with its alt text and caption and, folded below it, the table of its numbers."""
    if not alt.strip():
        raise ValueError("a figure needs an alt text")
    source = base64.b64encode(svg(fig)).decode("ascii")
    plt.close(fig)
    numbers = "" if table is None else f"<details><summary>The numbers as a table</summary>{_table(table, caption='Numbers of the figure')}</details>"
    return Shown(
        f'<figure><img src="data:image/svg+xml;base64,{source}" alt="{escape(alt)}">'
        f"<figcaption>{escape(caption)}</figcaption>{numbers}</figure>",
        caption,
    )


def table(frame: pd.DataFrame, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> Shown:
    """Show a frame as a table with a caption; `columns` picks the columns and, as a mapping, their headings."""
    return Shown(_table(frame, caption=caption, columns=columns), caption)


def _table(frame: pd.DataFrame, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> str:
    heads = dict(columns) if isinstance(columns, Mapping) else {name: str(name).replace("_", " ") for name in (columns or frame.columns)}
    numeric = {name: len(frame) > 0 and all(_is_number(value) for value in frame[name]) for name in heads}
    side = {name: ' class="num"' if numeric[name] else "" for name in heads}
    head = "".join(f'<th scope="col"{side[name]}>{escape(label)}</th>' for name, label in heads.items())
    rows = []
    for values in frame[list(heads)].itertuples(index=False, name=None):
        cells = [f"<td{side[name]}>{escape(value)}</td>" for name, value in zip(heads, values, strict=True)]
        if cells:
            cells[0] = cells[0].replace("<td", '<th scope="row"', 1).removesuffix("</td>") + "</th>"
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows) or f'<tr><td colspan="{max(len(heads), 1)}">none</td></tr>'
    return (
        f'<div class="table" tabindex="0"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _is_number(value: object) -> bool:
    text = as_text(value).strip()
    return text == "" or re.fullmatch(r"[-+−]?\d+(\.\d+)?%?", text) is not None
