"""The writer of SVG: what any words make of it is XML that says them."""

from __future__ import annotations

from xml.dom.minidom import parseString

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.svg import Svg, shortened, width_of


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_words_are_text(words: str) -> None:
    """Signs of XML, line ends and signs that XML has no place for: the file can be read, and says the words."""
    svg = Svg()
    svg.open(words)
    svg.words(words, 1, 2, 12, "#000000", bold=True)
    svg.close()

    read = parseString(svg.whole(10, 10, words, words).encode("utf-8", errors="strict"))

    said = "".join(node.data for node in read.getElementsByTagName("text")[0].childNodes)
    plain = "".join(sign for sign in words if sign >= " " and sign not in "\ufffe\uffff\ufffd")
    assert "".join(sign for sign in said if sign >= " " and sign != "\ufffd") == plain


def test_boxes_are_one_path() -> None:
    """However many stripes a row has; none makes no element."""
    svg = Svg()
    svg.boxes([(1, 3), (5, 6)], 2, 4, "#ff0000")
    svg.boxes([], 2, 4, "#ff0000")

    assert svg.whole(9, 9, "", "").count("<path") == 1
    assert 'd="M1 2h2v4h-2zM5 2h1v4h-1z"' in svg.whole(9, 9, "", "")


@given(st.text(max_size=60), st.integers(20, 300))
def test_a_long_name_is_shortened(text: str, room: int) -> None:
    """It fits, and begins as it did; a short one stays whole."""
    found = shortened(text, 13, room)

    assert width_of(found, 13) <= room
    assert found == text or (found.endswith("…") and text.startswith(found[:-1]))
