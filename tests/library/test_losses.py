"""What is taken away from a document makes it newer, so that no two states have the same time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.deeds import DEEDS
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.as_of import newest_change
from tepi.library.edits.marks import decide_none, remove_highlight, undecide
from tepi.library.edits.notes import write_note
from tepi.library.edits.units import join_units, split_unit


@pytest.fixture
def full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a mark, a decision and a note on its document; each later change is of another hour."""
    group = desk.codebook.deciding[0].id
    desk.mark(0, 12, "Fact")
    desk.record(decide_none(desk.document.id, desk.revision, [(desk.units[1].start, "")], desk.me, group))
    desk.record(write_note("document", desk.document.id, "x", desk.me, None))
    hours = iter(range(10, 24))
    monkeypatch.setattr("tepi.library.losses.now", lambda: f"2099-01-01T{next(hours)}:00:00.000Z")
    return desk


LOSSES = {
    "mark": lambda desk: remove_highlight(desk.marks()[0], desk.me),
    "none": lambda desk: undecide(
        desk.document.id, desk.revision, [(desk.units[1].start, "")], desk.me, desk.codebook.deciding[0].id
    ),
    "note": lambda desk: write_note(
        "document", desk.document.id, "", desk.me, queries.notes_on(desk.library, desk.document.id)[0]
    ),
    "join": lambda desk: join_units(
        desk.document.id, desk.revision, desk.units[0], desk.units[1], {}, "¶1 s1"
    ),
    "split": lambda desk: split_unit(
        desk.document.id, desk.revision, desk.units[0], desk.units[0].start + 4, TEXT, {}, "¶1 s1"
    ),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_is_news(full: Desk, loss: str) -> None:
    """A mark, a decision or a note that goes, and a sentence cut otherwise, count; undo puts the time back."""
    before = newest_change(full.library, full.document.id)
    notice = full.record(LOSSES[loss](full))

    assert newest_change(full.library, full.document.id) == "2099-01-01T10:00:00.000Z"
    assert not notice.listing and notice.documents == {full.document.id}
    full.library.history.undo()
    assert newest_change(full.library, full.document.id) == before
    full.library.history.redo()
    assert newest_change(full.library, full.document.id) == "2099-01-01T10:00:00.000Z"


def test_what_is_added_has_its_own_time(full: Desk) -> None:
    """A new mark leaves the document's own time alone."""
    before = full.document.changed
    full.mark(20, 30, "Fact")

    assert full.document.changed == before


numbers = st.integers(0, 999)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), max_size=10))
def test_the_same_state_has_the_same_time(tmp_path_factory, deeds):
    """Whatever is done: taking it all back gives the time that it was then, and doing it again the new one."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        times = [newest_change(desk.library, desk.document.id)]
        for deed, one, two in deeds:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
                times.append(newest_change(desk.library, desk.document.id))
        for before in reversed(times[:-1]):
            desk.library.history.undo()
            assert newest_change(desk.library, desk.document.id) == before
        for after in times[1:]:
            desk.library.history.redo()
            assert newest_change(desk.library, desk.document.id) == after
    finally:
        desk.library.close()
