"""A paragraph too long to be set as one is set in pieces, and nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.text.offsets import OffsetMap
from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.desk import Desk
from tepi.window.reading import joints, lazy_layout
from tepi.window.reading.geometry import Geometry
from tepi.window.reading.joints import Joined, offsets_of, with_joints
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import Measures

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

LONGEST, PIECE = 60, 40
WORDS = "Kata demi kata disusun menjadi kalimat. Lalu lagi, dan lagi! "
PARTS = ["kata ", "Lalu. ", "\U0001f469\u200d\U0001f680", "e\u0301", "这是中文。", "عربي ", "x" * 30]
TEXTS = st.lists(st.sampled_from([*PARTS, "\n", "\u2029"]), max_size=60).map("".join)
LONG_ONES = st.lists(st.sampled_from(PARTS), min_size=LONGEST // 2 + 1, max_size=50).map("".join)
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def geometry(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Geometry]:
    """A text set in a narrow column, its paragraphs in pieces or each as one."""
    kept: list[QTextDocument] = []

    def made(text: str, longest: int = LONGEST) -> Geometry:
        monkeypatch.setattr(joints, "LONGEST", longest)
        monkeypatch.setattr(joints, "PIECE", PIECE)
        monkeypatch.setattr(lazy_layout, "SAMPLE", 1)  # the letters that say a direction lie in one piece
        document = QTextDocument()
        kept.append(document)
        layout = LazyLayout(document, Measures())
        document.setDocumentLayout(layout)
        document.setDefaultFont(layout.measures.font)
        found = Geometry(layout)
        found.set_text(text)
        QTextCursor(document).insertText(with_joints(text, 0, len(text), found.joints))
        document.setTextWidth(260)
        return found

    return made


@few
@given(text=TEXTS)
def test_every_place_has_its_character_in_the_document(text: str) -> None:
    """There and back is the same place, and the document's character there is the text's."""
    where = offsets_of(text, LONGEST, PIECE)
    found = where.joints if isinstance(where, Joined) else []
    document = with_joints(text, 0, len(text), found).encode("utf-16-le")

    assert len(document) // 2 == len(text.encode("utf-16-le")) // 2 + len(found)
    for offset, character in enumerate(text):
        at = where.utf16(offset)
        assert document[2 * at :].decode("utf-16-le").startswith(character)
        assert where.code_point(at) == offset
    for number, joint in enumerate(found):
        before = len(text[:joint].encode("utf-16-le")) // 2 + number
        assert where.code_point(before) == where.code_point(before + 1) == joint
        assert isinstance(where, Joined)
        assert where.is_joint(before + 1)
        assert not where.is_joint(before)


@few
@given(text=TEXTS)
def test_long_paragraphs_alone_are_cut_and_between_whole_characters(text: str) -> None:
    """Pieces are about as long as they should be; none is empty, and no character of a reader's is torn."""
    where = offsets_of(text, LONGEST, PIECE)
    found = where.joints if isinstance(where, Joined) else []
    edges = {match.end() for match in regex.finditer(r"\X", text)}
    start = 0
    for paragraph in regex.split(f"[{joints.BREAKS}]", text):
        end = start + len(paragraph)
        inside = [joint for joint in found if start <= joint <= end]
        assert bool(inside) == (len(paragraph) > LONGEST)
        assert set(inside) <= edges
        assert not inside or all(
            0 < after - before <= PIECE * 5 // 4 for before, after in pairwise([start, *inside, end])
        )
        start = end + 1


def test_a_piece_ends_behind_a_sentence_or_a_word() -> None:
    """Where there is one: a line that ends there early looks like any other."""
    sentences = WORDS * 3
    words = WORDS.replace(".", "").replace("!", "").replace(",", "") * 3

    for text, before in ((sentences, (". ", "! ")), (words, (" ",)), ("这是中文，里面有分句" * 20, ("，",))):
        where = offsets_of(text, LONGEST, 50)
        assert isinstance(where, Joined)
        assert all(text[:joint].endswith(before) and not text[joint].isspace() for joint in where.joints)


