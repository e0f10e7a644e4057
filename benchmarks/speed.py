"""Measure cleaning and coding against NLTK's tokenisation of the same texts in the same run; ratios travel between machines."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import cleaning
import reuse
from nltk.tokenize import NLTKWordTokenizer
from pages import Maker

from stancebook import coding, sources, tables
from stancebook.coding.sentences import split_sentences
from stancebook.study import load_study

ROUNDS = 3


def best(step) -> float:
    """Return the shortest of a few timings in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times)


def blank_spacy(texts: list[str]) -> dict[str, float]:
    """Return the seconds that a blank spaCy pipeline with its sentence splitter takes; nothing where spaCy is not installed."""
    if importlib.util.find_spec("spacy") is None:
        return {}
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return {"blank spaCy": best(lambda: [pipeline(text) for text in texts])}


def main(folder: str) -> None:
    study = load_study(folder)
    with tempfile.TemporaryDirectory() as temporary:
        apart = Path(temporary) / "study"
        apart.mkdir()
        for path in study.folder.resolve().iterdir():
            if path.name not in ("tables", "report"):
                (apart / path.name).symlink_to(path)
        study = replace(study, folder=apart)
        found = sources.clean_study(study)
        tables.write_all(study.tables, found.tables)
        documents, codebook = found.documents, coding.load_codebook(study.codebook_file)
        size = sum(len(document.clean.encode("utf-8")) for document in documents) / 1e6
        tokenise = NLTKWordTokenizer().tokenize
        seconds = {
            "tokenise (NLTK)": best(lambda: [tokenise(document.clean) for document in documents]),
            **blank_spacy([document.clean for document in documents]),
            "clean": best(lambda: sources.clean_study(study)),
            "code": best(lambda: [coding.code_document(document, codebook) for document in documents]),
        }
    seconds["clean and code"] = seconds["clean"] + seconds["code"]
    sentences = sum(len(split_sentences(document)) for document in documents)
    base = seconds["tokenise (NLTK)"]
    lines = [f"{len(documents)} documents, {sentences} sentences, {size:.3f} MB of article text, one core"]
    lines += [
        f"{name:16} {size / taken:8.3f} MB/s {sentences / taken:10.0f} sentences/s {taken / base:8.1f} times the tokenisation"
        for name, taken in seconds.items()
    ]
    lines += ["", "cleaning made pages, one core:", *cleaning.measure(Maker.of_study(folder)), "", "searching for reuse, one core:", *reuse.measure(folder)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "data/taliban-isk")
