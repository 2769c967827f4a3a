"""Contrast measured from the window's real pixels, in all themes: text, bands, names, brackets, rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tepi.marks.contrast import contrast, hexa, luminance
from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.theme import Themes, Wanted

Picture = Callable[[QWidget, QRect], Counter[str]]


def colors(picture: QImage, box: QRect) -> Counter[str]:
    """How many pixels of each colour lie in a box of the picture."""
    box = box.intersected(picture.rect())
    found: Counter[str] = Counter()
    for y in range(box.top(), box.bottom() + 1):
        for x in range(box.left(), box.right() + 1):
            pixel = picture.pixel(x, y)
            found[hexa(((pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255))] += 1
    return found


def pixel(picture: QImage, x: int, y: int) -> str:
    """The colour of a pixel."""
    return picture.pixelColor(x, y).name()


def best(found: Counter[str], ground: str) -> float:
    """The contrast of the strongest ink on a ground: where a letter's stroke covers a pixel whole."""
    return max(contrast(color, ground) for color in found)


def least(reader: object) -> float:
    """The contrast that words beside the text have to reach in the theme in force."""
    return 7.0 if reader.window.themes.current.strong else 4.5


def ground_of(found: Counter[str]) -> str:
    """What most of a box is painted with."""
    return found.most_common(1)[0][0]


def choose(themes: Themes, name: str) -> None:
    """Take the colours, as a reader would whose system is light or dark."""
    themes.system = lambda: Wanted(dark=name.endswith("dark"))
    themes.choose("contrast" if name.startswith("high") else name)


@pytest.fixture(params=["light", "dark", "high contrast light", "high contrast dark"])
def marked(request: pytest.FixtureRequest, start: Callable[..., object]) -> object:
    """The window with one mark of every code, in one theme; the caret is elsewhere."""
    reader = start()
    reader.window.resize(1440, 900)
    choose(reader.window.themes, request.param)
    assert reader.window.themes.current.name == request.param
    desk = reader.desk
    for digit in "123456789":
        marking.press_digit(desk, digit)
        stepping.sentence(desk, 1)
    stepping.focus_at(desk, len(desk.open.text) - 1)
    desk.hush()
    reader.hands.rest()
    return reader


def scroll(reader: object, end: bool = False) -> None:
    """Show the beginning or the end of the text."""
    bar = reader.window.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() if end else 0)
    reader.hands.rest()


def first_line(reader: object, span: Range) -> QRect:
    """Where the first line of a range is painted, in the reading view's viewport."""
    view = reader.window.pane.view
    rects = view.geometry_of.rects(span, 0, 10_000)
    return view.to_viewport(rects[0]).toAlignedRect()


def test_ink_on_every_band_can_be_read_for_hours(marked: object) -> None:
    """On a band of any code the letters keep 7:1, and the underline 3:1 against the page.

    In high contrast a border takes the band's place: the letters keep 10:1, border and underline 4.5:1.
    """
    view = marked.window.pane.view
    scroll(marked)
    picture = view.viewport().grab().toImage()
    theme = marked.window.themes.current
    seen = 0
    for code in marked.desk.codebook.codes:
        span = next(each for each in marked.desk.open.index if each.codes == (code.id,))
        box = first_line(marked, span.range)
        if not picture.rect().contains(box):
            continue
        seen += 1
        found = colors(picture, box.adjusted(4, 2, -4, -3))
        ground = ground_of(found)

        assert (ground == theme.page) == theme.strong, code.name
        assert best(found, ground) >= (10 if theme.strong else 7), code.name
        clear = 4.5 if theme.strong else 3
        assert any(contrast(color, theme.page) >= clear and color != theme.ink for color in found), code.name
        if theme.strong:
            edge = colors(picture, box.adjusted(-4, 2, 2 - box.width(), -6))
            assert edge[theme.line_of(code.color)] >= 8, code.name
    assert seen >= 5


