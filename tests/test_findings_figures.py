import re

import pandas as pd
import pytest
from matplotlib.text import Text

import findings_examples as examples
from stancebook import show, tables
from stancebook.findings import aggregate, figures, select
from stancebook.findings.outlets import only_here
from stancebook.findings.speakers import count_quoted
from stancebook.findings.triads import count_triads


def written(fig) -> list[str]:
    """Return all words on a figure."""
    return [text.get_text() for text in fig.findobj(Text) if text.get_text()]


def rows_of(*told: tuple):
    """Return statements (actor, target, stance) told as fact, or (actor, target, stance, against)."""
    table = examples.statements([(actor, target, stance, "actual", "author", f"d{at % 3 + 1}", "", 0.9, True) for at, (actor, target, stance, *_) in enumerate(told)])
    table["against"] = [more[0] if more else "" for *_, more in ((*row[:3], row[3:]) for row in told)]
    return table


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", "b", 1), ("a", "c", -1), ("b", "c", -2)], ("a", "b", "c", "common enemy", "balanced")),
        ([("a", "b", -1), ("c", "a", 1), ("b", "c", 2)], ("a", "b", "c", "common friend", "unbalanced")),
        ([("c", "b", 1), ("a", "c", -1), ("b", "a", -2)], ("b", "c", "a", "common enemy", "balanced")),
        ([("a", "b", 1), ("a", "c", 1), ("b", "c", 2)], ("a", "b", "c", "all friends", "balanced")),
        ([("a", "b", -1), ("a", "c", -1), ("b", "c", -2)], ("a", "b", "c", "all enemies", "unbalanced")),
        ([("a", "b", 1), ("a", "c", -1)], None),
        ([("a", "b", 1), ("a", "c", -1), ("b", "c", 0)], None),
        ([("a", "b", 1), ("a", "c", -1), ("b", "c", 1), ("c", "b", -1)], None),
        ([("a", "a", 1), ("a", "c", -1), ("c", "a", -1)], None),
    ],
)
def test_three_signs_make_a_triad(told, expected):
    found = count_triads(rows_of(*told)).to_dict("records")
    assert [tuple(row[name] for name in ("actor", "target", "against", "pattern", "balance")) for row in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", "b", 1, "c")], ("", "", "1", "", "")),
        ([("a", "b", 1, "c"), ("a", "c", -1), ("c", "b", -1)], ("common enemy", "balanced", "1", "-1", "-1")),
        ([("a", "b", 1, "c"), ("a", "c", -1), ("b", "c", 1)], ("common friend", "unbalanced", "1", "-1", "1")),
        ([("a", "b", 1, "c"), ("a", "c", -1), ("b", "c", 0)], ("", "", "1", "-1", "0")),
    ],
)
def test_a_stated_triad_keeps_its_roles(told, expected):
    row = count_triads(rows_of(*told)).to_dict("records")[0]
    assert (row["kind"], row["actor"], row["target"], row["against"], row["n"]) == ("stated", "a", "b", "c", "1")
    assert tuple(row[name] for name in ("pattern", "balance", "sign_actor_target", "sign_actor_against", "sign_target_against")) == expected


def test_a_triad_counts_the_statements_of_its_three_pairs():
    row = count_triads(rows_of(("a", "b", 1), ("b", "a", 1), ("a", "c", -1), ("b", "c", -2), ("x", "a", 1))).to_dict("records")[0]
    assert (row["n"], row["n_actual"], row["least"], row["documents"]) == ("4", "4", "1", "3")


def test_actors_beyond_the_leading_ones_are_added_up_in_the_matrix():
    found = aggregate(select(examples.many(60, 300)))
    drawing = figures.draw_matrix(found["dyads"], {}, most=5)
    words = written(drawing.fig)
    assert "55 others" in words and "the 55 others are added up" in drawing.caption
    drawn = sum(int(word.removeprefix("n ")) for word in words if re.fullmatch(r"n \d+", word))
    assert drawn == found["dyads"]["n_actual"].astype(int).sum()


