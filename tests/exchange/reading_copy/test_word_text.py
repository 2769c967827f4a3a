"""Paragraphs for Word: comments begin and end once, in a sound order, whatever overlaps."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.laid_out import blocks
from tepi.exchange.reading_copy.word_text import Links, WordText
from tepi.library.mark_outlines import Outline
from tepi.marks.codebook import Codebook
from tepi.text.document import Structure
from tepi.text.ranges import Range
from tepi.text.structure import Structures
from tepi.text.units import Units

TEXT = "Satu dua tiga.\n\nEmpat lima enam."
UNITS = Units(TEXT, [0, 16], [14, 32])


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), max_size=6), st.integers(0, 9))
def test_every_comment_begins_and_ends(places, first):
    """Once each, the end behind the beginning, numbered on from ``first``."""
    outline = [
        Outline(f"m{number}", 0, Range(start, min(start + length, len(TEXT))), "me", "", ())
        for number, (start, length) in enumerate(sorted(places))
    ]
    text = WordText(Codebook("Book"), Links(), first, backwards=False)
    made = [text.paragraph(block) for block in blocks(TEXT, UNITS, outline, [each.mark for each in outline])]
    xml = "".join(part for part, _ in made)
    events = re.findall(r"(RangeStart|RangeEnd|Reference) w:id=\"(\d+)\"", xml)
    numbers = [str(first + number) for number in range(len(places))]

    assert [number for _, begun in made for number, _ in begun] == [int(number) for number in numbers]
    assert text.next == first + len(places)
    for number in numbers:
        assert [kind for kind, of in events if of == number] == ["RangeStart", "RangeEnd", "Reference"]


def test_a_further_paragraph_of_an_item_has_no_sign():
    """The sign is written once; the indent stays."""
    item = Structure("list", 0, len(TEXT), "1 1.")
    known = Structures(lambda start, _: [item] if start == 0 else [], list)
    text = WordText(Codebook("Book"), Links(), 0, backwards=False)
    first, second = (text.paragraph(block)[0] for block in blocks(TEXT, UNITS, [], [], known))

    assert ">1.<" in first
    assert ">1.<" not in second
    assert "w:hanging" not in second
    assert "w:ind" in second


def test_an_address_has_one_name():
    """However often it is led to."""
    links = Links()
    assert [links.name("a:"), links.name("b:"), links.name("a:")] == ["link1", "link2", "link1"]
