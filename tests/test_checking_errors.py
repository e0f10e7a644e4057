"""Each error of the machine has its cause: what it missed, found too many or coded otherwise."""

import pytest

from stancebook.checking import error_tables
from stancebook.checking.errors import Seen, errors
from stancebook.checking.units import units
from test_checking_agreement import row


def mention(sentence, actor, document="d1"):
    start = 100 * sentence + 5
    return {"document_id": document, "start": str(start), "end": str(start + 4), "actor": actor}


def table(people, machine=(), *, mentions=(), unsure=(), left_out=()):
    seen = Seen.of(
        mentions,
        [{"document_id": "d1", "start": str(100 * n), "end": str(100 * n + 80), "reason": "below the confidence threshold"} for n in unsure],
        [{"document_id": "d1", "start": str(100 * n), "end": str(100 * n + 80), "label": "boilerplate" if n in left_out else "body"} for n in range(9)],
    )
    agreed = ("d1", 8, "x", "y")
    machine = [row("rules", *args, rule="verb-object", cue="praise", confidence="0.8") for args in (*machine, agreed)]
    return errors(units([row("ann", *args) for args in (*people, agreed)], machine, ["d1"]), seen)


BOTH = [mention(1, "a"), mention(1, "b")]


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ({"mentions": BOTH}, "no cue links the actors"),
        ({"mentions": BOTH, "unsure": [1]}, "a cue, but below the confidence threshold"),
        ({"mentions": BOTH, "unsure": [2]}, "no cue links the actors"),
        ({"mentions": [mention(1, "a"), mention(2, "b")]}, "target not recognised in the sentence"),
        ({"mentions": [mention(1, "b")]}, "actor not recognised in the sentence"),
        ({"mentions": [mention(1, "b", "d2")]}, "actor and target not recognised in the sentence"),
        ({"left_out": [1]}, "its lines were left out of the article"),
        ({"mentions": BOTH, "machine": [("d1", 1, "b", "a")]}, "found the other way round"),
        ({"mentions": BOTH, "machine": [("d1", 1, "a", "c")]}, "actor found, with another target"),
        ({"mentions": BOTH, "machine": [("d1", 1, "c", "b")]}, "target found, with another actor"),
        ({"mentions": BOTH, "machine": [("d1", 1, "c", "d")]}, "other pairs of the sentence found only"),
        ({"mentions": BOTH, "machine": [("d1", 2, "a", "c")]}, "no cue links the actors"),
    ],
)
def test_a_missed_statement_has_its_cause(given, cause):
    missed = table([("d1", 1, "a", "b")], **given).query("error == 'missed'")
    assert list(missed["cause"]) == [cause] and list(missed["expected"]) == ["1"] and list(missed["rule"]) == [""]


@pytest.mark.parametrize(
    ("people", "cause"),
    [
        ([("d1", 2, "c", "d")], "people coded nothing in the sentence"),
        ([("d1", 1, "b", "a")], "people coded it the other way round"),
        ([("d1", 1, "a", "c")], "people coded this actor with another target"),
        ([("d1", 1, "c", "b")], "people coded this target with another actor"),
        ([("d1", 1, "c", "d")], "people coded other pairs of the sentence only"),
    ],
)
def test_a_find_too_many_has_its_cause(people, cause):
    extra = table(people, [("d1", 1, "a", "b")], mentions=BOTH).query("error == 'extra'")
    assert [tuple(values) for values in extra[["cause", "rule", "cue", "confidence", "actors"]].to_numpy()] == [(cause, "verb-object", "praise", "0.8", "a; b")]


def test_differing_codes_are_listed_and_a_stance_only_where_the_sign_agrees():
    people = [("d1", 1, "a", "b", 2), ("d1", 2, "a", "b", -1), ("d1", 3, "a", "b", 1)]
    found = table(people, [("d1", 1, "a", "b", 1), ("d1", 2, "a", "b", 1), ("d1", 3, "a", "b", 1)])
    assert [tuple(values) for values in found[["text", "error", "cause"]].to_numpy()] == [
        ("sentence 1", "stance", "2 coded as 1"), ("sentence 2", "sign", "conflict coded as cooperation"),
    ]


def test_what_one_of_several_people_saw_is_no_error():
    people = [row("ann", "d1", 1, "a", "b"), row("ben", "d1", 2, "a", "b")]
    assert errors(units(people, [row("rules", "d1", 2, "a", "b")], ["d1"]), Seen({}, {}, {})).empty


def test_the_tables_count_the_causes_and_escape_text():
    people = [("d1", n, "a", "b") for n in (1, 2, 3)]
    found = table(people, [("d1", 4, "a", "b", -1)], mentions=BOTH)
    found["text"] = found["text"].str.replace("sentence", "<b>sentence</b>")
    shown = str(error_tables.causes_table(found))
    assert "people coded and the rules missed: 3" in shown and "67 %" in shown and "33 %" in shown and shown.index("67 %") < shown.index("33 %")
    assert "<b>" not in shown and "nobody coded: 1" in shown
    assert "verb-object" in str(error_tables.rules_table(found)) and "4 of 4 errors" in str(error_tables.errors_table(found))


def test_without_errors_the_tables_say_so():
    none = table([("d1", 1, "a", "b")], [("d1", 1, "a", "b")])
    assert none.empty and "No error is known" in str(error_tables.causes_table(none))
    assert "No statement" in str(error_tables.rules_table(none)) and "No error" in str(error_tables.errors_table(none))
