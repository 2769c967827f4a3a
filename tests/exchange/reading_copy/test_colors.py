"""Colours of codes on a page: readable, and still themselves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.colors import READABLE, blend, contrast, ink


@settings(max_examples=60)
@given(st.integers(0, 0xFFFFFF), st.sampled_from(["#fdfcf9", "#1b1a18", "#ffffff"]))
def test_every_colour_becomes_readable(color, ground):
    """At least 4.5:1 on light, dark and paper."""
    assert contrast(ink(f"#{color:06x}", ground), ground) >= READABLE


def test_a_readable_colour_stays():
    """What needs no help gets none."""
    assert ink("#0a5ca8", "#ffffff") == "#0a5ca8"


def test_contrast_and_blend():
    """Black and white have 21:1; half of both is grey."""
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert blend("#ffffff", "#000000", 0.5) == "#808080"
