"""The history: whatever is done can be taken back and done again, and nothing else writes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from tests.library import deeds
from tests.library.deeds import DEEDS
from tests.library.desk import TEXT, Desk

from tepi.errors import TepiError
from tepi.library import queries, tables
from tepi.library.change import Change, alter, drop, put
from tepi.library.check import check
from tepi.library.edits import marks as mark_edits
from tepi.library.edits.documents import alter_document, restore_document, trash_document
from tepi.library.edits.notes import write_note
from tepi.library.file import open_library
from tepi.library.history import STEPPED_OVER

NUMBERS = st.integers(0, 999)
DEED = st.tuples(st.sampled_from(DEEDS), NUMBERS, NUMBERS)
MODERATE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def do(desk: Desk, deed) -> bool:
    """Do one deed; False where there was nothing to do it to."""
    work, a, b = deed
    change = work(desk, a, b)
    if change is None:
        return False
    desk.record(change)
    return True


@MODERATE
@given(st.lists(DEED, min_size=1, max_size=14))
@example([(deeds.add, 3, 1), (deeds.add, 3, 2), (deeds.merge_code, 1, 2)])
def test_everything_can_be_undone_and_redone(wanted) -> None:
    """Any sequence of deeds, undone to the end, gives the first state, and redone the last; also after reopening."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "library.tepi")
        states = [desk.snapshot()]
        states.extend(desk.snapshot() for deed in wanted if do(desk, deed))
        done = len(states) - 1

        for place in range(done, 0, -1):
            assert desk.snapshot() == states[place]
            assert desk.library.history.undo() is not None
            if place % 5 == 0:
                desk.reopen()
        assert desk.snapshot() == states[0]
        assert desk.library.history.undo() is None

        for place in range(done):
            assert desk.library.history.redo() is not None
            assert desk.snapshot() == states[place + 1]
            if place % 5 == 0:
                desk.reopen()
        assert desk.library.history.redo() is None
        assert check(desk.library) == []
        desk.library.close()


@MODERATE
@given(st.lists(st.one_of(st.sampled_from(["undo", "redo", "reopen"]), DEED), min_size=3, max_size=20))
def test_undo_walks_like_a_pencil_and_rubber(wanted) -> None:
    """However deeds, undos and redos are mixed, each undo gives the state before the last deed that stands."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "library.tepi")
        behind, ahead = [], []
        now = desk.snapshot()
        for move in wanted:
            if move == "reopen":
                desk.reopen()
            elif move == "undo":
                assert (desk.library.history.undo() is None) == (not behind)
                if behind:
                    ahead.append(now)
                    now = behind.pop()
            elif move == "redo":
                assert (desk.library.history.redo() is None) == (not ahead)
                if ahead:
                    behind.append(now)
                    now = ahead.pop()
            elif do(desk, move):
                behind.append(now)
                ahead = []
                now = desk.snapshot()
            assert desk.snapshot() == now
        assert check(desk.library) == []
        desk.library.close()


def test_the_history_only_grows(desk: Desk) -> None:
    """Undo and redo are entries of their own; none of the earlier entries is altered or removed."""
    desk.mark(0, 3, "Fact")
    before = desk.library.connection.execute(select(tables.changes)).all()
    desk.library.history.undo()
    desk.library.history.redo()
    after = desk.library.connection.execute(select(tables.changes)).all()

    assert after[: len(before)] == before
    assert [row.kind for row in after[len(before) :]] == ["undo", "redo"]
    assert [row.seq for row in after] == list(range(1, len(after) + 1))


def test_a_change_knows_who_where_and_what(desk: Desk) -> None:
    """An entry has its annotator, document, kind, values and a label in English, and its time ends in Z."""
    mark = desk.mark(0, 12, "Fact")
    entry = next(desk.library.history.entries(1))

    assert entry["annotator"] == desk.me
    assert entry["document"] == desk.document.id
    assert entry["kind"] == "mark.add"
    assert entry["label"] == "Fact on “The minister”"
    assert entry["values"] == {"highlight": mark.id, "quote": "The minister", "codes": ["Fact"]}
    assert entry["origin"] == desk.library.id
    assert entry["at"].endswith("Z")


def test_entries_come_newest_first_and_no_more_than_asked(desk: Desk) -> None:
    """``entries`` lists the newest first, all or as many as are wanted."""
    desk.mark(0, 3, "Fact")
    seqs = [entry["seq"] for entry in desk.library.history.entries()]

    assert seqs == sorted(seqs, reverse=True)
    assert [entry["seq"] for entry in desk.library.history.entries(2)] == seqs[:2]


def test_a_failing_change_leaves_everything_as_it_was(desk: Desk) -> None:
    """When the last edit of a change cannot be done, the first ones are not either, and nobody is told."""
    desk.mark(0, 3, "Fact")
    told: list[object] = []
    desk.library.history.listeners.join(told.append)
    state, last = desk.snapshot(), desk.library.history.last_seq()
    change = Change(
        "test",
        "A change that fails",
        (
            alter("documents", {"id": desk.document.id}, title="Other"),
            drop("codings", code=desk.code("Fact").id),
            put(
                "notes",
                id="n",
                target_kind="document",
                target="x",
                annotator="nobody",
                text="t",
                created="",
                changed="",
            ),
        ),
        contents=(b"some bytes",),
    )

    with pytest.raises(TepiError, match="nothing was changed"):
        desk.record(change)
    assert desk.snapshot() == state
    assert desk.library.history.last_seq() == last
    assert told == []
    desk.mark(0, 4, "Fact")  # and it goes on


def test_an_error_in_the_midst_leaves_everything_as_it_was(desk: Desk) -> None:
    """Not only the database may fail: any error rolls the change back, and is passed on as it is."""
    state = desk.snapshot()
    edits = (alter("documents", {"id": desk.document.id}, title="Other"), put("no_such_table", id=1))

    with pytest.raises(KeyError):
        desk.record(Change("test", "A change that fails", edits))
    assert desk.snapshot() == state


def test_undo_steps_over_what_has_its_own_way_back(desk: Desk) -> None:
    """Adding a document, trashing and restoring one, and a new annotator are in the history, not in undo's way."""
    assert desk.library.history.next_undo() is None
    desk.mark(0, 3, "Fact")
    desk.record(trash_document(desk.document))
    trashed = queries.documents(desk.library, trashed=True)[0]
    desk.record(restore_document(trashed))

    step = desk.library.history.undo()
    assert step is not None
    assert step.kind == "mark.add"
    assert desk.library.history.undo() is None
    kinds = {entry["kind"] for entry in desk.library.history.entries()}
    assert {"library.create", "document.add", "document.trash", "annotator.add"} <= kinds
    assert set(STEPPED_OVER) >= {"library.create", "document.add", "annotator.add"}


