"""Who marks (annotators) and who is quoted (sources)."""

from __future__ import annotations

from dataclasses import dataclass

SOURCE_KINDS = ("person", "institution", "unnamed", "paper")


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person who marks texts."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Someone whose words a text reports: one row of the register. ``kind`` is one of SOURCE_KINDS."""

    id: str
    name: str
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    uses: int = 0
