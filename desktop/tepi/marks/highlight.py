"""A highlight: a passage that an annotator has marked, with what was said about it.

In the window a highlight is called a mark.
"""

from __future__ import annotations

from dataclasses import dataclass

from tepi.marks.note import Note
from tepi.text.ranges import Range

MANNERS = ("direct", "mixed", "indirect", "act", "thought", "hearsay")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place of a highlight in one revision (code points), with the words to find it again.

    ``prefix`` and ``suffix`` hold up to 32 characters beside the quote. ``state`` is
    ``anchored``, ``shifted`` or ``orphaned``; ``confidence`` runs from 0 to 1.
    """

    revision: str
    part: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: str = "anchored"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Coding:
    """A code given to a highlight. ``rank`` 1 is the code itself, 2 the second-best.

    ``certainty`` is ``sure`` or ``unsure``; ``version`` is the codebook version in force.
    """

    code: str
    rank: int = 1
    certainty: str = "sure"
    version: str | None = None
    annotator: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says the words: a chain of sources, outermost first (the paper is implied).

    ``sources`` are ids of the register, ``names`` their names in the same order.
    ``manner`` is one of MANNERS or None. ``cue`` is where the text says so, in code
    points of the revision.
    """

    id: str
    sources: tuple[str, ...]
    names: tuple[str, ...]
    manner: str | None = None
    cue: Range | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """One mark with everything that hangs on it.

    ``kept`` says that the reader made it without a code on purpose, so that it stays
    when its last code goes. ``reading`` is what a faulty text should say.
    """

    id: str
    document: str
    annotator: str
    annotator_name: str
    anchors: tuple[Anchor, ...]
    codings: tuple[Coding, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    notes: tuple[Note, ...] = ()
    reading: str | None = None
    translation: str | None = None
    kept: bool = False
    created: str = ""
    changed: str = ""

    @property
    def range(self) -> Range:
        """From the first character of the first part to the last of the last (code points)."""
        return Range(self.anchors[0].start, self.anchors[-1].end)

    @property
    def quote(self) -> str:
        """The marked words; parts are joined by an ellipsis."""
        return " … ".join(anchor.quote for anchor in self.anchors)

    @property
    def codes(self) -> tuple[str, ...]:
        """The ids of the codes given (rank 1), in the order they were given."""
        return tuple(coding.code for coding in self.codings if coding.rank == 1)

    @property
    def second_code(self) -> str | None:
        """The id of the second-best code, or None."""
        return next((coding.code for coding in self.codings if coding.rank == 2), None)

    @property
    def unsure(self) -> bool:
        """Whether the annotator doubts any of the codes."""
        return any(coding.certainty == "unsure" for coding in self.codings if coding.rank == 1)

    @property
    def note(self) -> Note | None:
        """The mark's note, or None."""
        return self.notes[0] if self.notes else None

    @property
    def attribution(self) -> Attribution | None:
        """Who says it, or None."""
        return self.attributions[0] if self.attributions else None

    @property
    def state(self) -> str:
        """The worst state of its anchors."""
        states = {anchor.state for anchor in self.anchors}
        return next(state for state in ("orphaned", "shifted", "anchored") if state in states)
