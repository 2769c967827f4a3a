"""A saved page becomes the text that its reader saw."""

from __future__ import annotations

import codecs

import pytest

from tepi.errors import TepiError
from tepi.text.readers.html import read

HEAD = """<!doctype html><html lang="id-ID"><head><title>Harga &amp; warga – Koran</title>
<meta property="og:title" content="Harga &amp; warga"><meta name=author content="Sari W.">
<meta property="article:published_time" content="2024-10-26T06:01:00+07:00">
<meta property="og:site_name" content="Koran"><link rel=canonical href="https://example.org/a"></head>"""


def test_a_page_tells_its_facts() -> None:
    """Title, author, day, publication, address and language come from the head and are no guesses."""
    reading = read((HEAD + "<body><p>Isi.").encode(), "a.html")

    assert (reading.title, reading.title_guessed, reading.language) == ("Harga & warga", False, "id-ID")
    assert (reading.author, reading.date, reading.publication) == ("Sari W.", "2024-10-26", "Koran")
    assert (reading.address, reading.text, reading.media) == ("https://example.org/a", "Isi.", "text/html")


def test_a_page_that_tells_nothing_is_guessed_at() -> None:
    """Its first heading is its title; without one, its first sentence is a guess."""
    assert read(b"<h1>Harga</h1><p>Isi.", "a.html").title == "Harga"
    reading = read(b"<p>Harga naik. Warga diam.", "a.html")
    assert (reading.title, reading.title_guessed) == ("Harga naik.", True)


def test_an_author_is_a_name_and_an_address_a_place_on_the_web() -> None:
    """A page about the author is not their name, and a path is no address."""
    page = b"<meta name=author content='https://example.org/sari'><link rel=canonical href='/a'><p>x"

    reading = read(page, "a.html")

    assert (reading.author, reading.address) == ("", "")


@pytest.mark.parametrize("tag", ["article", "main"])
def test_the_text_is_that_of_the_main_part(tag: str) -> None:
    """What stands before and after it is left out, and parts move along with the text."""
    page = f"<p>Menu</p><{tag}><p>Isi yang <b>panjang</b>.</p></{tag}><p>Kaki"

    reading = read(page.encode(), "a.html")

    assert reading.text == "Isi yang panjang."
    assert [(part.kind, reading.text[part.start : part.end]) for part in reading.structure] == [
        ("strong", "panjang")
    ]


def test_several_articles_or_a_tiny_one_leave_the_page_whole() -> None:
    """Where the main part cannot be told, nothing is left out."""
    assert read(b"a<article>b</article><article>c</article>", "a.html").text == "a\nb\nc"
    assert read(b"<p>" + b"panjang " * 20 + b"<article>b</article>", "a.html").text.startswith("panjang")


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=windows-1251><p>Цена".encode("cp1251"),
        "<meta http-equiv=x content='text/html; charset=Shift_JIS'><p>価格".encode("shift_jis"),
        "<?xml version='1.0' encoding='iso-8859-2'?><p>źródło".encode("iso-8859-2"),
        codecs.BOM_UTF8 + "<meta charset=latin1><p>źródło".encode(),
        "<p>źródło".encode("utf-16"),
        "<meta charset=utf-16><p>źródło".encode(),
        b"<meta charset=iso-8859-1><p>\x93naik\x94",
    ],
)
def test_letters_are_read_as_the_page_says(data: bytes) -> None:
    """A byte order mark wins, then the page's own word as the web understands it, then UTF-8."""
    assert read(data, "a.html").text in ("Цена", "価格", "źródło", "“naik”")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<p>caf\xe9", "“a.html” is not UTF-8"),
        (b"<meta charset=klingon><p>x", "“a.html” says it is written in “klingon”, which is unknown"),
        (b"<meta charset=base64><p>x", "“a.html” says it is written in “base64”, which is unknown"),
        (b"<meta charset=ascii><p>caf\x81", "“a.html” says it is written in cp1252, but is not"),
        (b"\0\0\0", "“a.html” is not a plain text"),
        (b"", "“a.html” holds no text"),
        (b"<script>document.write('x')</script>", "“a.html” holds no text"),
        (b"<p>&nbsp;", "“a.html” holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, says: str) -> None:
    """The line names the file, and there is a way out of it."""
    with pytest.raises(TepiError) as caught:
        read(data, "a.html")

    assert caught.value.what.startswith(says)
    assert caught.value.remedy


def test_two_parts_of_one_kind_over_the_same_words_are_one() -> None:
    """The library knows a part by its place and kind; the deepest is told."""
    structure = read(b"<ul><li><ul><li>a</ul></ul>", "a.html").structure

    assert [(part.kind, part.value) for part in structure] == [("list", "2 ◦".encode().decode())]


def test_what_would_take_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its size, and a way to have the text all the same."""
    monkeypatch.setattr("tepi.text.readers.html.LARGEST", 1_000_000)
    with pytest.raises(TepiError) as caught:
        read(b"kata " * 400_000, "a")

    assert caught.value.what == "“a” is too large to be read with its structure (2 MB; the most is 1 MB)"
    assert "plain text" in caught.value.remedy
