"""Save the figures as files, for slides and articles."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from stancebook import show, tables
from stancebook.findings.figures.drawing import Drawing

#: the figures in the order of the page
NAMES = ("matrix", "network", "triads", "issues", "timeline", "outlets", "speakers", "quoted")
COLUMNS = ("figure", "files", "caption", "alt")
_WRITERS: dict[str, Callable] = {"svg": show.svg, "png": show.png}


class Drawn(Protocol):
    """What can draw the figures of NAMES, such as Findings."""

    def drawing(self, name: str) -> Drawing:
        """Return the figure of that name."""


def save_all(findings: Drawn, folder: Path | str, *, formats: Iterable[str] = ("svg", "png")) -> list[Path]:
    """Write every figure of the findings into a folder in each format (svg, png), and `figures.csv` with captions and alt texts.

    A figure with nothing to draw has no file; its row says why. An unknown format raises ValueError.
    """
    folder, formats = Path(folder), tuple(formats)
    if unknown := [name for name in formats if name not in _WRITERS]:
        raise ValueError(f"unknown format {unknown[0]!r}: use {', '.join(_WRITERS)}")
    written, rows = [], []
    for name in NAMES:
        drawing = findings.drawing(name)
        files = [f"{name}.{ending}" for ending in formats] if drawing.fig is not None else []
        written += [tables.write_bytes(folder / file, _WRITERS[ending](drawing.fig)) for file, ending in zip(files, formats, strict=False)]
        rows.append((name, " ".join(files), drawing.caption, drawing.alt))
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return [*written, tables.write_bytes(folder / "figures.csv", out.getvalue().encode("utf-8"))]
