"""The rows of an earlier moment, worked out backwards."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.deeds import DEEDS
from tests.library.desk import Desk

from tepi.library import tables as t
from tepi.library.edits.notes import write_note
from tepi.library.past_state import Past

numbers = st.integers(0, 999)
PARTS = (t.codings, t.anchors, t.attributions)


def shown(past: Past, desk: Desk, marks: list[str]) -> list[object]:
    kinds = (
        (t.codings, "highlight"),
        (t.anchors, "highlight"),
        (t.attributions, "highlight"),
        (t.notes, "target"),
    )
    return [
        (
            past.row(t.highlights, mark),
            *(
                sorted(
                    ({n: v for n, v in row.items() if n != "written"} for row in past.rows(table, by, mark)),
                    key=repr,
                )
                for table, by in kinds
            ),
        )
        for mark in marks
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), max_size=8),
    since=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), max_size=8),
)
def test_it_is_as_it_was(tmp_path_factory, before, since):
    """Whatever is done since, undo and redo too, every row of every mark is what it was then."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        for deed, one, two in before:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
        mark = desk.mark(0, 12)
        desk.record(write_note("highlight", mark.id, "then", desk.me, None))
        moment = desk.get(mark.id).changed
        marks = [each.id for each in desk.marks()]
        then = shown(Past(desk.library, moment), desk, marks)
        for deed, one, two in since:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
        desk.library.history.undo()
        desk.library.history.redo()
        past = Past(desk.library, moment)

        assert past.known
        assert shown(past, desk, marks) == then
        at_once = Past(desk.library, moment)
        for table, column in (
            (t.highlights, "id"),
            (t.notes, "target"),
            *((each, "highlight") for each in PARTS),
        ):
            at_once.fetch(table, column, marks)
        at_once.rows_that_changed(t.codings), at_once.rows_that_changed(t.anchors)
        assert shown(at_once, desk, marks) == then
    finally:
        desk.library.close()


@pytest.mark.parametrize(
    "as_of", ["", "yesterday", "2026-11-23", "1999-01-01T00:00:00.123Z", "'; drop table"]
)
def test_an_unknown_moment(desk, as_of):
    """It is said, and nothing is worked out."""
    assert not Past(desk.library, as_of).known
