"""The child process in which raw files are parsed: JSON in, JSON out, under limits of time and memory.

Each message is four bytes of length and then JSON (never pickle). A request is {path, name, columns, seconds}; its answer is
{sha256}, then {document} for each document, then {done}, or {problem, remedy} where the file cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from stancebook.errors import SourceError
from stancebook.sources.readers import limits, read_documents
from stancebook.sources.readers.decoded import Decoded

_LENGTH = struct.Struct(">I")


def write_message(stream: BinaryIO, message: object) -> None:
    """Write one message; halves of surrogate pairs travel as ASCII escapes."""
    data = json.dumps(message).encode("ascii")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: BinaryIO) -> dict | None:
    """Read one message; None where the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None


def serve() -> None:
    """Answer requests until the parent closes the pipe; nothing else may write to it."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    _limit_memory()
    while (request := read_message(sys.stdin.buffer)) is not None:
        _limit_time(request["seconds"])
        for message in answer(request):
            write_message(out, message)


def answer(request: dict) -> Iterator[dict]:
    """Yield the messages that answer one request."""
    name = request["name"]
    try:
        data = Path(request["path"]).read_bytes()
        yield {"sha256": hashlib.sha256(data).hexdigest()}
        documents = read_documents(data, name, columns=request["columns"])
        if sum(len(document.text) for document in documents) > limits.FILE_CHARS:
            raise SourceError(name, f"gives more than {limits.FILE_CHARS:,} characters", "split it into several files")
        for document in documents:
            yield {"document": _bounded(document).as_json()}
        yield {"done": len(documents), "spent": _spent()}
    except SourceError as error:
        yield {"problem": error.problem, "remedy": error.remedy}
    except MemoryError:
        yield {"problem": f"needs more than {limits.MEMORY_BYTES >> 20} MiB of memory", "remedy": "split it into several files, or save its text as .txt", "spent": True}
    except Exception as error:  # a parser may raise anything on a damaged file; the file is set aside with what it said
        said = " ".join(str(error).split())[:200]
        yield {"problem": f"cannot be read, it seems damaged ({type(error).__name__}: {said})", "remedy": "open it in its program and save it again, or save its text as .txt"}


def _bounded(document: Decoded) -> Decoded:
    """Leave out a text that is longer than a document may be; its note says so."""
    if len(document.text) <= limits.DOCUMENT_CHARS:
        return document
    note = f"is longer than {limits.DOCUMENT_CHARS:,} characters → split it into one file a document"
    return replace(document, text="", note=note, hints={})


def _spent() -> bool:
    """Tell whether so much memory is held that the next file had better find a fresh process (known on Linux only)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > limits.MEMORY_BYTES // 2


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        try:
            resource.setrlimit(kind, (limits.MEMORY_BYTES, resource.getrlimit(kind)[1]))
        except (ValueError, OSError):  # macOS refuses some
            continue


def _limit_time(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
