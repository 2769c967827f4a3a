"""How wide the margin lane beside a column is, and whether notes have room in it. No Qt."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, LEAST_WIDTH = 186, 118
NOTES_WIDTH, LEAST_NOTES_WIDTH = 260, 176
# How wide it grows for long names where nothing else needs the room.
MOST_WIDTH = 320
# With notes the column may be somewhat narrower than it would like to be.
WISHED, LEAST = 0.92, 0.85


class Lane(NamedTuple):
    """The lane's width in pixels, and whether it holds notes."""

    width: int
    notes: bool = False


def lane_width(room: int, column: int, least_column: int, notes: bool) -> Lane:
    """Share ``room`` pixels between the lane and a column that likes to be ``column`` wide, and has to be
    ``least_column`` to be read well. Where notes are wanted and have no room, there is none for them.
    """
    if notes:
        wide = min(max(room - round(column * WISHED), LEAST_NOTES_WIDTH), NOTES_WIDTH)
        if room - wide >= round(least_column * LEAST):
            return Lane(wide, True)
    return Lane(min(max(room - least_column, LEAST_WIDTH), WIDTH))


def grown(width: int, free: int) -> int:
    """The width of a lane that may take what lies ``free`` beside it."""
    return max(width, min(width + free, MOST_WIDTH)) if width else 0
