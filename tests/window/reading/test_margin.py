"""The margin lane: brackets, names, signs, clicks and tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tepi.library.edits.notes import write_note
from tepi.window import marking
from tepi.window.reading.mark_tip import mark_tip
from tepi.window.theme import LIGHT

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

OPINION = "#D55E00"


def settle(reader: Reader) -> None:
    """Let what was put off until after painting be done."""
    QApplication.processEvents()
    reader.pane.margin.grab()


def bracket(reader: Reader, mark: str) -> QPoint:
    """The middle of a mark's bracket, in the lane."""
    found = next(each for each in reader.pane.margin._brackets if each.mark == mark)
    return QPoint(7 + found.column * 9, round((found.top + found.bottom) / 2) - reader.view.scrolled)


def test_a_bracket_stands_beside_the_lines_of_its_mark(reader: Reader) -> None:
    """It is as high as the mark's lines and has the code's colour."""
    mark = reader.mark("perang ilegal yang dilakukan Vladimir Putin di Ukraina menunjukkan peningkatan", "2")
    settle(reader)
    top, bottom = reader.view.geometry_of.extent(reader.range(reader.words(reader.desk.current_range())))
    place = bracket(reader, mark)
    picture = reader.pane.margin.grab().toImage()

    assert top <= place.y() + reader.view.scrolled <= bottom
    assert picture.pixelColor(place).name() == LIGHT.line_of(OPINION)


def test_a_click_on_a_bracket_or_a_name_chooses_the_mark(reader: Reader) -> None:
    """The current mark and the focus go to what was clicked; the keyboard stays with the text."""
    first = reader.mark("perang ilegal", "6")
    second = reader.mark("AS jelas sangat prihatin.", "2")
    settle(reader)

    QTest.mouseClick(reader.pane.margin, Qt.MouseButton.LeftButton, pos=bracket(reader, first))

    assert reader.desk.current == first

    name = next(each for each in reader.pane.margin._entries if each.span.highlight == second)
    QTest.mouseClick(reader.pane.margin, Qt.MouseButton.LeftButton, pos=QPoint(60, round(name.block.top) + 6))

    assert reader.desk.current == second
    assert reader.words(reader.desk.focus) == "AS jelas sangat prihatin."


def test_overlapping_marks_stand_side_by_side_with_separate_names(reader: Reader) -> None:
    """Two marks on the same line have two columns and two lines of names."""
    marks = {reader.mark("perang ilegal", "6"), reader.mark("perang ilegal yang dilakukan", "2")}
    settle(reader)
    brackets = [each for each in reader.pane.margin._brackets if each.mark in marks]
    names = sorted(each.block.top for each in reader.pane.margin._entries)

    assert {each.column for each in brackets} == {0, 1}
    assert names[1] - names[0] >= 17


def test_a_mark_of_several_codes_has_all_its_names(reader: Reader) -> None:
    """Every code is named beside the one bracket."""
    mark = reader.mark("perang ilegal", "2")
    reader.mark("perang ilegal", "6")
    settle(reader)

    name = next(each for each in reader.pane.margin._entries if each.span.highlight == mark)

    assert [word for word, _ in name.words] == ["Opinion", "Loaded word"]


def test_the_tip_says_codes_quote_and_note_as_plain_words(reader: Reader) -> None:
    """Nothing in a note is taken for markup."""
    mark = reader.mark("perang ilegal", "6")
    assert reader.desk.annotator is not None
    reader.desk.record(write_note("highlight", mark, "see <b>this</b>", reader.desk.annotator.id, None))
    settle(reader)

    tip = mark_tip(reader.desk, mark)

    assert "Loaded word" in tip
    assert "“perang ilegal”" in tip
    assert "see &lt;b&gt;this&lt;/b&gt;" in tip
    assert next(each for each in reader.pane.margin._entries).signs == ["note"]


def test_a_removed_mark_leaves_the_lane(reader: Reader) -> None:
    """Nothing can be clicked where it was."""
    mark = reader.mark("perang ilegal", "6")
    settle(reader)
    place = bracket(reader, mark)
    marking.remove(reader.desk)
    settle(reader)

    assert reader.pane.margin.mark_at(QPointF(place)) is None


def test_the_lane_scrolls_with_the_text(reader: Reader) -> None:
    """After scrolling the bracket is still beside its words."""
    mark = reader.mark("Antony Blinken, Menteri Luar Negeri,", "5")
    reader.view.verticalScrollBar().setValue(90)
    settle(reader)

    words = reader.box(reader.range("Antony Blinken").start)

    assert abs(bracket(reader, mark).y() - words.center().y()) < 8
