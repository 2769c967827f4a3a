"""A filter that takes long finds its marks between other events, and is right whatever happens meanwhile."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import filtering
from tepi.library.edits.marks import give_code, remove_highlight
from tepi.window.desk import Desk
from tepi.window.panel import sifting
from tepi.window.panel.panel import Panel
from tepi.window.panel.sifting import Sifting

WORDS = ("TPengiriman", "perang ilegal", "Robert Wood", "Kyiv kehilangan")


@pytest.fixture
def marks(desk: Desk, mark, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Facts in text order, one of which is looked at in each slice."""
    monkeypatch.setattr(filtering, "PORTION", 1)
    monkeypatch.setattr(sifting, "AT_ONCE", 0)
    monkeypatch.setattr(sifting, "SLICE", 0)
    made = [mark(words, "Fact") for words in WORDS]
    return sorted(made, key=lambda each: desk.open.index.parts(each)[0].start)


def test_what_takes_a_moment_is_there_at_once(desk: Desk, mark) -> None:
    """Of a short text everything is known when the filter is laid."""
    made = mark("TPengiriman", "Fact")
    mark("perang ilegal", "Opinion")
    found = Sifting(desk, frozenset)

    assert found.lay("code:fact has:wings")
    assert (found.shown, found.is_busy) == ({made}, False)
    assert found.lay("") == () and found.shown is None


def test_marks_come_in_text_order(qtbot: QtBot, desk: Desk, marks: list[str]) -> None:
    """The first at once, the others one after another, each once; then it is done."""
    found, came = Sifting(desk, frozenset), []
    found.came.connect(came.extend)
    found.lay("code:fact")
    assert found.is_busy and found.shown == set(marks[:1])
    with qtbot.waitSignal(found.done):
        pass

    assert came == marks[1:] and found.shown == set(marks) and not found.is_busy


def test_what_changes_meanwhile_is_asked_again(desk: Desk, marks: list[str]) -> None:
    """A mark in front of or behind the place that has been reached leaves the filter or joins it."""
    found = Sifting(desk, frozenset)
    found.lay("code:fact")
    opinion = desk.codebook.named("Opinion").id
    for changed in (marks[0], marks[3]):
        desk.record(give_code(desk.highlight(changed), opinion, desk.codebook, desk.annotator.id))
        assert found.ask_again(frozenset((changed,))) == frozenset()
    desk.library.history.undo()
    assert found.ask_again(frozenset(marks[3:])) == set(marks[3:])
    desk.record(remove_highlight(desk.highlight(marks[2]), desk.annotator.id))
    found.finish()

    assert found.shown == {marks[1], marks[3]}


def test_another_filter_takes_its_place(qtbot: QtBot, desk: Desk, marks: list[str]) -> None:
    """What is left of the first is never looked for."""
    found = Sifting(desk, frozenset)
    found.lay("code:fact")
    found.lay("nowhere")
    found.finish()

    assert found.shown == set()


def test_the_list_fills_and_counts_only_at_the_end(qtbot: QtBot, panel: Panel, marks: list[str]) -> None:
    """The first card shows at once with “counting…”; the figure is shown when it is known."""
    tab = panel.marks
    qtbot.waitUntil(lambda: tab.view.marks.rowCount() == len(marks))
    counts = []
    tab.count_changed.connect(lambda: counts.append(tab.shown_marks))
    tab.set_filter("code:fact")
    assert tab.view.marks.rowCount() == 1
    assert tab.filter_field._count.text() == "counting…" and not counts
    qtbot.waitUntil(lambda: bool(counts))

    assert [tab.view.marks.row(n).mark for n in range(4)] == marks
    assert tab.filter_field._count.text() == "4 of 4"
    assert counts == [frozenset(marks)]


def test_under_their_codes_they_stand_at_the_end(qtbot: QtBot, panel: Panel, marks: list[str]) -> None:
    """Where cards are grouped nothing is shown until all is found."""
    tab = panel.marks
    tab.filter_field.group_button.setChecked(True)
    tab.set_filter("code:fact")
    assert tab.view.marks.rowCount() == 0 and tab.empty.isVisible()
    qtbot.waitUntil(lambda: tab.view.marks.rowCount() == len(marks) + 1)

    assert tab.view.marks.row(0).is_header and not tab.empty.isVisible()


def test_what_is_exported_is_what_is_left(panel: Panel, marks: list[str]) -> None:
    """On the way to the Export tab the filter is brought to its end."""
    panel.set_filter("code:fact")
    panel.tabs.setCurrentIndex(1)

    assert panel.marks.shown_marks == frozenset(marks)
    assert panel.export._shown == frozenset(marks)
