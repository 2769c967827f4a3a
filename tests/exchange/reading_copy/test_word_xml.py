"""Runs of words for Word: all of them, each in its direction."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.stand_ins import shown
from tepi.exchange.reading_copy.word_xml import paragraph, run

LETTERS = st.text(st.sampled_from("ab 1.,\t\n<&\"'ابجد אב🙂\x00\u200f\u0301"), max_size=20)


def read(xml: str) -> str:
    """The words of a run, tabs and line ends among them."""
    found = ""
    for each in ET.fromstring(f'<x xmlns:w="w">{xml}</x>').iter():
        found += {"{w}t": each.text or "", "{w}tab": "\t", "{w}br": "\n"}.get(each.tag, "")
    return found


@settings(max_examples=150)
@given(LETTERS, st.booleans())
def test_no_character_is_lost(text, backwards):
    """Whatever stands there, in either direction."""
    assert read(run(text, backwards=backwards)) == shown(text)


def test_words_turn():
    """Backward words in a forward paragraph, and the other way round."""
    assert run("a אב גד b").count("<w:rtl/>") == 1
    assert run("אב nato גד", backwards=True).count("<w:rtl/>") == 2
    assert "<w:rtl/>" not in run("plain", "<w:b/>")


def test_a_paragraph_orders_its_properties():
    """Style, direction, indent: the schema's order."""
    made = paragraph("Quote", "", backwards=True, more='<w:ind w:left="1"/>')

    assert made.index("pStyle") < made.index("bidi") < made.index("ind ")
    assert paragraph("", "x") == "<w:p>x</w:p>\n"
