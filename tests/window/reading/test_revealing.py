"""What is revealed shows, and what shows already does not move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.window.reading.revealing import LEAST_CONTEXT, wanted_top

PITCH = 30


@given(
    st.floats(0, 20_000),
    st.floats(1, 2_000),
    st.floats(0, 20_000),
    st.floats(80, 1_500),
    st.booleans(),
    st.booleans(),
)
def test_it_shows(top: float, length: float, seen: float, height: float, steady: bool, centre: bool) -> None:
    """Whatever was seen before, the whole range shows afterwards, or as much of its beginning as there is room for."""
    bottom = top + length
    wanted = wanted_top((top, bottom), (seen, seen + height), PITCH, steady=steady, centre=centre)
    now = seen if wanted is None else wanted

    assert now <= top + 1e-6
    assert bottom <= now + height + 1e-6 or length > height / 2
    assert top < now + height


@given(st.floats(0, 20_000), st.floats(1, 400))
def test_once_is_enough(top: float, length: float) -> None:
    """A range that has just been revealed shows, so asking again moves nothing."""
    extent, height = (top, top + length), 900
    wanted = wanted_top(extent, (30_000, 30_000 + height), PITCH)
    assert wanted is not None

    assert wanted_top(extent, (wanted, wanted + height), PITCH) is None


@pytest.mark.parametrize(
    ("extent", "wanted"),
    [
        ((1200, 1230), None),
        ((980, 1010), 980 - LEAST_CONTEXT),
        ((1890, 1920), 1920 + LEAST_CONTEXT - 900),
        ((5000, 5030), 5000 - 870 / 3),
    ],
)
def test_near_is_nudged_and_far_comes_to_the_upper_third(
    extent: tuple[float, float], wanted: float | None
) -> None:
    """Just out of view, some lines round it come along; from further away it is put where one reads."""
    assert wanted_top(extent, (1000, 1900), PITCH) == wanted


def test_under_the_mouse_the_last_line_stays() -> None:
    """What is pointed at must not move away; a key would bring more lines under it."""
    last, seen = (1860, 1890), (1000, 1900)
    assert wanted_top(last, seen, PITCH, steady=True) is None
    assert wanted_top(last, seen, PITCH) is not None


def test_centred_it_moves_in_any_case() -> None:
    """What was sought comes to the same height each time."""
    assert wanted_top((1200, 1230), (1000, 1900), PITCH, centre=True) == 1200 - 870 / 3