def test_a_text_without_long_paragraphs_pays_nothing() -> None:
    """It has the plain offsets, however long it is."""
    assert type(offsets_of("kata " * 3000 + "\n" + "kata " * 3000)) is OffsetMap
    assert type(offsets_of("kata " * 5000)) is Joined


@few
@given(text=TEXTS)
def test_lines_are_those_of_the_whole_paragraph_but_at_the_joints(
    geometry: Callable[..., Geometry], text: str
) -> None:
    """Each piece is set as a paragraph of these words, and the first as the beginning of the whole."""
    found, whole = geometry(text), geometry(text, longest=10_000)
    lines, apart = found.lines(0, 1e6), {line.start: line for line in whole.lines(0, 1e6)}
    cut = set(found.joints)

    assert (lines[0].start, lines[-1].end) == (0, len(text))
    for line, after in pairwise(lines):
        if after.start == line.end and text[line.end - 1 : line.end] not in tuple(joints.BREAKS):
            assert line.bottom == after.top
        assert line.end == after.start or text[line.end : after.start] in tuple(joints.BREAKS)
    resumed = True
    for line in lines:
        # Behind a joint nothing holds until the next paragraph.
        resumed = (
            (resumed and line.start not in cut) or line.start == 0 or text[line.start - 1] in joints.BREAKS
        )
        if resumed:
            assert line.start in apart
            assert line.end == apart[line.start].end or line.end in cut
            if line.end not in cut:
                assert line.left == apart[line.start].left


@few
@given(data=st.data(), text=LONG_ONES)
def test_a_carets_box_is_where_its_place_is_hit(
    geometry: Callable[..., Geometry], text: str, data: st.DataObject
) -> None:
    """From a place to a point and back is the same place, but for the two ends of a wrapped line."""
    found = geometry(text)
    edges = [0, *(match.end() for match in regex.finditer(r"\X", text))]
    near = [edge for edge in edges if any(abs(edge - joint) < 4 for joint in found.joints)]
    offset = data.draw(st.sampled_from(near))
    lines = found.lines(0, 1e6)
    line = [each for each in lines if each.start <= offset <= each.end][-1]
    if line.mixed or not line.start <= offset < line.body_end:
        return

    assert found.offset_at(found.caret(offset).center()) == offset
    assert found.slot(offset) == (line.top, line.bottom)


@few
@given(data=st.data(), text=LONG_ONES)
def test_a_range_over_a_joint_is_boxed_as_its_halves_are(
    geometry: Callable[..., Geometry], text: str, data: st.DataObject
) -> None:
    """Its boxes are those up to the joint and those behind it; only its own ends are ends."""
    found = geometry(text)
    joint = data.draw(st.sampled_from(found.joints))
    start, end = (
        max(joint - data.draw(st.integers(1, 30)), 0),
        min(joint + data.draw(st.integers(1, 30)), len(text)),
    )
    lines = found.lines(0, 1e6)

    def boxes(start: int, end: int) -> list[tuple[float, float, float]]:
        return [(box.line.top, box.left, box.right) for box in found.pieces(lines, start, end)]

    assert boxes(start, end) == boxes(start, joint) + boxes(joint, end)
    last = [line for line in lines if line.end == joint][-1]
    if not last.mixed and last.start < last.body_end:
        (box,) = found.pieces_on(last, last.start, joint)
        assert box.right <= found.column[1] + 1
        assert box.right > box.left


def test_a_piece_reads_in_the_direction_of_its_paragraph(geometry: Callable[..., Geometry]) -> None:
    """Latin words behind a joint of an Arabic paragraph do not turn it round."""
    text = "هذا نص عربي طويل وفيه كلام. " * 3 + WORDS * 3
    found = geometry(text)
    lines = found.lines(0, 1e6)

    assert len(found.joints) > 3
    assert all(found.is_backwards(line) for line in lines)


def test_only_the_ends_of_the_paragraph_are_ends(geometry: Callable[..., Geometry]) -> None:
    """What is drawn before its first line and behind its last is not drawn at joints; its start is known."""
    text = "Satu.\n" + WORDS * 4 + "\nTiga."
    found = geometry(text)
    lines = [line for line in found.lines(0, 1e6) if 6 <= line.start < len(text) - 5]

    ends = [found.ends_of(line) for line in lines]
    assert ends == [(True, False), *[(False, False)] * (len(lines) - 2), (False, True)]
    assert {found.head_of(line) for line in lines} == {6}


