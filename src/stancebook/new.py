"""Write a new study folder: commented files and a small example that runs at once."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from stancebook import tables
from stancebook.errors import DiskError, StudyError

FILES = ("study.yml", "sources.csv", "codebook.yml", "raw/example.txt", "codings/README.md")


def new_study(folder: Path | str) -> Path:
    """Write the example study into a new or empty folder; raise StudyError where something is there already."""
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise StudyError(str(folder), "is a file", "name a new folder")
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise StudyError(str(folder), "is not empty", "name a new folder; nothing was written")
    except OSError as error:
        raise DiskError(str(folder), f"cannot be read ({error.strerror})", "check its permissions") from error
    example = resources.files("stancebook").joinpath("example")
    for name in FILES:
        tables.write_bytes(folder / name, example.joinpath(*name.split("/")).read_bytes())
    return folder
