"""A passage between quotation marks is found; an apostrophe or an inch mark makes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.text.strategies import places

from tepi.text.quotations import in_marks, pairs, quoted
from tepi.text.ranges import Range


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kata “tanpa batas”.", ["“tanpa batas”"]),
        ('he said "yes, no" and "so"', ['"yes, no"', '"so"']),
        ("„ja“ und »nein« et «non» og ”så”", ["„ja“", "»nein«", "«non»", "”så”"]),
        ("“luar ‘dalam’ luar”", ["“luar ‘dalam’ luar”", "‘dalam’"]),
        ("猫は「はい」と『本』", ["「はい」", "『本』"]),
        ('他说"你好"。', ['"你好"']),
        ("don't 'quote, it' o’clock", ["'quote, it'"]),
        ("‘don’t, no’ and 'it's, so'", ["‘don’t, no’", "'it's, so'"]),
        ("the students' books and teachers' pens", []),
        ('a 12" and a 3" nail', []),
        ("“a " * 40 + "“b”", ["“b”"]),
        ("“tak ditutup", []),
        ("ditutup saja”", []),
    ],
)
def test_pairs(text, found):
    """Marks of many languages pair up, nested ones too; what only looks like a mark does not."""
    assert [text[slice(*passage)] for passage in pairs(text, Range(0, len(text)))] == found


def test_the_next_passage_is_found_from_any_offset(editorial_path):
    """From the start, and from inside a passage, the next one of the editorial is given, marks included."""
    text = editorial_path.read_text(encoding="utf-8")
    first = quoted(text, 0)
    second = quoted(text, first.start + 1)
    assert text[slice(*first)].startswith("“memasuki Ukraina")
    assert text[slice(*first)].endswith("kantong mayat”")
    assert text[slice(*second)] == "“tanpa batas”"
    assert quoted(text, len(text)) is None


def test_a_limit_and_a_paragraph_bound_the_passage():
    """A passage beyond the limit is not given, and none reaches over a line break."""
    text = "satu “dua” tiga\n“empat\nlima” “enam”"
    assert quoted(text, 0, 9) is None
    assert quoted(text, 0, 10) == Range(5, 10)
    assert text[slice(*quoted(text, 10))] == "“enam”"


@given(places())
def test_a_passage_lies_where_it_was_sought(place):
    """Any passage begins at or after the offset, ends within the limit, and holds its two marks."""
    text, span = place
    passage = quoted(text, span.start, span.end)
    if passage is not None:
        assert span.contains(passage)
        assert passage.length >= 2
        assert "\n" not in text[slice(*passage)]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tanpa batas", "“tanpa batas”"),
        ("“tanpa batas”", "“tanpa batas”"),
        ("“tanpa batas…", "“tanpa batas…”"),
        ("kata “tanpa batas”", "“kata “tanpa batas””"),
        ("“satu” dan “dua”", "““satu” dan “dua””"),
        ("“satu” kata", "““satu” kata”"),
        ("", "“”"),
    ],
)
def test_words_that_bring_their_marks_get_no_second_pair(words: str, shown: str) -> None:
    """A quote of a quotation reads as it stands in the text."""
    assert in_marks(words) == shown