@pytest.fixture
def long_reader(tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader], qtbot: QtBot) -> Reader:
    """A reader before one paragraph of 400,000 characters."""
    (tmp_path / "long.txt").write_text(WORDS * 6_600, encoding="utf-8")
    reader = read(desk)
    desk.add_files([tmp_path / "long.txt"])
    assert desk.open is not None
    return reader


def set_pieces(reader: Reader) -> int:
    layout = reader.view.document().documentLayout()
    assert isinstance(layout, LazyLayout)
    return sum(layout.is_set(number) for number in range(layout.count))


def test_a_long_paragraph_is_set_where_it_is_looked_at(long_reader: Reader, qtbot: QtBot) -> None:
    """Its first page, its end and its middle are set, and nothing between them."""
    reader, size = long_reader, len(long_reader.view.text)
    document = reader.view.document()
    assert set_pieces(reader) <= 6

    stepping.focus_at(reader.desk, size)
    stepping.focus_at(reader.desk, size // 2)
    qtbot.waitUntil(lambda: document.characterCount() - 1 == size + len(reader.view.geometry_of.joints))

    assert len(reader.view.geometry_of.joints) > 60
    assert set_pieces(reader) <= 20
    top = reader.view.scrolled
    assert any(line.start <= size // 2 <= line.end for line in reader.view.geometry_of.lines(top, top + 800))


def test_keys_and_mouse_know_of_no_joint(long_reader: Reader) -> None:
    """Down and Up pass it line by line, a drag over it selects what lies under it, and that is what is copied."""
    reader, desk = long_reader, long_reader.desk
    joint = reader.view.geometry_of.joints[1]
    reader.view.put_line(joint, 300)
    stepping.focus_at(desk, joint - 150)
    passed = [desk.caret]
    for _ in range(5):
        reader.press(Qt.Key.Key_Down)
        passed.append(desk.caret)

    assert all(30 < after - before < 100 for before, after in pairwise(passed))
    for before in reversed(passed[:-1]):
        reader.press(Qt.Key.Key_Up)
        assert abs(desk.caret - before) <= 1

    reader.view.put_line(joint, 300)
    reader.drag(reader.box(joint - 9).center().toPoint(), reader.box(joint + 7).center().toPoint())
    assert desk.selection is not None
    assert (desk.selection.start, desk.selection.end) == (joint - 9, joint + 7)
    reader.view.copy()
    assert QApplication.clipboard().text() == reader.view.text[joint - 9 : joint + 7]


def test_a_mark_over_a_joint_is_one(long_reader: Reader) -> None:
    """It is painted on the lines before and behind it, and a press on either takes it."""
    reader, desk = long_reader, long_reader.desk
    joint = reader.view.geometry_of.joints[0]
    reader.view.put_line(joint, 300)
    stepping.select(desk, Range(joint - 12, joint + 12))
    marking.press_digit(desk, "2")
    mark = desk.current

    assert mark is not None
    assert desk.open is not None
    assert [part.range for part in desk.open.index.parts(mark)] == [Range(joint - 12, joint + 12)]
    for place in (joint - 8, joint + 8):
        desk.current = None
        box = reader.box(place)
        reader.click(QPointF(box.center()).toPoint())
        assert desk.current == mark


def test_a_mark_at_the_end_of_a_piece_reaches_the_letters_end_where_no_space_follows(
    geometry: Callable[..., Geometry],
) -> None:
    """In scripts without spaces the last letter before a joint is covered whole, and no more."""
    text = "这是中文的句子里面有几个分句也有标点" * 8
    found = geometry(text)
    lines = found.lines(0, 1e6)
    joint = found.joints[0]
    last = next(line for line in lines if line.end == joint)

    (box,) = found.pieces(lines, joint - 1, joint)
    (before,) = found.pieces(lines, joint - 2, joint - 1)
    assert box.line.top == last.top
    assert box.left == pytest.approx(before.right)
    assert box.right - box.left == pytest.approx(before.right - before.left, abs=1)
