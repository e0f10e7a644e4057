"""Read the raw file of a source: only regular files, in the child process and under its limits."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from dataclasses import replace
from pathlib import Path

from stancebook.errors import SourceError
from stancebook.sources.readers import limits
from stancebook.sources.readers.child import CHILD
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import restore
from stancebook.study import Source, Study


def read_source(study: Study, source: Source) -> tuple[Decoded, ...]:
    """Return the documents of the raw file of `source`, their parts made unique; SourceError where there is no text."""
    path = study.raw / source.file
    examine(path, source.file)
    found = CHILD.parse(path.absolute(), source.file, study.columns)
    return unique_parts(found) if len(found) > 1 else found


def read_text(study: Study, source: Source, encoding: str) -> tuple[str, bytes]:
    """Return the text of a raw text file whose encoding is known, and its bytes, without parsing."""
    data = read_bytes(study.raw / source.file, source.file)
    return restore(data, encoding), data


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file of bounded size."""
    examine(path, name)
    return path.read_bytes()


def examine(path: Path, name: str) -> None:
    """Raise SourceError unless the file is a regular one of bounded size that may be opened."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise SourceError(f"raw/{name}", "is not a regular file", "put the text itself into raw/")
        if facts.st_size > limits.FILE_BYTES:
            raise SourceError(f"raw/{name}", f"is larger than {limits.FILE_BYTES // 1_000_000} MB", "split it into several files")
        with open(path, "rb", opener=lambda file, flags: os.open(file, flags | getattr(os, "O_NONBLOCK", 0))):
            pass
    except OSError as error:
        raise SourceError(f"raw/{name}", f"cannot be read ({error.strerror})", "check the file and its permissions") from error


def unique_parts(documents: tuple[Decoded, ...]) -> tuple[Decoded, ...]:
    """Give every document of a collection a part of its own: its number where it has none, a count behind a repeated one."""
    seen: Counter[str] = Counter()
    taken = {document.part for document in documents}
    made = []
    for number, document in enumerate(documents, 1):
        part = re.sub(r"\s+", " ", document.part).strip()[:80] or str(number)
        seen[part] += 1
        name, count = part, seen[part]
        while count > 1 and (name := f"{part}-{count}") in taken:
            count += 1
        taken.add(name)
        made.append(replace(document, part=name))
    return tuple(made)
