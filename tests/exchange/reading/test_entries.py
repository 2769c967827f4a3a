"""One mark is read from its lines, as they were written and as an editor may have left them."""

from __future__ import annotations

import pytest

from tepi.exchange.reading.entries import (
    Broken,
    has_code_line,
    own_word,
    read_entry,
    read_notes,
    starts_of_quotes,
)

ID = "01936b1e-91aa-7c10-8f65-5a0f4e1b2c3d"
LINE = "**Fact** · ¶1 s1 · Sari · 2026-11-23"


def entry(*lines: str, mark: str = ID):
    return read_entry(mark, lines, 11)


def test_as_it_is_written():
    """Quote, line of codes, notes; a line break in the quote stays one, a shielded sign is that sign."""
    read = entry(
        "> one\\", "> \\* two", "", LINE, "", "first", "", f"<!-- tepi note {ID} -->", "", "second", ""
    )

    assert (read.id, read.line, read.quote) == (ID, 11, "one\n* two")
    assert read.said.codes == ("Fact",)
    assert [(note.id, note.text, note.line) for note in read.notes] == [("", "first", 15), (ID, "second", 19)]


@pytest.mark.parametrize(
    "lines",
    [
        ("> one two", LINE),
        ("> one", "two", LINE),
        ("> one", "> two", "", LINE),
        (">one two", "", "", LINE),
        ("   > one two", "", LINE.replace(" · Sari", "\n· Sari").split("\n")[0], "· Sari · 2026-11-23"),
        ("> [!fact] Fact", ">", "> one two", "", f"^{ID}", "", f"{LINE} · #code/fact"),
        ("> one two", "", f"{LINE} ·", "#code/fact #code/b"),
        ("> one two", "", "<!-- tepi context -->", "before **[…]**", "", LINE),
    ],
)
def test_as_an_editor_leaves_it(lines):
    """Wrapped, closed up, parted, with a callout and tags: the same mark, without a note."""
    read = entry(*lines)

    assert (read.quote, read.said.codes, read.said.annotator, read.notes) == (
        "one two",
        ("Fact",),
        "Sari",
        (),
    )


def test_the_block_id_stands_for_a_lost_comment():
    """In Obsidian's flavour the id stands twice."""
    assert entry("> one", "", f"^{ID}", "", LINE, mark="").id == ID
    assert entry("> one", "", "^mine", "", LINE, mark="").id == ""


@pytest.mark.parametrize(
    ("lines", "what", "line"),
    [
        ((LINE,), "The quote is missing", 11),
        ((), "The quote is missing", 11),
        (("> one", "", "a note"), "The line of codes is missing", 13),
        (("> one", "", "**A** · **B** · 2026-11-23"), "is not understood", 13),
    ],
)
def test_what_is_broken_is_said_with_its_line(lines, what, line):
    """Without a quote, and under an id without a line of codes, there is no mark."""
    with pytest.raises(Broken, match=what) as told:
        entry(*lines)
    assert told.value.line == line


def test_by_hand_a_note_is_enough():
    """A quote without an id needs no line of codes."""
    read = entry("> one", "", "a note", mark="")

    assert (read.said.codes, [note.text for note in read.notes]) == (None, ["a note"])


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("<!-- tepi end -->", ("end", "")),
        ("  <!-- tepi mark x y -->  ", ("mark", "x y")),
        ("<!-- tepi mark x", ("", "")),
        ("<!-- tepid -->", None),
        ("a <!-- tepi end -->", None),
        ("<!-- \\tepi end -->", None),
    ],
)
def test_lines_of_tepis_own(line, word):
    """Known by their beginning; a damaged one is told from other people's comments."""
    assert own_word(line) == word


def test_quotes_at_the_margin():
    """After a blank line and outside fences; with a line of codes or not."""
    lines = ["> a", "", "x", "> b", "", "```", "> c", "", "> d", "```", "", "> e", "", f"^{ID}", "", LINE]

    assert starts_of_quotes(lines) == [0, 11]
    assert [has_code_line(lines, at) for at in (0, 11)] == [False, True]


def test_notes_of_blanks_are_none():
    """What holds nothing but white space is no note; a leading blank line of a note is its own."""
    assert read_notes(["", " ", "\t"], 1) == ()
    assert read_notes(["", "", "x"], 1)[0].text == "\nx"
    assert read_notes(["", "x"], 1, below=False)[0].text == "\nx"
