import pandas as pd
import pytest

import findings_examples as examples
from stancebook.errors import StudyError
from stancebook.findings import aggregate, count_dyads, count_outlets, count_periods, count_speakers, select
from stancebook.findings.answer import answer, independent_documents, plain
from stancebook.findings.labels import dyad_anchor, signed
from stancebook.findings.selection import check_actors


@pytest.mark.parametrize(
    ("filters", "n"),
    [
        ({}, 14),
        ({"counted_only": False}, 15),
        ({"modalities": "actual"}, 10),
        ({"modalities": ["potential", "negated"]}, 4),
        ({"minimum_confidence": 0.8}, 4),
        ({"minimum_confidence": 0.81}, 2),
        ({"actors": "fleet"}, 2),
        ({"actors": "nobody"}, 0),
        ({"published_after": "2023-06-11"}, 3),
        ({"published_after": "2023-06-12"}, 0),
        ({"published_before": "2023-05"}, 6),
        ({"published_before": "2023-05-01", "counted_only": False}, 6),
    ],
)
def test_filters_keep(filters, n):
    assert len(select(examples.statements(), **filters)) == n


def test_a_misspelt_modality_is_refused():
    with pytest.raises(ValueError, match="actuall"):
        select(examples.statements(), modalities="actuall")


def test_an_actor_that_is_not_in_the_codebook_is_refused():
    with pytest.raises(StudyError, match="'norja' is not an actor.*such as noria"):
        check_actors(["fleet", "norja"], examples.LABELS)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("noria", "southmark"), {"n": "5", "n_actual": "3", "n_potential": "1", "n_negated": "1", "mean_stance_actual": "-1.333", "mean_stance": "-1", "documents": "3"}),
        (("fleet", "council"), {"n": "2", "n_actual": "0", "n_potential": "2", "mean_stance_actual": "", "n_cooperation": "0"}),
        (("council", "noria"), {"n": "4", "n_conflict": "1", "n_neutral": "1", "n_cooperation": "2", "mean_stance_actual": "0.25", "outlets": "2"}),
    ],
)
def test_dyads_keep_modalities_apart(pair, expected):
    dyads = count_dyads(select(examples.statements())).set_index(["actor", "target"])
    assert dyads.loc[pair, list(expected)].to_dict() == expected


def test_periods_come_from_the_statement_then_the_document():
    timeline = count_periods(select(examples.statements()))
    counted = timeline.astype({"n": int}).groupby("period")["n"].sum().to_dict()
    assert counted == {"": 5 - 1, "2023": 1, "2023-02": 1, "2023-03": 1, "2023-04": 1, "2023-05": 4, "2023-06": 2}


def test_potential_cooperation_is_told_within_its_modality():
    timeline = count_periods(select(examples.statements(), actors="fleet"))
    assert timeline["modality"].tolist() == ["potential", "potential"]
    assert timeline["n_cooperation"].tolist() == ["1", "1"]


def test_outlets_tell_what_stands_in_one_alone():
    outlets = count_outlets(select(examples.statements(), actors="southmark")).set_index(["outlet", "actor", "target"])
    assert set(outlets["only_here"]) == {"false"}
    lone = count_outlets(select(examples.statements(), published_after="2023-06-01"))
    assert set(lone["only_here"]) == {"true"}


def test_speakers_add_up():
    speakers = count_speakers(select(examples.statements()))
    assert speakers["n"].tolist() == ["12", "1", "1"]
    assert speakers["speaker"].tolist() == ["author", "ana_lopez", "council_clerk"]


def test_no_statements_give_empty_tables_with_all_columns():
    found = aggregate(select(examples.statements(), actors="nobody"))
    assert all(table.empty for table in found.values())
    assert "mean_stance_actual" in found["dyads"].columns


def test_tables_do_not_depend_on_the_order_of_rows():
    rows = select(examples.statements())
    turned = rows.iloc[::-1].reset_index(drop=True)
    for name, table in aggregate(rows).items():
        pd.testing.assert_frame_equal(table, aggregate(turned)[name])


def test_documents_that_share_text_are_one_independent_document():
    assert independent_documents(examples.statements()) == 3


def test_answer_names_the_extremes_and_counts_their_sentences():
    rows = select(examples.statements())
    sentences = answer(rows, aggregate(rows), examples.LABELS)
    words = " ".join(map(plain, sentences))
    assert "14 statements in 3 independent documents of 2 outlets" in words
    assert "most cooperative stance told as fact is that of Southmark toward Sea Council (mean +1.3, on a scale from −2 to +2, over 3 statements)" in words
    assert "most conflictual stance told as fact is that of Noria toward Southmark (mean −1.3 over 3 statements)" in words
    assert "only talk so far, Trawler Fleet toward Sea Council (2 statements)" in words
    assert "Outlets disagree most on Sea Council toward Noria: −0.5 in Tide Weekly (2 statements), but +1.0 in Harbour Post (2 statements)" in words
    assert "nobody has coded" in words and "fewer than 30" in words
    for part in (part for sentence in sentences for part in sentence if part.n):
        led = [row for row in rows.assign(counted="yes").to_dict("records") if leads_to(part, row)]
        assert len(led) == part.n, part


def leads_to(part, row) -> bool:
    """Tell whether a part of the answer leads to a statement."""
    place, facts = part.place, ""
    if place.endswith("--actual"):
        place, facts = place.removesuffix("--actual"), "actual"
    here = not place.startswith("dyad-") or dyad_anchor(row["actor"], row["target"]) == place
    return here and facts in ("", row["modality"]) and all(row[column] == value for column, value in part.filters.items())


@pytest.mark.parametrize(("count", "words"), [(0, "no answer to give"), (1, "an example, not a finding")])
def test_answer_is_honest_with_little_data(count, words):
    rows = select(examples.statements()).head(count)
    assert words in " ".join(map(plain, answer(rows, aggregate(rows), {})))


@pytest.mark.parametrize(("value", "shown"), [("-0.04", "0.0"), ("-0.06", "−0.1"), ("2", "+2.0"), ("", "")])
def test_signs_are_written(value, shown):
    assert signed(value) == shown
