"""Identifiers: every thing that a reader makes has a UUID that survives export and merge."""

from __future__ import annotations

import os
import time
import uuid

TEPI_NAMESPACE = uuid.UUID("8f0c2a4e-6f0b-5a53-9d57-7e2b1c9a4d10")
_last = 0


def new_id() -> str:
    """A new UUID, version 7 (RFC 9562): later ids sort after earlier ones.

    Rows written together then lie together in the library's indexes. Within one
    process the ids never go backwards, even where the clock does.
    """
    global _last
    moment = max(time.time_ns() // 1_000_000, _last)
    _last = moment
    tail = int.from_bytes(os.urandom(10), "big")
    value = (moment & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | (tail >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | tail & 0x3FFFFFFFFFFFFFFF
    return str(uuid.UUID(int=value))


def document_id(sha256: str) -> str:
    """The id of the document with these original bytes: the same in every library."""
    return str(uuid.uuid5(TEPI_NAMESPACE, "document:" + sha256))


def now() -> str:
    """This moment in UTC, to the millisecond, as the library stores it (ISO 8601, ending in Z)."""
    moment = time.time_ns() // 1_000_000
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment // 1000)) + f".{moment % 1000:03d}Z"
