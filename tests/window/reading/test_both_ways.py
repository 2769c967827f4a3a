"""Boxes of letters on a line that runs both ways: as few as there can be, each with its way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout, QTextLine
from pytestqt.qtbot import QtBot

from tepi.window.reading.both_ways import Box, letter, merged, runs, shares_glyph
from tepi.window.theme import reading_font

TEXT = "ab שלום cd"


@pytest.fixture
def layout(qtbot: QtBot) -> QTextLayout:
    """The words on one wide line."""
    made = QTextLayout(TEXT, reading_font(20))
    made.beginLayout()
    made.createLine().setLineWidth(900)
    made.endLayout()
    return made


@pytest.fixture
def line(layout: QTextLayout) -> QTextLine:
    """That line."""
    return layout.lineAt(0)


def test_letters_of_a_word_follow_each_other_its_own_way(line: QTextLine) -> None:
    """Hebrew letters lie from right to left, Latin ones from left to right, and none lies over another."""
    hebrew = [letter(line, at, at + 1) for at in range(3, 7)]
    latin = [letter(line, at, at + 1) for at in (0, 1)]
    assert all(box is not None and box.backwards and box.begin == box.right for box in hebrew)
    assert all(box is not None and not box.backwards and box.end == box.right for box in latin)
    assert [box.left for box in hebrew if box] == sorted((box.left for box in hebrew if box), reverse=True)
    assert latin[0] is not None and latin[1] is not None and latin[0].right <= latin[1].left + 0.1


def test_a_whole_line_is_one_box_and_a_half_word_its_half(line: QTextLine) -> None:
    """What touches is joined; two letters inside the Hebrew word take the room of these two."""
    assert len(merged(runs(line, 0, len(TEXT)))) == 1
    first, second = letter(line, 4, 5), letter(line, 5, 6)
    assert first is not None and second is not None
    ((left, right),) = merged(runs(line, 4, 6))
    assert left == pytest.approx(second.left, abs=0.1)
    assert right == pytest.approx(first.right, abs=0.1)
    assert letter(line, 2, 2) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12))
def test_merged_boxes_cover_the_same_and_lie_apart(parts: list[tuple[int, int]]) -> None:
    """Merging loses nothing and leaves a gap between any two."""
    boxes = [Box(left, left + width, backwards=False) for left, width in parts]
    found = merged(boxes)
    assert {x for box in boxes for x in range(int(box.left), int(box.right))} == {
        x for left, right in found for x in range(int(left), int(right))
    }
    assert all(one[1] < other[0] for one, other in pairwise(found))


def test_lam_and_alef_are_one_glyph() -> None:
    """The pair that every face draws as one sign is known, its letters in other company are not."""
    assert shares_glyph("ل", "ا")
    assert shares_glyph("ل", "أ")
    assert not shares_glyph("ا", "ل")
    assert not shares_glyph("م", "ا")
