"""Rests: an empty piece between two steps, and what they find in the end."""

from __future__ import annotations

from tepi.exchange.rests import with_rests


def test_each_step_is_an_empty_piece():
    """However many there are, and none where there is none."""

    def steps(count):
        for _ in range(count):
            yield
        return "found"

    def pieces(count):
        yield (yield from with_rests(steps(count)))

    assert list(pieces(3)) == ["", "", "", "found"]
    assert list(pieces(0)) == ["found"]
