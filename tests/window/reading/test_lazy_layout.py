"""A paragraph is set when it is looked at, and lies where it would lie if all were set."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from pytestqt.qtbot import QtBot

from tepi.window.reading import lazy_layout
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import Measures

Make = Callable[..., LazyLayout]
LATIN = "Kata demi kata disusun menjadi kalimat yang panjang dan pendek. "
FUZZY, EXACT = Qt.HitTestAccuracy.FuzzyHit, Qt.HitTestAccuracy.ExactHit


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """A document in a column, laid out lazily."""
    kept: list[QTextDocument] = []

    def made(text: str, width: float = 560) -> LazyLayout:
        document = QTextDocument()
        kept.append(document)
        layout = LazyLayout(document, Measures())
        document.setDocumentLayout(layout)
        document.setDefaultFont(layout.measures.font)
        QTextCursor(document).insertText(text)
        # After the text: a cursor looks at the paragraph it is in.
        document.setTextWidth(width)
        return layout

    return made


def paragraphs(count: int) -> str:
    return "\n".join(f"{number} " + LATIN * (number % 7) for number in range(count))


def lines_of(layout: LazyLayout, number: int) -> int:
    return int(layout.document().findBlockByNumber(number).layout().lineCount())


def test_nothing_is_set_that_nobody_looks_at(make: Make) -> None:
    """The document's size, and where a far paragraph is thought to lie, set no line."""
    layout = make(paragraphs(500))

    assert layout.documentSize().height() > 500 * layout.measures.pitch
    assert layout.top(400) > 0
    assert not any(lines_of(layout, number) for number in range(500))

    layout.set_block(400)

    assert [number for number in range(500) if lines_of(layout, number)] == [400]


def test_a_blank_line_is_a_gap_and_no_line(make: Make) -> None:
    """It takes half a line, as thought beforehand; so do spaces alone once they are set."""
    layout = make("Kata.\n\nKata.\n  \nKata.")
    half = layout.measures.pitch / 2
    thought = layout.top(2) - layout.top(1)

    layout.set_around(0, 0, 1e9)

    assert thought == layout.top(2) - layout.top(1) == round(half)
    assert layout.top(4) - layout.top(3) == round(half)


@pytest.mark.parametrize(
    "words", [LATIN, "これは日本語の文章です。", "这是中文的句子，", "هذا نص عربي طويل. "]
)
def test_an_estimate_is_near_the_truth_in_any_script(make: Make, words: str) -> None:
    """Within a fifth, so that the scroll bar hardly moves when the text is set."""
    layout = make("\n".join(words * (3 + number % 9) for number in range(120)))
    thought = layout.documentSize().height()

    layout.set_around(0, 0, 1e9)

    assert abs(layout.documentSize().height() / thought - 1) < 0.2


def test_lines_tile_their_paragraph_and_paragraphs_the_page(make: Make) -> None:
    """A paragraph is as high as its lines and a gap, and begins where the one above ends."""
    layout = make(paragraphs(30))
    y = layout.top(0)
    for number in range(30):
        block = layout.set_block(number)
        box = layout.blockBoundingRect(block)

        assert (box.top(), layout.top(number)) == (y, y)
        lines = block.layout().lineCount()
        assert box.height() == lines * layout.measures.pitch + layout.measures.paragraph_gap
        for line in range(lines):
            baseline = block.layout().lineAt(line).y() + block.layout().lineAt(line).ascent()
            assert baseline == pytest.approx(line * layout.measures.pitch + layout.measures.first_baseline)
        y += int(box.height())


def test_letters_of_another_face_do_not_move_the_line(make: Make) -> None:
    """The baseline stays where it is, whatever letters a line borrows from elsewhere."""
    layout = make(LATIN + "\n" + LATIN.replace("demi", "漢字 \U0001f600 क्ष"))

    plain, mixed = (layout.set_block(number).layout().lineAt(0) for number in (0, 1))

    assert mixed.y() + mixed.ascent() == pytest.approx(plain.y() + plain.ascent())


def test_who_holds_a_line_is_told_when_heights_turn_out_to_be_others(make: Make) -> None:
    """Once for a whole stretch, and not where nothing changed."""
    layout = make("\n".join("panjangnya-tak-terbagi " * 9 for _ in range(300)), 260)
    layout.documentSize()
    told: list[int] = []
    layout.changed = lambda: told.append(1)

    layout.set_around(150, 400, 400)
    assert len(told) == 1
    layout.set_around(150, 400, 400)
    layout.set_block(150)
    assert len(told) == 1


def test_a_stretch_is_set_as_far_as_was_asked(make: Make) -> None:
    """So many pixels above and below the paragraph's top, and hardly more."""
    layout = make(paragraphs(300))

    layout.set_around(150, 600, 900)

    there = [number for number in range(300) if layout.is_set(number)]
    top = layout.top(150)
    assert layout.top(there[0]) <= top - 600 < layout.top(there[0] + 1)
    assert layout.top(there[-1]) < top + 900 <= layout.top(there[-1] + 1)
    assert there == list(range(there[0], there[-1] + 1))


