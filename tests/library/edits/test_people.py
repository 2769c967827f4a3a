"""Annotators have a name that can be changed everywhere at once."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.edits.people import add_annotator, rename_annotator


def test_a_new_annotator_comes_last(desk: Desk) -> None:
    """The change names the id under which the annotator is then found."""
    change = add_annotator("Citra")
    desk.record(change)

    last = queries.annotators(desk.library)[-1]
    assert (last.id, last.name) == (change.values["annotator"], "Citra")


def test_a_new_name_holds_for_old_marks_and_is_undone(desk: Desk) -> None:
    """Renaming is one change that undo takes back."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(rename_annotator(queries.annotators(desk.library)[0], "Sari W."))
    assert desk.get(mark.id).annotator_name == "Sari W."
    desk.library.history.undo()

    assert desk.get(mark.id).annotator_name == "Sari"
