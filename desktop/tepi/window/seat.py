"""A seat at the desk: what belongs to one pane. Its document, caret, focus, current mark and trail. No Qt.

With one pane there is one seat. With two, each pane looks at its own, and everything else in the window
(header, sidebar, panel, status bar, commands) follows the seat in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from tepi.text.ranges import Range
from tepi.window.event import Event
from tepi.window.trail import Trail

if TYPE_CHECKING:
    from tepi.window.desk import Desk
    from tepi.window.open_document import OpenDocument

T = TypeVar("T")


class DeskEvent(Event):
    """What those join who follow the seat in use, whichever it is; told, it is told at that seat."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._name = name

    def tell(self, *values: Any) -> None:
        """Tell it at the seat in use, which passes it on to the followers."""
        getattr(self._desk.seat, self._name).tell(*values)

    def pass_on(self, *values: Any) -> None:
        """Call the followers."""
        super().tell(*values)


class SeatEvent(Event):
    """What happens at one seat: the pane there hears it first, then the followers while the seat is in use."""

    def __init__(self, seat: Seat, followed: DeskEvent) -> None:
        super().__init__()
        self._seat = seat
        self._followed = followed

    def tell(self, *values: Any) -> None:
        """Call the listeners of the seat, and the followers of the desk where they follow this seat."""
        super().tell(*values)
        if self._seat.in_use:
            self._followed.pass_on(*values)


class OfSeat(Generic[T]):
    """An attribute of the desk that lies with its seat."""

    def __set_name__(self, owner: type[Desk], name: str) -> None:
        self._name = name.lstrip("_")

    @overload
    def __get__(self, desk: None, owner: type[Desk]) -> OfSeat[T]: ...
    @overload
    def __get__(self, desk: Desk, owner: type[Desk]) -> T: ...
    def __get__(self, desk: Desk | None, owner: type[Desk]) -> T | OfSeat[T]:
        """The value at the desk's seat."""
        return self if desk is None else getattr(desk.seat, self._name)

    def __set__(self, desk: Desk, value: T) -> None:
        """Put the value at the desk's seat."""
        setattr(desk.seat, self._name, value)


class Seat:
    """The state of one pane (offsets in code points).

    Attributes:
        open: The document shown here, or None. Two seats may show one ``OpenDocument``.
        caret: Where the caret stands.
        anchor: Where the selection began; equal to ``caret`` where nothing is selected.
        focus: The focused range: a sentence, several, a clause or words.
        current: The id of the current mark, or None.
        second_for: The mark whose second-best code the next digit sets, or None.
        touched: What the last change reached in the open document, or None.
        desk: The desk as it is seen from here; the pane works with this one.
        trail: The places that were left by a jump here.
    """

    def __init__(self, whole: Desk) -> None:
        from tepi.window.seated_desk import SeatedDesk

        self._whole = whole
        self.open: OpenDocument | None = None
        self.caret = 0
        self.anchor = 0
        self.focus = Range(0, 0)
        self.current: str | None = None
        self.second_for: str | None = None
        self.touched: Range | None = None
        self.leaving = SeatEvent(self, whole.leaving)
        self.opened = SeatEvent(self, whole.opened)
        self.moved = SeatEvent(self, whole.moved)
        self.refreshed = SeatEvent(self, whole.refreshed)
        self.desk: Desk = SeatedDesk(whole, self)
        self.trail = Trail(self.desk)

    @property
    def in_use(self) -> bool:
        """Whether the keys, the panel and all the rest mean this seat."""
        return self._whole.seat is self
