"""What a screen reader finds in the window: the text, the caret, the selection, the marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible

from tepi.window import marking, stepping


@pytest.fixture
def reader(start: Callable[..., object]) -> object:
    """The window with the first sentence marked as an opinion."""
    made = start()
    made.window.resize(1440, 900)
    marking.press_digit(made.desk, "2")
    made.hands.rest()
    return made


def text_of(reader: object) -> object:
    """The text as a screen reader is given it."""
    return QAccessible.queryAccessibleInterface(reader.window.pane.view).textInterface()


def test_text_caret_and_selection(reader: object) -> None:
    """All of the text; the caret where the desk's is; just what is selected."""
    text, desk = text_of(reader), reader.desk
    whole = text.text(0, text.characterCount())
    stepping.sentence(desk, 1)
    caret = text.cursorPosition()
    stepping.select(desk, desk.open.units[3])
    cursor = reader.window.pane.view.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()

    assert whole == desk.open.text
    assert text.selectionCount() == 1
    assert caret == desk.open.units[1].start
    assert whole[start:end] == desk.open.text[slice(*desk.open.units[3])]


def test_letters_have_places_also_beyond_the_edge(reader: object) -> None:
    """The box of a letter below what shows lies where it would be painted; a point in a box leads to its letter."""
    text, view = text_of(reader), reader.window.pane.view
    far = view.visible().end + 300
    box = text.characterRect(far)
    near = text.characterRect(30)
    place = view.to_viewport(view.geometry_of.caret(far))
    corner = view.viewport().mapToGlobal(place.topLeft().toPoint())

    assert not box.isEmpty()
    assert abs(box.x() - corner.x()) <= 2
    assert abs(box.center().y() - corner.y() - place.height() / 2) <= 12
    assert text.offsetAtPoint(near.center()) == 30


def test_the_marks_are_lists(reader: object) -> None:
    """Cards and brackets are items with the code's name, the place and where they are on the screen."""
    window = reader.window
    cards = QAccessible.queryAccessibleInterface(window.panel.marks_view)
    lane = QAccessible.queryAccessibleInterface(window.pane.margin)
    card, bracket = cards.child(0), lane.child(0)

    assert (cards.childCount(), lane.childCount()) == (1, 1)
    assert card.text(QAccessible.Text.Name).startswith("Opinion, ¶1 s1. TPengiriman")
    assert bracket.text(QAccessible.Text.Name) == "Opinion, ¶1 s1"
    for item, widget in ((card, window.panel.marks_view), (bracket, window.pane.margin)):
        box = item.rect().translated(-widget.mapToGlobal(widget.rect().topLeft()))
        assert widget.rect().intersects(box)
    assert bracket.state().selected


def test_the_parts_have_roles(reader: object) -> None:
    """Title, status, strip, minimap and codebook are what they are, not just boxes."""
    window, role = reader.window, QAccessible.Role
    reader.desk.say("Something happened")
    parts = {
        window.header.title: role.Button,
        window.status: role.StatusBar,
        window.strip: role.AlertMessage,
        window.pane.minimap: role.Slider,
        window.sidebar.codebook: role.Tree,
        window.sidebar.documents: role.List,
    }
    found = {part: QAccessible.queryAccessibleInterface(part) for part in parts}

    assert {part: known.role() for part, known in found.items()} == parts
    assert all(known.text(QAccessible.Text.Name) for known in found.values())
    assert found[window.strip].text(QAccessible.Text.Description) == "Something happened"
    assert "All changes saved" in found[window.status].text(QAccessible.Text.Description)


def test_codes_say_their_keys(reader: object) -> None:
    """A code in the codebook is said with the key that gives it."""
    tree = QAccessible.queryAccessibleInterface(reader.window.sidebar.codebook)
    names = [tree.child(at).text(QAccessible.Text.Name) for at in range(tree.childCount())]

    assert "Fact, key 1" in names
