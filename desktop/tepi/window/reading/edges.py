"""Dragging the edges of the current mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from tepi.text.offsets import next_grapheme, previous_grapheme, snap
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

REACH = 5.0


class Edges:
    """The two edges of the current mark, where it is the annotator's own and in one part.

    While an edge is dragged the mark is shown as it would be; the library hears of it on release.
    """

    def __init__(self, view: ReadingView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._held: tuple[str, str, Range] | None = None

    @property
    def held(self) -> bool:
        """Whether an edge is being dragged."""
        return self._held is not None

    def at(self, point: QPointF) -> str | None:
        """The edge, ``start`` or ``end``, within reach of a point of the document, or None."""
        span = self._movable()
        if span is None:
            return None
        geometry = self._view.geometry_of
        near: list[tuple[float, str]] = []
        for piece in geometry.pieces(geometry.lines(point.y(), point.y() + 1), span.start, span.end):
            if not piece.line.top <= point.y() < piece.line.bottom:
                continue
            if piece.begin is not None:
                near.append((abs(point.x() - piece.begin), "start"))
            if piece.end is not None:
                near.append((abs(point.x() - piece.end), "end"))
        near = [each for each in near if each[0] <= REACH]
        return min(near)[1] if near else None

    def take(self, edge: str) -> None:
        """Begin to drag."""
        span = self._movable()
        if span is not None and self._desk.current is not None:
            self._held = (self._desk.current, edge, span)

    def drag(self, point: QPointF) -> None:
        """Show the mark with its edge at the nearest place to a point of the document."""
        if self._held is None:
            return
        mark, edge, span = self._held
        wanted = self._snapped(edge, span, self._view.geometry_of.offset_at(point))
        self._show((mark, wanted))

    def drop(self) -> None:
        """Let go: the mark takes the range it is shown with."""
        from tepi.window import marking

        preview = self._view.underlay.preview
        held, self._held = self._held, None
        self._show(None)
        if held is not None and preview is not None and preview[1] != held[2]:
            marking.set_range(self._desk, held[0], preview[1])

    def cancel(self) -> bool:
        """Let go and leave the mark as it was; False where nothing was being dragged."""
        held, self._held = self._held, None
        self._show(None)
        return held is not None

    def _show(self, preview: tuple[str, Range] | None) -> None:
        if preview != self._view.underlay.preview:
            self._view.repaint_ranges(self._view.underlay.show_preview(preview))

    def _movable(self) -> Range | None:
        desk = self._desk
        if desk.open is None or desk.current is None or desk.annotator is None:
            return None
        parts = desk.open.index.parts(desk.current)
        if len(parts) != 1 or parts[0].annotator != desk.annotator.id:
            return None
        return parts[0].range

    def _snapped(self, edge: str, span: Range, offset: int) -> Range:
        """The mark with its edge there: in whole characters, or whole sentences where a code asks so."""
        assert self._desk.open is not None
        text, units = self._desk.open.text, self._desk.open.units
        place = snap(text, Range(offset, offset)).start
        if edge == "start":
            wanted = Range(min(place, previous_grapheme(text, span.end)), span.end)
        else:
            wanted = Range(span.start, max(place, next_grapheme(text, span.start)))
        if self._by_sentence():
            inside = units.within(wanted)
            if len(inside):
                wanted = Range(units[inside[0]].start, units[inside[-1]].end)
        return wanted

    def _by_sentence(self) -> bool:
        desk = self._desk
        if desk.open is None or desk.current is None or desk.codebook is None:
            return False
        codes = desk.open.index.parts(desk.current)[0].codes
        known = [code for code in codes if desk.codebook.find(code) is not None]
        return any(desk.codebook.group_of(code).unit == "sentence" for code in known)
