"""Markdown becomes the text that its author meant, with what its parts mean beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.errors import TepiError
from tepi.text.readers.markdown import read


def test_signs_become_structure() -> None:
    """The text holds the words alone."""
    source = "# Harga\n\nNaik *lagi*,\nkata **warga**.\n\n1. satu\n2. [dua](https://example.org)\n\n> kutip\n"

    reading = read(source.encode(), "a.md")

    text = reading.text
    assert text == "Harga\nNaik lagi, kata warga.\nsatu\ndua\nkutip"
    assert [(part.kind, text[part.start : part.end], part.value) for part in reading.structure] == [
        ("heading", "Harga", "1"),
        ("emphasis", "lagi", ""),
        ("strong", "warga", ""),
        ("list", "satu", "1 1."),
        ("list", "dua", "1 2."),
        ("link", "dua", "https://example.org"),
        ("quote", "kutip", "1"),
    ]
    assert (reading.title, reading.title_guessed, reading.media) == ("Harga", False, "text/markdown")


def test_tables_code_and_pictures_are_readable_text() -> None:
    """A row is a line, code keeps its spaces, a picture is what is said of it."""
    source = "| a | b |\n| --- | --- |\n| c | d |\n\n```\nx  = 1\n```\n\n![peta kota](peta.png)\n"

    assert read(source.encode(), "a.md").text == "a | b\nc | d\nx  = 1\npeta kota"


def test_front_matter_becomes_facts() -> None:
    """It is no part of the text."""
    source = "---\ntitle: 'Harga'\nauthor: Sari\ndate: 2024-10-26\nlang: id\n---\n# Lain\n\nIsi.\n"

    reading = read(source.encode(), "a.md")

    assert (reading.title, reading.author, reading.date, reading.language) == (
        "Harga",
        "Sari",
        "2024-10-26",
        "id",
    )
    assert reading.text == "Lain\nIsi."
    assert reading.source_bytes == source.encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "“a.md” is empty"),
        (b"---\ntitle: x\n---\n", "“a.md” is empty"),
        (b"<!-- nothing -->", "“a.md” is empty"),
        (b"caf\xe9", "“a.md” is not UTF-8"),
        (b'---\ntitle: "x"\ntepi: {format: "1"}\n---\n# x\n', "“a.md” is an export that Tepi has written"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    """The line names the file, and there is a way out of it."""
    with pytest.raises(TepiError) as caught:
        read(data, "a.md")

    assert caught.value.what.startswith(says)
    assert caught.value.remedy


def test_nesting_without_an_end_loses_nothing() -> None:
    """As deep as anybody nests it is structure; further down the file is shown as it is written."""
    assert read(("> " * 40 + "kata").encode(), "a.md").text == "kata"

    source = "- " * 5000 + "kata\n\nlagi"
    reading = read(source.encode(), "a.md")

    assert (reading.text, reading.structure) == (source, ())
    assert read(("[" * 5000 + "kata").encode(), "a.md").text == "[" * 5000 + "kata"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab *_#>-`[]()!|\n\t<&\\1.~"), max_size=60))
def test_every_letter_of_any_markdown_is_there(source: str) -> None:
    """Whatever the signs round it, parts lie inside the text and nothing fails."""
    reading = read(f"kata\n\n{source}".encode(), "a.md")

    assert reading.text.startswith("kata")
    length = len(reading.text)
    assert all(0 <= part.start < part.end <= length for part in reading.structure)


def test_what_would_take_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its size, and a way to have the text all the same."""
    monkeypatch.setattr("tepi.text.readers.markdown.LARGEST", 1_000_000)
    with pytest.raises(TepiError) as caught:
        read(b"kata " * 400_000, "a")

    assert caught.value.what == "“a” is too large to be read with its structure (2 MB; the most is 1 MB)"
    assert "plain text" in caught.value.remedy


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab *_#>-`[]()!|\n&\\1.~:"), max_size=80))
def test_the_page_between_is_not_missed(source: str) -> None:
    """The text and its parts are those of the page that the parser would write."""
    import markdown_it

    from tepi.text.readers.html import read_page

    parser = markdown_it.MarkdownIt("commonmark")
    parser.enable(["table", "strikethrough"])
    text, structure = read_page(parser.render(f"kata\n\n{source}"))

    reading = read(f"kata\n\n{source}".encode(), "a.md")

    assert (reading.text, set(reading.structure)) == (text, set(structure))


def test_html_inside_is_read_as_such() -> None:
    """Elements, pictures' words and line breaks; what never ends goes no further than its paragraph."""
    source = "satu <b>dua</b><br>tiga  \nempat ![*lima*\nenam](x.png)\n\n<div hidden>tujuh</div>\n\na <script>b\n\ndelapan\n"

    reading = read(source.encode(), "a.md")

    assert reading.text == "satu dua\ntiga\nempat lima enam\na\ndelapan"
    assert [part.kind for part in reading.structure] == ["paragraph", "strong", "image"]
