"""The shapes of a line's bands."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTextLine
from pytestqt.qtbot import QtBot

from tepi.marks.index import Span
from tepi.window.reading.band_paint import MOST_LINES, compose, outline
from tepi.window.reading.bands import bands
from tepi.window.reading.geometry import PageLine, Piece
from tepi.window.reading.page import Shape
from tepi.window.theme import LIGHT

LINE = PageLine(0, 100, 100, 0.0, 0.0, 29.0, 20.0, 0.0, QTextLine(), 0, False, Shape(0, 29, 20, 16, 17.0))
RED, BLUE = "#d55e00", "#0072b2"


def pairs(*spans: Span) -> list[tuple[Span, Piece]]:
    return [(span, Piece(LINE, span.start * 8.0, span.end * 8.0, first=True, last=True)) for span in spans]


def test_a_sure_mark_has_one_line_a_code_and_a_doubted_one_dashes(qtbot: QtBot) -> None:
    """The lines of a mark lie under each other and are as long as its words."""
    sure = Span(0, 10, "a", (RED, BLUE))
    unsure = Span(20, 30, "b", (RED,), unsure=True)

    lines = {
        color.name(): boxes
        for color, boxes in compose(
            bands(LINE, pairs(sure, unsure), lambda span: list(span.codes), LIGHT), LIGHT
        ).lines
    }

    whole = [box for box in lines[RED] if box.left() < 100]
    dashes = [box for box in lines[RED] if box.left() > 100]
    assert len(whole) == len(lines[BLUE]) == 1
    assert lines[BLUE][0].top() > whole[0].top()
    assert len(dashes) > 5
    assert max(box.right() for box in dashes) <= 30 * 8 + 1


def test_underlines_do_not_pile_up_without_end(qtbot: QtBot) -> None:
    """Ten marks on the same words do not reach into the next line's letters."""
    spans = [Span(0, 10, str(number), (RED,)) for number in range(10)]

    drawing = compose(bands(LINE, pairs(*spans), lambda span: list(span.codes), LIGHT), LIGHT)

    assert sum(len(boxes) for _, boxes in drawing.lines) == MOST_LINES


def test_an_outline_is_open_where_the_mark_goes_on(qtbot: QtBot) -> None:
    """Only true ends are closed."""
    box = QRectF(0, 0, 100, 20)

    def crosses(path: QPainterPath, x: float) -> bool:
        return any(
            abs(path.elementAt(at).x - x) < 0.1 and 3 < path.elementAt(at).y < 18
            for at in range(path.elementCount())
        )

    closed = [
        (crosses(path, 0), crosses(path, 100))
        for path in (outline(box, True, False), outline(box, False, True))
    ]

    assert closed[0][1] is False
    assert closed[1][0] is False
    assert outline(box, False, False).elementCount() == 4
    assert outline(box, True, True).contains(box.center())