def test_what_undo_steps_over_does_not_end_redo(desk: Desk) -> None:
    """After an undo, trashing and restoring a document leaves the redo there."""
    desk.mark(0, 3, "Fact")
    desk.library.history.undo()
    desk.record(trash_document(desk.document))
    desk.record(restore_document(queries.documents(desk.library, trashed=True)[0]))

    step = desk.library.history.redo()
    assert step is not None
    assert step.kind == "mark.add"


def test_a_new_deed_ends_redo(desk: Desk) -> None:
    """What was undone cannot be redone once something else was done."""
    desk.mark(0, 3, "Fact")
    desk.library.history.undo()
    desk.mark(4, 8, "Fact")

    assert desk.library.history.next_redo() is None
    assert desk.library.history.redo() is None


def test_undo_and_redo_say_what_they_walked(desk: Desk) -> None:
    """The step has the label, kind, values and document of what was done."""
    desk.mark(0, 12, "Opinion")
    coming = desk.library.history.next_undo()
    gone = desk.library.history.undo()

    assert coming == gone
    assert gone is not None
    assert gone.label == "Opinion on “The minister”"
    assert gone.document == desk.document.id
    assert desk.library.history.next_redo() == gone
    assert desk.library.history.redo() == gone


def test_times_come_back_with_the_row(desk: Desk) -> None:
    """Undo puts a mark's ``changed`` back to what it was."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(mark_edits.set_reading(mark, "sic", desk.me))
    assert desk.get(mark.id).changed >= mark.changed
    desk.library.history.undo()

    assert desk.get(mark.id) == mark


def test_a_sitting_is_one_step(desk: Desk) -> None:
    """Several saves of one sitting are undone and redone as one."""
    mark = desk.mark(0, 3, "Fact")
    for wording in ("O", "One", "One note"):
        note = desk.get(mark.id).note
        desk.record(write_note("highlight", mark.id, wording, desk.me, note), step="sitting")

    desk.library.history.undo()
    assert desk.get(mark.id).note is None
    desk.library.history.redo()
    note = desk.get(mark.id).note
    assert note is not None
    assert note.text == "One note"


def test_a_sitting_ends_where_something_else_comes_between(desk: Desk) -> None:
    """A save after another change is a step of its own: undo never jumps over what came between."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(write_note("highlight", mark.id, "first", desk.me, None), step="sitting")
    desk.mark(5, 9, "Fact")
    desk.record(write_note("highlight", mark.id, "second", desk.me, desk.get(mark.id).note), step="sitting")

    desk.library.history.undo()
    note = desk.get(mark.id).note
    assert note is not None
    assert note.text == "first"
    assert len(desk.marks()) == 2


