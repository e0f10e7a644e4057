"""Texts and files for the tests of the readers: an article, and a PDF written piece by piece."""

TITLE = "Ministers agree to share herring figures"
PARAGRAPHS = (
    "The fisheries ministers of the two coastal states met in the harbour town on Tuesday and agreed to share their catch figures for "
    "herring, although neither side would say when the misunderstanding over licences might be settled.",
    "A spokesman for the island government said the talks had been open and useful, but that no quota had been fixed for the coming season "
    "and that representatives of the northern villages would be heard first.",
    "Fishers in the northern villages have long accused trawlers from the mainland of taking more than their licences allow them to take, an "
    "accusation that the mainland administration has repeatedly rejected.",
    "The mainland navy seized four island boats in March after a chase near the disputed sandbank and held their crews for nine days in a "
    "detention centre on the southern shore.",
    "Both governments now plan a joint patrol of the sandbank in autumn, with inspectors of each state on the ships of the other.",
)


def pdf(*pages: list[tuple[str, float, float, float]]) -> bytes:
    """Return a PDF whose pages hold (text, x, y, size) in the order given; x and y in points from the lower left corner."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"]
    for number, pieces in enumerate(pages):
        content = "BT " + " ".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj" for text, x, y, size in pieces) + " ET"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode("latin-1")
