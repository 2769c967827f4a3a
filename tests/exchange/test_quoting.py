"""A quote with its source on the clipboard: each form holds the words and what is known of them."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from tests.exchange.rendering import quotes

from tepi.exchange.quoting import citation, copy_forms, reference
from tepi.marks.highlight import Anchor, Highlight
from tepi.text.document import Document
from tepi.text.ranges import Range
from tepi.text.units import Units

TEXT = "Satu. Dua & <tiga>.\nEmpat."
UNITS = Units(TEXT, [0, 6, 20], [5, 19, 26])
SOURCED = Document(
    "d", "Judul_satu", author="A. Sari", publication="Koran *Pagi*", date="2026-11-01", language="id"
)
BARE = Document("d", "Judul_satu")


def mark(start: int, end: int) -> Highlight:
    anchor = Anchor("r", 0, start, end, TEXT[start:end], "", "")
    return Highlight("h", "d", "a", "Sari", (anchor,))


def test_a_place_is_cited_after_the_title():
    """A reference is the title and the place among paragraphs and sentences."""
    assert reference(BARE, UNITS, Range(6, 9)) == "Judul_satu, ¶1 s2"
    assert reference(BARE, UNITS, Range(6, 22)) == "Judul_satu, ¶1 s2–¶2 s1"
    assert reference(BARE, Units("", [], []), Range(0, 0)) == "Judul_satu"


def test_a_citation_names_all_that_is_known():
    """Author, publication, date, title and place stand in this order, the publication in italics."""
    cited = citation(SOURCED, UNITS, Range(6, 9))

    assert cited.plain == "A. Sari, Koran *Pagi*, 2026-11-01, Judul_satu, ¶1 s2"
    assert cited.markdown == r"A. Sari, *Koran \*Pagi\**, 2026-11-01, Judul\_satu, ¶1 s2"
    assert cited.html == "A. Sari, <em>Koran *Pagi*</em>, 2026-11-01, Judul_satu, ¶1 s2"


def test_a_citation_leaves_out_what_is_not_known():
    """A document without facts is cited by its title; there are no empty commas."""
    assert citation(BARE, UNITS, Range(6, 9)).plain == "Judul_satu, ¶1 s2"


def test_a_copied_mark_comes_in_three_forms():
    """The quote and its source as Markdown, HTML and plain text."""
    copied = copy_forms(mark(6, 26), SOURCED, UNITS)

    assert copied.plain == (
        "“Dua & <tiga>.\nEmpat.”\n— A. Sari, Koran *Pagi*, 2026-11-01, Judul_satu, ¶1 s2–¶2 s1"
    )
    assert copied.markdown.startswith("> Dua & \\<tiga>.\\\n> Empat.\n\n— A. Sari, *Koran")
    assert copied.html.startswith(
        '<blockquote lang="id"><p>Dua &amp; &lt;tiga&gt;.<br>Empat.</p></blockquote>'
    )
    assert copied.html.endswith(
        "\n<p>— A. Sari, <em>Koran *Pagi*</em>, 2026-11-01, Judul_satu, ¶1 s2–¶2 s1</p>"
    )


def test_a_copied_mark_without_a_language_says_none():
    """HTML carries a language only where the document has one."""
    assert copy_forms(mark(0, 4), BARE, UNITS).html.startswith("<blockquote><p>Satu</p>")


@given(text=quotes)
def test_copied_html_holds_the_words_alone(text):
    """A program that reads the HTML sees the quote's characters and no element but line breaks."""
    anchor = Anchor("r", 0, 0, len(text), text, "", "")
    copied = copy_forms(Highlight("h", "d", "a", "Sari", (anchor,)), BARE, Units(text, [], [])).html
    seen = ""

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            nonlocal seen
            seen += data

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            nonlocal seen
            assert tag in {"blockquote", "p", "br"}
            seen += "\n" if tag == "br" else ""

    reader = Reader()
    reader.feed(copied.partition("</blockquote>")[0])
    reader.close()

    assert seen == text


def test_a_quote_from_right_to_left_says_so(desk) -> None:
    """Where it is pasted it runs as it did in the text."""
    from tepi.library import queries
    from tepi.library.edits.documents import add_document
    from tepi.library.edits.marks import add_highlight
    from tepi.library.mark_queries import highlight
    from tepi.text.ranges import Range
    from tepi.text.readers.plain import read
    from tepi.text.units import Units

    desk.record(add_document(read("שלום *עולם* 1.".encode(), "he.txt")))
    document = queries.documents(desk.library)[-1]
    text = queries.text(desk.library, document.revision)
    book = queries.codebook(desk.library)
    me = queries.annotators(desk.library)[0].id
    code = book.codes[0].id
    change = add_highlight(document.id, document.revision, text, Range(0, len(text)), me, book, [code])
    desk.record(change)
    units = Units(text, *queries.units(desk.library, document.revision))
    made = copy_forms(highlight(desk.library, change.values["highlight"]), document, units)

    assert made.html.startswith("<blockquote") and ' dir="rtl"><p>שלום *עולם* 1.</p>' in made.html
    assert "> שלום \\*עולם\\* 1." in made.markdown
