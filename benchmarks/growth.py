"""Measure how time and memory of coding grow with the number of documents: write invented studies of several sizes and code each in a fresh process."""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from large import write_study

from stancebook import coding, tables
from stancebook.study import load_study

SIZES = (500, 2_000, 10_000)
SENTENCES = 10


def write_tables(folder: Path) -> None:
    """Write the tables of notebook 1 for a study whose every line is body: cleaning is measured elsewhere."""
    documents, lines = [], []
    for path in sorted((folder / "raw").iterdir()):
        raw = path.read_bytes()
        text, name = raw.decode("utf-8"), path.stem
        documents.append(
            {"document_id": name, "file": path.name, "raw_sha256": hashlib.sha256(raw).hexdigest(), "encoding": "utf-8", "raw_chars": len(text), "kept_chars": len(text),
             "independent": True, "status": "coded", "format": "text"}
        )  # fmt: skip
        at = 0
        for number, line in enumerate(text.split("\n"), 1):
            lines.append({"document_id": name, "line": number, "start": at, "end": at + len(line), "label": "body" if line else "boilerplate", "reason": "invented"})
            at += len(line) + 1
    tables.write_all(folder / "tables", {"documents": tables.frame("documents", documents), "lines": tables.frame("lines", lines)})


def code(folder: Path) -> None:
    """Code one study and print its seconds and the highest memory in use."""
    study = load_study(folder)
    start = time.perf_counter()
    coding.write_coding(study)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = sum(1 for _ in (folder / "raw").iterdir())
    sys.stdout.write(f"{count:7,} documents, {count * SENTENCES:9,} sentences: {took:7.1f} s, {count * SENTENCES / took:6,.0f} sentences a second, peak {peak:5.0f} MB\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        code(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            for size in SIZES:
                made = Path(temporary) / str(size)
                write_study(made, documents=size, statements=size * SENTENCES)
                write_tables(made)
                subprocess.run([sys.executable, __file__, str(made)], check=True)
