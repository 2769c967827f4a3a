"""The list of what came in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tepi.library.adding import Outcome
from tepi.window.desk import Desk
from tepi.window.popovers.added import HIGHEST, AddedPopover
from tepi.window.theme import Themes

SOME = [
    Outcome("a.txt", "new", "1", "Satu"),
    Outcome("b.txt", "failed", problem="“b.txt” is empty. Add a file that holds some text."),
    Outcome("c.txt", "there", "2", "Dua"),
]


def test_reasons_and_texts(desk: Desk, themes: Themes, ground: QWidget) -> None:
    """Why a text could not be read is there word for word; Down and Enter open another one, and the card goes."""
    opened: list[str] = []
    card = AddedPopover(desk, themes, ground, SOME)
    card.open_for(opened.append)

    assert card.title.text() == "1 text added, 1 was there already, 1 could not be added"
    assert card.reasons.text() == SOME[1].problem
    assert card.area.isVisible() and card.area.height() < HIGHEST
    assert [(row.name, row.hint) for row in card.list.choices.rows] == [
        ("Satu", "added"),
        ("Dua", "was there already"),
    ]
    QTest.keyClick(card, Qt.Key.Key_Down)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert opened == ["2"]
    assert not card.isVisible()


def test_nothing_but_reasons(desk: Desk, themes: Themes, ground: QWidget) -> None:
    """Without a text there is no list, and many reasons can be scrolled through with the keyboard."""
    opened: list[str] = []
    card = AddedPopover(desk, themes, ground, SOME[1:2] * 20)
    card.open_for(opened.append)

    assert card.list.isHidden()
    assert card.area.height() == HIGHEST
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.isVisible() and not opened
    card.area.setFocus()
    QTest.keyClick(card.area, Qt.Key.Key_PageDown)
    assert card.area.verticalScrollBar().value() > 0


def test_only_texts(desk: Desk, themes: Themes, ground: QWidget) -> None:
    """Where all came in there is no room for reasons."""
    card = AddedPopover(desk, themes, ground, SOME[:1] * 3)
    card.open_for(lambda _: None)

    assert card.area.isHidden() and card.list.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