def test_only_so_many_are_kept_and_their_heights_stay_known(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads a whole book does not fill the memory with its lines."""
    monkeypatch.setattr(lazy_layout, "KEPT", 20)
    layout = make(paragraphs(60))
    for number in range(60):
        layout.set_block(number)
    whole = layout.documentSize()

    assert sum(bool(lines_of(layout, number)) for number in range(60)) == 20
    layout.set_block(3)
    assert lines_of(layout, 3)
    assert layout.documentSize() == whole


def test_a_place_is_hit_where_its_line_is(make: Make) -> None:
    """Near a word, beside it and below everything."""
    text = paragraphs(40)
    layout = make(text)
    block = layout.set_block(20)
    line = block.layout().lineAt(1)
    x, _ = line.cursorToX(line.textStart() + 5)
    y = layout.top(20) + 1.5 * layout.measures.pitch

    assert layout.hitTest(QPointF(layout.left + x, y), FUZZY) == block.position() + line.textStart() + 5
    assert layout.hitTest(QPointF(-50, y), FUZZY) == block.position() + line.textStart()
    assert layout.hitTest(QPointF(-50, y), EXACT) == -1
    assert layout.hitTest(QPointF(layout.left + x, y), EXACT) == block.position() + line.textStart() + 5
    assert layout.hitTest(QPointF(9999, 1e7), FUZZY) == len(text)


def test_another_width_sets_the_lines_anew(make: Make) -> None:
    """No line of the old width is left, not even where nobody looks."""
    layout = make(paragraphs(20))
    before = layout.set_block(6).layout().lineCount()

    layout.document().setTextWidth(280)

    assert not lines_of(layout, 6)
    assert layout.set_block(6).layout().lineCount() > before


def test_another_height_of_the_view_sets_nothing_anew(make: Make) -> None:
    """Only what lines depend on does: the width, the face."""
    layout = make(paragraphs(20))
    layout.set_block(6)

    layout.document().setPageSize(QSizeF(560, 77))
    assert layout.is_set(6)
    layout.document().setDefaultFont(QFont("Sans", 30))
    assert not layout.is_set(6)


def test_text_put_in_the_middle_is_counted(make: Make) -> None:
    """Paragraphs may come anywhere and go again."""
    layout = make(paragraphs(10))
    cursor = QTextCursor(layout.document().findBlockByNumber(4))
    cursor.insertText("satu\ndua\n")
    assert layout.count == 12
    assert layout.set_block(5).text() == "dua"

    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()

    assert layout.count == layout.document().blockCount() == 7


def test_what_was_announced_is_counted_as_qt_counts_it(make: Make) -> None:
    """Every character that Qt takes for a paragraph's end, at the document's end."""
    layout = make("awal")
    cursor = QTextCursor(layout.document())
    for piece in ("a\nb\u2029c", "\n", "d\u2028e\ufdd0f\ufdd1", "g", "", "\n\nh"):
        cursor.movePosition(QTextCursor.MoveOperation.End)
        layout.expect(piece)
        cursor.insertText(piece)

        lengths = [layout.document().findBlockByNumber(n).length() - 1 for n in range(layout.count)]
        assert layout.count == layout.document().blockCount()
        assert layout._lengths == lengths


def test_right_to_left_paragraphs_begin_at_the_right(make: Make) -> None:
    """Hebrew stands at the column's right edge."""
    layout = make("שלום עולם\nKata")

    hebrew, latin = (layout.set_block(number).layout().lineAt(0).naturalTextRect() for number in (0, 1))

    assert hebrew.right() == pytest.approx(layout.column, abs=1)
    assert latin.left() == 0


@pytest.mark.parametrize("words", [LATIN, "هذا نص عربي طويل. "])
def test_of_a_long_paragraph_the_same_is_drawn_line_by_line(
    make: Make, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Only the lines that show are drawn, and no pixel differs from the whole paragraph drawn by Qt."""

    def drawn(top: float) -> QImage:
        layout = make("a\n" + words * 400)
        picture = QImage(560, 300, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        painter = QPainter(picture)
        painter.translate(0, -top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette(Qt.GlobalColor.black, Qt.GlobalColor.white)
        context.clip = QRectF(0, top, 560, 300)
        layout.draw(painter, context)
        painter.end()
        assert lines_of(layout, 1) > lazy_layout.LONG or lazy_layout.LONG > 1000
        return picture

    tops = (0.0, 611.0, 1700.0)
    by_line = [drawn(top) for top in tops]
    monkeypatch.setattr(lazy_layout, "LONG", 100_000)

    assert by_line == [drawn(top) for top in tops]
    assert len({bytes(picture.constBits()) for picture in by_line}) == 3
