"""The rows follow the library: text order, groups, filters, one row at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.library.edits.marks import give_code, remove_highlight
from tepi.library.mark_queries import ids_in_text_order
from tepi.window.desk import Desk
from tepi.window.panel.marks_model import MarksModel


@pytest.fixture
def model(qtbot: QtBot, desk: Desk) -> MarksModel:  # a model of Qt wants an application
    made = MarksModel(desk)
    desk.refreshed.join(lambda refreshed: made.update(refreshed.marks))
    return made


def ids(model: MarksModel) -> list[str]:
    return [model.row(number).mark for number in range(model.rowCount())]


def test_display_is_the_exact_quote(model: MarksModel, mark) -> None:
    """The display role gives the words as they are in the text."""
    mark("TPengiriman sekitar 10.000 tentara", "Fact", note="Odd *first* letter")
    index = model.index(0)

    assert index.data() == "TPengiriman sekitar 10.000 tentara"
    assert index.data(MarksModel.CodesRole) == "Fact"
    assert index.data(MarksModel.PlaceRole) == "¶1 s1"
    assert index.data(MarksModel.NoteRole) == "Odd *first* letter"


def test_spoken_row_says_everything(model: MarksModel, mark) -> None:
    """A screen reader hears code, doubt, place, words and note."""
    mark("perang ilegal", "Opinion", note="A judgement", unsure=True)

    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Opinion, unsure, ¶1 s1. perang ilegal. Note: A judgement"


def test_marks_come_in_text_order(desk: Desk, model: MarksModel, mark) -> None:
    """Whatever the order of making, rows stand as the marks do in the text."""
    for words in ("Robert Wood", "TPengiriman", "Kyiv kehilangan", "perang ilegal", "TPengiriman sekitar"):
        mark(words, "Fact")

    assert ids(model) == ids_in_text_order(desk.library, desk.open.document.id)


def test_one_row_comes_and_goes(qtbot: QtBot, desk: Desk, model: MarksModel, mark) -> None:
    """A new mark inserts one row, a removed one removes one; nothing is built anew."""
    mark("TPengiriman", "Fact")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as came:
        second = mark("perang ilegal", "Opinion")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved) as went:
        desk.record(remove_highlight(desk.highlight(second), desk.annotator.id))

    assert came.args[1:] == [1, 1]
    assert went.args[1:] == [1, 1]
    assert model.rowCount() == 1


def test_grouped_under_codes(desk: Desk, model: MarksModel, mark) -> None:
    """Grouped, each code has a header and its marks; a mark with two codes stands under both."""
    one, two = mark("TPengiriman", "Fact"), mark("perang ilegal", "Opinion", "Loaded word")
    model.build(None, grouped=True)
    three = mark("Robert Wood", "Fact")

    names = [model.index(n).data() if model.row(n).is_header else model.row(n).mark for n in range(7)]
    assert names == ["Fact", one, three, "Opinion", two, "Loaded word", two]
    assert [model.section_size(n) for n in (0, 3, 5)] == [2, 1, 1]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.mark_count == 3
    assert model.rows_of(two) == [4, 6]


def test_a_group_comes_with_its_first_mark_and_goes_with_its_last(
    desk: Desk, model: MarksModel, mark
) -> None:
    """No header stands alone."""
    model.build(None, grouped=True)
    made = mark("TPengiriman", "Fact")
    assert [model.row(n).is_header for n in range(model.rowCount())] == [True, False]
    opinion = desk.codebook.named("Opinion").id

    desk.record(give_code(desk.highlight(made), opinion, desk.codebook, desk.annotator.id))
    assert [model.index(n).data() for n in range(model.rowCount())] == ["Opinion", "TPengiriman"]

    desk.record(remove_highlight(desk.highlight(made), desk.annotator.id))
    assert model.rowCount() == 0


def test_only_what_the_filter_shows(desk: Desk, model: MarksModel, mark) -> None:
    """With a filter other marks have no row, also those made later."""
    one = mark("TPengiriman", "Fact")
    model.build({one})
    mark("perang ilegal", "Opinion")

    assert ids(model) == [one]


def test_many_at_once_are_built_anew(qtbot: QtBot, model: MarksModel, mark) -> None:
    """A change that names hundreds of marks costs one build, not hundreds of insertions."""
    one = mark("TPengiriman", "Fact")
    with qtbot.waitSignal(model.modelReset):
        model.update([one, *map(str, range(500))])

    assert ids(model) == [one]


def test_marks_that_have_just_been_read_join_the_rows(desk: Desk, model: MarksModel, mark) -> None:
    """Many at once, in any order, each once; of a filter only those it leaves."""
    made = [
        mark(words, "Fact") for words in ("TPengiriman", "perang ilegal", "Robert Wood", "Kyiv kehilangan")
    ]
    every = ids_in_text_order(desk.library, desk.open.document.id)
    spans = sorted(desk.open.index)
    fresh = MarksModel(desk)
    inserted = []
    fresh.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    fresh.take_more([spans[1], spans[3]])
    fresh.take_more([spans[2], spans[0], spans[1]])

    assert ids(fresh) == every
    assert inserted == [(0, 1), (0, 0), (2, 2)]
    assert fresh.rows_of(made[1]) == [every.index(made[1])]

    narrow = MarksModel(desk)
    narrow.show({every[2]})
    narrow.take_more(spans)
    assert ids(narrow) == [every[2]]
    narrow.show(None)
    assert ids(narrow) == every
