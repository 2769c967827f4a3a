"""How the reader wants the page set."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.window.reading.typography import BOUNDS, NUMBERS, USUAL, Typography, remembered

typographies = st.builds(
    Typography,
    face=st.text(max_size=20),
    numbers=st.sampled_from(NUMBERS),
    **{name: st.integers(bounds.least, bounds.most) for name, bounds in BOUNDS.items()},
)


@given(wanted=typographies)
def test_what_is_kept_comes_back(wanted: Typography) -> None:
    """Through the file of the desk's state and back it is the same."""
    assert remembered(json.loads(json.dumps(wanted.kept()))) == wanted


def test_only_what_is_not_as_usual_is_kept() -> None:
    """A better usual value later reaches those who never chose another."""
    assert USUAL.kept() == {}
    assert USUAL._replace(pitch=150).kept() == {"pitch": 150}


@pytest.mark.parametrize(
    "odd",
    [
        None,
        3,
        [],
        {"pitch": "wide"},
        {"pitch": True},
        {"face": 3, "numbers": "all"},
        {"space": 1.5},
        {"x": 1},
    ],
)
def test_what_is_odd_is_as_usual(odd: object) -> None:
    """A file edited by hand never stops the window."""
    assert remembered(odd) == USUAL


@given(name=st.sampled_from(sorted(BOUNDS)), value=st.integers())
def test_measures_stay_within_their_bounds(name: str, value: int) -> None:
    """However far a step or a file would go."""
    found = getattr(USUAL.with_value(name, value), name)

    assert BOUNDS[name].least <= found <= BOUNDS[name].most
    assert found == value or value not in range(BOUNDS[name].least, BOUNDS[name].most + 1)
