"""Show text, tables and figures on a page: the one place where text becomes HTML, and so the one that escapes."""

from __future__ import annotations

import base64
import csv
import html as _html
import io
import re
import warnings
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text

from stancebook import vector
from stancebook.tables import as_text

#: conflict, neutral, cooperation: safe for colour-blind readers on light and dark
COLOURS = {"conflict": "#D55E00", "neutral": "#6e6e6e", "cooperation": "#0072B2"}

#: settings under which a drawing gives the same bytes everywhere and never reads scraped text as mathematics; text stays text, which makes a
#: figure a quarter as large and lets the reader's fonts fill in scripts that ours lack
RC = {
    "text.parse_math": False,
    "text.usetex": False,
    "svg.hashsalt": "stancebook",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "figure.dpi": 100,
    "axes.spines.top": False,
    "axes.spines.right": False,
}

#: a folded table shows no more rows than this
MOST_ROWS = 200
#: a cell with more characters than this makes its column broad
LONG = 30

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


# what stands between backticks in an escaped text is to be typed
_CODE = re.compile(r"`([^`\n]+)`")


def _as_code(found: re.Match) -> str:
    return f"<code>{found[1]}</code>"


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
    """Show one escaped paragraph in a box, with what stands between backticks as code; `kind` is note, warning or answer."""
    return Shown(f'<p class="note {escape(kind)}">{_CODE.sub(_as_code, escape(text))}</p>', text)


def svg(fig: Figure) -> bytes:
    """Return a figure as SVG; equal figures give equal bytes."""
    return vector.smaller(_saved(fig, format="svg", metadata={"Date": None, "Creator": "stancebook"}).decode("utf-8")).encode("utf-8")


def png(fig: Figure, *, dpi: int = 200) -> bytes:
    """Return a figure as PNG; equal figures give equal bytes."""
    return _saved(fig, format="png", dpi=dpi, metadata={"Software": None})


def _saved(fig: Figure, **settings: object) -> bytes:
    out = io.BytesIO()
    settle_text(fig)
    with matplotlib.rc_context(RC), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the reader's fonts draw it
        fig.savefig(out, bbox_inches="tight", **settings)
    return out.getvalue()


def settle_text(fig: Figure) -> None:
    """Take no text of a figure for mathematics, and leave out what an XML file cannot hold."""
    for text in fig.findobj(Text):
        text.set_parse_math(False)
        if _UNSEEN.search(text.get_text()):
            text.set_text(_UNSEEN.sub("", text.get_text()))


def figure(fig: Figure, *, caption: str, alt: str, table: pd.DataFrame | None = None, saved: pd.DataFrame | None = None, narrow: Figure | None = None, name: str = "numbers") -> Shown:
    """Show a figure as an image with its alt text and caption and, folded below it, the table of its numbers with a link that saves them.

    `saved` is what the link saves, if it is not the table as shown; `narrow` is the same figure for a phone; `name` is that of the saved file, without its ending.
    """
    if not alt.strip():
        raise ValueError("a figure needs an alt text")
    picture = f'<img src="{_address(fig)}" alt="{escape(alt)}">'
    if narrow is not None:
        picture = f'<picture><source media="(max-width: 620px)" srcset="{_address(narrow)}">{picture}</picture>'
    numbers = "" if table is None else _folded(table, table if saved is None else saved, name)
    return Shown(f"<figure>{picture}<figcaption>{escape(caption)}</figcaption>{numbers}</figure>", caption)


def _address(fig: Figure) -> str:
    data = base64.b64encode(svg(fig)).decode("ascii")
    plt.close(fig)
    return f"data:image/svg+xml;base64,{data}"


def _folded(frame: pd.DataFrame, saved: pd.DataFrame, name: str) -> str:
    part = "" if len(saved) <= MOST_ROWS else f" (the first {MOST_ROWS} of {len(saved):,} rows; the file has all)"
    shown = _table(frame.head(MOST_ROWS), caption=f"Numbers of the figure{part}")
    return f"<details><summary>The numbers as a table</summary><p>{csv_link(saved, name)}</p>{shown}</details>"


def csv_link(frame: pd.DataFrame, name: str) -> str:
    """Return a link that saves a frame as a CSV file; it holds the file itself and so needs neither network nor folder."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([[as_text(value) for value in row] for row in frame.itertuples(index=False, name=None)])
    data = quote(out.getvalue(), safe=" ,;:/()!*'", errors="replace")
    return f'<a download="{escape(name)}.csv" href="{escape("data:text/csv;charset=utf-8," + data)}">Save as CSV file ({len(frame):,} rows)</a>'


def table(frame: pd.DataFrame, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> Shown:
    """Show a frame as a table with a caption, a cell that is Shown as it is; `columns` picks the columns and, as a mapping, their headings."""
    return Shown(_table(frame, caption=caption, columns=columns), caption)


def _table(frame: pd.DataFrame, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> str:
    heads = dict(columns) if isinstance(columns, Mapping) else {name: str(name).replace("_", " ") for name in (columns or frame.columns)}
    numeric = {name: len(frame) > 0 and all(_is_number(value) for value in frame[name]) for name in heads}
    long = {name: any(_letters(value) > LONG for value in frame[name]) for name in heads}
    side = {name: ' class="num"' if numeric[name] else ' class="long"' if long[name] else "" for name in heads}
    wide = " wide" if len(heads) > 4 and not long[next(iter(heads))] else ""
    head = "".join(f'<th scope="col"{side[name]}>{escape(label)}</th>' for name, label in heads.items())
    rows = []
    for values in frame[list(heads)].itertuples(index=False, name=None):
        cells = [f"<td{side[name]}>{value if isinstance(value, Shown) else escape(value)}</td>" for name, value in zip(heads, values, strict=True)]
        if cells and not cells[0].endswith("></td>"):
            cells[0] = cells[0].replace("<td", '<th scope="row"', 1).removesuffix("</td>") + "</th>"
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows) or f'<tr><td colspan="{max(len(heads), 1)}">none</td></tr>'
    return (
        f'<div class="table{wide}" tabindex="0" role="group" aria-label="{escape(caption)}"><table><caption><span>{escape(caption)}</span></caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _letters(value: object) -> int:
    """Count the characters of a cell as it is read."""
    return len(re.sub(r"<[^>]*>", "", str(value)) if isinstance(value, Shown) else as_text(value))


def _is_number(value: object) -> bool:
    text = (repr(value) if isinstance(value, Shown) else as_text(value)).strip()
    return text == "" or re.fullmatch(r"[-+−]?\d+(\.\d+)?%?", text) is not None
