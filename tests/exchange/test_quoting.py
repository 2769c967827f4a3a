"""Quotes and names survive Markdown: what is shown is what was marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from tests.exchange.rendering import PROGRAMS, quoted, quotes, shown

from tepi.exchange.quoting import (
    citation,
    copy_forms,
    escape_inline,
    escape_words,
    quote_block,
    reference,
)
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


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=300)
@given(text=quotes)
@example(text="| a |\n| - |")
@example(text="> a")
@example(text="1. satu\n2) dua\n10.000 tiga")
@example(text="a | b\n--- | ---\n1 | 2")
@example(text="a\n:-\nb")
@example(text="a\n===\nb\n---\nc")
@example(text="\n\na\n\n\nb\n\n")
@example(text=" \n \n ")
@example(text="\n")
@example(text="a\\")
@example(text="a\\\nb")
@example(text="\u00a0a\u2028b\u00a0")
@example(text="<!-- tepi end -->")
def test_a_quote_is_shown_exactly(program, text):
    """Any CommonMark program shows a block quote's text character for character, line breaks too."""
    assert quoted(quote_block(text), PROGRAMS[program]) == text


@given(text=quotes)
def test_a_quote_keeps_every_program_out_of_trouble(text):
    """Every line of a quote begins with its sign, and none looks like a comment of Tepi's."""
    lines = quote_block(text).split("\n")

    assert all(line.startswith("> ") for line in lines)
    assert len(lines) <= text.count("\n") + 1
    assert "<!--" not in quote_block(text).replace("\\<", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sekitar 10.000 tentara – “setiap kamp”, kata Zelensky!", None),
        ("1.200 tentara", None),
        ("AT&T (2024), 50% + 3 = x: a-b; c?", None),
        ("a\nb", "> a\\\n> b"),
        ("1. satu", r"> 1\. satu"),
        ("- satu", r"> \- satu"),
        (":- satu", r"> \:- satu"),
        (": satu", None),
        ("> satu > dua", r"> \> satu > dua"),
        ("# satu #2", r"> \# satu #2"),
        ("*a* _b_ [c] <d> `e`", r"> \*a\* \_b\_ \[c\] \<d> \`e\`"),
        ("&amp; &", r"> \&amp; &"),
        (" a ", "> &#32;a&#32;"),
    ],
)
def test_a_quote_stays_readable(text, written):
    """Only what would mean something is escaped: a quote of plain words stays as it is."""
    assert quote_block(text) == (written or f"> {text}")


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("escape", [escape_inline, escape_words])
@given(name=quotes)
@example(name="Irony, or “distance” quotes")
@example(name="Loaded word (strong) < weak · all")
@example(name="**")
@example(name=" NATO ")
def test_a_name_is_shown_exactly(program, escape, name):
    """A name in bold, in a heading and in a line of other words is shown as it is."""
    token = PROGRAMS[program].parse(f"x **{escape(name)}**, y")[1]
    kinds = [child.type for child in token.children]
    heading = PROGRAMS[program].parse(f"# {escape(name)}")[1]

    assert [kind for kind in kinds if not kind.startswith("text")] == ["strong_open", "strong_close"]
    assert "".join(child.content for child in token.children) == f"x {name}, y"
    assert shown(heading) == name


@given(name=quotes)
def test_a_name_holds_no_sign_of_the_code_line(name):
    """What separates names in the code line is never left bare inside one, so that it can be read again."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escape_inline(name))

    assert not set(bare) & set(",·<()*\n")


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