def test_an_old_text_is_stored_once(desk: Desk) -> None:
    """A save of a note stores the new text only; the one before stays in the change that wrote it."""
    mark = desk.mark(0, 3, "Fact")
    wordings = [f"wording number {number}" for number in range(4)]
    for wording in wordings:
        desk.record(write_note("highlight", mark.id, wording, desk.me, desk.get(mark.id).note))
    desk.record(write_note("highlight", mark.id, "", desk.me, desk.get(mark.id).note))
    for _ in range(3):
        desk.library.history.undo()
    for _ in range(3):
        desk.library.history.redo()

    stored = [row for (row,) in desk.library.connection.execute(select(tables.changes.c.rows))]
    for wording in wordings:
        assert sum(wording in rows for rows in stored) == 1
    desk.library.history.undo()
    note = desk.get(mark.id).note
    assert note is not None
    assert note.text == wordings[-1]


def test_texts_are_not_in_the_history(desk: Desk) -> None:
    """A document's text is in ``contents`` only, once, and its sentences are not listed one by one."""
    stored = [row for (row,) in desk.library.connection.execute(select(tables.changes.c.rows))]

    assert not any("in spring" in rows for rows in stored)
    assert not any('"units"' in rows for rows in stored)
    assert len(desk.library.connection.execute(select(tables.contents)).all()) == 1


def test_an_undo_that_would_overwrite_something_is_refused(desk: Desk) -> None:
    """Where a row is not what the step left, undo says so and changes nothing."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(mark_edits.set_reading(mark, "sic", desk.me))
    with sqlite3.connect(desk.path) as stranger:
        stranger.execute("UPDATE highlights SET reading = 'else'")
    stranger.close()
    state = desk.snapshot()

    with pytest.raises(TepiError, match="something else has changed"):
        desk.library.history.undo()
    assert desk.snapshot() == state


def test_every_row_is_stored_as_json(desk: Desk) -> None:
    """The rows of a change are ``[table, before, after]``: readable in ten years."""
    desk.mark(0, 3, "Fact")
    stored = json.loads(desk.library.connection.execute(select(tables.changes.c.rows)).all()[-1][0])

    assert [(table, before) for table, before, _ in stored] == [
        ("highlights", None),
        ("anchors", None),
        ("codings", None),
    ]
    assert stored[1][2]["quote"] == TEXT[0:3]


def test_an_edit_that_changes_nothing_leaves_no_row(desk: Desk) -> None:
    """Altering a row to what it is already is not stored."""
    change = alter_document(desk.document)
    desk.record(Change("test", "Nothing", (alter("documents", {"id": desk.document.id}, done=0),)))
    rows = desk.library.connection.execute(select(tables.changes.c.rows)).all()[-1][0]

    assert json.loads(rows) == []
    assert change.kind == "document.alter"


def test_two_writers_take_turns(desk: Desk) -> None:
    """Two open libraries on one file write one after the other, without a gap or a clash of numbers."""
    with open_library(desk.path) as second:
        for number in range(6):
            library = (desk.library, second)[number % 2]
            library.history.record(alter_document(desk.document, title=f"Title {number}"))
        assert queries.documents(second)[0].title == "Title 5"
        assert queries.documents(desk.library)[0].title == "Title 5"
    assert check(desk.library) == []


def test_a_locked_library_says_so_and_keeps_everything(desk: Desk) -> None:
    """While another program holds the write lock, a change is refused in one clear line."""
    desk.library.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    stranger = sqlite3.connect(desk.path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    state = desk.snapshot()

    with pytest.raises(TepiError, match="locked by another program"):
        desk.mark(0, 3, "Fact")
    assert desk.snapshot() == state
    stranger.execute("ROLLBACK")
    stranger.close()
    desk.mark(0, 3, "Fact")
    assert len(desk.marks()) == 1


def test_a_full_disk_is_said_and_nothing_is_half_written(desk: Desk) -> None:
    """When SQLite has no room for the change, it is rolled back with a line that says so."""
    run = desk.library.connection.exec_driver_sql
    pages = int(run("PRAGMA page_count").scalar() or 0)
    run(f"PRAGMA max_page_count = {pages}")
    state = desk.snapshot()

    with pytest.raises(TepiError, match="disk is full"):
        desk.record(write_note("document", desk.document.id, "long " * 20_000, desk.me, None))
    assert desk.snapshot() == state
    run("PRAGMA max_page_count = 100000")
    desk.mark(0, 3, "Fact")


def test_writing_is_durable_at_once(desk: Desk) -> None:
    """The file is in WAL mode with full synchronisation, and foreign keys hold."""
    pragma = desk.library.connection.execute

    assert pragma(text("PRAGMA journal_mode")).scalar() == "wal"
    assert pragma(text("PRAGMA synchronous")).scalar() == 2
    assert pragma(text("PRAGMA foreign_keys")).scalar() == 1
