"""Dates as a reader says them."""

from __future__ import annotations

from tepi.window.sidebar.dates import day


def test_a_moment_is_said_as_its_day() -> None:
    """No zero before the day, and the year in full."""
    assert day("2026-03-05T12:00:00.000Z") == "5 Mar 2026"
