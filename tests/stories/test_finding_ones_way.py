"""Finding one's way through the real window: find, go to, back, and what is kept until the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint


def where(reader: object) -> str:
    """The place that has the focus."""
    return reader.desk.open.units.label_of(reader.desk.focus)


def test_every_jump_leads_back(start: Callable[..., object]) -> None:
    """From a hit, a place, a card, a bracket's mark and the minimap, Alt+PgUp leads back in order, and forward again."""
    reader = start()
    hands, desk, window = reader.hands, reader.desk, reader.window
    hands.press("2", "J", "J", "J", "5")
    places = [where(reader)]
    hands.press("Ctrl+F")
    hands.write("kantong mayat")
    hands.press("Return", "Esc")
    places.append(where(reader))
    hands.press("Ctrl+G")
    hands.write("9")
    hands.press("Return")
    places.append(where(reader))
    view = window.panel.marks_view
    hands.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    places.append(where(reader))
    window.pane.view.setFocus()
    minimap = window.pane.minimap
    hands.click(minimap, QPoint(6, minimap.height() - 14))
    away = window.pane.view.visible()
    hands.press("Alt+PgUp")
    seen = window.pane.view.visible().touches(desk.caret)
    back = [where(reader)]
    for _ in range(3):
        hands.press("Alt+PgUp")
        back.append(where(reader))
    for _ in range(3):
        hands.press("Alt+PgDown")

    assert len(set(places)) == 4
    assert not away.touches(desk.open.units[0].start)
    assert seen
    assert back == places[::-1]
    assert where(reader) == places[-1]


def test_esc_gives_the_text_the_keyboard(start: Callable[..., object]) -> None:
    """And J goes on from the hit."""
    reader = start()
    hands = reader.hands
    hands.press("Ctrl+F")
    hands.write("Blinken")
    hands.press("Esc", "J")

    assert reader.window.pane.view.hasFocus()
    assert where(reader) == "¶2 s3"


def test_ways_of_looking_are_kept(start: Callable[..., object]) -> None:
    """The next start looks as the last one did, and stands as still."""
    first = start()
    first.hands.press("Alt+W", "Alt+R")
    first.window.commands.run("view.still")
    first.close()
    second = start()
    field = second.window.header.find_field

    assert {name for name, toggle in field.toggles.items() if toggle.isChecked()} == {"whole", "expression"}
    assert second.window.view.still
    assert second.window.commands.qaction("find.whole").isChecked()
    second.window.commands.run("view.still")


def test_the_place_is_kept_to_the_pixel(start: Callable[..., object]) -> None:
    """Scrolled by an odd number of pixels, with the caret elsewhere: the next start shows the very same."""
    first = start()
    bar = first.window.pane.view.verticalScrollBar()
    first.hands.press("J", "J", "J", "Right", "Right")
    bar.setValue(137)
    before = (first.desk.caret, bar.value(), first.window.pane.place_state())
    first.close()
    second = start()
    view = second.window.pane.view

    assert (second.desk.caret, view.verticalScrollBar().value(), second.window.pane.place_state()) == before
    assert second.desk.selection is None


def test_a_slow_expression_leaves_the_window_to_the_reader(start: Callable[..., object]) -> None:
    """Marks are made and sentences passed while it looks; Esc in the text ends it and nothing else."""
    reader = start()
    hands, desk = reader.hands, reader.desk
    desk.add_text("One here. Two here.\n" + "a" * 300_000 + "!")
    hands.press("Ctrl+F", "Alt+R")
    hands.write("(a+)+$")
    field = reader.window.header.find_field
    reader.window.pane.view.setFocus()
    hands.press("Ctrl+Home", "1", "J", "2")
    current = desk.current
    looking = not reader.window.finding._search.done
    hands.press("Esc")

    assert looking
    assert len(desk.open.index) == 2
    assert field.note.words == "Stopped before the end of the text"
    assert desk.current == current
