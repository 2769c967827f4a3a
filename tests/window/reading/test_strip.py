"""The minimap's picture, row by row."""

from __future__ import annotations

from dataclasses import replace

from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range
from tepi.window.desk import Desk
from tepi.window.reading.strip import SPLIT, WIDTH, Strip
from tepi.window.theme import LIGHT, Theme

CODES = {"2": "#D55E00", "6": "#56B4E9"}


def drawn(desk: Desk, spans: list[Span], rows: int = 100, theme: Theme = LIGHT) -> Strip:
    assert desk.open is not None
    assert desk.codebook is not None
    desk.open.index = RangeIndex(spans)
    strip = Strip(rows, len(desk.open.text))
    while strip.render(desk.open, desk.codebook, theme):
        pass
    return strip


def code(desk: Desk, key: str) -> str:
    assert desk.codebook is not None
    found = desk.codebook.by_key(key)
    assert found is not None
    return found.id


def colors(strip: Strip, row: int) -> tuple[str, str]:
    picture = strip.picture()
    return picture.pixelColor(0, row).name(), picture.pixelColor(WIDTH - 1, row).name()


def test_every_row_is_drawn_and_a_mark_fills_its_own(desk: Desk) -> None:
    """The rows of a mark have its colour, the others that of the ground."""
    assert desk.open is not None
    tenth = len(desk.open.text) // 10
    strip = drawn(desk, [Span(tenth, 2 * tenth, "a", (code(desk, "2"),))])
    marked = {row for row in range(100) if colors(strip, row)[0] == LIGHT.line_of(CODES["2"]).lower()}

    assert set(range(10, 19)) <= marked <= set(range(9, 21))
    assert all(colors(strip, row)[0] == LIGHT.track for row in range(30, 100))


def test_overlapping_marks_share_a_row(desk: Desk) -> None:
    """The one that covers more is at the left, the other at the right."""
    assert desk.open is not None
    end = len(desk.open.text)
    strip = drawn(desk, [Span(0, end, "a", (code(desk, "2"),)), Span(0, end, "b", (code(desk, "6"),))])
    left, right = colors(strip, 50)

    assert {left, right} == {LIGHT.line_of(color).lower() for color in CODES.values()}
    assert 0 < SPLIT < WIDTH


def test_a_short_mark_in_a_long_text_is_not_lost(desk: Desk) -> None:
    """One letter colours its row."""
    strip = drawn(desk, [Span(2000, 2001, "a", (code(desk, "2"),))], rows=40)

    assert sum(colors(strip, row)[0] == LIGHT.line_of(CODES["2"]).lower() for row in range(40)) == 1


def test_only_forgotten_rows_are_drawn_again(desk: Desk) -> None:
    """After a mark is gone its rows, once forgotten, have the ground's colour; others are as they were."""
    assert desk.open is not None
    assert desk.codebook is not None
    end = len(desk.open.text)
    span = Range(end // 2, end // 2 + 200)
    strip = drawn(desk, [Span(*span, "a", (code(desk, "2"),)), Span(0, 200, "b", (code(desk, "2"),))])
    desk.open.index = RangeIndex([])

    strip.forget(span)
    strip.render(desk.open, desk.codebook, LIGHT)

    assert colors(strip, 51)[0] == LIGHT.track
    assert colors(strip, 1)[0] == LIGHT.line_of(CODES["2"]).lower()


def test_patterns_run_down_the_strip(desk: Desk) -> None:
    """Two codes in the same rows of grey differ by where the ground shows; without patterns none does."""
    assert desk.open is not None
    woven, end = replace(LIGHT, patterns=True), len(desk.open.text)

    def threads(key: str, theme: Theme) -> list[tuple[bool, ...]]:
        strip = drawn(desk, [Span(0, end, "a", (code(desk, key),))], theme=theme)
        ground = {LIGHT.track, LIGHT.line}
        picture = strip.picture()
        return [
            tuple(picture.pixelColor(x, row).name() not in ground for x in range(SPLIT)) for row in range(60)
        ]

    assert all(all(row) for row in threads("2", LIGHT))
    assert threads("2", woven) != threads("6", woven)
    assert any(not all(row) for row in threads("2", woven))
