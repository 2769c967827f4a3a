"""A shown reading pane and the words for what a reader does with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.desk import Desk
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import Themes

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Reader:
    """A reader before the pane, who points at words by saying them."""

    def __init__(self, desk: Desk, pane: ReadingPane) -> None:
        self.desk = desk
        self.pane = pane
        self.view = pane.view
        self.paper = pane.view.viewport()

    def range(self, quote: str) -> Range:
        """Where the words stand in the open text."""
        assert self.desk.open is not None
        start = self.desk.open.text.index(quote)
        return Range(start, start + len(quote))

    def words(self, span: Range | None) -> str:
        """The characters of a range; "" for None."""
        assert self.desk.open is not None
        return self.desk.open.text[span.start : span.end] if span else ""

    def mark(self, quote: str, key: str = "2") -> str:
        """Mark these words with the code of a key; the mark's id."""
        stepping.select(self.desk, self.range(quote))
        marking.press_digit(self.desk, key)
        assert self.desk.current is not None
        return self.desk.current

    def box(self, offset: int) -> QRectF:
        """The caret's box at a place, in the viewport's pixels."""
        return self.view.to_viewport(self.view.geometry_of.caret(offset))

    def before(self, quote: str) -> QPoint:
        """The point before the first of these words."""
        return self.box(self.range(quote).start).center().toPoint()

    def after(self, quote: str) -> QPoint:
        """The point behind the last of these words."""
        return self.box(self.range(quote).end).center().toPoint()

    def on(self, quote: str) -> QPoint:
        """A point on the first letter of these words."""
        return self.before(quote) + QPoint(4, 0)

    def click(self, point: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Click in the text."""
        QTest.mouseClick(self.paper, LEFT, keys, point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move in some steps, let go."""
        QTest.mousePress(self.paper, LEFT, PLAIN, start)
        for step in range(1, 5):
            QTest.mouseMove(self.paper, (QPointF(start) + QPointF(end - start) * step / 4).toPoint())
        QTest.mouseRelease(self.paper, LEFT, PLAIN, end)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the text."""
        QTest.keyClick(self.view, key, keys)

    def picture(self) -> QImage:
        """The text as it is painted now."""
        return self.paper.grab().toImage()


@pytest.fixture
def read(qtbot: QtBot, themes: Themes) -> Callable[[Desk], Reader]:
    """Show a desk in a pane of a common size."""

    def shown(desk: Desk) -> Reader:
        pane = ReadingPane(desk, themes, None)
        qtbot.addWidget(pane)
        pane.resize(836, 818)
        pane.show()
        pane.view.setFocus()
        return Reader(desk, pane)

    return shown


@pytest.fixture
def reader(read: Callable[[Desk], Reader], desk: Desk) -> Reader:
    """A reader before the editorial."""
    return read(desk)
