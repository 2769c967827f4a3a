"""Title and note of a document are told from what is computed, also where Tepi's lines are lost."""

from __future__ import annotations

import pytest

from tepi.exchange.reading.above import is_computed, read_above

FIGURES = "<!-- tepi figures -->"
TABLE = "| Code | Marks | Share of the text |"


@pytest.mark.parametrize(
    ("lines", "heading", "note"),
    [
        (["", "# A \\* title", "", "A note", "", FIGURES, "", TABLE], "A * title", "A note"),
        (["# *Untitled*", "", TABLE], "", None),
        (["", TABLE], None, None),
        (["# T", "", "# Mine", "", TABLE, "", FIGURES], "T", f"# Mine\n\n{TABLE}"),
        (["# T", "", "Added by hand", "", TABLE], "T", "Added by hand"),
        (["# T", "", "By hand", "", "2 of 4 sentences decided (50 %)."], "T", "By hand"),
        (["# T", "", "By hand", "", "<!-- tepi none ¶1 s1 -->"], "T", "By hand"),
        (["# T", "", "By hand", "", "## Marks", "", "> one", "", "**Fact**"], "T", "By hand"),
        (["# T", "", "By hand", "", "> one", "", "**Fact**"], "T", "By hand"),
        (["# T", "", "> a motto", "", "By hand"], "T", "> a motto\n\nBy hand"),
        ([], None, None),
    ],
)
def test_the_note_ends_where_figures_begin(lines: list[str], heading: str | None, note: str | None) -> None:
    """The line of Tepi's own says so; where it is missing, what is computed or the first mark does."""
    above = read_above(lines, 10)

    assert above.heading == heading
    assert [each.text for each in above.notes] == ([] if note is None else [note])


def test_where_the_rest_begins() -> None:
    """Lines behind the note are left for whoever reads marks; a note knows its line."""
    lines = ["# T", "", "note", "", "> one", "", "**Fact**"]
    above = read_above(lines, 10)

    assert lines[above.rest] == "> one"
    assert 11 <= above.notes[0].line <= 12


@pytest.mark.parametrize(
    ("line", "computed"),
    [
        (TABLE, True),
        ("| Fact | 1 | 2 % |", True),
        ("## Marks", True),
        ("3 of 9 marks are in this file.", True),
        ("3 of 9 marks are mine.", False),
        ("Words", False),
    ],
)
def test_what_is_computed(line: str, computed: bool) -> None:
    """Tepi's own forms, and no reader's sentence."""
    assert is_computed(line) == computed
