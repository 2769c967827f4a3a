"""What a notice does to the open documents and the seats before them."""

from __future__ import annotations

from unittest.mock import patch

from tepi.library.edits.codebook import alter_code
from tepi.text.document import Document
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.open_document import OpenDocument


def test_a_document_is_renewed_once(desk: Desk, editorial: Document) -> None:
    """Two seats before one document have it read again once."""
    desk.add_seat().desk.show(editorial)
    with patch.object(OpenDocument, "refresh", autospec=True, side_effect=OpenDocument.refresh) as refresh:
        code = desk.codebook.codes[0]
        desk.record(alter_code(desk.codebook, code, name="Claim"))
    assert refresh.call_count == 1


def test_a_mark_that_went_is_current_nowhere(desk: Desk, editorial: Document) -> None:
    """A mark removed at one seat is let go at the other."""
    from tepi.window import marking

    beside = desk.add_seat()
    beside.desk.show(editorial)
    stepping.focus_at(desk, 0)
    marking.press_digit(desk, "2")
    beside.desk.choose(desk.current)
    marking.remove(desk)
    assert beside.current is None and desk.current is None