def test_numbers_stand_on_the_arrows_of_the_network():
    drawing = figures.draw_network(aggregate(select(examples.statements()))["dyads"], examples.LABELS)
    left, right = (written(axes) for axes in drawing.fig.axes)
    assert {"Cooperation (+): 5 statements", "Southmark", "3", "2"} <= set(left)
    assert {"Conflict (−): 4 statements", "Sea Council", "3"} <= set(right)


def test_a_vague_date_is_a_longer_bar_and_no_date_is_said():
    rows = select(examples.statements(examples.ROWS + [("noria", "southmark", -2, "actual", "author", "d1", "2022-11/2023-02", 0.9, True)]))
    drawing = figures.draw_timeline(aggregate(rows)["timeline"], examples.LABELS)
    lanes = drawing.fig.axes[1]
    lengths = sorted({round(patch.get_width()) for patch in lanes.patches})
    assert lengths == [1, 4, 12]
    assert any("4 statements without a date" in " ".join(word.split()) for word in written(drawing.fig))


def test_outlets_are_drawn_with_their_means_and_numbers():
    drawing = figures.draw_outlets(aggregate(select(examples.statements()))["outlets"], examples.LABELS)
    words = written(drawing.fig)
    assert {"A", "B", "n 2", "A  Harbour Post", "B  Tide Weekly", "Sea Council → Noria"} <= set(words)
    assert "Outlets differ most on Sea Council toward Noria: −0.5 in Tide Weekly (n 2), +1.0 in Harbour Post (n 2)." in drawing.caption


def test_what_one_outlet_alone_tells_leads_to_its_sentences():
    page = str(only_here(aggregate(select(examples.statements(), published_after="2023-06-01"))["outlets"], examples.LABELS))
    assert 'Noria → Southmark <a href="#dyad-noria--southmark">2</a>' in page and '<th scope="row">Tide Weekly</th>' in page


def test_issues_tell_where_a_dyad_changes_its_sign():
    rows = rows_of(("a", "b", 2), ("a", "b", 1), ("a", "b", -1), ("a", "b", -1), ("a", "c", 1))
    rows["issue"] = ["fish", "fish", "borders", "borders", ""]
    drawing = figures.draw_issues(aggregate(rows)["issues"], {}, {"fish": "Fish"})
    assert "a toward b is +1.5 on Fish (n 2) but −1.0 on borders (n 2)" in drawing.caption
    assert {"no issue", "Fish", "+1.5", "−1.0"} <= set(written(drawing.fig))


@pytest.mark.parametrize(
    ("speaker", "side", "sentence", "kind", "named"),
    [
        ("author", "", "", "author", ""),
        ("the defence minister", "", "", "official", "false"),
        ("two fisheries analysts", "", "", "analyst", "false"),
        ("a retired military expert", "", "", "analyst", "false"),
        ("Ana Lopez", "noria", "", "official", "true"),
        ("Ana Lopez", "", "Nets are cut, said Ana Lopez, professor of law at Port College.", "analyst", "true"),
        ("Ana Lopez", "", "Nets are cut, said foreign minister Ana Lopez.", "official", "true"),
        ("Ana Lopez", "", "The minister is wrong, Ana Lopez said.", "other", "true"),
        ("one of the traders", "", "", "other", "false"),
        ("", "", "", "other", "false"),
        ("state television", "", "", "media", "false"),
        ("the Harbour Gazette", "", "", "media", "true"),
    ],
)
def test_speakers_have_a_kind(speaker, side, sentence, kind, named):
    rows = examples.statements(examples.ROWS[:1]).assign(speaker=speaker, speaker_actor=side, text=sentence)
    row = aggregate(rows)["speakers"].to_dict("records")[0]
    assert (row["kind"], row["named"]) == (kind, named)


