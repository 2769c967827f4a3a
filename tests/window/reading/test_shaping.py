"""A paragraph is set as what it is; the text stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot
from tests.window.reading.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.readers.markdown import read as read_markdown
from tepi.text.readers.plain import read as read_plain
from tepi.window.desk import Desk
from tepi.window.reading.page_line import PageLine

EVERY = Path(__file__).parents[2] / "data" / "every-structure.md"


@pytest.fixture
def show(read: Callable[[Desk], Reader], desk: Desk) -> Callable[[str], Reader]:
    """Show a Markdown text."""

    def shown(source: str) -> Reader:
        assert desk.library is not None
        desk.library.history.record(add_document(read_markdown(source.encode(), "a.md")))
        desk.show(queries.documents(desk.library)[-1])
        return read(desk)

    return shown


def line_of(reader: Reader, quote: str) -> PageLine:
    """The line on which words begin."""
    start = reader.range(quote).start
    return next(line for line in reader.view.geometry_of.lines(0, 100_000) if line.start <= start < line.end)


def faces(reader: Reader, quote: str) -> list[QFont]:
    """The faces of words, one a run of letters."""
    span = reader.range(quote)
    line = line_of(reader, quote)
    where = reader.view.geometry_of.map
    first = where.utf16(span.start) - line.block_utf16
    runs = line.line.glyphRuns(first, where.utf16(span.end) - line.block_utf16 - first)
    return [run.rawFont() for run in runs]


def test_every_structure_is_shown_and_the_text_is_as_stored(show: Callable[[str], Reader]) -> None:
    """All kinds on one page: what the view holds is the text of the library, character for character."""
    reader = show(EVERY.read_text(encoding="utf-8"))
    assert reader.desk.open is not None
    reader.view.geometry_of.lines(0, 100_000)

    assert reader.view.text == reader.desk.open.text
    assert reader.view.document().toPlainText() == reader.desk.open.text
    parts = reader.desk.open.structure.over(0, len(reader.view.text))
    kinds = "heading paragraph list quote code table image emphasis strong link"
    assert {part.kind for part in parts} == set(kinds.split())


def test_headings_are_larger_by_their_level(show: Callable[[str], Reader]) -> None:
    """Larger letters and lines, bold; the fourth level is only bold. Below them the text goes on as before."""
    reader = show("# Satu\n\nisi\n\n## Dua\n\n#### Empat\n\nlagi")
    one, two, four, body = (line_of(reader, words) for words in ("Satu", "Dua", "Empat", "lagi"))

    assert one.shape.size > two.shape.size > four.shape.size == body.shape.size
    assert one.bottom - one.top > two.bottom - two.top > four.bottom - four.top
    assert one.band_height > body.band_height
    assert all(
        face.weight() >= QFont.Weight.Bold
        for word in ("Satu", "Dua", "Empat")
        for face in faces(reader, word)
    )
    assert body.shape.pitch == reader.view.geometry_of.measures.plain.pitch


def test_words_that_are_set_off_have_another_face(show: Callable[[str], Reader]) -> None:
    """Emphasis slants, strong words are bold, both together are both, and the others are neither."""
    reader = show("\U0001d49c biasa *miring* **tebal** ***semua*** `kode`")

    assert [face.weight() for face in faces(reader, "biasa")] == [QFont.Weight.Normal]
    assert all(face.style() == QFont.Style.StyleItalic for face in faces(reader, "miring"))
    assert all(face.weight() >= QFont.Weight.Bold for face in faces(reader, "tebal"))
    both = faces(reader, "semua")
    assert all(
        face.weight() >= QFont.Weight.Bold and face.style() == QFont.Style.StyleItalic for face in both
    )
    assert faces(reader, "kode")[0].familyName() != faces(reader, "biasa")[0].familyName()


def test_items_and_quotes_are_indented_by_their_depth(show: Callable[[str], Reader]) -> None:
    """All lines of an item hang under its words; the sign is told beside them and is not in the text."""
    reader = show("isi\n\n- satu " + "panjang " * 30 + "\n  - dua\n\n9. tiga\n\n> kutip\n>\n> > dalam")
    body, one, two, three = (line_of(reader, words) for words in ("isi", "satu", "dua", "tiga"))
    lines = [line for line in reader.view.geometry_of.lines(0, 10_000) if line.block_utf16 == one.block_utf16]

    assert len(lines) > 1
    assert len({line.left for line in lines}) == 1
    assert body.left < one.left < two.left
    assert [line.shape.signs.marker for line in (one, two, three)] == ["•", "◦", "9."]
    quote, inner = line_of(reader, "kutip"), line_of(reader, "dalam")
    assert body.left < quote.left < inner.left
    assert len(quote.shape.signs.bars) == 1
    assert len(inner.shape.signs.bars) == 2
    assert quote.shape.signs.going_on == 1
    assert inner.shape.signs.going_on == 0


def test_lines_of_one_paragraph_have_no_gap_between_them(show: Callable[[str], Reader]) -> None:
    """A hard break is no new paragraph to the eye, though it is one to the numbers."""
    reader = show("satu\\\ndua\n\ntiga")
    one, two, three = (line_of(reader, words) for words in ("satu", "dua", "tiga"))

    assert two.top == one.bottom
    assert three.top > two.bottom


def test_a_form_feed_leaves_room_for_a_page(read: Callable[[Desk], Reader], desk: Desk) -> None:
    """The first page has none over it."""
    assert desk.library is not None
    desk.library.history.record(add_document(read_plain(b"satu\n\fdua\ntiga", "a.txt")))
    desk.show(queries.documents(desk.library)[-1])
    reader = read(desk)

    assert line_of(reader, "satu").shape.above == 0
    assert line_of(reader, "dua").shape.above > 0
    assert line_of(reader, "tiga").shape.above == 0


def test_first_lines_are_indented_only_after_running_text(show: Callable[[str], Reader]) -> None:
    """Not the first paragraph, not after a heading, not in a list."""
    reader = show("# Judul\n\nsatu " + "panjang " * 30 + "\n\ndua " + "panjang " * 30 + "\n\n- tiga")
    reader.pane.set_page(100, reader.pane.typography._replace(indent=20))
    one, two = line_of(reader, "satu"), line_of(reader, "dua")
    following = next(line for line in reader.view.geometry_of.lines(0, 10_000) if line.start == two.end)

    assert one.left == following.left < two.left
    assert line_of(reader, "tiga").shape.first == 0


def test_a_blank_line_is_half_a_line_also_where_first_lines_are_indented(
    read: Callable[[Desk], Reader], desk: Desk
) -> None:
    """Its height has nothing to do with indents and numbers."""
    assert desk.library is not None
    desk.library.history.record(add_document(read_plain(b"satu\n\ndua\n\ntiga", "a.txt")))
    desk.show(queries.documents(desk.library)[-1])
    reader = read(desk)
    reader.pane.set_page(100, reader.pane.typography._replace(indent=20, numbers="sentences"))
    measures = reader.view.geometry_of.measures
    one, two = line_of(reader, "satu"), line_of(reader, "dua")

    assert two.top - one.top == measures.pitch + measures.paragraph_gap + round(measures.pitch / 2)


def test_a_structure_that_is_known_later_keeps_the_place(show: Callable[[str], Reader], qtbot: QtBot) -> None:
    """The first frame shows bare words; when the library has been read, the same line is where it was."""
    reader = show("\n\n".join(f"## Judul {number}\n\nisi {number}" for number in range(200)))
    view, opened = reader.view, reader.desk.open
    assert opened is not None
    view.show_text(opened.text)
    view.put_line(reader.range("isi 120").start, 50)

    view.show_text(opened.text, structures=opened.structure)

    assert view.to_viewport(view.geometry_of.caret(reader.range("isi 120").start)).top() == pytest.approx(
        54, abs=8
    )
    assert line_of(reader, "Judul 120").shape.size > line_of(reader, "isi 120").shape.size
    assert view.to_viewport(view.geometry_of.caret(reader.range("isi 120").start)).top() == pytest.approx(
        54, abs=8
    )


def test_up_and_down_go_through_every_line(show: Callable[[str], Reader]) -> None:
    """However high lines are and however far apart: each is reached once, down and up again."""
    reader = show(EVERY.read_text(encoding="utf-8"))
    lines = reader.view.geometry_of.lines(0, 100_000)

    def walk(key: Qt.Key) -> list[int]:
        """The lines that the key comes to, by number."""
        seen: list[int] = []
        for _ in lines:
            caret = reader.desk.caret
            seen.append(max(at for at, line in enumerate(lines) if line.start <= caret))
            reader.press(key)
        return seen

    reader.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert walk(Qt.Key.Key_Down) == list(range(len(lines)))
    assert walk(Qt.Key.Key_Up) == list(reversed(range(len(lines))))


@pytest.mark.parametrize("sign", ["> ", "- "])
def test_what_is_nested_without_an_end_still_has_room(show: Callable[[str], Reader], sign: str) -> None:
    """Half of the column stays for the words."""
    reader = show("isi\n\n" + sign * 40 + "kata " * 60)
    left, right = reader.view.geometry_of.column
    lines = reader.view.geometry_of.lines(0, 10_000)[1:]

    assert all(left <= line.left <= (left + right) / 2 for line in lines)
    assert max(line.end - line.start for line in lines) > 15
    assert all(bar < right - left for line in lines for bar in line.shape.signs.bars)


def test_a_press_on_a_letter_finds_it_wherever_it_is_set(show: Callable[[str], Reader]) -> None:
    """From every place of a page of all structures to its caret's box and back, in letters of any size."""
    reader = show(EVERY.read_text(encoding="utf-8"))
    reader.pane.set_page(100, reader.pane.typography._replace(indent=20, numbers="sentences"))
    geometry = reader.view.geometry_of

    for line in geometry.lines(0, 100_000):
        for offset in range(line.start, line.body_end):
            box = geometry.caret(offset)
            assert geometry.offset_at(box.center()) == offset
            assert line.top <= box.center().y() <= line.bottom
            assert geometry.slot(offset) == (line.top, line.bottom)
