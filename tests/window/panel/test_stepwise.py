"""Short work is done at once, long work between other events, and anew where its matter has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.panel import stepwise
from tepi.window.panel.panel import Panel
from tepi.window.panel.stepwise import Stepwise


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One step a slice."""
    monkeypatch.setattr(stepwise, "AT_ONCE", 0)
    monkeypatch.setattr(stepwise, "SLICE", 0)


def counting(to: list[int], end: int) -> Iterator[None]:
    for number in range(end):
        to.append(number)
        yield


def test_what_takes_a_moment_is_done_on_return(qtbot: QtBot) -> None:
    """Nothing is left for later, and nobody is told."""
    work, done = Stepwise(), []
    with qtbot.assertNotEmitted(work.done, wait=20):
        work.begin(lambda: counting(done, 3))
        assert done == [0, 1, 2] and not work.is_busy
        work.begin_anew()
        assert done == [0, 1, 2]


def test_the_rest_follows(qtbot: QtBot, slow: None) -> None:
    """Long work goes on by itself to its end."""
    work, done = Stepwise(), []
    work.begin(lambda: counting(done, 4))
    assert done == [0] and work.is_busy
    with qtbot.waitSignal(work.done):
        pass

    assert done == [0, 1, 2, 3] and not work.is_busy


def test_the_rest_can_be_done_at_once(qtbot: QtBot, slow: None) -> None:
    """Who cannot wait has all of it, and is told."""
    work, done = Stepwise(), []
    work.begin(lambda: counting(done, 4))
    with qtbot.waitSignal(work.done):
        work.finish()
        assert done == [0, 1, 2, 3] and not work.is_busy


def test_it_begins_again_or_stops(qtbot: QtBot, slow: None) -> None:
    """What has changed is done from the beginning; what is stopped is never told to be done."""
    work, done = Stepwise(), []
    work.begin(lambda: counting(done, 2))
    work.begin_anew()
    with qtbot.waitSignal(work.done):
        pass
    assert done == [0, 0, 1]

    work.begin(lambda: counting(done, 9))
    with qtbot.assertNotEmitted(work.done, wait=20):
        work.stop()
    assert done == [0, 0, 1, 0]


def test_marks_come_under_their_codes_step_by_step(
    qtbot: QtBot, desk: Desk, panel: Panel, mark, slow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until all are in their groups the list stays as it was; a mark made meanwhile is among them."""
    monkeypatch.setattr("tepi.window.panel.marks_model.STEP", 1)
    tab, rows = panel.marks, panel.marks.view.marks
    one, two = mark("TPengiriman", "Opinion"), mark("perang ilegal", "Fact")
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    tab.filter_field.group_button.setChecked(True)
    assert not rows.grouped and rows.rowCount() == 2
    three = mark("Robert Wood", "Fact")
    qtbot.waitUntil(lambda: rows.grouped)

    fact, opinion = (desk.codebook.named(name).id for name in ("Fact", "Opinion"))
    ordered = sorted((desk.codebook.order(code), code) for code in (fact, opinion))
    facts = sorted((two, three), key=lambda each: desk.open.index.parts(each)[0].start)
    under = {fact: facts, opinion: [one]}
    expected = [each for _, code in ordered for each in ("", *under[code])]
    assert [rows.row(number).mark for number in range(rows.rowCount())] == expected
