"""What a screen reader hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.window import stepping

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


def test_the_screen_reader_hears_the_codes_where_the_caret_goes(reader: Reader) -> None:
    """Entering a mark there are words to say; beside it none."""
    reader.mark("perang ilegal", "6")
    reader.mark("perang ilegal yang dilakukan", "2")
    stepping.focus_at(reader.desk, reader.range("ilegal").start)

    assert set(reader.pane._spoken.words().split(", ")) == {"Loaded word", "Opinion"}

    stepping.focus_at(reader.desk, reader.range("Dilemahkan").start)

    assert reader.pane._spoken.words() == ""
