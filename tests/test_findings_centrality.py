import pytest

from stancebook import tables
from stancebook.findings.centrality import count_centrality, pair_signs


def dyads(*rows):
    """Return dyads (actor, target, cooperative, conflictual, neutral), all told as fact."""
    return tables.frame(
        "dyads", [{"actor": a, "target": t, "n": p + c + z, "n_actual": p + c + z, "n_cooperation": p, "n_conflict": c, "n_neutral": z} for a, t, p, c, z in rows]
    )


@pytest.mark.parametrize(
    ("rows", "signs"),
    [
        ([("a", "b", 2, 1, 0)], {("a", "b"): 1}),
        ([("a", "b", 1, 0, 0), ("b", "a", 0, 2, 0)], {("a", "b"): -1}),
        ([("b", "a", 1, 0, 0), ("a", "b", 0, 1, 0)], {("a", "b"): 0}),
        ([("a", "b", 0, 0, 3)], {("a", "b"): 0}),
        ([("a", "a", 2, 0, 0)], {}),
        ([("a", "b", 0, 0, 0)], {}),
    ],
)
def test_a_pair_has_the_sign_of_both_directions(rows, signs):
    assert pair_signs(dyads(*rows)) == signs


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "b", 1, 0, 0), ("c", "b", 0, 1, 0)], {"b": (1.0, 2), "a": (0.0, 1), "c": (0.0, 1)}),
        ([("a", "b", 1, 0, 0), ("b", "c", 1, 0, 0), ("c", "a", 1, 0, 0)], {"a": (0.0, 2), "b": (0.0, 2), "c": (0.0, 2)}),
        ([("a", "b", 0, 1, 0)], {"a": (0.0, 1), "b": (0.0, 1)}),
    ],
)
def test_who_stands_between_others_is_in_the_middle(rows, expected):
    found = count_centrality(dyads(*rows))
    assert {row["actor"]: (row["betweenness"], row["partners"]) for row in found.to_dict("records")} == expected


@pytest.mark.parametrize(("friends", "enemies", "pn"), [(1, 0, 2.0), (0, 1, 0.5), (1, 1, 1.0)])
def test_three_alike_stand_alike(friends, enemies, pn):
    found = count_centrality(dyads(*[(a, t, friends, enemies, 0) for a, t in ("ab", "bc", "ca")]))
    assert found["pn"].tolist() == [pn] * 3
