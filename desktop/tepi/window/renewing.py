"""After a change: every open document up to date, and with it what each seat holds of it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.window import stepping

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.window.desk import Desk
    from tepi.window.open_document import OpenDocument, Refreshed


def renew_seats(desk: Desk, changed: Changed) -> None:
    """Have every open document read again what the notice names, once, and settle each seat after it."""
    if desk.codebook is None:
        return
    seats = [
        (seat, seat.open, stepping.on_sentence(seat.desk)) for seat in desk.seats if seat.open is not None
    ]
    refreshed: dict[OpenDocument, Refreshed] = {}
    for _, opened, _ in seats:
        if opened not in refreshed:
            refreshed[opened] = opened.refresh(changed, desk.codebook)
            if changed.codebook and changed.kind in ("code.arrange", "undo", "redo"):
                # A mark shows its codes in codebook order, and no mark's own row tells of a new order.
                opened.reload_marks(desk.codebook)
    if not all(opened.is_prepared for opened in refreshed):
        desk.unready.tell()
    for seat, opened, on_sentence in seats:
        _settle(seat.desk, opened, refreshed[opened], on_sentence)
    for seat, opened, _ in seats:
        if opened.document.id in changed.documents and changed.listing and opened.document.trashed:
            _show_another(seat.desk)


def _settle(desk: Desk, opened: OpenDocument, refreshed: Refreshed, on_sentence: bool) -> None:
    """Let a mark go that is no more, and keep the focus on whole sentences where it was on such."""
    desk.touched = min(refreshed.ranges, default=None)
    if desk.current is not None and desk.current not in opened.index:
        desk.current = None
    resettled = refreshed.units and on_sentence and desk.selection is None
    if resettled:
        stepping.focus_at(desk, desk.caret, tell=False)
    if refreshed.marks or refreshed.ranges or refreshed.units:
        desk.refreshed.tell(refreshed)
    if resettled:
        desk.moved.tell()


def _show_another(desk: Desk) -> None:
    """The document here went to the trash: show the first that is left, or none."""
    from tepi.library import queries

    assert desk.library is not None
    left = queries.documents(desk.library)
    if left:
        desk.show(left[0])
    else:
        desk.open = None
        desk.current = None
        desk.opened.tell()
        desk.moved.tell()
