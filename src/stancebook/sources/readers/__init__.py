"""Readers of raw files, one module a format, chosen by what the bytes are and not by the file's suffix alone.

A reader is a module of this package with two functions:

    matches(data: bytes, name: str) -> bool
        whether the file is of this format: quick, by the first bytes (or a zip's list of names), `name` only where the bytes leave doubt
    read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]
        its documents; SourceError where it has none, with what was found and what to do

`READERS` lists them by module name in the order in which they are asked, the special before the general; the first that
matches reads the file, and `text` takes what is left. To add a format, write its module and name it here.

- One file may give many documents: each is a `Decoded` with its own `part`, a short id that stays the same when
  documents are added at the end (its number, or the id that the file gives it). A file that is one document has part "".
- What the file says of a document goes into `tells` (title, outlet, author, published as YYYY-MM-DD, url), what it
  says of a line into `hints`, and a remark into `note`. A document of a collection that has no text is
  returned all the same, with the reason in `note`: it is set aside, not lost. The kind `metadata` marks what is no
  document but tells of one: what is in its `tells` goes to the document with the same address.
- `columns` is what `study.yml` maps: {"text": "story body", "published": "date", ...}, the study's name for each column.
- A library is imported inside `read`, never on top: the modules are loaded to ask `matches`. `raw_sha256` is filled in later.
- `read` runs in a child process with the limits of `limits`; any error it raises sets the file aside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded

READERS = ("warc", "mhtml", "nexis", "lexisnexis", "factiva", "proquest", "table", "pdf", "docx", "rtf", "html", "text")
__all__ = ["READERS", "Decoded", "choose", "read_documents"]


def choose(data: bytes, name: str) -> ModuleType:
    """Return the first reader that takes the file."""
    modules = (import_module(f"{__name__}.{reader}") for reader in READERS)
    return next(module for module in modules if module.matches(data, name))


def read_documents(data: bytes, name: str, *, columns: Mapping[str, str] | None = None) -> list[Decoded]:
    """Return the documents of a raw file, in this process and without limits; SourceError where there is no text.

    >>> [document.text for document in read_documents(b"Talks began.", "a.txt")]
    ['Talks began.']
    """
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise SourceError(name, "is empty", "add its text, or remove the file and its row in sources.csv")
    documents = choose(data, name).read(data, name, columns=columns or {})
    if not documents or not any(re.search(r"\w", document.text) or document.kind == "metadata" for document in documents):
        problem, _, remedy = (documents[0].note if documents else "").partition(" → ")
        raise SourceError(name, problem or "holds no word", remedy or "add its text, or remove the file and its row in sources.csv")
    return documents
