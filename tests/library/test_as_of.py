"""The newest change among what a file shows."""

from __future__ import annotations

from tepi.library.as_of import newest_change
from tepi.library.edits.documents import add_document, alter_document
from tepi.library.edits.marks import decide_none
from tepi.library.edits.notes import write_note
from tepi.text.readers.plain import read


def test_every_kind_of_change_makes_a_document_newer(desk, monkeypatch):
    """Facts, notes, marks and none-of-these each count; undo gives the time before."""
    hours = iter(range(10, 24))
    stamp = lambda: f"2099-01-01T{next(hours)}:00:00.000Z"  # noqa: E731 - one line says it
    for module in ("documents", "marks", "notes"):
        monkeypatch.setattr(f"tepi.library.edits.{module}.now", stamp)
    group = desk.codebook.deciding[0].id
    steps = [
        lambda: desk.record(alter_document(desk.document, author="Sari")),
        lambda: desk.mark(0, 12, "Fact"),
        lambda: desk.record(write_note("document", desk.document.id, "n", desk.me, None)),
        lambda: desk.record(decide_none(desk.document.id, desk.revision, [(0, "¶1 s1")], desk.me, group)),
    ]
    times = [newest_change(desk.library, desk.document.id)]
    for step in steps:
        step()
        times.append(newest_change(desk.library, desk.document.id))

    assert times[1:] == [f"2099-01-01T{hour}:00:00.000Z" for hour in (10, 11, 12, 13)]
    for before in reversed(times[:-1]):
        desk.library.history.undo()
        assert newest_change(desk.library, desk.document.id) == before


def test_only_the_marks_asked_for(desk):
    """With ids, other marks do not count; without any, only the document does."""
    one, other = desk.mark(0, 12, "Fact"), desk.mark(4, 12, "Fact")
    document = desk.document

    assert newest_change(desk.library, document.id, [one.id]) == max(one.changed, document.changed)
    assert newest_change(desk.library, document.id, [one.id, other.id]) == max(other.changed, one.changed)
    assert newest_change(desk.library, document.id, []) == document.changed


def test_other_documents_do_not_count(desk):
    """What happens elsewhere leaves the time alone; a document that is not there has none."""
    before = newest_change(desk.library, desk.document.id)
    other = add_document(read(b"Other.", "other.txt"))
    desk.record(other)
    desk.record(write_note("document", other.values["document"], "n", desk.me, None))

    assert newest_change(desk.library, desk.document.id) == before
    assert newest_change(desk.library, "absent") == ""
