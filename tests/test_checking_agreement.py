"""Agreement: alpha against published examples, and how it counts units before values."""

import math

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import interval_distance

from stancebook.checking import bootstrap
from stancebook.checking.agreement import agreement
from stancebook.checking.alpha import alpha, coincidences, interval, nominal, ordinal
from stancebook.checking.units import anchors, same_speaker, units

# Krippendorff (2011), section C: four observers, twelve units, missing values ("*").
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
EXAMPLE = [[int(v) for v in unit if v != "*"] for unit in zip(*(row.split() for row in OBSERVERS), strict=True)]


@pytest.mark.parametrize(("distance", "published"), [(nominal, 0.743), (ordinal, 0.815), (interval, 0.849)])
def test_alpha_gives_the_published_values(distance, published):
    values = [1, 2, 3, 4, 5]
    assert alpha(coincidences(EXAMPLE, values), values, distance) == pytest.approx(published, abs=0.0006)


@pytest.mark.parametrize(("distance", "theirs"), [(nominal, None), (interval, lambda a, b: interval_distance(a, b))])
def test_alpha_equals_that_of_nltk(distance, theirs):
    values = [-2, -1, 0, 1, 2]
    draw = np.random.default_rng(7)
    given = [[int(v) for v in draw.integers(-2, 3, size=m)] for m in (2, 2, 3, 3, 3, 2, 3, 2)]
    data = [(f"coder {c}", f"item {i}", v) for i, unit in enumerate(given) for c, v in enumerate(unit)]
    task = AnnotationTask(data) if theirs is None else AnnotationTask(data, distance=theirs)
    assert alpha(coincidences(given, values), values, distance) == pytest.approx(task.alpha())


def test_alpha_is_undefined_without_pairs_and_one_where_one_value_was_used():
    assert math.isnan(alpha(coincidences([[1], [2]], [1, 2]), [1, 2]))
    assert alpha(coincidences([[1, 1], [1, 1]], [1]), [1]) == 1.0


def row(coder, document, sentence, actor, target, stance=1, **more):
    start = 100 * sentence
    codes = {"modality": "actual", "speaker": "author", "speech": "none", "issue": "fish", "text": f"sentence {sentence}"}
    return {"coder": coder, "document_id": document, "start": start, "end": start + 80, "actor": actor, "target": target, "stance": stance, **codes, **more}


def cells(table, measure, variable, coder="ann"):
    found = table[(table["measure"] == measure) & (table["variable"] == variable) & (table["coder_a"] == coder)]
    assert len(found) == 1
    return found.iloc[0]


def test_identical_coders_agree_wholly():
    rows = [row(coder, f"d{i}", s, "a", "b", stance) for coder in ("ann", "ben") for i in range(3) for s, stance in enumerate((-2, 1, 0))]
    table = agreement(units(rows, [], []))
    assert set(table["value"]) == {"1"} and set(table["documents"]) == {"3"}
    assert "only 3 documents" in cells(table, "f1", "unit")["note"]
    assert "one value alone" in cells(table, "alpha nominal", "issue")["note"]


def test_units_are_compared_before_values():
    ann = [row("ann", "d1", 1, "a", "b", 2), row("ann", "d1", 2, "a", "c", -1), row("ann", "d2", 1, "", "", "")]
    ben = [row("ben", "d1", 1, "a", "b", -2), row("ben", "d1", 2, "c", "a", -1), row("ben", "d2", 1, "a", "b", 1), row("ben", "d3", 1, "a", "b", 1)]
    table = agreement(units(ann + ben, [], []))
    unit = cells(table, "f1", "unit")
    # d3 was read by ben alone; in d1 and d2 ann has 2 units, ben 3, one of them shared
    assert (unit["documents"], unit["n"], unit["value"]) == ("2", "4", "0.4")
    assert cells(table, "share", "stance")["value"] == "0" and cells(table, "share", "stance")["n"] == "1"


def test_three_coders_get_all_pairs_and_a_common_row():
    rows = [row(coder, "d1", s, "a", "b", s - 2) for coder in ("ann", "ben", "cem") for s in range(5)]
    table = agreement(units(rows, [], []))
    assert sorted(set(zip(table["coder_a"], table["coder_b"], strict=True))) == [("all", "all"), ("ann", "ben"), ("ann", "cem"), ("ben", "cem")]
    assert cells(table, "alpha ordinal", "stance", "all")["value"] == "1"
    assert cells(table, "alpha ordinal", "stance", "all")["low"] == ""  # one document has no interval


def test_interval_is_repeatable_and_holds_the_value():
    counts = np.array([[3, 4], [1, 4], [4, 4], [2, 4]])
    first, second = (bootstrap.interval(counts, lambda c: c[0] / c[1]) for _ in range(2))
    assert first == second and first[0] < 10 / 16 < first[1]
    assert bootstrap.warning(15) == "" and "only 14" in bootstrap.warning(14)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Jane Doe", "jane_doe", True),
        ("jane_doe", "doe", True),
        ("Minister Doe", "jane_doe", True),
        ("jane_doe", "jane_roe", False),
        ("eu_officials", "us_officials", False),
        ("ministry", "foreign_ministry", False),
        ("author", "author", True),
        ("author", "an author", False),
    ],
)
def test_same_speaker(a, b, same):
    assert same_speaker(a, b) is same and same_speaker(b, a) is same


def test_a_sentence_is_matched_by_half_of_the_shorter_span():
    found = anchors([(0, 100), (10, 60), (95, 200), (300, 310)])
    assert found == {(0, 100): (10, 60), (10, 60): (10, 60), (95, 200): (95, 200), (300, 310): (300, 310)}
