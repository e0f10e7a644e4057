"""What a page shows: escaped, described, and the same bytes each time."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from stancebook import show

PAYLOADS = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg onload=alert(1)>", "' onmouseover='x"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_become_text_everywhere(payload):
    frame = pd.DataFrame({payload: [payload]})
    fig = plt.figure()
    fig.text(0.5, 0.5, payload)
    for shown in (
        show.note(payload),
        show.table(frame, caption=payload, columns={payload: payload}),
        show.figure(fig, caption=payload, alt=payload, table=frame),
    ):
        assert payload not in str(shown)
        assert "<script" not in str(shown) and "<svg" not in str(shown) and "<img src=x" not in str(shown)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb", "a[U+200B]b"),
        ("a\x1bb", "a[U+001B]b"),
        ("a\ud800b", "a[U+D800]b"),
        ("Café – 5 < 6", "Café – 5 &lt; 6"),
        ("two\nlines\there", "two\nlines\there"),
        (None, ""),
        (True, "true"),
        (0.5, "0.5"),
    ],
)
def test_escape(text, expected):
    assert show.escape(text) == expected


def test_a_formula_in_a_scraped_text_does_not_break_a_figure():
    def draw():
        fig, axes = plt.subplots()
        axes.set_title(r"costs $\frac{ and more$")
        return show.figure(fig, caption="c", alt="a")

    assert str(draw()) == str(draw())


def test_a_figure_needs_an_alt_text():
    with pytest.raises(ValueError):
        show.figure(plt.figure(), caption="c", alt=" ")


def test_a_table_has_caption_and_scopes():
    text = str(show.table(pd.DataFrame({"outlet": ["A"], "n": [3]}), caption="How many"))
    assert "<caption><span>How many</span></caption>" in text
    assert '<th scope="row">A</th>' in text and '<th scope="col" class="num">n</th>' in text and '<td class="num">3</td>' in text
