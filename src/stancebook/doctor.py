"""Examine the installation: versions, kernel, font, temporary folder; nothing need be downloaded."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path


def examine() -> Iterator[tuple[str, bool, str]]:
    """Yield (name, well, what was found) for each thing that a run needs."""
    yield "Python", sys.version_info >= (3, 11), f"{sys.version.split()[0]} (3.11 or later is needed)"
    for name, floor in floors().items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, False, "is not installed; run `make` or `pip install stancebook`"
            continue
        yield name, numbers(found) >= numbers(floor), f"{found} (at least {floor})"
    yield from _font()
    try:
        with tempfile.TemporaryDirectory(prefix="stancebook-") as folder:
            (Path(folder) / "probe").write_bytes(b"x")
        yield "temporary folder", True, tempfile.gettempdir()
    except OSError as error:
        yield "temporary folder", False, f"{error.strerror}; set TMPDIR to a folder that can be written"
    from stancebook.report import PAGES
    from stancebook.run import notebooks_folder

    missing = [page.notebook for page in PAGES if not (notebooks_folder() / f"{page.notebook}.ipynb").is_file()]
    yield "notebooks", not missing, f"missing: {', '.join(missing)}" if missing else "all four are there"
    yield "offline", True, "all lexicons and models are in the package; nothing is downloaded"


def floors() -> dict[str, str]:
    """Return the required packages with their lowest versions, as the installed package declares them."""
    found = (re.match(r"([A-Za-z0-9_.-]+)\s*>=\s*([\d.]+)", line) for line in metadata.requires("stancebook") or [])
    return {match[1]: match[2] for match in found if match}


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version for comparison.

    >>> numbers("7.17.2") >= numbers("7.9")
    True
    """
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])


def _font() -> Iterator[tuple[str, bool, str]]:
    from matplotlib import font_manager

    path = font_manager.findfont("DejaVu Sans")
    yield "font", "DejaVu" in path, "DejaVu Sans comes with matplotlib"
