"""The parts of a Word file beside its text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tepi.exchange.reading_copy import word_parts
from tepi.marks.codebook import Code


@pytest.mark.parametrize(
    "part",
    [
        word_parts.CONTENT_TYPES,
        word_parts.PACKAGE,
        word_parts.SETTINGS,
        word_parts.DOCUMENT + word_parts.END,
        word_parts.relations({"https://e.org/?a&b": "link1"}),
        word_parts.core("A & <b>\x00", "2026-11-24T01:02:03.004Z"),
        word_parts.core("", ""),
    ],
)
def test_each_is_sound_xml(part):
    """Whatever its values hold."""
    ET.fromstring(part.encode())


def test_the_legend_holds_what_is_used():
    """Codes with their figures, marks without a code last; nothing where nothing is marked."""
    codes = [Code("a", "g", "Fact <1>", "#0072b2"), Code("b", "g", "Unused", "#d55e00")]
    found = word_parts.legend(codes, {"a": 1, None: 2}, {"Fact <1>": "3 %"}, lambda _: 1)

    assert "Fact &lt;1&gt;" in found
    assert "1 mark<" in found
    assert "2 marks<" in found
    assert '<w:u w:val="double"' in found, "the line of the code, as it lies under its words"
    assert "Unused" not in found
    assert found.index("Fact") < found.index("No code")
    assert word_parts.legend(codes, {}, {}, lambda _: 1) == ""