def test_patterns_can_be_told_in_grey_and_leave_the_words_readable(marked: object) -> None:
    """With patterns, words on bands keep 7:1, and every code's underline differs from every other's in grey.

    What is compared is where a line under the words is dark and where it is light: the colours are gone.
    """
    view, desk = marked.window.pane.view, marked.desk
    marked.window.view.toggle_patterns()
    theme = marked.window.themes.current
    scroll(marked)
    picture = view.viewport().grab().toImage()
    woven: dict[str, list[tuple[bool, ...]]] = {}
    for code in desk.codebook.codes:
        span = next(each for each in desk.open.index if each.codes == (code.id,))
        box = first_line(marked, span.range)
        if not picture.rect().contains(box):
            continue
        found = colors(picture, box.adjusted(4, 2, -4, -9))
        assert best(found, ground_of(found)) >= (10 if theme.strong else 7), code.name
        top = box.top() + 21  # where the pattern begins, under the tails of the letters
        page, ink = luminance(theme.page), luminance(theme.line_of(code.color))
        woven[code.name] = [
            tuple(
                abs(luminance(pixel(picture, x, y)) - page) > abs(ink - page) / 2 for y in range(top, top + 6)
            )
            for x in range(box.left() + 8, box.left() + 48)
        ]

    assert len(woven) >= 5
    for one, other in combinations(woven.values(), 2):
        apart = [
            sum(a != b for a, b in zip(one[:24], other[shift : shift + 24], strict=True))
            for shift in range(12)
        ]
        assert min(apart) >= 4


def test_plain_text_reaches_its_contrast(marked: object) -> None:
    """The page's own words keep 7:1."""
    view = marked.window.pane.view
    scroll(marked, end=True)
    unit = len(marked.desk.open.units) - 3
    box = first_line(marked, marked.desk.open.units[unit])
    found = colors(view.viewport().grab().toImage(), box)

    assert ground_of(found) == marked.window.themes.current.page
    assert best(found, marked.window.themes.current.page) >= 7


@pytest.mark.parametrize("name", ["codebook", "documents", "marks"])
def test_rows_can_be_read(marked: object, name: str) -> None:
    """Every row of the lists keeps 4.5:1 (high contrast: 7:1) between its words and what they stand on."""
    view = marked.window.findChild(QAbstractItemView, name)
    picture = view.viewport().grab().toImage()
    boxes = [view.visualRect(index) for index in _indexes(view)]
    shown = [box for box in boxes if picture.rect().contains(box)]

    assert shown
    for box in shown:
        found = colors(picture, box.adjusted(30, 2, -2, -2))
        assert best(found, ground_of(found)) >= least(marked)


def test_names_and_brackets_beside_the_text_can_be_told(marked: object) -> None:
    """Every code in sight has its bracket at 3:1 in the margin, and some ink of its name at 4.5:1.

    In high contrast these are 4.5:1 and 7:1.
    """
    scroll(marked)
    theme = marked.window.themes.current
    lane = marked.window.findChild(QWidget, "marginLane")
    found = colors(lane.grab().toImage(), lane.rect())
    shown = marked.desk.codebook.codes[:3]

    for code in shown:
        bracket, name = theme.line_of(code.color), theme.ink_of(code.color)
        assert found[bracket] > 20, code.name
        assert contrast(bracket, theme.page) >= (4.5 if theme.strong else 3), code.name
        assert found[name] > 0, code.name
        assert contrast(name, theme.page) >= least(marked), code.name


@pytest.mark.parametrize("part", ["header", "status", "sidebar"])
def test_no_words_of_the_frame_are_faint(marked: object, part: str) -> None:
    """The second strongest ink of the frame, its soft one, keeps 4.5:1 (high contrast: 7:1) on its grounds."""
    theme = marked.window.themes.current
    widget = getattr(marked.window, part)
    found = colors(widget.grab().toImage(), QRect(QPoint(0, 0), widget.size()))

    assert found[theme.panel] > 0
    assert found[theme.soft] > 0
    assert contrast(theme.soft, theme.panel) >= least(marked)
    assert contrast(theme.soft, theme.card) >= least(marked)


def _indexes(view: QAbstractItemView) -> list[object]:
    """Every row, groups and what lies in them."""
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return rows + [
        model.index(row, 0, parent) for parent in list(rows) for row in range(model.rowCount(parent))
    ]
