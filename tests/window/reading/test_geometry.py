"""Where characters lie, and which lie where."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from tepi.text.ranges import Range
from tepi.window.desk import Desk
from tepi.window.reading.geometry import Geometry
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import Measures

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

TWO_WAYS = "Kata שלום עולם di tengah kalimat yang panjang \U0001d49c\U0001d49e dan terus."


@pytest.fixture
def geometry(qtbot: QtBot) -> Callable[[str], Geometry]:
    """A text set in a narrow column."""
    kept: list[QTextDocument] = []

    def made(text: str) -> Geometry:
        document = QTextDocument(text)
        kept.append(document)
        layout = LazyLayout(document, Measures())
        document.setDocumentLayout(layout)
        document.setDefaultFont(layout.measures.font)
        document.setTextWidth(260)
        found = Geometry(layout)
        found.set_text(text)
        return found

    return made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("abc de\n\U0001d49c"), min_size=1, max_size=200))
def test_lines_hold_every_character_once_and_in_order(geometry: Callable[[str], Geometry], text: str) -> None:
    """Lines follow each other; only the breaks between paragraphs lie between them."""
    lines = geometry(text).lines(0, 100_000)

    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for one, following in pairwise(lines):
        assert text[one.end : following.start] in ("", "\n")
        assert one.top < following.top


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("abc de\n\U0001d49c"), min_size=1, max_size=120), data=st.data())
def test_a_carets_box_is_where_its_place_is_hit(
    geometry: Callable[[str], Geometry], text: str, data: st.DataObject
) -> None:
    """From a place to a point and back is the same place, but for the two ends of a wrapped line."""
    found = geometry(text)
    offset = data.draw(st.integers(0, len(text)))

    back = found.offset_at(found.caret(offset).center())

    starts = {line.start for line in found.lines(0, 100_000)}
    assert back == offset or (offset in starts and back == offset - 1)


def test_pieces_are_cut_at_lines_and_say_where_the_range_ends(geometry: Callable[[str], Geometry]) -> None:
    """A range over three lines has three pieces; only the outer ones are its ends."""
    text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"
    found = geometry(text)
    lines = found.lines(0, 1000)
    assert len(lines) >= 3

    pieces = found.pieces(lines, 2, lines[2].start + 3)
    assert [each for line in lines[:3] for each in found.pieces_on(line, 2, lines[2].start + 3)] == pieces

    assert [(piece.first, piece.last) for piece in pieces] == [(True, False), (False, False), (False, True)]
    assert all(piece.left < piece.right for piece in pieces)


def test_words_that_run_the_other_way_are_boxed_by_their_glyphs(geometry: Callable[[str], Geometry]) -> None:
    """On a line with Hebrew the box of the Hebrew words holds them and nothing to their left."""
    found = geometry(TWO_WAYS)
    lines = found.lines(0, 40)
    start = TWO_WAYS.index("שלום")

    hebrew = found.pieces(lines, start, start + 9)[0]
    before = found.pieces(lines, 0, start)[0]

    assert hebrew.left >= before.right - 6
    assert hebrew.right - hebrew.left > 40


def test_only_lines_between_two_heights_are_given(reader: Reader) -> None:
    """What is asked for shows, and no line is missing at either edge."""
    geometry = reader.view.geometry_of
    every = geometry.lines(0, 100_000)
    for top in range(0, 900, 37):
        found = geometry.lines(top, top + 100)
        wanted = [line.start for line in every if line.bottom > top and line.top < top + 100]

        assert [line.start for line in found] == wanted


def test_a_point_beside_the_words_is_on_no_character(reader: Reader) -> None:
    """Left of a line and in the gap between paragraphs there is no character; on a letter there is."""
    geometry = reader.view.geometry_of
    box = geometry.caret(5)

    assert geometry.character_at(QPointF(box.center().x() + 3, box.center().y())) == 5
    assert geometry.character_at(QPointF(2, box.center().y())) is None
    paragraph = geometry.lines(0, 2000)
    gap = next(a for a, b in pairwise(paragraph) if b.top > a.bottom + 4)
    assert geometry.character_at(QPointF(60, gap.bottom + 2)) is None


def test_a_place_far_below_is_found_before_qt_has_laid_it_out(
    tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader]
) -> None:
    """Right after a jump the lines there are known, without waiting for Qt's own pace."""
    text = "\n".join(f"Paragraf {number} " + "kata " * 120 for number in range(200))
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    reader = read(desk)
    desk.add_files([tmp_path / "long.txt"])
    middle = text.index("Paragraf 150")

    reader.view.put_line(middle, 0)
    top = reader.view.scrolled

    assert reader.view.geometry_of.lines(top, top + 300)[0].start == middle
    assert reader.view.geometry_of.rects(Range(middle, middle + 8), top, top + 300)


