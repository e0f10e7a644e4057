"""What confidence is worth: a rule's measured share, moved by the score, within bounds; and the diagram that checks it."""

import pytest

from stancebook import tables
from stancebook.checking.calibration import bands, calibration, distance, interval
from stancebook.coding.stances.confidence import confidence_of

ORDERED = [
    (("verb-object", 0.8), ("verb-object", 0.6)),  # the surer the slots, the surer the statement
    (("noun-possessor", 0.7), ("verb-reach", 0.7)),  # a rule that was right more often
    (("verb-object-unheard-of", 0.7), ("verb-reach-unheard-of", 0.7)),  # a new rule follows the one that it refines
]


@pytest.mark.parametrize(("surer", "less"), ORDERED)
def test_what_is_right_more_often_is_surer(surer, less):
    assert confidence_of(*surer) > confidence_of(*less)


@pytest.mark.parametrize(("rule", "score"), [("verb-object", 1.0), ("verb-reach", 0.0), ("never-met", 0.5), ("never-met", 5.0)])
def test_confidence_stays_within_bounds(rule, score):
    assert 0.3 <= confidence_of(rule, score) <= 0.97


TABLE = tables.frame(
    "validation",
    [
        {"coder": "rules", "reference": "people", "measure": "confidence 0.7–0.8", "found": 20, "right": 15, "precision": 0.75, "stated": 0.75},
        {"coder": "rules", "reference": "people", "measure": "confidence 0.9–1.0", "found": 10, "right": 8, "precision": 0.8, "stated": 0.94},
        {"coder": "rules", "reference": "people", "measure": "pair", "found": 30, "expected": 40, "right": 25},
    ],
)


def test_bands_carry_counts_and_intervals():
    rows = bands(TABLE)
    assert [(row["band"], row["right"], row["found"], row["stated"]) for row in rows] == [("0.7–0.8", 15, 20, 0.75), ("0.9–1.0", 8, 10, 0.94)]
    assert all(row["low"] < row["share"] < row["high"] for row in rows)
    assert distance(rows) == pytest.approx((20 * 0.0 + 10 * 0.14) / 30)


def test_the_diagram_says_its_numbers():
    page = str(calibration(TABLE))
    assert "people confirm 23 of 30 statements (0.77)" in page and "lie 0.05 from the dotted line" in page
    assert "stated 0.75: 15 of 20 right" in page and "<table" in page


@pytest.mark.parametrize(("right", "found"), [(0, 1), (1, 1), (0, 30), (30, 30), (8, 10)])
def test_intervals_stay_between_0_and_1(right, found):
    low, high = interval(right, found)
    assert 0 <= low < high <= 1 and low <= right / found <= high
