"""Identifiers: every thing that a reader makes has a UUID that survives export and merge."""

from __future__ import annotations

import os
import time
import uuid
from threading import Lock

TEPI_NAMESPACE = uuid.UUID("8f0c2a4e-6f0b-5a53-9d57-7e2b1c9a4d10")
_COUNTER = 0xFFF
_turn = Lock()
_last = _count = 0


def new_id() -> str:
    """A new UUID, version 7: later ids sort after earlier ones, also within one millisecond.

    Rows written together then lie together in the library's indexes. Within one
    process the ids never go backwards, even where the clock does. Source: RFC 9562,
    section 6.2, method 1 (``rand_a`` counts; its first value in a millisecond is random
    with the uppermost bit clear; where it would run over, the next millisecond begins).
    """
    global _last, _count
    with _turn:
        moment = time.time_ns() // 1_000_000
        fresh = int.from_bytes(os.urandom(2), "big") & _COUNTER >> 1
        if moment > _last:
            _last, _count = moment, fresh
        elif _count < _COUNTER:
            _count += 1
        else:
            _last, _count = _last + 1, fresh
        moment, count = _last, _count
    tail = int.from_bytes(os.urandom(8), "big") >> 2
    value = (moment & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | count << 64 | 0b10 << 62 | tail
    return str(uuid.UUID(int=value))


def document_id(sha256: str) -> str:
    """The id of the document with these original bytes: the same in every library."""
    return str(uuid.uuid5(TEPI_NAMESPACE, "document:" + sha256))


def now() -> str:
    """This moment in UTC, to the millisecond, as the library stores it (ISO 8601, ending in Z)."""
    moment = time.time_ns() // 1_000_000
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment // 1000)) + f".{moment % 1000:03d}Z"
