"""Notes as HTML: their Markdown, and nothing that loads, runs or leads astray."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.notes_html import note_html

ALLOWED = {"p", "em", "strong", "a", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "span"}
PIECES = [
    "<script>",
    "</div>",
    "![a](b)",
    "[a](b:c)",
    "[x](https://e.org)",
    "`",
    "*",
    "\n",
    "# ",
    "> ",
    "1. ",
    "&lt;",
    "\x00",
]


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def test_markdown_is_rendered():
    """Emphasis, lists and links; a heading is no heading of the page."""
    html = note_html("# Head\n\n*so* [y](https://e.org)\n\n- a")

    assert '<p class="head">Head</p>' in html
    assert "<em>so</em>" in html
    assert '<a href="https://e.org" rel="noopener noreferrer">y</a>' in html
    assert "<li>a</li>" in html


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("![a *cat*](http://e.org/c.png)", '<span class="picture">a cat</span>'),
        ("![](c.png)", '<span class="picture">picture</span>'),
        ("[x](javascript:alert)", '<span title="javascript:alert">x</span>'),
        (
            "[x](other.md) [y](https://e.org)",
            '<span title="other.md">x</span> <a href="https://e.org" rel="noopener noreferrer">y</a>',
        ),
    ],
)
def test_what_could_harm_is_shown_as_words(note, shown):
    """HTML, pictures and odd addresses are words."""
    assert note_html(note) == f"<p>{shown}</p>\n"


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12))
def test_no_note_leaves_its_place(parts):
    """Whatever is written: only these elements, no style, no source, no handler, and only safe addresses."""
    seen = Seen(note_html("".join(parts)))

    assert seen.tags <= ALLOWED
    assert {name for name, _ in seen.attributes} <= {"href", "rel", "class", "start", "title"}
    assert all(
        str(value).lower().startswith(("http", "mailto:"))
        for name, value in seen.attributes
        if name == "href"
    )


def test_a_deep_note_is_no_trouble():
    """Ten thousand quotes in one another."""
    assert note_html(">" * 10_000 + "x")
