"""A sitting writes only what differs, and knows its own notices from others'."""

from __future__ import annotations

from tepi.library import queries
from tepi.window.desk import Desk
from tepi.window.panel.note_sitting import NoteSitting


def test_nothing_is_written_for_nothing(desk: Desk, mark) -> None:
    """Saving the same text, or white space, leaves the history alone."""
    sitting = NoteSitting(desk, "highlight", mark("perang ilegal", "Opinion", note="There"))
    before = desk.library.history.last_seq()

    assert sitting.save("There")
    assert NoteSitting(desk, "document", desk.open.document.id).save("  \n ")
    assert desk.library.history.last_seq() == before


def test_the_history_says_what_the_note_is_on(desk: Desk, mark) -> None:
    """The label names the words, the title or the code."""
    made = mark("perang ilegal", "Opinion")
    targets = (("highlight", made), ("document", desk.open.document.id), ("code", desk.codebook.codes[0].id))
    for kind, target in targets:
        NoteSitting(desk, kind, target).close("x")
    labels = [entry["label"] for entry in desk.library.history.entries(3)]

    assert labels == ["Note on Fact", f"Note on {desk.open.document.title}", "Note on “perang ilegal”"]


def test_own_notices_are_known(desk: Desk, mark) -> None:
    """While the notice of its own save goes round, a sitting says so."""
    sitting = NoteSitting(desk, "highlight", mark("perang ilegal", "Opinion"))
    heard = []
    desk.notes_changed.join(lambda _: heard.append(sitting.is_saving))
    sitting.save("One")

    assert heard == [True]
    assert not sitting.is_saving
    assert sitting.look()[1] is False


def test_a_failed_save_is_told_and_can_be_tried_again(desk: Desk, mark, said: list[str], monkeypatch) -> None:
    """Where the library cannot be written, nothing is taken as saved."""
    from tepi.errors import TepiError

    made = mark("perang ilegal", "Opinion")
    sitting = NoteSitting(desk, "highlight", made)

    def refuse(*_: object) -> None:
        raise TepiError("The library is locked", "Wait and try again")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library.history, "record", refuse)
        assert not sitting.save("Kept")
    assert "locked" in said[-1]
    assert sitting.text == ""

    assert sitting.save("Kept")
    assert queries.notes_on(desk.library, made)[0].text == "Kept"
