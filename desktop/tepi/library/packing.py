"""What a new document brings much of, made ready for the database before its file is locked."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import Any


def packed_content(data: bytes) -> dict[str, Any]:
    """The row that keeps some bytes once, under their sha256."""
    return {"sha256": sha256(data).hexdigest(), "size": len(data), "data": zlib.compress(data, 6)}
