"""How the room beside the column is shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.window.reading.lane_width import (
    LEAST_NOTES_WIDTH,
    LEAST_WIDTH,
    MOST_WIDTH,
    NOTES_WIDTH,
    WIDTH,
    Lane,
    grown,
    lane_width,
)

COLUMN, LEAST = 541, 437


@given(st.integers(100, 2000), st.booleans())
def test_a_lane_stays_between_its_bounds(room: int, notes: bool) -> None:
    """Neither too narrow for names nor wider than they need; notes only where the column can still be read."""
    lane = lane_width(room, COLUMN, LEAST, notes)

    assert LEAST_WIDTH <= lane.width <= NOTES_WIDTH
    if lane.notes:
        assert notes
        assert lane.width >= LEAST_NOTES_WIDTH
        assert room - lane.width >= LEAST * 0.85 - 1
    else:
        assert lane.width <= WIDTH


def test_common_windows() -> None:
    """Both of the windows that a laptop has hold notes; a pane of 480 pixels holds none."""
    assert lane_width(742, COLUMN, LEAST, notes=True).notes
    assert lane_width(582, COLUMN, LEAST, notes=True) == Lane(LEAST_NOTES_WIDTH, notes=True)
    assert not lane_width(400, COLUMN, LEAST, notes=True).notes
    assert lane_width(742, COLUMN, LEAST, notes=False) == Lane(WIDTH)


def test_it_grows_into_room_that_nobody_needs() -> None:
    """Long names are read whole on a wide screen; a lane that is hidden stays so, and none shrinks."""
    assert grown(WIDTH, 0) == WIDTH
    assert grown(WIDTH, 40) == WIDTH + 40
    assert grown(WIDTH, 1_000) == MOST_WIDTH
    assert grown(0, 500) == 0
