"""The bar at the end of a mouse selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tepi.window import stepping

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


def choice(reader: Reader, name: str) -> QAbstractButton:
    """The visible button of this accessible name."""
    bar = reader.pane.selection_bar
    return next(
        each
        for each in bar.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith(name)
    )


def test_it_marks_the_selection_with_the_mouse_alone(reader: Reader) -> None:
    """Drag, press a dot: the words have the code and the bar is gone; the keyboard stays with the text."""
    reader.drag(reader.before("perang ilegal"), reader.after("perang ilegal"))
    assert reader.pane.selection_bar.isVisible()

    QTest.mouseClick(choice(reader, "Loaded word"), Qt.MouseButton.LeftButton)

    assert reader.desk.current is not None
    mark = reader.desk.highlight(reader.desk.current)
    assert mark is not None
    assert mark.quote == "perang ilegal"
    assert not reader.pane.selection_bar.isVisible()
    assert reader.view.hasFocus()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("TPengiriman", "Korea Utara ke Rusia"),
        ("menyebabkan", "internasional"),
        ("AS jelas", "Robert Wood"),
        ("Namun terbukti", "untuk mundur."),
    ],
)
@pytest.mark.parametrize("back", [False, True])
def test_it_is_never_over_the_selected_words(reader: Reader, start: str, end: str, back: bool) -> None:
    """Under the last line or over the first, whole inside the pane."""
    points = (reader.before(start), reader.after(end))

    reader.drag(*(points[::-1] if back else points))

    card = reader.pane.selection_bar.card()
    origin = reader.paper.mapTo(reader.pane, QPoint(0, 0))
    span = reader.desk.selection
    assert span is not None
    boxes = reader.view.geometry_of.rects(span, 0, 5000)
    assert reader.pane.selection_bar.isVisible()
    assert reader.pane.rect().contains(card)
    assert not any(reader.view.to_viewport(box).toRect().translated(origin).intersects(card) for box in boxes)


def test_it_goes_with_the_selection(reader: Reader) -> None:
    """A click elsewhere, a key that moves, another document: the bar is gone."""
    reader.drag(reader.before("perang ilegal"), reader.after("perang ilegal"))
    stepping.sentence(reader.desk, 1)

    assert not reader.pane.selection_bar.isVisible()


def test_it_does_not_come_for_a_selection_by_keys(reader: Reader) -> None:
    """The keyboard needs no bar."""
    stepping.select(reader.desk, reader.range("perang ilegal"))
    QApplication.processEvents()

    assert not reader.pane.selection_bar.isVisible()


def test_it_scrolls_with_the_words(reader: Reader) -> None:
    """It stays at the selection's end, and hides when there is no room beside it."""
    reader.drag(reader.before("Duta Besar"), reader.after("Duta Besar"))
    before = reader.pane.selection_bar.y()

    reader.view.verticalScrollBar().setValue(40)

    assert reader.pane.selection_bar.y() == before - 40

    reader.view.verticalScrollBar().setValue(1200)

    assert not reader.pane.selection_bar.isVisible()


def test_every_choice_says_its_name(reader: Reader) -> None:
    """A screen reader hears code and key."""
    reader.drag(reader.before("perang ilegal"), reader.after("perang ilegal"))
    buttons = reader.pane.selection_bar.findChildren(QAbstractButton)

    assert [each.accessibleName() for each in buttons][:2] == ["Fact, key 1", "Opinion, key 2"]
    assert all(each.accessibleName() for each in buttons)
    assert all(each.focusPolicy() == Qt.FocusPolicy.NoFocus for each in buttons)
