"""The desk as one pane sees it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.window.event import Event
    from tepi.window.seat import Seat


class SeatedDesk(Desk):
    """Its place in a text is one seat's, whichever seat is in use; all else is the desk's own.

    So a pane and its parts work with a desk and need not know whether there is a second pane.
    """

    def __init__(self, whole: Desk, seat: Seat) -> None:
        # Not the desk's own: what is not of the seat is looked up there.
        self.__dict__.update(_whole=whole, seat=seat)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["_whole"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        if hasattr(type(self), name):
            super().__setattr__(name, value)
        else:
            setattr(self.__dict__["_whole"], name, value)

    @property
    def leaving(self) -> Event:  # type: ignore[override]
        """The document here is about to give way to another."""
        return self.seat.leaving

    @property
    def opened(self) -> Event:  # type: ignore[override]
        """Another document is shown here, or none."""
        return self.seat.opened

    @property
    def moved(self) -> Event:  # type: ignore[override]
        """Caret, selection, focus or current mark moved here."""
        return self.seat.moved

    @property
    def refreshed(self) -> Event:  # type: ignore[override]
        """Marks, decisions or sentences of the document here changed."""
        return self.seat.refreshed

    @property
    def is_used(self) -> bool:
        """Whether keys, panel and all the rest mean this seat."""
        return self.seat.in_use

    def sit(self) -> None:
        """Have keys, panel and all the rest mean this seat: its pane has got the keyboard."""
        self._whole.use_seat(self.seat)
