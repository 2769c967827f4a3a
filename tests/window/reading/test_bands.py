"""Bands of one line: blended colours, stacked underlines, readable ink."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextLine

from tepi.marks.contrast import contrast
from tepi.marks.index import Span
from tepi.window.reading.bands import Band, bands
from tepi.window.reading.page import Shape
from tepi.window.reading.page_line import PageLine, Piece
from tepi.window.theme import DARK, LIGHT, Theme

COLORS = ["#0072b2", "#d55e00", "#cc79a7", "#e69f00", "#009e73", "#56b4e9", "#b8a100", "#882255", "#7a7a7a"]
LINE = PageLine(0, 100, 100, 0.0, 0.0, 29.0, 20.0, 0.0, QTextLine(), 0, False, Shape(0, 29, 20, 16, 17.0))


def laid(spans: list[Span], theme: Theme = LIGHT) -> list[Band]:
    pieces = [(span, Piece(LINE, span.start * 8.0, span.end * 8.0, first=True, last=True)) for span in spans]
    return bands(LINE, pieces, lambda span: list(span.codes), theme)


def test_an_inner_mark_lies_on_the_outer_one_in_a_blend_of_both() -> None:
    """Where marks overlap the colour is neither of the two alone, and the longer shows on both sides."""
    outer, inner = Span(0, 30, "a", (COLORS[1],)), Span(5, 10, "b", (COLORS[5],))

    low, high = laid([inner, outer])

    assert (low.span, high.span) == (outer, inner)
    assert [(part.left, part.right) for part in low.parts] == [(0.0, 40.0), (80.0, 240.0)]
    assert {part.color for part in low.parts} == {LIGHT.band_of(COLORS[1])}
    assert [(part.under_left, part.under_right) for part in low.parts] == [(False, True), (True, False)]
    assert [part.color for part in high.parts] == [LIGHT.band_of(COLORS[5], LIGHT.band_of(COLORS[1]))]
    assert high.parts[0].color not in (LIGHT.band_of(COLORS[1]), LIGHT.band_of(COLORS[5]))


def test_a_mark_that_reaches_out_of_another_changes_colour_where_that_ends() -> None:
    """Only the overlap is blended, and only true ends are rounded."""
    first, second = Span(0, 20, "a", (COLORS[0],)), Span(10, 25, "b", (COLORS[4],))

    upper = laid([first, second])[1]

    assert [(part.left, part.right) for part in upper.parts] == [(80.0, 160.0), (160.0, 200.0)]
    assert [(part.first, part.last) for part in upper.parts] == [(True, False), (False, True)]
    assert upper.parts[1].color == LIGHT.band_of(COLORS[4])


def test_underlines_of_overlapping_marks_are_stacked_and_of_others_are_not() -> None:
    """Each code of a mark has its own line; a mark beside takes the first level again."""
    long = Span(0, 30, "a", (COLORS[0], COLORS[5]))
    inner, beside = Span(3, 9, "b", (COLORS[1],)), Span(40, 50, "c", (COLORS[2],))

    levels = {band.span.highlight: band.level for band in laid([long, inner, beside])}

    assert levels == {"a": 0, "b": 2, "c": 0}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), min_size=1, max_size=8))
def test_every_marked_place_shows_one_colour_and_that_of_the_shortest_mark(
    marks: list[tuple[int, int]],
) -> None:
    """What shows of all bands lies side by side, covers every mark, and has its ends where the marks do."""
    found = laid([Span(at, at + long, str(n), (COLORS[n],)) for n, (at, long) in enumerate(marks)])
    shown = sorted((part.left / 8, part.right / 8, band.span) for band in found for part in band.parts)

    for place in range(100):
        here = [span for at, long, span in shown if at <= place < long]
        over = [span for band in found if (span := band.span).start <= place < span.end]
        assert here == over[-1:]
    for band in found:
        assert all(part.first == (part.left == band.left) for part in band.parts)
        assert all(part.last == (part.right == band.right) for part in band.parts)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([LIGHT, DARK]),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20), st.sampled_from(COLORS)), max_size=6),
)
def test_ink_on_any_pile_of_bands_keeps_seven_to_one(theme: Theme, marks: list[tuple[int, int, str]]) -> None:
    """However many marks overlap, the words on them stay readable."""
    spans = [Span(at, at + long, str(n), (color,)) for n, (at, long, color) in enumerate(marks)]

    for band in laid(spans, theme):
        for part in band.parts:
            assert contrast(part.color, theme.ink) >= 7


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=8))
def test_overlapping_marks_never_share_an_underline(marks: list[tuple[int, int]]) -> None:
    """Two marks on the same words have different levels."""
    found = laid([Span(at, at + long, str(n), (COLORS[0],)) for n, (at, long) in enumerate(marks)])

    for number, one in enumerate(found):
        for other in found[:number]:
            if one.left < other.right and other.left < one.right:
                assert one.level != other.level
