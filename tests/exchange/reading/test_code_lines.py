"""The line of codes is read as it was written, and as a hand may have left it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import notes as words

from tepi.exchange.reading.code_lines import NotUnderstood, is_code_line, read_code_line
from tepi.exchange.reading.shapes import CodeLine
from tepi.exchange.templating import filters
from tepi.exchange.templating.shapes import Mark
from tepi.marks.highlight import MANNERS
from tepi.text.one_line import one_line

names = st.one_of(
    words, st.sampled_from(("unsure", "¶1 s1", "said by X", "2026-11-23", "[sic: x]", "a · b, **c**"))
)
names = names.map(one_line).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    codes=st.lists(names, max_size=3, unique=True),
    second=st.none() | names,
    said_by=st.lists(names, max_size=3),
    manner=st.none() | st.sampled_from(MANNERS),
    reading=st.none() | words,
    translation=st.none() | words,
    annotator=names,
    dialect=st.sampled_from(("commonmark", "obsidian")),
)
def test_every_part_comes_back(codes, second, said_by, manner, reading, translation, annotator, dialect):
    """Whatever names and words hold, each part is what it was."""
    manner = manner if said_by else None
    mark = Mark(
        *("id", 1, "", "¶2 s3", annotator, "2026-11-23", True, tuple(codes), second is not None, second),
        *(tuple(said_by), manner, reading, translation, (), "", "", False),
    )
    line = filters.code_line(mark, dialect)
    found = read_code_line(f"¹² · {line} · #code/a #code/b")

    assert is_code_line(line)
    assert found == CodeLine(
        tuple(codes), second is not None, second, tuple(said_by), manner,
        *(text and text.replace("\0", "\ufffd") for text in (reading, translation)),
        "¶2 s3", annotator, "2026-11-23",
    )  # fmt: skip


def test_any_order():
    """Parts are known by their looks where no date ends the line."""
    line = (
        "**A** · Sari · ¶2 s3 · 2026-11-23 · said by X < Y (mixed) · translation: “t” · unsure, perhaps **B**"
    )

    assert read_code_line(line) == CodeLine(
        ("A",), True, "B", ("X", "Y"), "mixed", None, "t", "¶2 s3", "Sari", "2026-11-23"
    )
    assert read_code_line("**A**,**B, C**").codes == ("A", "B", "C")
    assert read_code_line("**A** · unsure · 2026-11-23").unsure


@pytest.mark.parametrize(
    "line", ["**A** · x · y", "**A** · **B**", "**A** · said by X (sung)", "**A** · said by  · Sari"]
)
def test_what_means_nothing_is_said(line):
    """Two names, codes twice, a manner that is none."""
    with pytest.raises(NotUnderstood):
        read_code_line(line)


@pytest.mark.parametrize("line", ["A note", "**Bold** words", "", "> a", "- ¶1 s1"])
def test_words_are_no_line_of_codes(line):
    """A note that begins with bold words stays a note."""
    assert not is_code_line(line)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("__A__, __B c__ · Sari", ("A", "B c")),
        ("_no code_ · Sari", ()),
        ("**A**\u00a0·\u00a0Sari", ("A",)),
    ],
)
def test_as_other_editors_write_it(line, codes):
    """Bold and slanted words with underlines, and blanks that do not break."""
    assert is_code_line(line)
    assert read_code_line(line) == CodeLine(codes, annotator="Sari")


def test_a_code_that_is_not_bold_is_named():
    """It is said which words cannot be understood, and how codes are written."""
    with pytest.raises(
        NotUnderstood, match=r"“\*A\*” and “Sari” cannot both be the annotator; codes stand in bold"
    ):
        read_code_line("*A* · ¶1 s1 · Sari · 2026-11-23")
