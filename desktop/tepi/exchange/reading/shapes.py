"""What stands in a Markdown file of Tepi's, as plain data. Lines count from 1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Problem(NamedTuple):
    """Something that could not be read, in a sentence for people, and the line where it begins.

    ``own`` says that nothing is wrong with it: they are words of the reader's own beside the marks.
    """

    line: int
    what: str
    own: bool = False


class Words(NamedTuple):
    """Lines of the reader's own beside the marks, as they stand; ``line`` is the number of the first."""

    line: int
    text: str


class NoteText(NamedTuple):
    """A note as it was written; ``id`` is "" where the file gives none."""

    id: str
    text: str
    line: int


class CodeLine(NamedTuple):
    """The line under a quote. What is not said is empty; ``codes`` is None where the line names no codes."""

    codes: tuple[str, ...] | None = None
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str | None = None
    translation: str | None = None
    place: str = ""
    annotator: str = ""
    date: str = ""


class MarkText(NamedTuple):
    """One mark of the file; ``id`` is "" for one that was written by hand."""

    id: str
    line: int
    quote: str
    said: CodeLine
    notes: tuple[NoteText, ...] = ()


class NoneText(NamedTuple):
    """Sentences that are none of these, by citation; ``who`` holds group and annotator, as far as named."""

    places: tuple[str, ...]
    who: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a file.

    ``facts`` and ``fields`` are None where the front matter cannot be read. ``heading`` is the title over
    the text, or None. ``whole`` says that a mark which is not in the file was removed from it; ``mentioned``
    are the ids of the marks that are in it, read or not. ``ended``: it has its last line, and none of Tepi's lines is damaged. ``coders`` says that annotators are not called by
    their names. ``strays`` are words that belong to no mark; ``quotes`` are quotes without a line of codes
    among them, which are marks if they stand in the text, and else words of the reader's own.
    """

    line: int
    document: str
    dialect: str = "commonmark"
    facts: dict[str, str] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    annotators: tuple[str, ...] = ()
    as_of: str = ""
    whole: bool = False
    ended: bool = False
    coders: bool = False
    heading: str | None = None
    notes: tuple[NoteText, ...] = ()
    nones: tuple[NoneText, ...] = ()
    marks: tuple[MarkText, ...] = ()
    problems: tuple[Problem, ...] = ()
    mentioned: frozenset[str] = frozenset()
    strays: tuple[Words, ...] = ()
    quotes: tuple[Words, ...] = ()
