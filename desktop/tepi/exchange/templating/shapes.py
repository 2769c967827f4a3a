"""What a template sees: plain tuples with names, and lists that are fetched while they are written.

These names are documented in ``docs/templates.md``. Standard library only: the sandbox imports this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple


class Note(NamedTuple):
    """A note in Markdown."""

    id: str
    text: str


class Mark(NamedTuple):
    """One mark, every name resolved. ``number`` counts marks in text order from 1."""

    id: str
    number: int
    quote: str
    place: str
    annotator: str
    date: str
    counted: bool
    codes: tuple[str, ...]
    unsure: bool
    second: str | None
    said_by: tuple[str, ...]
    manner: str | None
    reading: str | None
    translation: str | None
    notes: tuple[Note, ...]
    before: str
    after: str
    again: bool


class Options(NamedTuple):
    """What was asked for, as in ``MarkdownOptions``."""

    flavour: str
    template: str
    with_text: bool
    order: str
    group_by: str
    context: str
    guidelines: bool
    code_table: bool
    anonymous: bool


class Document(NamedTuple):
    """A document's facts; what is not known is "". ``facts`` are pairs of those that are."""

    id: str
    title: str
    kind: str
    author: str
    publication: str
    date: str
    address: str
    source: str
    language: str
    sha256: str
    key: str
    facts: tuple[tuple[str, str], ...]
    fields: dict[str, str]
    notes: tuple[Note, ...]


class Count(NamedTuple):
    """The figures of one code; ``share`` is in words, as in "34 %"."""

    name: str
    marks: int
    share: str


class Decided(NamedTuple):
    """How many sentences have a decision; those decided as none are among them."""

    sentences: int
    decided: int
    none: int
    share: str


class Nones(NamedTuple):
    """Sentences decided as none of these; group and annotator are "" where they are plain."""

    places: tuple[str, ...]
    group: str
    annotator: str


class Example(NamedTuple):
    """A quote under a guideline; ``kind`` is example or counter."""

    kind: str
    quote: str
    reference: str


class Guide(NamedTuple):
    """A code with its guideline in Markdown."""

    name: str
    guideline: str
    examples: tuple[Example, ...]


class Run(NamedTuple):
    """A stretch of a paragraph over which no mark begins or ends.

    In front of ``text`` the marks numbered ``ends`` end and those numbered ``begins`` begin; ``marked`` says
    that a mark lies over it.
    """

    text: str
    ends: tuple[int, ...]
    begins: tuple[int, ...]
    marked: bool


class Paragraph(NamedTuple):
    """One paragraph of the text, in runs; the last run may have no text."""

    runs: tuple[Run, ...]


# What may be asked for while a template runs: portions of two kinds of lists, and values that are known only
# when marks have been looked at, each kind with its names.
LISTS = ("marks", "paragraphs")
LATE = {
    "people": ("annotators", "as_of"),
    "figures": ("chosen", "total", "marks", "counts", "decided", "nones", "guide"),
    "sections": ("sections",),
}
ASKED = (*LISTS, *LATE)
LEAVE = False  # in place of an answer: nobody wants the text any more

Portions = Callable[[str, int, int], Iterator[Any]]  # list, number, length: its items


class Fetched:
    """A list whose items are asked for a portion at a time, each time it is gone through.

    The next portion is asked for before the last is used up, so that it is made meanwhile.
    """

    def __init__(self, kind: str, number: int, length: int, portions: Portions) -> None:
        self._kind, self._number, self._length, self._portions = kind, number, length, portions

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Any]:
        return self._portions(self._kind, self._number, self._length)


class Section(NamedTuple):
    """A list of marks under a heading."""

    title: str
    marks: Fetched


SHAPES: tuple[type[tuple[Any, ...]], ...] = (
    Note,
    Mark,
    Options,
    Document,
    Count,
    Decided,
    Nones,
    Example,
    Guide,
    Run,
    Paragraph,
    Section,
)
