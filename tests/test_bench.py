"""Floors on real, annotated sets that stand beside the repository; skipped where they are absent."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from stancebook import coding, sources, tables
from stancebook.study import load_study

SHARED = Path(__file__).resolve().parents[2] / "shared"
SHIPPED = Path(__file__).resolve().parents[1] / "data" / "taliban-isk" / "codebook.yml"
pytestmark = pytest.mark.skipif(not (SHARED / "bench" / "score.py").is_file(), reason="the annotated sets are not here")

#: set, scorer, gold file, {figure: floor}
FLOORS = [
    ("corpus", "statements", "corpus/statements.jsonl", {"signed_f1": 0.55, "signed_precision": 0.75, "modality": 0.80, "stance_exact": 0.85, "speaker": 0.75}),
    ("corpus", "lines", "corpus/lines.jsonl", {"f1": 0.97}),
    ("plover", "pairs", "plover/gold.jsonl", {"quad_accuracy": 0.76, "sign_accuracy": 0.80, "coded": 0.82}),
    ("re3d", "relations", "re3d/gold.jsonl", {"f1": 0.38, "precision": 0.34}),
    ("quotes", "quotes", "quotes/gold.jsonl", {"f1": 0.58, "speaker_when_found": 0.65}),
    ("webpages", "lines", "webpages/lines.jsonl", {"f1": 0.85, "precision": 0.9}),
]


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """Return a function: the tables folder of one set, coded once in a scratch copy."""
    done = {}

    def tables_of(name: str) -> Path:
        if name not in done:
            folder = tmp_path_factory.mktemp(name)
            (folder / "raw").mkdir()
            origin = SHARED / "corpus" if name == "corpus" else SHARED / "bench" / name / "raw"
            files = sorted(file for file in origin.iterdir() if file.is_file())
            for file in files:
                shutil.copyfile(file, folder / "raw" / file.name)
            (folder / "sources.csv").write_text("file\n" + "".join(f"{file.name}\n" for file in files), encoding="utf-8")
            (folder / "study.yml").write_text(f"title: {name}\n", encoding="utf-8")
            shutil.copyfile(SHIPPED if name == "corpus" else SHARED / "bench" / name / "codebook.yml", folder / "codebook.yml")
            study = load_study(folder)
            tables.write_all(study.tables, sources.clean_study(study).tables)
            tables.write_all(study.tables, coding.code_study(study))
            done[name] = study.tables
        return done[name]

    return tables_of


@pytest.mark.parametrize(("name", "scored", "gold", "floors"), FLOORS, ids=[f"{row[0]}-{row[1]}" for row in FLOORS])
def test_floors(name, scored, gold, floors, scorer, coded, capsys):
    getattr(scorer, f"score_{scored}")(coded(name), SHARED / "bench" / gold)
    figures = dict(line.rsplit(" ", 1) for line in capsys.readouterr().out.splitlines() if " " in line)
    short = {figure: (figures[figure], floor) for figure, floor in floors.items() if float(figures[figure]) < floor}
    assert not short, f"{name}: found and floor {short}"


def test_the_rewrite_is_found_and_no_unrelated_pair(coded):
    pairs = tables.read(coded("corpus"), "reuse")
    found = [(a[:3], b[:3], kind) for a, b, kind in zip(pairs["document_a"], pairs["document_b"], pairs["kind"], strict=True)]
    assert found == [("000", "001", "paraphrase")]
