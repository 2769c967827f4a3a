"""Two documents that are versions of one another, and what a reader said about their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("translation", "edition")


class PairPoint(NamedTuple):
    """One thing a reader said about the pairing: two paragraphs belong together, or one stands alone.

    Paragraphs are named by where they start in their revision (code points); None stands for no
    counterpart.
    """

    id: str
    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Tie:
    """``left`` and ``right`` are documents; of a ``translation`` the left one is the original.

    ``points`` hold for the revisions that were asked for.
    """

    id: str
    left: str
    right: str
    kind: str
    annotator: str
    created: str
    points: tuple[PairPoint, ...] = ()

    def other(self, document: str) -> str:
        """The document that this one is tied to."""
        return self.left if document == self.right else self.right
