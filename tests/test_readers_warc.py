"""Web archives: each page a document with its address; the rest is counted."""

from __future__ import annotations

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from stancebook.errors import SourceError
from stancebook.sources.readers import read_documents

PAGE = "<html><head><title>{0}</title></head><body><nav>Menu</nav><h1>{0}</h1><p>Northland condemned Southland on Monday over the dam on the river.</p><p>Southland thanked the River Commission for its long patience.</p></body></html>"


def archive(*records, gzip: bool = True, **head) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "a crawler"}))
    for url, body, kind, status in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict={"WARC-Date": "2021-05-04T10:00:00Z"}))
    return out.getvalue()


RECORDS = (
    ("https://harbour.example/dam", PAGE.format("Dam shut").encode(), "text/html; charset=utf-8", "200 OK"),
    ("https://harbour.example/dam.png", b"\x89PNG", "image/png", "200 OK"),
    ("https://harbour.example/old", b"<p>Gone</p>", "text/html", "404 Not Found"),
    ("https://valley.example/answer", PAGE.format("Answer").encode("cp1252"), "text/html", "200 OK"),
    ("https://valley.example/empty", b"<html><body></body></html>", "text/html", "200 OK"),
)


@pytest.mark.parametrize(("gzip", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (False, "a.txt")])
def test_pages_become_documents(gzip, name):
    first, second, third = read_documents(archive(*RECORDS, gzip=gzip), name)
    assert (first.tells["title"], first.tells["url"], first.part) == ("Dam shut", "https://harbour.example/dam", "1")
    assert (second.tells["title"], second.tells["url"]) == ("Answer", "https://valley.example/answer")
    assert "Northland condemned Southland on Monday over the dam on the river." in second.text
    assert first.note == "skipped in the archive: 1 image/png, 1 status 404"
    assert third.text == "" and "without text" in third.note


@pytest.mark.parametrize("gzip", [True, False])
@pytest.mark.parametrize("cut", [20, 300, 500, 700])
def test_an_archive_that_is_cut_keeps_its_pages(gzip, cut):
    second = archive(*RECORDS[3:4], gzip=gzip)
    data = archive(*RECORDS[:1], gzip=gzip) + second[: -min(cut, len(second) - 1)]
    assert [document.tells["title"] for document in read_documents(data, "a.warc")][:1] == ["Dam shut"]


@pytest.mark.parametrize("data", [archive(RECORDS[1]), archive()])
def test_an_archive_without_a_page_is_an_error(data):
    with pytest.raises(SourceError, match="holds no HTML page"):
        read_documents(data, "a.warc.gz")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://harbour.example/dam'>", "https://harbour.example/dam"),
        ("<meta property='og:url' content='https://harbour.example/dam'>", "https://harbour.example/dam"),
        ("<link rel='canonical' href='/dam'>", ""),
        ("<meta property='og:url' content='javascript:alert(1)'>", ""),
    ],
)
def test_a_saved_page_tells_its_address(head, url):
    page = PAGE.format("Dam shut").replace("<head>", f"<head>{head}")
    assert read_documents(page.encode(), "a.html")[0].tells.get("url", "") == url
    for note in ("saved from url=(0027)https://harbour.example/dam", "Page saved with SingleFile \n url: https://harbour.example/dam \n"):
        saved = f"<!DOCTYPE html>\n<!-- {note} -->\n" + PAGE.format("Dam shut")
        assert read_documents(saved.encode(), "a.html")[0].tells["url"] == "https://harbour.example/dam"
