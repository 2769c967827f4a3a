"""What is made ready before the library is locked."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from tepi.library.packing import bare, packed_content
from tepi.library.tables import structure
from tepi.text.document import sha256


@given(st.binary(max_size=200))
def test_contents_come_back_from_their_row(data: bytes) -> None:
    """Name, size and packed bytes belong together."""
    row = packed_content(data)

    assert (row["sha256"], row["size"], zlib.decompress(row["data"])) == (sha256(data), len(data), data)


def test_values_stand_in_the_order_of_the_table() -> None:
    """However the rows order theirs; columns that they lack are left to the table."""
    rows = [
        {"kind": "link", "start": 1, "revision": "r", "end": 3},
        {"end": 5, "start": 4, "kind": "code", "revision": "r"},
    ]

    assert bare(structure, rows) == (
        ["revision", "start", "end", "kind"],
        [("r", 1, 3, "link"), ("r", 4, 5, "code")],
    )
    assert bare(structure, [{"start": 7}]) == (["start"], [(7,)])
