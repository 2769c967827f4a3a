"""Paragraphs as HTML: every character once, elements closed in order."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.reading_copy.test_html import Page

from tepi.exchange.reading_copy.html_text import Text, paragraph
from tepi.exchange.reading_copy.laid_out import blocks
from tepi.library.mark_outlines import Outline
from tepi.marks.codebook import Codebook
from tepi.text.document import Structure
from tepi.text.ranges import Range
from tepi.text.structure import Structures
from tepi.text.units import Units

TEXT = "Ab <c> & “d” 🙂 ef gh ij kl mn op qr."
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20))
OWN = re.compile(r'<(?:span class="(?:place|sign|leaf)"|a class="ref)[^>]*>[^<]*</(?:span|a)>')


def made(marks, structure):
    text = Text("d1", Codebook("Book"))
    outline = [
        Outline(f"m{number}", 0, Range(start, min(start + length, len(TEXT))), "me", "", ())
        for number, (start, length) in enumerate(sorted(marks))
    ]
    parts = [
        Structure(kind, start, min(start + length, len(TEXT)), "https://e.org/<" if kind == "link" else "2")
        for kind, (start, length) in structure
    ]
    known = Structures(lambda start, end: parts if start == 0 else [], tuple)
    units = Units(TEXT, [0], [len(TEXT)])
    found = ""
    for block in blocks(TEXT, units, outline, [each.mark for each in outline], known):
        found += text.moved_to(block.within) + "<div>" + paragraph(text, block) + "</div>"
    return found + text.moved_to(())


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(PLACES, max_size=5),
    st.lists(
        st.tuples(st.sampled_from(["emphasis", "strong", "link", "code", "image", "page", "quote"]), PLACES),
        max_size=5,
    ),
)
def test_whatever_overlaps_is_well_formed(marks, structure):
    """Elements nest, no link lies in a link, and the words are those of the text."""
    html = made(marks, structure)
    Page(html)

    assert unescape(re.sub(r"<[^>]+>", "", OWN.sub("", html))).strip() == TEXT
    assert html.count('class="ref ') == len(marks)


def test_items_of_one_list_share_it():
    """The signs stand in front; a deeper list lies in its item."""
    text = Text("d1", Codebook("Book"))
    one, two = Structure("list", 0, 5, "1 1."), Structure("list", 6, 20, "1 2.")
    deeper = Structure("list", 10, 20, "2 •")

    assert text.moved_to((one,)) == '<ul role="list">\n<li>\n'
    assert text.sign == "1."
    assert text.moved_to((two,)) == "</li>\n<li>\n"
    assert text.sign == "2."
    assert text.moved_to((two, deeper)) == '<ul role="list">\n<li>\n'
    assert text.sign == "•"
    assert text.moved_to(()) == "</li>\n</ul>\n</li>\n</ul>\n"


def test_an_odd_address_is_no_link():
    """Its words stay."""
    text = Text("d1", Codebook("Book"))
    known = Structures(
        lambda start, _: [Structure("link", 0, 2, "javascript:x")] if start == 0 else [], tuple
    )
    (block,) = blocks(TEXT, Units(TEXT, [0], [len(TEXT)]), [], [], known)

    assert "<a " not in paragraph(text, block)
