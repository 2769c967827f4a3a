"""A zip archive that is made as it is read."""

from __future__ import annotations

import io
import random
import zipfile

from tepi.exchange.reading_copy.package import AT_ONCE, packed


def test_the_archive_holds_the_parts():
    """With their words, in their order."""
    data = b"".join(packed([("a.xml", ["one ", "two"]), ("b/c.xml", ["🙂"])]))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a.xml", "b/c.xml"]
        assert archive.read("a.xml") == b"one two"
        assert archive.read("b/c.xml").decode() == "🙂"


def test_no_more_than_a_piece_is_held():
    """A long part comes out while it is still being made; an empty piece gives way at once."""
    asked = []
    draw = random.Random(1)

    def long():
        for number in range(60):
            asked.append(number)
            yield "".join(draw.choices("abcdefghijklmnop", k=20_000))
        yield ""

    pieces = packed([("a", long())])
    next(pieces)
    assert len(asked) * 20_000 < 2 * AT_ONCE, "whoever asks may end it soon, however little came out"
    assert max(map(len, pieces)) < 2 * AT_ONCE


def test_the_same_parts_give_the_same_bytes():
    """No clock is asked."""
    assert b"".join(packed([("a", ["x"])])) == b"".join(packed([("a", ["x"])]))