BOTH_WAYS = st.lists(
    st.sampled_from(
        ["kata ", "שלום ", "السلام ", "لا ", "12 ", "(", ") ", "«", "» ", "é", "شَدَّة ", "👍🏽 ", "- "]
    ),
    min_size=1,
    max_size=9,
).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=BOTH_WAYS, data=st.data())
def test_a_range_over_both_directions_is_painted_over_its_letters(
    geometry: Callable[[str], Geometry], text: str, data: st.DataObject
) -> None:
    """Boxes of a range cover the middle of each of its letters and of no other."""
    found = geometry(text)
    edges = [0, *accumulate(len(each) for each in regex.findall(r"\X", text))]
    start, end = sorted(data.draw(st.lists(st.sampled_from(edges), min_size=2, max_size=2)))
    lines = found.lines(0, 100_000)
    boxes = found.pieces(lines, start, end)

    for line in (line for line in lines if line.mixed):
        here = [piece for piece in boxes if piece.line.top == line.top]
        assert all(one.right < other.left for one, other in pairwise(here))
        for at, after in pairwise(edge for edge in edges if line.start <= edge <= line.body_end):
            box = found._letter(line, at, after)
            if box is None or box.right - box.left < 1:
                continue
            middle = line.origin + (box.left + box.right) / 2
            covered = any(piece.left <= middle <= piece.right for piece in here)
            joined = "ل" in text[at - 1 : at] or text[at] == "ل"
            if start <= at and after <= end:
                assert covered
            elif not joined:
                assert not covered


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=BOTH_WAYS, data=st.data())
def test_a_letter_is_hit_on_either_half(
    geometry: Callable[[str], Geometry], text: str, data: st.DataObject
) -> None:
    """The half where reading enters a letter is the place before it, the other the place behind it."""
    found = geometry(text)
    line = data.draw(st.sampled_from(found.lines(0, 100_000)))
    edges = [0, *accumulate(len(each) for each in regex.findall(r"\X", text))]
    inside = [pair for pair in pairwise(edges) if line.start <= pair[0] and pair[1] <= line.body_end]
    if not inside or not line.mixed:
        return
    start, end = data.draw(st.sampled_from(inside))
    box = found._letter(line, start, end)
    if box is None or box.right - box.left < 3:
        return
    y, quarter = (line.top + line.bottom) / 2, (box.end - box.begin) / 4

    assert found.offset_at(QPointF(line.origin + box.begin + quarter, y)) == start
    assert found.offset_at(QPointF(line.origin + box.end - quarter, y)) == end
    assert found.character_at(QPointF(line.origin + box.begin + quarter, y)) == start


def test_a_caret_stands_at_the_letter_that_is_meant(geometry: Callable[[str], Geometry]) -> None:
    """Behind a Hebrew word a caret stands at the word's left; before the Latin word after it, at that one's."""
    text = "ab שלום cd"
    found = geometry(text)
    (line,) = found.lines(0, 100)
    end = text.index(" cd")
    letters = {at: found._letter(line, at, at + 1) for at in range(len(text))}
    last, space = letters[end - 1], letters[end]
    assert last is not None and space is not None

    assert found.caret(end, after=True).center().x() == pytest.approx(line.origin + last.left, abs=0.6)
    assert found.caret(end).center().x() == pytest.approx(line.origin + space.left, abs=0.6)
    assert last.left < space.left


def test_a_range_begins_and_ends_at_its_own_letters(geometry: Callable[[str], Geometry]) -> None:
    """Of a mark that crosses directions each end is told once, at the edge where reading passes it."""
    text = "ab שלום cd"
    found = geometry(text)
    pieces = found.pieces(found.lines(0, 100), 1, text.index("לום") + 1)

    assert len(pieces) == 2
    assert [piece.begin is not None for piece in pieces] == [True, False]
    assert pieces[1].end == pytest.approx(pieces[1].left)
    assert (pieces[1].first, pieces[1].last) == (True, False)


def test_a_line_at_the_right_edge_tells_that_it_moved(geometry: Callable[[str], Geometry]) -> None:
    """A wider column moves words read from right to left; their line says so, and what was drawn there is drawn anew."""
    found = geometry("שלום")
    (before,) = found.lines(0, 100)
    found._document.setTextWidth(300)
    (after,) = found.lines(0, 100)

    assert after.left - before.left == 40
    assert found.pieces([after], 0, 4)[0].left == pytest.approx(after.left, abs=0.6)
