"""Lines that recur across a collection are left out, and the paragraphs of reprints and of agencies are not."""

import pytest

from stancebook.sources import recurring
from stancebook.sources.assemble import clean_document
from stancebook.sources.readers import Decoded
from stancebook.study import Source

PLACES = "harbour sandbank lighthouse cannery ferry shipyard market village island fjord".split()
NOTICE = "This page is brought to readers of the coast by the friends of the Harbour Daily and its many partners."


def article(number, *, top="", middle="", bottom=""):
    place = PLACES[number]
    body = [
        f"The council of the {place} met on Tuesday and voted for a new quay that fishers had wanted for years.",
        f"A spokesman for the {place} said that the work would start in spring and cost less than was feared.",
        middle,
        f"Traders near the {place} were glad, but some families fear that the noise will drive the herring away.",
        f"The mayor of the {place} said that nobody would have to leave a house before the end of the season.",
        f"Critics of the {place} plan want a vote of all who live there before the first stone is laid.",
    ]
    return "\n\n".join(filter(None, [f"New quay for the {place}", top, *body, bottom]))


def cleaned(texts, outlet="Harbour Daily"):
    return [clean_document(Source(file=f"{i}.txt", line=2, outlet=outlet), Decoded(text, "utf-8"), document_id=str(i)) for i, text in enumerate(texts)]


def left_out(documents):
    found = recurring.debris(documents)
    return {document.document_id: [document.raw.split("\n")[line - 1] for line in found.get(document.document_id, ())] for document in documents}


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_notice_at_the_edge_of_many_articles_is_left_out(place):
    documents = cleaned([article(i, **{place: NOTICE}) for i in range(4)] + [article(5)])
    assert left_out(documents) == {str(i): [NOTICE] if i < 4 else [] for i in range(5)}


def test_two_documents_are_too_few_to_tell():
    assert not recurring.debris(cleaned([article(i, top=NOTICE) for i in range(2)] + [article(i) for i in range(2, 10)]))


def test_a_background_paragraph_of_an_agency_stays():
    assert not recurring.debris(cleaned([article(i, middle=NOTICE if i < 4 else "") for i in range(10)]))


def test_a_line_in_the_flow_of_most_articles_is_left_out():
    found = left_out(cleaned([article(i, middle=NOTICE) for i in range(10)]))
    assert all(lines == [NOTICE] for lines in found.values())


def test_reprints_of_one_article_keep_their_text():
    assert not recurring.debris(cleaned([article(1, top=NOTICE)] * 6 + [article(i) for i in range(2, 6)]))


def test_documents_without_an_outlet_need_more_company():
    assert not recurring.debris(cleaned([article(i, top=NOTICE) for i in range(3)] + [article(i) for i in range(3, 6)], outlet=""))
    assert recurring.debris(cleaned([article(i, top=NOTICE) for i in range(4)] + [article(i) for i in range(4, 6)], outlet=""))


def test_a_line_that_names_the_speaker_of_the_words_before_stays():
    speech = "\"The work will start before the herring comes,\"\n\nMs North said."
    assert not any(left_out(cleaned([article(i, bottom=speech.replace("herring", f"herring of {place}")) for i, place in enumerate(PLACES[:6])])).values())
    assert any(left_out(cleaned([article(i, bottom="Ms North writes for the Harbour Daily.") for i in range(6)])).values())
