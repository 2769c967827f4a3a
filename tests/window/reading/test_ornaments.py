"""What stands round the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from tests.window.reading.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.readers.html import read as read_html
from tepi.window.desk import Desk

PAGES = (
    "<p dir=auto>{word} <a href='https://example.org'>{word}</a> <img alt='{word}'></p><ul><li>{word}</ul>"
    "<blockquote>{word}</blockquote><pre>{word}</pre><table><tr><td>{word}<tr><td>{word}</table>"
    "<p>{word} <span role=doc-pagebreak title=7></span>{word}</p><span role=doc-pagebreak title=8></span><p>{word}"
)


@pytest.fixture
def show(read: Callable[[Desk], Reader], desk: Desk) -> Callable[[str], Reader]:
    """Show a saved page."""

    def shown(page: str) -> Reader:
        assert desk.library is not None
        desk.library.history.record(add_document(read_html(page.encode(), "a.html")))
        desk.show(queries.documents(desk.library)[-1])
        return read(desk)

    return shown


def inks(reader: Reader, box: QRect) -> set[str]:
    """The colours in a box of the viewport."""
    picture: QImage = reader.picture()
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(max(box.left(), 0), min(box.right(), picture.width()))
        for y in range(max(box.top(), 0), min(box.bottom(), picture.height()))
    }


def before_words(reader: Reader, number: int) -> QRect:
    """The part of a line inside the column before its words."""
    line = reader.view.geometry_of.lines(0, 10_000)[number]
    left, right = reader.view.geometry_of.column
    if reader.view.geometry_of.is_backwards(line):
        end = max(piece.right for piece in reader.view.geometry_of.pieces([line], line.start, line.end))
        return QRect(round(end) + 8, round(line.top), round(right - end) - 8, round(line.bottom - line.top))
    return QRect(round(left), round(line.top), round(line.left - left) - 8, round(line.bottom - line.top))


@pytest.mark.parametrize("word", ["kata", "שלום"])
def test_signs_and_rules_stand_where_reading_begins(show: Callable[[str], Reader], word: str) -> None:
    """An item's sign, a quote's rule: at the left, or at the right where that is where reading begins."""
    reader = show(PAGES.format(word=word))
    page = reader.view.themes.current.page
    item, quote = before_words(reader, 1), before_words(reader, 2)

    assert item.width() > 5
    assert len(inks(reader, item)) > 1
    assert reader.view.themes.current.track in inks(reader, quote)
    assert page in inks(reader, item)


def test_code_has_a_ground_and_a_table_rules(show: Callable[[str], Reader]) -> None:
    """Under the words, over the whole column."""
    reader = show(PAGES.format(word="kata"))
    theme, lines = reader.view.themes.current, reader.view.geometry_of.lines(0, 10_000)
    left, right = (round(edge) for edge in reader.view.geometry_of.column)
    code, row = lines[3], lines[4]

    assert inks(reader, QRect(right - 40, round(code.top), 20, 10)) == {theme.panel}
    under = QRect(right - 40, round(row.bottom) - 1, 20, row.shape.below + 1)
    assert theme.line in inks(reader, under)
    assert left < right


@pytest.mark.parametrize("kind", ["link", "image"])
def test_links_are_underlined_and_pictures_framed(show: Callable[[str], Reader], kind: str) -> None:
    """With a hair line each; the plain word before them has none."""
    reader = show(PAGES.format(word="kata"))
    structure = reader.desk.open.structure
    part = next(each for each in structure.over(0, 40) if each.kind == kind)
    line = reader.view.geometry_of.lines(0, 100)[0]
    (piece,) = reader.view.geometry_of.pieces([line], part.start, part.end)
    (plain,) = reader.view.geometry_of.pieces([line], 0, 4)
    y = round(line.baseline + 2) if kind == "link" else round(line.band_top + line.band_height) - 1

    def row(box: object) -> set[str]:
        return inks(reader, QRect(round(box.left) + 4, y, round(box.right - box.left) - 8, 3))

    assert row(plain) == {reader.view.themes.current.focus}
    assert len(row(piece)) > 1


def test_pages_are_numbered(show: Callable[[str], Reader]) -> None:
    """Over the paragraph that begins one there is a line with its number."""
    reader = show(PAGES.format(word="kata"))
    last = reader.view.geometry_of.lines(0, 10_000)[-1]
    right = round(reader.view.geometry_of.column[1])
    above = QRect(right - 60, round(last.top) - last.shape.above, 60, last.shape.above)

    assert last.shape.above > 0
    assert len(inks(reader, above)) > 2


def gutter(reader: Reader, number: int) -> QRect:
    """The edge of the page beside a line, as far as the focus bar."""
    line = reader.view.geometry_of.lines(0, 10_000)[number]
    sides = reader.view.geometry_of.sides
    width = round(reader.view.geometry_of.width)
    left = round(sides.left(width, 0, sides.bar - 1))
    return QRect(left, round(line.top), sides.bar - 1, round(line.bottom - line.top))


@pytest.mark.parametrize("word", ["Kata satu. Kata dua. ", "שלום עולם. "])
def test_numbers_stand_at_the_edge_where_they_are_asked_for(show: Callable[[str], Reader], word: str) -> None:
    """None at first; then one beside the first line of a paragraph; then also where a sentence begins."""
    reader = show(f"<p>{word * 30}<p>{word}")
    page = reader.view.themes.current.page
    typography = reader.pane.typography
    lines = len(reader.view.geometry_of.lines(0, 10_000))

    def numbered() -> list[bool]:
        shown = len(reader.view.geometry_of.lines(0, 10_000))
        return [inks(reader, gutter(reader, at)) != {page} for at in range(shown)]

    assert not any(numbered())
    reader.pane.set_page(100, typography._replace(numbers="paragraphs"))
    paragraphs = numbered()
    assert paragraphs[0]
    assert paragraphs[-1]
    assert not any(paragraphs[1:-1])
    reader.pane.set_page(100, typography._replace(numbers="sentences"))
    assert sum(numbered()) > 2
    reader.pane.set_page(100, typography)
    assert len(reader.view.geometry_of.lines(0, 10_000)) == lines
