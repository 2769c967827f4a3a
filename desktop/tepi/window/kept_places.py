"""Which line of which document lay where: kept when a text is left, found again when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tepi.window.main_window import MainWindow
    from tepi.window.reading.spread import Side


class KeptPlaces:
    """One place a document, in the window's state."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._arriving: set[Side] = set()

    def watch(self, side: Side) -> None:
        """Keep and find the places of what is shown at this side."""
        side.seat.leaving.join(lambda: self.keep(side))
        side.seat.opened.join(lambda: self._arriving.add(side))
        side.seat.moved.join(lambda: self._arrived(side))

    def of(self, side: Side) -> dict[str, Any]:
        """Where the reader is: the first line that shows and the caret (code points)."""
        return {**side.pane.place_state(), "caret": side.seat.caret}

    def keep(self, side: Side) -> None:
        """Keep where the lines are in the document that is shown there."""
        if side.seat.open is not None:
            places = self._window.state.get("places", {})
            places[side.seat.open.document.id] = self.of(side)
            self._window.state.set("places", places)

    def restore(self, side: Side) -> None:
        """Have the lines where they were when this document was shown last."""
        place = self._place(side)
        if place:
            side.pane.restore_place(place)

    def _arrived(self, side: Side) -> None:
        """The caret has its place in a text just shown: where that is the one of last time, so are the lines."""
        if side in self._arriving:
            self._arriving.discard(side)
            if self._place(side).get("caret") == side.seat.caret:
                self.restore(side)

    def _place(self, side: Side) -> dict[str, Any]:
        opened = side.seat.open
        place = self._window.state.get("places", {}).get(opened.document.id) if opened is not None else None
        return place if isinstance(place, dict) else {}
