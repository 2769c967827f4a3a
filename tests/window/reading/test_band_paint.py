"""The shapes of a line's bands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTextLine
from pytestqt.qtbot import QtBot

from tepi.marks.index import Span
from tepi.window.high_contrast import ON_WHITE
from tepi.window.reading.band_paint import DASH, DASH_GAP, Drawing, compose, draw_lines, outline
from tepi.window.reading.bands import bands
from tepi.window.reading.page import Shape
from tepi.window.reading.page_line import PageLine, Piece
from tepi.window.theme import LIGHT, Theme

LINE = PageLine(0, 100, 100, 0.0, 0.0, 29.0, 20.0, 0.0, QTextLine(), 0, False, Shape(0, 29, 20, 16, 17.0))
RED, BLUE = "#d55e00", "#0072b2"


def pairs(*spans: Span) -> list[tuple[Span, Piece]]:
    return [(span, Piece(LINE, span.start * 8.0, span.end * 8.0, first=True, last=True)) for span in spans]


def test_a_sure_mark_has_one_line_a_code_and_a_doubted_one_dashes(qtbot: QtBot) -> None:
    """The lines of a mark lie under each other and are as long as its words."""
    sure = Span(0, 10, "a", (RED, BLUE))
    unsure = Span(20, 30, "b", (RED,), unsure=True)

    drawing = compose(bands(LINE, pairs(sure, unsure), lambda span: list(span.codes), LIGHT), LIGHT)
    lines = {color.name(): boxes for color, boxes in drawing.lines}

    assert [len(lines[color]) for color in (RED, BLUE)] == [1, 1]
    assert lines[BLUE][0].top() > lines[RED][0].top()
    assert [(line.color, line.box) for line in drawing.broken] == [
        (RED, QRectF(20 * 8 - 1, lines[RED][0].top(), 82, 2))
    ]

    picture = drawn(drawing)
    row = [picture.pixelColor(x, round(lines[RED][0].top())).name() == RED for x in range(159, 241)]
    assert row == [(x % (DASH + DASH_GAP)) < DASH for x in range(82)]


def drawn(drawing: Drawing) -> QImage:
    """The underlines on white."""
    picture = QImage(260, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    painter.setPen(Qt.PenStyle.NoPen)
    draw_lines(painter, drawing)
    painter.end()
    return picture


def lines_of(marks: int, theme: Theme = LIGHT) -> Drawing:
    """What so many marks on the same words become."""
    spans = [Span(0, 10, f"{number:02}", (RED,)) for number in range(marks)]
    return compose(bands(LINE, pairs(*spans), lambda span: list(span.codes), theme), theme, lambda span: [3])


@pytest.mark.parametrize(
    ("marks", "drawn", "thick"), [(1, 1, 2), (2, 2, 2), (4, 4, 2), (5, 5, 1), (20, 4, 1)]
)
def test_underlines_stay_clear_of_each_other_and_of_the_next_line(
    qtbot: QtBot, marks: int, drawn: int, thick: int
) -> None:
    """They grow thinner first; what then finds no room is hinted at by one dotted line in no code's colour."""
    drawing = lines_of(marks)
    boxes = {color.name(): boxes for color, boxes in drawing.lines}[LIGHT.line_of(RED)]
    dots = [line.box for line in drawing.broken if line.color == LIGHT.soft]

    assert len(boxes) == drawn
    assert {box.height() for box in boxes} == {thick}
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(boxes))
    assert bool(dots) == (marks > 5)
    next_capitals = LINE.bottom + LINE.baseline - LINE.top - 0.8 * LINE.shape.size
    assert max(box.bottom() for box in (*boxes, *dots)) < next_capitals


def test_lines_set_tight_still_show_that_two_marks_overlap(qtbot: QtBot) -> None:
    """Where the next line follows at once, two thin lines go up among the tails of the letters."""
    tight = LINE._replace(bottom=20.0, baseline=15.0, shape=Shape(0, 20, 15, 8, 17.0))
    pieces = [
        (Span(0, 10, name, (color,)), Piece(tight, 0, 80, first=True, last=True))
        for name, color in (("a", RED), ("b", BLUE))
    ]

    lines = compose(bands(tight, pieces, lambda span: list(span.codes), LIGHT), LIGHT).lines
    tops = sorted(box.top() for _, boxes in lines for box in boxes)

    assert len(tops) == 2
    assert tight.baseline < tops[0] < tops[1]
    assert tops[1] + 1 <= tight.bottom + 15 - 0.8 * 17


def test_patterns_take_the_place_of_lines_where_they_are_wanted(qtbot: QtBot) -> None:
    """Whole patterns for two, their rhythms alone for four; a doubted one is broken now and then."""
    woven = replace(LIGHT, patterns=True)

    assert not lines_of(2).ribbons
    assert [(place, thin) for _, place, thin, _ in lines_of(2, woven).ribbons] == [(3, False)] * 2
    assert [thin for _, _, thin, _ in lines_of(4, woven).ribbons] == [True] * 4
    assert not lines_of(4, woven).lines

    doubted = Span(0, 30, "a", (RED,), unsure=True)
    drawn = compose(
        bands(LINE, pairs(doubted), lambda span: list(span.codes), woven), woven, lambda span: [0]
    ).ribbons

    assert len(drawn) > 5
    assert all(one[3].right() < other[3].left() for one, other in pairwise(drawn))


def test_high_contrast_has_borders_and_no_tints(qtbot: QtBot) -> None:
    """The border is open where a mark goes on, and the upper one of two lies inside the lower."""
    outer, inner = Span(0, 30, "a", (RED,)), Span(3, 9, "b", (BLUE,))

    drawing = compose(bands(LINE, pairs(outer, inner), lambda span: list(span.codes), ON_WHITE), ON_WHITE)
    boxes = [path.boundingRect() for _, path in drawing.frames]

    assert not drawing.fills
    assert [color.name() for color, _ in drawing.frames] == [ON_WHITE.line_of(RED), ON_WHITE.line_of(BLUE)]
    assert boxes[1].top() > boxes[0].top()
    assert boxes[0].left() < boxes[1].left() < boxes[1].right() < boxes[0].right()


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
