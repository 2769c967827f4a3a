"""Finds a described place in a text."""

from __future__ import annotations


def occurrences(text: str, quote: str) -> list[int]:
    """Give every offset (code points) at which ``quote`` stands in ``text``, in order.

    Occurrences that overlap each other all count, so that one answer means one possible place. An
    empty quote stands nowhere.
    """
    found: list[int] = []
    if not quote:
        return found
    offset = text.find(quote)
    while offset >= 0:
        found.append(offset)
        offset = text.find(quote, offset + 1)
    return found
