"""The machine against people: required, optional and wrong statements, the ceiling, calibration, disagreements."""

import pytest

from stancebook import tables
from stancebook.checking import calibration, figures
from stancebook.checking.agreement import agreement
from stancebook.checking.disagreements import disagreements
from stancebook.checking.units import units
from stancebook.checking.validation import band, validation
from test_checking_agreement import row

PEOPLE = [
    row("ann", "d1", 1, "a", "b", 2), row("ben", "d1", 1, "a", "b", 1),  # shared, two stances
    row("ann", "d1", 2, "b", "a", -2), row("ben", "d1", 2, "b", "a", -2),  # shared
    row("ann", "d1", 3, "a", "c", 1),  # ann alone: optional
    row("ann", "d1", 4, "c", "a", -1, speaker="jane_doe", speech="direct"), row("ben", "d1", 4, "c", "a", -1, speaker="doe", speech="direct"),
    row("ben", "d9", 1, "a", "b", 1),  # ben alone read d9
]


def rules(*args, confidence="0.85", **more):
    return row("rules", *args, confidence=confidence, **more)


MACHINE = [
    rules("d1", 1, "a", "b", 1),  # right
    rules("d1", 2, "b", "a", 1, confidence="0.55"),  # wrong sign
    rules("d1", 3, "a", "c", -2),  # optional: neither right nor wrong
    rules("d1", 5, "a", "b", 1, confidence="0.95"),  # nobody saw it
    rules("d2", 1, "a", "b", 1),  # nobody read d2
]


def scores(table, coder, reference, measure):
    found = table[(table["coder"] == coder) & (table["reference"] == reference) & (table["measure"] == measure)]
    assert len(found) == 1
    return tuple(found.iloc[0][["found", "expected", "right"]])


@pytest.fixture
def table():
    return validation(units(PEOPLE, MACHINE, ["d1", "d2", "d9"]))


@pytest.mark.parametrize(
    ("coder", "reference", "measure", "expected"),
    [
        ("rules", "people", "pair", ("3", "3", "2")),
        ("rules", "people", "signed", ("3", "3", "1")),
        ("rules", "people", "stance", ("3", "3", "1")),
        ("rules", "people", "modality", ("3", "3", "2")),
        ("rules", "ann", "pair", ("4", "4", "3")),
        ("rules", "ben", "pair", ("4", "4", "2")),
        ("ben", "ann", "pair", ("3", "4", "3")),
        ("ben", "ann", "stance", ("3", "4", "2")),
        ("ben", "ann", "speaker", ("3", "4", "3")),
    ],
)
def test_counts(table, coder, reference, measure, expected):
    assert scores(table, coder, reference, measure) == expected


def test_precision_recall_and_f1_follow_from_the_counts(table):
    signed = table[(table["coder"] == "rules") & (table["reference"] == "people") & (table["measure"] == "signed")].iloc[0]
    assert (signed["precision"], signed["recall"], signed["f1"]) == ("0.333", "0.333", "0.333")


def test_calibration_leaves_optional_statements_out(table):
    bands = table[table["measure"].str.startswith("confidence")]
    assert [tuple(r) for r in bands[["measure", "found", "right", "reference"]].to_numpy()] == [
        ("confidence 0.5–0.6", "1", "0", "people"), ("confidence 0.8–0.9", "1", "1", "people"), ("confidence 0.9–1.0", "1", "0", "people"),
    ]


@pytest.mark.parametrize(("confidence", "name"), [(0, "0.0–0.5"), (0.49, "0.0–0.5"), (0.5, "0.5–0.6"), (0.7, "0.7–0.8"), (0.899, "0.8–0.9"), (1, "0.9–1.0")])
def test_band(confidence, name):
    assert band(confidence) == f"confidence {name}"


def test_one_person_alone_is_the_reference_where_nobody_else_read():
    table = validation(units([row("ann", "d1", 1, "a", "b", 1)], [rules("d1", 1, "a", "b", 2)], ["d1"]))
    assert set(table["reference"]) == {"ann"} and scores(table, "rules", "ann", "signed") == ("1", "1", "1")
    assert scores(table, "rules", "ann", "stance") == ("1", "1", "0")


def test_a_lost_quotation_is_left_out():
    lost = row("ann", "d1", 1, "a", "b", 1, status="lost")
    together = units([lost, row("ann", "d1", 2, "a", "b", 1)], [], [])
    assert len(together.rows) == 1 and together.read["ann"] == {"d1"}


def test_every_disagreement_is_listed_with_its_sentence():
    table = disagreements(units(PEOPLE, MACHINE, ["d1", "d2", "d9"]))
    said = [tuple(r) for r in table[["text", "coder_a", "coder_b", "variable", "value_a", "value_b"]].to_numpy()]
    assert said == [
        ("sentence 1", "ann", "ben", "stance", "2", "1"),
        ("sentence 2", "people", "rules", "stance", "-2", "1"),
        ("sentence 3", "ann", "ben", "unit", "coded 1", "not coded"),
        ("sentence 4", "people", "rules", "unit", "coded -1", "not coded"),
        ("sentence 5", "people", "rules", "unit", "not coded", "coded 1"),
    ]


def test_figures_say_their_numbers_and_escape_text(table):
    shown = str(figures.validation(table))
    assert "who toward whom: rules 0.67, another person 0.86" in shown and "<script" not in shown
    assert "0 of 1 right" in str(calibration.calibration(table))
    hostile = disagreements(units([row("ann", "d1", 1, "a", "b", 1, text="<script>x</script>"), row("ben", "d1", 2, "", "", "")], [], []))
    assert "&lt;script&gt;" in str(figures.disagreement_table(hostile)) and "<script" not in str(figures.disagreement_table(hostile))


def test_the_validation_drawing_has_one_pair_of_bars_a_measure(table):
    machine = table[(table["coder"] == "rules") & (table["reference"] == "people")]
    ceiling = table[table["coder"] == "ben"]
    widths = [bar.get_width() for bar in figures.draw_validation(machine, ceiling).axes[0].patches]
    assert len(widths) == 12 and widths[5] == pytest.approx(0.667) and widths[11] == pytest.approx(0.857)


def test_figures_without_second_coder_or_shared_units_say_so():
    alone = units([row("ann", "d1", 1, "a", "b", 1)], [rules("d1", 1, "a", "b", 2)], ["d1"])
    assert "agreement needs two people" in str(figures.agreement(agreement(alone)))
    assert "no second person shows the ceiling" in str(figures.validation(validation(alone)))
    apart = agreement(units([row("ann", "d1", 1, "a", "b", 1), row("ben", "d1", 2, "a", "b", 1)], [], []))
    shown = str(figures.agreement(apart))
    assert "statements found (F1) 0.00" in shown and "stance (ordinal alpha) –" in shown
    assert "Nobody has coded" in str(figures.validation(validation(units([], [], []))))


def test_the_answer_gives_the_counts(table):
    results = {"codings": tables.frame("codings", PEOPLE), "validation": table}
    assert "Of the 3 statements that at least two people coded in 1 document, the rules found 1" in str(figures.answer(results))
    assert "Nobody has coded" in str(figures.answer({"codings": tables.frame("codings", []), "validation": table}))