def test_every_number_of_a_figure_leads_to_its_statements():
    rows = select(examples.statements())
    found = aggregate(rows)
    page = str(figures.draw_outlets(found["outlets"], examples.LABELS).shown("outlets", examples.LABELS))
    assert '<a href="#dyad-council--noria" data-view="?outlet=Tide+Weekly&amp;actor=council&amp;target=noria&amp;counted=yes">2</a>' in page
    assert 'download="outlets.csv"' in page and "%0D%0ATide Weekly,council,noria,2,2,-0.5%0D%0A" in page


def test_a_long_table_is_cut_on_the_page_but_saved_in_full():
    dyads = aggregate(select(examples.many(60, 600)))["dyads"]
    page = str(figures.draw_matrix(dyads, {}).shown("dyads", {}))
    assert len(dyads) > show.MOST_ROWS
    assert page.count("<tr>") == show.MOST_ROWS + 1 and f"the first {show.MOST_ROWS} of {len(dyads)} rows" in page
    assert page.count("%0D%0A") == len(dyads) + 1


@pytest.mark.parametrize("label", ["$\\frac{", "a\x00b\x0bc", "\u202egnp", "船 & <b>", "x" * 300])
def test_any_label_is_drawn_as_text(label):
    rows = select(examples.statements())
    for column in ("speaker", "outlet", "issue"):
        rows[column] = label
    found = aggregate(rows)
    labels = {"noria": label, "southmark": label}
    drawings = [
        figures.draw_matrix(found["dyads"], labels), figures.draw_network(found["dyads"], labels), figures.draw_timeline(found["timeline"], labels),
        figures.draw_speakers(found["speakers"], labels), figures.draw_triads(found["triads"], labels), figures.draw_issues(found["issues"], labels, {}),
    ]  # fmt: skip
    for drawing in drawings:
        for fig in (drawing.fig, drawing.narrow):
            drawn = show.svg(fig).decode("utf-8")
            assert "<b>" not in drawn and not re.search("[\x00-\x08\x0b\u202e]", drawn)
            assert tables.as_text(fig.get_figwidth()) in ("3.5", "9.6") or fig.get_figwidth() < 9.6


class Drawn:
    """Stands for the findings: the example figures by name."""

    def __init__(self, rows):
        self.found, self.rows = aggregate(rows), rows

    def drawing(self, name):
        if name == "quoted":
            return figures.draw_quoted(count_quoted(self.rows), examples.LABELS)
        table = self.found["dyads" if name in ("matrix", "network") else name]
        return figures.draw_issues(table, examples.LABELS, {}) if name == "issues" else getattr(figures, f"draw_{name}")(table, examples.LABELS)


def test_figures_are_saved_with_their_captions(tmp_path):
    drawn = Drawn(select(examples.statements()))
    written = figures.save_all(drawn, tmp_path)
    assert [path.name for path in written] == [f"{name}.{ending}" for name in figures.NAMES for ending in ("svg", "png")] + ["figures.csv"]
    assert (tmp_path / "matrix.png").read_bytes()[:4] == b"\x89PNG" and (tmp_path / "matrix.svg").read_text("utf-8").startswith("<?xml")
    listed = pd.read_csv(tmp_path / "figures.csv")
    assert listed["figure"].tolist() == list(figures.NAMES) and listed["caption"].iloc[0].startswith("Told most often as fact")
    before = {path: path.read_bytes() for path in written}
    figures.save_all(drawn, tmp_path)
    assert {path: path.read_bytes() for path in written} == before


def test_a_figure_with_nothing_to_draw_has_no_file(tmp_path):
    written = figures.save_all(Drawn(select(examples.statements()).head(0)), tmp_path, formats=["svg"])
    assert [path.name for path in written] == ["figures.csv"]
    assert "no statement to show" in written[0].read_text("utf-8")


def test_an_unknown_format_of_figures_is_refused(tmp_path):
    with pytest.raises(ValueError, match="'tiff': use svg, png"):
        figures.save_all(Drawn(select(examples.statements())), tmp_path, formats=["tiff"])
