"""What is painted under the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range
from tepi.window import marking, remarks, stepping
from tepi.window.theme import LIGHT

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

FACT, OPINION = "#0072B2", "#D55E00"


def row(reader: Reader, offset: int, down: float) -> set[str]:
    """The colours painted at a height of the line of a place: 0 = top of its band, 1 = its bottom."""
    measures = reader.view.geometry_of.measures
    box = reader.box(offset)
    y = round(box.top() + down * measures.band_height)
    picture = reader.picture()
    left = round(box.left()) + 4
    return {picture.pixelColor(x, y).name() for x in range(left, left + 60)}


def test_a_marked_word_has_its_codes_band_and_underline(reader: Reader) -> None:
    """The band is the code's tint, the underline its line colour."""
    span = reader.range("perang ilegal")
    reader.mark("perang ilegal", "2")
    reader.desk.choose(None)

    assert LIGHT.band_of(OPINION) in row(reader, span.start, 0.12)
    assert LIGHT.line_of(OPINION) in row(reader, span.start, 0.95)


def test_a_removed_mark_leaves_no_trace(reader: Reader) -> None:
    """The same picture before a mark and after its removal."""
    stepping.sentence(reader.desk, 1)
    before = reader.picture()

    marking.press_digit(reader.desk, "1")
    between = reader.picture()
    marking.press_digit(reader.desk, "1")

    assert between != before
    assert reader.picture() == before


def test_only_lines_of_the_mark_are_drawn_anew(reader: Reader) -> None:
    """A mark leaves the kept shapes of other lines alone."""
    reader.picture()
    kept = dict(reader.view.underlay._kept)
    span = reader.range("berpotensi memperburuk keduanya.")

    reader.mark("berpotensi memperburuk keduanya.", "3")

    gone = set(kept) - set(reader.view.underlay._kept)
    assert 1 <= len(gone) <= 2
    assert all(start <= span.end and kept[start][0][0] >= span.start for start in gone)


def test_the_focused_sentence_is_tinted_and_barred(reader: Reader) -> None:
    """The tint lies behind the words and an accent bar stands at the left of its lines."""
    assert reader.desk.open is not None
    focus = reader.desk.open.units[4]
    stepping.focus_at(reader.desk, focus.start)
    picture = reader.picture()
    middle = reader.box(focus.start + 1).center().toPoint()

    assert picture.pixelColor(13, middle.y()) == QColor(LIGHT.accent)
    assert LIGHT.focus in row(reader, focus.start + 1, 0.05)


def test_white_space_at_a_lines_end_is_not_banded(reader: Reader) -> None:
    """The band ends with the last letter of a wrapped line."""
    assert reader.desk.open is not None
    geometry = reader.view.geometry_of
    first = geometry.lines(0, 60)[0]
    assert reader.desk.open.text[first.end - 1] == " "

    pieces = geometry.pieces([first], 0, first.end + 5)

    assert pieces[0].right == geometry.pieces([first], 0, first.end - 1)[0].right
    assert not pieces[0].last


def test_a_decision_for_none_shows_a_tick(reader: Reader) -> None:
    """None-of-these paints something behind the sentence, and taking it back removes it."""
    stepping.sentence(reader.desk, 1)
    before = reader.picture()
    marking.none(reader.desk)
    ticked = reader.picture()
    marking.none(reader.desk)

    assert ticked != before
    assert reader.picture() == before


def test_find_hits_are_framed_and_go_again(reader: Reader) -> None:
    """Hits in view change the picture; the current one looks different from the rest."""
    hits = [reader.range("Kim Jong-un"), reader.range("Robert Wood")]
    before = reader.picture()
    reader.pane.set_find_hits(hits, 0)
    one = reader.picture()
    reader.pane.set_find_hits(hits, 1)

    assert len({bytes(each.constBits()) for each in (before, one, reader.picture())}) == 3

    reader.pane.find_hits = []

    assert reader.picture() == before


def test_a_doubted_mark_has_a_broken_underline(reader: Reader) -> None:
    """Between the dashes the underline's colour is missing."""
    span = reader.range("Kim Jong-un, menghubungkan")
    reader.mark("Kim Jong-un, menghubungkan", "1")
    reader.desk.choose(None)
    whole = row(reader, span.start, 0.95)
    reader.desk.choose(reader.desk.open.index.touching(span.start)[0].highlight)  # type: ignore[union-attr]
    remarks.doubt(reader.desk)
    reader.desk.choose(None)

    assert whole == {LIGHT.line_of(FACT)}
    assert len(row(reader, span.start, 0.95)) > 1


def test_looking_costs_what_shows_and_not_what_there_is(reader: Reader) -> None:
    """With many thousand marks elsewhere a repaint draws no more shapes than without."""
    opened = reader.desk.open
    assert opened is not None
    far = len(opened.text) - 40
    opened.index = RangeIndex(Span(far, far + 1 + n % 30, f"m{n}", ()) for n in range(5000))
    reader.view.renew_bands()
    reader.picture()

    shapes = sum(len(drawing.fills) for _, drawing in reader.view.underlay._kept.values())

    assert shapes == 0


def test_a_preview_shows_a_mark_elsewhere_and_leaves_with_it(reader: Reader) -> None:
    """While an edge is dragged the band is where the pointer has it."""
    mark = reader.mark("perang ilegal", "2")
    before = reader.picture()
    longer = reader.range("perang ilegal yang dilakukan")

    reader.view.repaint_ranges(reader.view.underlay.show_preview((mark, longer)))
    shown = row(reader, longer.end - 6, 0.12)
    reader.view.repaint_ranges(reader.view.underlay.show_preview(None))

    assert LIGHT.band_of(OPINION) in shown
    assert reader.picture() == before


def test_nothing_is_painted_under_a_text_that_is_not_open_yet(reader: Reader) -> None:
    """The first frame's text is not painted with another document's marks."""
    reader.mark("perang ilegal", "2")
    reader.pane.show_first("Another text altogether.")

    picture = reader.picture()

    assert picture.pixelColor(QPoint(13, 45)) == QColor(LIGHT.page)
    assert reader.view.visible() == Range(0, 24)
