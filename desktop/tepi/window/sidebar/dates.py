"""Dates as a reader says them."""

from __future__ import annotations


def day(at: str) -> str:
    """The day of a moment (ISO 8601 in UTC) where the reader is: "23 Nov 2026"."""
    # Late, because the first frame has no dates and starts faster without.
    from datetime import datetime

    moment = datetime.fromisoformat(at).astimezone()
    return f"{moment.day} {moment:%b %Y}"
