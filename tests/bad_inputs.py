"""Files that break readers, made by code: each function writes one file into raw/ and needs no other."""

import gzip
import io
import os
import random
import warnings
import zipfile
import zlib

from reader_examples import PARAGRAPHS, TITLE, pdf

STORY = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text(content):
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def page(body, head=""):
    return text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def many(count, unit, start=b"", end=b""):
    """Write megabytes without holding them."""

    def write(path):
        with open(path, "wb") as stream:
            stream.write(start)
            block = unit * 1000
            for _ in range(count // 1000):
                stream.write(block)
            stream.write(end)

    return write


def sparse(path):
    with open(path, "wb") as stream:
        stream.truncate(1 << 30)


def archive(parts, *, cut=None, lie=False, encrypted=False):
    def write(path):
        stream = io.BytesIO()
        with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            warnings.simplefilter("ignore")
            for name, content in parts:
                made.writestr(name, content)
        data = bytearray(stream.getvalue())
        at = data.rfind(b"PK\x01\x02")
        if lie:
            data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        if encrypted:
            data[at + 8] |= 1
        path.write_bytes(bytes(data[:cut]))

    return write


def word(body, *, before="", **options):
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    types += f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{DOCX}"/></Types>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>'
    document = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    return archive([("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)], **options)


def run_of(content):
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


def link(target):
    return lambda path: path.symlink_to(target if target != "self" else path.name)


def locked(path):
    path.write_text(STORY, "utf-8")
    path.chmod(0)


def pdf_bomb(path):
    stream = zlib.compress(b"(a) Tj " * 20_000_000, 1)
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>", b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
             b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(stream) + stream + b"\nendstream"]  # fmt: skip
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(data + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data))


NOISE = random.Random(7).randbytes(40_000)
MENU = "Home\nNews\nSport\nSubscribe\nSign in\nFollow us\nShare\nContact us\nPrivacy policy\nCookie settings\n"
CSV = "title,text,date\n"
QUARANTINED, CODED = "quarantined", "coded"

#: (name in raw/, how it is made, what becomes of it, words of the reason)
BAD_INPUTS = [
    # nothing there
    ("empty.txt", text(""), QUARANTINED, "is empty"),
    ("white.txt", text(" \r\n\t\n "), QUARANTINED, "is empty"),
    ("white-wide.txt", text("\u3000\u2003\u2028\n"), QUARANTINED, "holds no word"),
    ("mark-only.txt", text(b"\xef\xbb\xbf"), QUARANTINED, "holds no word"),
    ("signs.txt", text("--- *** ---\n"), QUARANTINED, "holds no word"),
    ("menus.txt", text(MENU), QUARANTINED, "no article text"),
    ("page-menus.html", page("<nav>" + "".join(f"<a href=x>{line}</a> " for line in MENU.split("\n")) + "</nav>"), QUARANTINED, "no article text"),
    ("page-script.html", page("<script>var story = 'The ministers met in the harbour town.'</script>"), QUARANTINED, "without text"),
    ("page-empty.html", page(""), QUARANTINED, "without text"),
    # not text
    ("noise.txt", text(NOISE), QUARANTINED, "is binary"),
    ("zeros.txt", text(b"\x00" * 5000), QUARANTINED, "is empty"),
    ("picture.txt", text(b"\x89PNG\r\n\x1a\n" + NOISE), QUARANTINED, "no reader knows"),
    ("picture.html", text(b"\xff\xd8\xff\xe0" + NOISE), QUARANTINED, "no reader knows"),
    ("packed.txt", text(gzip.compress(STORY.encode(), mtime=0)), QUARANTINED, "→"),
    ("old.doc", text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE), QUARANTINED, "old office file"),
    # too large
    ("gigabyte.txt", sparse, QUARANTINED, "larger than"),
    ("one-line-50-mb.txt", many(10_000_000, b"word "), QUARANTINED, "longer than"),
    ("one-word-5-mb.txt", many(5_000_000, b"a"), QUARANTINED, "longer than"),
    ("lines-3-mb.txt", many(1_000_000, b"a\r\n"), QUARANTINED, "longer than"),
    # long, odd and allowed
    ("one-word.txt", text("a" * 100_000 + ".\n\n" + STORY), CODED, ""),
    ("one-line.txt", text(STORY.replace("\n", " ") * 20), CODED, ""),
    ("dots.txt", text("." * 50_000 + "a\n\n" + STORY), CODED, ""),
    ("quotes.txt", text("“a " * 5_000 + "\n\n" + STORY), CODED, ""),
    ("ampersands.txt", text("&amp;" * 20_000 + "\n\n" + STORY), CODED, ""),
    ("zero-width.txt", text("a\u200b" * 20_000 + "\n\n" + STORY), CODED, ""),
    ("letters.txt", text("a\n" * 10_000 + "\n\n" + STORY), CODED, ""),
    ("he-said.txt", text(STORY + "he said " * 3_000 + "."), CODED, ""),
    ("at-signs.txt", text("a@" * 20_000 + "\n\n" + STORY), CODED, ""),
    ("piled-marks.txt", text("e" + "\u0301" * 20_000 + "\n\n" + STORY), CODED, ""),
    # pages
    ("nested-tags.html", page("<div>" * 100_000 + f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)), None, ""),
    ("nested-bold.html", page("<b><i>" * 30_000 + f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)), None, ""),
    ("attributes.html", page("<p " + " ".join(f"a{n}=x" for n in range(300_000)) + f">{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"), None, ""),
    ("open-tag.html", text("<!DOCTYPE html><p" + " a" * 200_000), QUARANTINED, "→"),
    ("entities.html", text("<!DOCTYPE html " + ENTITIES[10:] + f"<p>&j;</p><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)), None, ""),
    ("outside.html", text(OUTSIDE + f"<html><p>&a;</p><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)), None, ""),
    ("surrogates.html", page(f"<h1>{TITLE}</h1><p>&#xD800;&#0;&#x1;&#xFFFF;</p>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)), CODED, ""),
    ("idna.html", page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{line} é</p>" for line in PARAGRAPHS), "<meta charset=idna>"), CODED, ""),
    ("wrong-charset.html", page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{line} é</p>" for line in PARAGRAPHS), "<meta charset=koi8-r>"), CODED, "but is UTF-8"),
    # office files
    ("bomb.docx", word(run_of("a" * 160_000_000)), QUARANTINED, "unpacks to"),
    ("lying-bomb.docx", word(run_of("a" * 60_000_000), lie=True), QUARANTINED, "→"),
    ("encrypted.docx", text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE[:4000] + "EncryptedPackage".encode("utf-16-le")), QUARANTINED, "is encrypted"),
    ("encrypted-part.docx", word(run_of(STORY), encrypted=True), QUARANTINED, "is encrypted"),
    ("truncated.docx", word(run_of(STORY), cut=700), QUARANTINED, "cut off"),
    ("billion-laughs.docx", word(run_of("&j;"), before=ENTITIES), QUARANTINED, "→"),
    ("outside-entity.docx", word(run_of("&a;") + run_of(STORY), before=OUTSIDE), None, ""),
    ("deep.docx", word("<w:p>" * 20_000 + "</w:p>" * 20_000), QUARANTINED, "→"),
    ("not-xml.docx", word("<w:p"), QUARANTINED, "→"),
    ("other-zip.docx", archive([("a.txt", STORY)]), QUARANTINED, "→"),
    ("bomb.xlsx", archive([("[Content_Types].xml", ""), ("xl/workbook.xml", "a" * 160_000_000)]), QUARANTINED, "→"),
    # PDF and RTF
    ("truncated.pdf", text(pdf([(line, 72, 700, 10) for line in PARAGRAPHS])[:900]), QUARANTINED, "damaged"),
    ("no-text.pdf", text(pdf([], [])), QUARANTINED, "without any text"),
    ("loop.pdf", text(pdf([("Talks", 72, 700, 10)]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")), QUARANTINED, "→"),
    ("bomb.pdf", pdf_bomb, QUARANTINED, "→"),
    ("braces.rtf", text(b"{\\rtf1 " + b"{" * 100_000 + STORY.encode() + b"}" * 100_000 + b"}"), None, ""),
    ("open.rtf", text(b"{\\rtf1\\u99999999 \\'zz {\\header " + STORY.encode()), None, ""),
    # collections
    ("wide.csv", text(",".join(f"c{n}" for n in range(20_000)) + "\n" + "," * 19_999 + "\n"), QUARANTINED, "→"),
    ("open-quote.csv", text(CSV + '"a,' + STORY * 50), None, ""),
    ("nul.csv", text(CSV + f'A,"{PARAGRAPHS[0]} \x00 {PARAGRAPHS[1]}",2025-05-03\n'), None, ""),
    ("deep.jsonl", text("[" * 100_000 + "\n"), QUARANTINED, "→"),
    ("cut.warc.gz", text(gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" + NOISE, mtime=0)[:9000]), QUARANTINED, "→"),
    # things that are no files, and names
    ("loop.txt", link("self"), QUARANTINED, "cannot be read"),
    ("dangling.txt", link("nowhere.txt"), QUARANTINED, "cannot be read"),
    ("pipe.txt", os.mkfifo, QUARANTINED, "not a regular file"),
    ("folder.txt", os.mkdir, QUARANTINED, "not a regular file"),
    ("device.txt", link("/dev/zero"), QUARANTINED, "not a regular file"),
    ("locked.txt", locked, None, ""),
    ("line\nbreak.txt", text(STORY), CODED, ""),
    ("é" * 125 + ".txt", text(STORY), CODED, ""),
    ("\u202etxt.yrots\u200f.txt", text(STORY), CODED, ""),
    ("-rf *.txt", text(STORY), CODED, ""),
    ("=cmd().txt", text(STORY), CODED, ""),
    ("<b>.txt", text(STORY), CODED, ""),
    ("Same Name.txt", text(STORY), CODED, ""),
    ("same-name.txt", text(STORY), CODED, ""),
    # characters
    ("crlf.txt", text(STORY.replace("\n", "\r\n")), CODED, ""),
    ("cr.txt", text(STORY.replace("\n", "\r")), CODED, ""),
    ("mixed-ends.txt", text(STORY.replace("\n", "\r\n", 3).replace("\n", "\r", 2)), CODED, ""),
    ("u2028.txt", text(STORY.replace("\n", "\u2028")), CODED, ""),
    ("nel-and-feeds.txt", text(STORY.replace(". ", ".\x85\x0b\x0c\x1c\x1e ")), CODED, ""),
    ("nfc.txt", text(STORY.replace("Tuesday", "caf\u00e9")), CODED, ""),
    ("nfd.txt", text(STORY.replace("Tuesday", "cafe\u0301")), CODED, ""),
    ("bidi.txt", text(STORY.replace("ministers", "\u202eministers\u202c\u2066\u2069")), CODED, ""),
    ("controls.txt", text(STORY + "".join(map(chr, range(1, 9)))), CODED, ""),
    ("nul.txt", text(STORY.replace("Tuesday", "Tues\x00day")), CODED, "U+FFFD"),
    ("half-surrogates.txt", text(STORY.encode() + b"\xed\xa0\x80\xed\xb0\x80"), CODED, "U+FFFD"),
    ("broken-bytes.txt", text(STORY.encode() + "é“”".encode() * 9 + b"\xff\xc3"), CODED, "U+FFFD"),
    ("utf-16-odd.txt", text(STORY.encode("utf-16") + b"a"), CODED, "U+FFFD"),
    ("utf-16-half-pair.txt", text(STORY.encode("utf-16-le") + b"\x00\xd8" + "\n".encode("utf-16-le")), CODED, ""),
    ("utf-32.txt", text(STORY.encode("utf-32")), CODED, ""),
    ("formula.txt", text("=HYPERLINK(1)\n\n" + STORY), CODED, ""),
    ("not-available.txt", text("NA\n\n" + STORY), CODED, ""),
]  # fmt: skip
