"""What the reader sees stays where it is, to the pixel, while heights above it turn out to be others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.window.reading.lazy_layout import LazyLayout
    from tepi.window.reading.view import ReadingView

SPARE = 0.5


class Holding:
    """Holds one paragraph of a view in its place on the screen; heights in pixels of the document.

    What shows is set with half a view above and below it (the margin lane looks that far), so that no
    place that is asked for while painting is an estimate.
    """

    def __init__(self, view: ReadingView, layout: LazyLayout) -> None:
        self._view = view
        self._bar = view.verticalScrollBar()
        self._layout = layout
        self._number = 0
        self._at = 0
        self._resting = False
        self._untold = False  # whether the document's size changed while nothing was held
        layout.changed = self._heights_changed
        layout.came_before = self._came_before

    @property
    def resting(self) -> bool:
        """Whether the scroll bar moves now without anything moving on the screen."""
        return self._resting

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Hold nothing while the text is set anew; whoever does it scrolls or settles afterwards.

        However often the document's size changes meanwhile, Qt hears of it once, at the end.
        """
        before, self._resting = self._resting, True
        try:
            yield
        finally:
            if not before:
                self._tell()
            self._resting = before

    def settle(self) -> None:
        """After scrolling: set what shows, and hold the first of it whose lines were there before.

        After a leap to where nothing had been set, the paragraph that was estimated to be there is held.
        """
        if self._resting:
            return
        layout, top, height = self._layout, self._bar.value(), self._view.viewport().height()
        number = first = layout.number_at(top)
        y = layout.top(first)
        while not layout.is_set(number) and number + 1 < layout.count and y < top + height:
            y += layout.height(number)
            number += 1
        self._number = number if layout.is_set(number) else first
        self._at = layout.top(self._number) - top
        layout.set_around(self._number, *self.around(self._at))
        self._place()

    def around(self, below: float) -> tuple[float, float]:
        """How far to set the text above and below a line that will be ``below`` the upper edge.

        A whole view above, as the view cannot go on below the document's end.
        """
        height = self._view.viewport().height()
        return max(below, height) + SPARE * height, (1 + SPARE) * height - min(below, 0)

    def back(self) -> None:
        """Scroll to where what is held is in its place again."""
        self._number = min(self._number, self._layout.count - 1)
        self._bar.setValue(self._layout.top(self._number) - self._at)

    def _came_before(self, count: int) -> None:
        self._number += count

    def _heights_changed(self) -> None:
        self._untold = True
        if self._resting:
            return
        with self.rest():
            before = self._bar.value()
            self._tell()
            self.back()
        if self._bar.value() != before:
            self._view.shifted.emit()
        if self._layout.top(self._number) - self._bar.value() != self._at:
            # At the document's very beginning or end it could not be held.
            self._at = self._layout.top(self._number) - self._bar.value()
            self._view.viewport().update()
        self._place()

    def _tell(self) -> None:
        # Qt may look at paragraphs then that were not set before.
        while self._untold:
            self._untold = False
            self._layout.announce()

    def _place(self) -> None:
        # What is set beyond the edges too: a screen reader asks for the letters that come next.
        top, height = self._bar.value(), self._view.viewport().height()
        self._layout.place(top - height, top + 2 * height)
