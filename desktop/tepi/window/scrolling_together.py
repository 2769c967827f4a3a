"""Two tied texts scroll together, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from tepi.window.reading.page import BOTTOM, TOP

if TYPE_CHECKING:
    from tepi.window.paired import Paired
    from tepi.window.reading.view import ReadingView


def bring_along(paired: Paired, side: int, view: ReadingView, other: ReadingView) -> None:
    """Have in ``other`` at the same height what answers to the line under the eye in ``view``.

    Inside paragraphs of different heights the same share of both is reached; where nothing answers, the
    other text waits between its neighbours. ``view`` shows the given side of the pair.
    """
    if not paired.done or not paired.beads or view.text is not paired.texts[side]:
        return
    below = _eye(view)
    eye = view.scrolled + below
    # Between two paragraphs this is a place in the upper one, whose gap is scrolled through as well.
    bead = paired.bead_at(side, view.geometry_of.offset_at(QPointF(0, eye)))
    span, there = paired.range_of(side, bead), paired.range_of(1 - side, bead)
    if span is None:
        return
    top = view.geometry_of.slot(span.start)[0]
    if eye < top:
        share, over = 0.0, top - eye
    else:
        share, over = min((eye - top) / max(_height(paired, side, bead, view), 1.0), 1.0), 0.0
    start = there.start if there is not None else paired.after(1 - side, bead)
    # Until it is set, where the place lies is an estimate: go there first.
    other.put_line(start, below)
    inside = share * _height(paired, 1 - side, bead, other) if there is not None else 0.0
    if inside or over:
        other.put_line(start, round(below - inside + over))


def _eye(view: ReadingView) -> int:
    """How far below the upper edge the reader's eye is taken to be: at the first line.

    Over the last page it goes down to the last line, so that two texts come to their ends together.
    """
    bar, height = view.verticalScrollBar(), view.viewport().height()
    page = min(height, bar.maximum())
    left = bar.maximum() - bar.value()
    if page <= 0 or left >= page:
        return TOP
    return TOP + round(max(height - BOTTOM - TOP, 0) * (1 - left / page))


def _height(paired: Paired, side: int, bead: int, view: ReadingView) -> float:
    """How high a bead is with the gap below it."""
    span = paired.range_of(side, bead)
    assert span is not None
    top, following = view.geometry_of.slot(span.start)[0], paired.after(side, bead)
    if following < len(view.text):
        return view.geometry_of.slot(following)[0] - top
    return view.geometry_of.extent(span)[1] - top
