"""Measure the search for reuse among many made articles: seconds, and how much memory it takes beside the documents themselves."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from pages import Maker

from stancebook.sources import clean_document
from stancebook.sources.readers import Decoded
from stancebook.sources.reuse import find_reuse
from stancebook.study import Source

SIZES = (1_000, 10_000)


def measure(folder: str, sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Return one line a size; each is measured in a process of its own, so that its peak of memory is its own."""
    return [subprocess.run([sys.executable, str(Path(__file__)), folder, str(size)], check=True, capture_output=True, text=True).stdout.strip() for size in sizes]


def one(folder: str, size: int) -> str:
    """Make `size` articles, compare them, and say what that took."""
    maker = Maker.of_study(folder)
    documents = [clean_document(Source(f"{number:06}.txt", 2), Decoded("\n\n".join(maker.article(number)), "utf-8")) for number in range(size)]
    before, start = _peak(), time.process_time()
    pairs = find_reuse(documents)
    taken = time.process_time() - start
    text = sum(len(document.clean) for document in documents) / 1e6
    return f"reuse {size:7,} documents ({text:.1f} MB) {taken:8.1f} s {len(pairs):7,} pairs   memory {before:.0f} MB with the documents, {_peak():.0f} MB at the peak"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    arguments = sys.argv[1:] or ["data/taliban-isk"]
    found = [one(arguments[0], int(arguments[1]))] if len(arguments) > 1 else measure(arguments[0])
    sys.stdout.write("\n".join(found) + "\n")
