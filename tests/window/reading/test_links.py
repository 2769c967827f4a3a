"""The mouse over links."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.window.conftest import Front
from tests.window.reading.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.readers.markdown import read as read_markdown
from tepi.window.desk import Desk


@pytest.fixture
def linked(read: Callable[[Desk], Reader], desk: Desk) -> Reader:
    """A reader before a text with a link and a picture."""
    source = b"Satu kata. Lihat [sini](https://example.org/a) dan ![peta](peta.png) lagi."
    assert desk.library is not None
    desk.library.history.record(add_document(read_markdown(source, "a.md")))
    desk.show(queries.documents(desk.library)[-1])
    desk.front = Front()
    return read(desk)


def test_control_and_a_press_opens(linked: Reader) -> None:
    """A plain click only places the caret, and Control beside a link does nothing else."""
    linked.click(linked.on("sini"))
    linked.click(linked.on("Lihat"), Qt.KeyboardModifier.ControlModifier)
    assert linked.desk.front.asked == []

    linked.click(linked.on("sini"), Qt.KeyboardModifier.ControlModifier)

    assert linked.desk.front.asked == [("open", "https://example.org/a")]


@pytest.mark.parametrize(
    ("words", "keys", "shape"),
    [
        ("sini", Qt.KeyboardModifier.ControlModifier, Qt.CursorShape.PointingHandCursor),
        ("sini", Qt.KeyboardModifier.NoModifier, Qt.CursorShape.IBeamCursor),
        ("kata", Qt.KeyboardModifier.ControlModifier, Qt.CursorShape.IBeamCursor),
    ],
)
def test_the_pointer_shows_what_a_press_would_do(
    linked: Reader, words: str, keys: Qt.KeyboardModifier, shape: Qt.CursorShape
) -> None:
    """A hand only where Control is held over a link."""
    point = QPointF(linked.on(words))
    buttons = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, point, linked.paper.mapToGlobal(point), buttons, buttons, keys)
    QApplication.sendEvent(linked.paper, moved)

    assert linked.paper.cursor().shape() == shape


@pytest.mark.parametrize(
    ("words", "told"), [("sini", "https://example.org/a"), ("peta", "not loaded"), ("kata", "")]
)
def test_a_resting_pointer_tells(linked: Reader, qtbot: QtBot, words: str, told: str) -> None:
    """The address of a link, what a frame is, and nothing over other words."""
    place = linked.on(words)
    QToolTip.hideText()
    QApplication.sendEvent(
        linked.paper, QHelpEvent(QEvent.Type.ToolTip, place, linked.paper.mapToGlobal(place))
    )

    if told:
        qtbot.waitUntil(QToolTip.isVisible)
        assert told in QToolTip.text()
    else:
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
    QApplication.sendEvent(
        linked.paper, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), linked.paper.mapToGlobal(QPoint(2, 2)))
    )
