"""What the first bytes of a library file say, read without opening it as a database."""

from __future__ import annotations

from typing import NamedTuple

APPLICATION_ID = 0x54455049  # "TEPI"
SCHEMA = 2
LENGTH = 100
MAGIC = b"SQLite format 3\0"


class Stamps(NamedTuple):
    """SQLite's ``application_id`` and ``user_version``: whose file it is, and of which schema."""

    application: int
    schema: int

    @property
    def readable(self) -> bool:
        """Whether it is a library whose tables this Tepi knows."""
        return self.application == APPLICATION_ID and self.schema <= SCHEMA


def stamps(header: bytes) -> Stamps | None:
    """Read the stamps from a file's first LENGTH bytes; None where it is no SQLite database.

    The places are those of SQLite's file format: 60 for the version, 68 for the application.
    """
    if len(header) < LENGTH or not header.startswith(MAGIC):
        return None
    return Stamps(int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))
