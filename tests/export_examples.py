"""Files as news databases and spreadsheet programs make them, about invented lands; each is made by the real library."""

from __future__ import annotations

import io

import docx

SENTENCES = (
    "Northland condemned Southland on Monday over the dam, and the River Commission called for calm in the valley.",
    "Officials said that round {n} of the talks would be held in the autumn, when the water is low again.",
)
MONTHS = "January February March April May June July August September October November December".split()


def title(n: int) -> str:
    return f"Ministers of both banks meet for round {n} of the river talks"


def day(n: int) -> tuple[str, str]:
    """Return the n-th article's date as a line and in ISO form."""
    month = (n - 1) % 12 + 1
    return f"{MONTHS[month - 1]} {n}, 2021 Monday", f"2021-{month:02d}-{n:02d}"


def body(n: int) -> list[str]:
    return [SENTENCES[0], "What comes next", SENTENCES[1].format(n=n)]


def nexis_lines(n: int, *, space: str = " ") -> list[str]:
    """Return the paragraphs of one Nexis Uni article."""
    words = sum(len(paragraph.split()) for paragraph in body(n))
    return [
        title(n), "The Harbour Post", day(n)[0], "", "Copyright 2021 Harbour Press Ltd. All Rights Reserved",
        f"Section:{space}NEWS; Pg. {n}", f"Length:{space}{words} words", f"Byline:{space}Ada North", f"Dateline:{space}NORTHPORT",
        "Body", "", *body(n), "Classification", "", f"Language:{space}ENGLISH", f"Publication-Type:{space}Newspaper", f"Subject:{space}RIVERS (90%); DAMS (78%)",
        f"Load-Date:{space}{day(n)[0]}", "End of Document", "",
    ]  # fmt: skip


def nexis_docx(count: int, *, cover: bool = True, missing: tuple[int, ...] = (), table: bool = True, numbered: bool = True, space: str = "\xa0") -> bytes:
    """Return a Nexis Uni download: a cover that lists the articles, then the articles (some may be missing)."""
    document = docx.Document()
    if cover:
        head = ("User Name: Ada", "Date and Time: Wednesday, December 1, 2021 7:08:00 PM CET", "Job Number: 79564983", f"Documents ({count})")
        for line in head:
            document.add_paragraph(line)
    for n in range(1, count + 1) if cover else ():
        document.add_paragraph(f"{n}. {title(n)}" if numbered else title(n), style=None if numbered else "List Number")
        for line in ("Client/Matter: -None-", "Search Terms: river and dam", "Search Type: Terms and Connectors", "Narrowed by: "):
            document.add_paragraph(line)
        cells = (("Content Type", "Narrowed by"), ("News", "Sources: The Harbour Post"))
        if table:
            made = document.add_table(2, 2)
            for row, texts in zip(made.rows, cells, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            for texts in cells:
                document.add_paragraph("   ".join(texts))
    for n in range(1, count + 1):
        if n not in missing:
            for line in nexis_lines(n, space=space):
                document.add_paragraph(line)
            document.add_page_break()
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


LEXISNEXIS = """



Download Request: Selected Items: 1-3
Terms: (river and dam)


                               1 of 3 DOCUMENTS


                                  The Harbour Post

                            January 11, 2010 Monday
                                   Edition 1;
                                    North Bank

Ministers of Northland condemn the dam that Southland built on the great
river above Northport

BYLINE: Ada North

SECTION: NEWS; Pg. 3

LENGTH: 27 words


Northland condemned Southland on Monday over the dam. The ministers of
Northland said that they would
act.

"We wait," said Anna Example, who leads the commission of the river valley.

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

GRAPHIC: The dam at dawn.

PUBLICATION-TYPE: Newspaper


                       Copyright 2010 Harbour Press Ltd.
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                       Copyright 1999 Harbour Press Ltd.
                              All Rights Reserved
                                  The Harbour Post

                            January 12, 1999, Tuesday

SECTION: NEWS

LENGTH: 8 words

HEADLINE: Southland answers

BYLINE: LI WEI

DATELINE: PORT

 BODY:
   Southland rejected the note of Northland on Tuesday.

LANGUAGE: ENGLISH

                               3 of 3 DOCUMENTS

                             The Valley Times.com

                         13 January 2010 Wednesday 9:15 AM GMT

Water falls again

LENGTH: 400 words

The River Commission praised Northland for its restraint on Wednesday.

LOAD-DATE: January 13, 2010
"""

FACTIVA_CODES = """SE World News
HD Ministers condemn the dam
BY By Ada North
WC 19 words
PD 2 January 2020
ET 10:15
SN Harbour News Agency
SC HNA
LA English
CY (c) 2020 Harbour News
LP
Northland condemned Southland on Thursday over the dam on the river.

TD
IN the evening nothing was said by either side.

IN i1 : Energy
NS gpol : Politics
RE nland : Northland
PUB Harbour News
AN Document HNA0000020200102eg12023p1

HD Southland answers
WC 90 words
PD 3 January 2020
SN The Valley Times
LP
Southland rejected the note.
TD
AN Document VALTIM0020200103eg130000x
"""

FACTIVA_PLAIN = """Ministers condemn the dam
By Ada North
15 words
2 January 2020
10:15
Harbour News Agency
HNA
English
(c) 2020 Harbour News. All rights reserved

Northland condemned Southland on Thursday over the dam on the river.

Officials said nothing more.

Document HNA0000020200102eg12023p1

World News
Southland answers the note
4 words
3 January 2020
The Valley Times
VALTIM
2
English
Copyright 2020 Valley Press

Southland rejected the note.

Document VALTIM0020200103eg130000x

Search Summary
Text river and dam
Results Found 2
"""

PROQUEST = f"""{"_" * 60}

Report Information from ProQuest
January 05 2020 10:15
{"_" * 60}

Table of contents

1. Ministers condemn the dam
2. Southland answers
{"_" * 60}

Document 1 of 2

Ministers condemn the dam

Author: North, Ada

Publication info: The Harbour Post ; Northport [Northport]. 02 Jan 2020: A.1.

Abstract: None available.

Links: http://library.example/link

Full text: Northland condemned Southland on Thursday over the dam on the river.

Officials said nothing more: it was late.

Note: this line belongs to the article.

Subject: Dams; Rivers

Title: Ministers condemn the dam

Publication title: The Harbour Post; Northport

Publication date: Jan 2, 2020

ProQuest document ID: 2330000001

Document URL: https://www.proquest.example/docview/2330000001?accountid=1

Copyright: Copyright Harbour Press Jan 2, 2020

Last updated: 2020-01-03

Database: ProQuest Central

{"_" * 60}

Document 2 of 2

Southland answers

Full text: Not available.

Title: Southland answers

Publication title: The Harbour Post

Publication date: Jan 3, 2020

ProQuest document ID: 2330000002

{"_" * 60}

Contact ProQuest

Copyright © 2020 ProQuest LLC. All rights reserved. - Terms and Conditions
"""
