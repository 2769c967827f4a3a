"""Many marks over the same words, patterns and notes in the margin: with real keys, and after a restart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect

from tepi.library.edits.notes import write_note
from tepi.marks.contrast import contrast
from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.theme import Wanted


def pile(reader: object, count: int) -> Range:
    """So many marks that begin at the same word, each ending a few letters further; their first words."""
    text = reader.desk.open.text
    start, made, at = text.index("perang ilegal"), set(), 0
    while len(made) < count:
        end = start + 13 + at
        at += 1
        if not text[end - 1].isspace():
            stepping.select(reader.desk, Range(start, end))
            marking.press_digit(reader.desk, str(len(made) % 9 + 1))
            made.add(reader.desk.current)
    reader.desk.choose(None)
    stepping.focus_at(reader.desk, len(text) - 1)
    reader.window.pane.view.verticalScrollBar().setValue(0)
    reader.desk.hush()
    reader.hands.rest()
    return Range(start, start + 13)


@pytest.mark.parametrize("name", ["light", "dark", "high contrast light", "high contrast dark"])
def test_words_under_any_number_of_marks_stay_readable(start: Callable[..., object], name: str) -> None:
    """Under 4 and under 20 marks the letters keep 7:1 on what most lies behind them, with patterns too.

    Over the next line's letters two rows of plain ground are left.
    """
    reader = start()
    reader.window.resize(1440, 900)
    reader.window.themes.system = lambda: Wanted(dark=name.endswith("dark"))
    reader.window.themes.choose("contrast" if name.startswith("high") else name)
    view, theme = reader.window.pane.view, reader.window.themes.current
    for count in (4, 20):
        words = pile(reader, count)
        for _ in range(2):
            reader.window.view.toggle_patterns()
            reader.hands.rest()
            picture = view.viewport().grab().toImage()
            box = view.to_viewport(view.geometry_of.rects(words, 0, 9999)[0]).toAlignedRect()
            found = _colors(picture, box.adjusted(4, 4, -4, -9))
            ground = found.most_common(1)[0][0]

            assert max(contrast(color, ground) for color in found) >= 7

            measures = view.geometry_of.measures
            letters = box.bottom() + 1 + measures.first_baseline - measures.size * 0.8
            below = _colors(picture, QRect(box.left() + 4, int(letters) - 1, 60, 2))
            assert set(below) == {theme.page}


def test_patterns_and_margin_notes_are_kept_between_starts(start: Callable[..., object]) -> None:
    """Both are turned on from the palette, and are there again in the first frame of the next start."""
    reader = start()
    reader.window.resize(1440, 900)
    stepping.select(reader.desk, Range(0, 11))
    reader.hands.press("2")
    mark, me = reader.desk.current, reader.desk.annotator.id
    reader.desk.record(write_note("highlight", mark, "a *remark*", me, None))
    for command in ("Patterns on marks", "Notes in the margin"):
        reader.hands.press("Ctrl+K")
        reader.hands.write(command)
        reader.hands.press("Return")

    assert reader.window.themes.current.patterns
    assert reader.window.pane.margin.notes_shown
    assert reader.window.commands.qaction("view.notes").isChecked()
    assert reader.window.commands.qaction("view.patterns").isChecked()

    reader.close()
    again = start(ready=False)
    again.window.resize(1440, 900)

    assert again.window.themes.current.patterns
    assert again.window.desk.margin_notes
    again.hands.until(lambda: again.desk.open is not None, "no document opens")
    again.hands.until(lambda: bool(again.window.pane.margin._entries), "nothing stands beside the text")
    assert again.window.pane.margin.notes_shown
    assert again.window.pane.margin._notes.of([mark]) == {mark: "a remark"}


def test_notes_without_room_are_not_promised(start: Callable[..., object]) -> None:
    """In the smallest window the strip says why none come; a wider one shows them."""
    reader = start()
    reader.window.resize(860, 560)
    reader.hands.rest()
    said: list[str] = []
    reader.desk.said.join(lambda message: said.append(message.text) if message else None)
    reader.window.commands.run("view.notes")

    assert "no room" in said[-1]
    assert not reader.window.pane.margin.notes_shown

    reader.window.resize(1440, 900)
    reader.hands.rest()

    assert reader.window.pane.margin.notes_shown


def _colors(picture: object, box: QRect) -> Counter[str]:
    return Counter(
        picture.pixelColor(x, y).name()
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
    )
