"""Readers tell how far they are."""

from __future__ import annotations

import pytest

from tepi.text.readers import html, markdown, plain
from tepi.text.readers.telling import silent

MARKDOWN = ("# Judul\n\n- satu *dua*\n- tiga\n\n" + "kata kata\n\n" * 200).encode()
PAGE = ("<p>kata <b>kata</b></p>" * 400).encode()


@pytest.mark.parametrize(
    ("reader", "data"), [(markdown.read, MARKDOWN), (html.read, PAGE), (plain.read, b"kata\n" * 400)]
)
def test_shares_only_grow(reader, data: bytes) -> None:  # type: ignore[no-untyped-def]
    """From the first to the last they are between nothing and all, and never go back."""
    told: list[float] = []

    reading = reader(data, "a", told.append)

    assert told
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1
    assert reading == reader(data, "a", silent)
