"""How far the documents are, found while there is nothing else to do."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tepi.library.file import Library
from tepi.text.document import Document
from tepi.window import editing, marking, stepping
from tepi.window.desk import Desk
from tepi.window.sidebar.shares import Shares


def test_the_open_document_is_known_at_once(qtbot: QtBot, desk: Desk, editorial: Document) -> None:
    """Its share follows every mark, without being counted again."""
    shares = Shares(desk)
    assert (shares.of(editorial), shares.started(editorial)) == (0.0, False)

    marking.press_digit(desk, "1")

    assert (shares.of(editorial), shares.started(editorial)) == (1 / 35, True)


def test_others_are_counted_by_and_by(
    qtbot: QtBot, desk: Desk, editorial: Document, second: Document
) -> None:
    """A document that is not open is not known at first, then exactly as its tally says."""
    desk.show(second)
    marking.press_digit(desk, "1")
    stepping.sentence(desk, 1)
    marking.none(desk)
    desk.show(editorial)
    shares = Shares(desk)
    assert shares.of(second) is None

    shares.ask([editorial, second])

    qtbot.waitUntil(lambda: shares.of(second) is not None)
    assert shares.of(second) == 2 / 3
    assert shares.started(second)


def test_a_share_is_kept_when_its_document_is_closed(
    qtbot: QtBot, desk: Desk, editorial: Document, second: Document
) -> None:
    """Going on to the next document costs no counting of the last one."""
    shares = Shares(desk)
    marking.press_digit(desk, "1")
    shares.keep_open()

    desk.show(second)

    assert shares.of(editorial) == 1 / 35


def test_a_change_elsewhere_is_counted_anew(
    qtbot: QtBot, desk: Desk, library: Library, editorial: Document, second: Document
) -> None:
    """A change in a document that is not open; until it is counted, what was known is shown."""
    desk.show(second)
    shares = Shares(desk)
    shares.ask([editorial])
    qtbot.waitUntil(lambda: shares.of(editorial) == 0.0)
    told: list[str] = []
    shares.found.join(told.append)
    from tepi.library.edits.documents import alter_document

    library.history.record(alter_document(editorial, title="Tentara"))

    assert shares.of(editorial) == 0.0
    qtbot.waitUntil(lambda: told == [editorial.id])
    assert shares.of(editorial) == 0.0


def test_marks_made_before_going_on_are_in_the_share(
    qtbot: QtBot, desk: Desk, editorial: Document, second: Document
) -> None:
    """A document that gives way to another keeps the share it had at the last moment, also after the codebook changed."""
    shares = Shares(desk)
    shares.ask([editorial, second])
    marking.press_digit(desk, "1")
    editing.name_version(desk, "2", "")

    desk.show(second)

    assert shares.of(editorial) == 1 / 35
