"""What is made ready before the library is locked."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from tepi.library.packing import packed_content
from tepi.text.document import sha256


@given(st.binary(max_size=200))
def test_contents_come_back_from_their_row(data: bytes) -> None:
    """Name, size and packed bytes belong together."""
    row = packed_content(data)

    assert (row["sha256"], row["size"], zlib.decompress(row["data"])) == (sha256(data), len(data), data)
