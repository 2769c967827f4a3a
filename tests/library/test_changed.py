"""The notice after a change names what may be stale, by id, and reaches every listener."""

from __future__ import annotations

import pytest
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.changed import Changed, Listeners
from tepi.library.edits import marks as mark_edits
from tepi.library.edits.codebook import alter_code
from tepi.library.edits.documents import alter_document
from tepi.library.edits.notes import write_note
from tepi.library.edits.people import rename_annotator
from tepi.library.edits.units import join_units
from tepi.text.ranges import Range


def test_a_new_mark_is_named(desk: Desk) -> None:
    """The notice of a new mark has its id, its document, who made it, and nothing else."""
    change = mark_edits.add_highlight(
        desk.document.id, desk.revision, TEXT, Range(0, 5), desk.me, desk.codebook, [desk.code("Fact").id]
    )
    notice = desk.record(change)

    assert notice == Changed(
        seq=desk.library.history.last_seq(),
        kind="mark.add",
        documents=frozenset({desk.document.id}),
        highlights=frozenset({change.values["highlight"]}),
        by=desk.me,
    )


@pytest.mark.parametrize("walk", ["undo", "redo"])
def test_undo_and_redo_tell_the_same_as_the_deed(desk: Desk, walk: str) -> None:
    """What a deed made stale, its undo and its redo make stale too."""
    told: list[Changed] = []
    desk.library.history.listeners.join(told.append)
    mark = desk.mark(0, 5, "Fact")
    desk.library.history.undo()
    if walk == "redo":
        desk.library.history.redo()

    assert told[-1].kind == walk
    assert told[-1].highlights == {mark.id}
    assert told[-1].documents == {desk.document.id}


def test_a_notes_mark_is_named(desk: Desk) -> None:
    """A saved note makes its mark stale, and is named by what it hangs on; so for each later save."""
    mark = desk.mark(0, 5, "Fact")
    first = desk.record(write_note("highlight", mark.id, "a", desk.me, None))
    second = desk.record(write_note("highlight", mark.id, "b", desk.me, desk.get(mark.id).note))

    assert first.notes == second.notes == {mark.id}
    assert first.highlights == second.highlights == {mark.id}


def test_sentences_decisions_people_codebook_and_list(desk: Desk) -> None:
    """Each part of the library has its place in the notice."""
    units = desk.units
    joined = desk.record(join_units(desk.document.id, desk.revision, units[0], units[1], {}, "¶1 s1"))
    group = desk.codebook.groups[0].id
    decided = desk.record(
        mark_edits.decide_none(desk.document.id, desk.revision, [(units[2].start, "x")], desk.me, group)
    )
    person = queries.annotators(desk.library)[0]
    renamed = desk.record(rename_annotator(person, "Sari W."))
    coded = desk.record(alter_code(desk.codebook, desk.code("Fact"), name="Claim"))
    titled = desk.record(alter_document(desk.document, title="Other"))

    assert joined.units == {desk.revision}
    assert decided.decisions == {(desk.revision, units[2].start)}
    assert renamed.people
    assert coded.codebook
    assert titled.listing
    assert (joined.codebook, joined.people, joined.listing) == (False, False, False)
    assert (coded.listing, titled.codebook) == (False, False)


def test_listeners_hear_in_order_and_may_leave() -> None:
    """Listeners are called in the order they joined; one that has left, even twice, hears no more."""
    listeners = Listeners()
    heard: list[str] = []
    leave = listeners.join(lambda notice: heard.append(f"first {notice.seq}"))
    listeners.join(lambda notice: heard.append(f"second {notice.seq}"))
    listeners.tell(Changed(1, "x"))
    leave()
    leave()
    listeners.tell(Changed(2, "x"))

    assert heard == ["first 1", "second 1", "second 2"]


def test_a_listener_may_leave_while_it_hears() -> None:
    """A listener that leaves from inside a notice does not keep the next one from hearing it."""
    listeners = Listeners()
    heard: list[str] = []
    leave = listeners.join(lambda _: leave())
    listeners.join(lambda _: heard.append("second"))
    listeners.tell(Changed(1, "x"))

    assert heard == ["second"]
