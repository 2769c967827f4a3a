"""What a text is once it is in Tepi: its facts, its revisions, its structure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

TITLE_LENGTH = 80
LOOKED_AT = 2_000

KINDS = (
    "heading",
    "paragraph",
    "list",
    "quote",
    "code",
    "table",
    "image",
    "emphasis",
    "strong",
    "link",
    "page",
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A part of a text that plays a role, as its file said.

    ``kind`` is one of KINDS; ``value`` adds what the kind needs (see docs/formats.md): the level of a
    heading, the depth and sign of a list's item, the number of a page, the address of a link.
    ``start`` and ``end`` are code points.
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of files makes of one file, before it is a document in a library.

    ``author`` to ``address`` are what the file says of itself, "" where it is silent.
    """

    text: str
    title: str
    title_guessed: bool
    language: str
    source_bytes: bytes
    structure: tuple[Structure, ...]
    reader: str
    media: str
    name: str
    author: str = ""
    publication: str = ""
    date: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document's facts; its text is that of its ``revision``.

    ``title_guessed`` says that nobody has named it yet. ``fields`` are the annotators' own facts.
    Times are ISO 8601 in UTC; ``trashed`` is the time it went to the trash, or None.
    """

    id: str
    title: str
    title_guessed: bool = False
    kind: str = ""
    author: str = ""
    publication: str = ""
    date: str = ""
    language: str = ""
    address: str = ""
    file_name: str = ""
    example: bool = False
    done: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    created: str = ""
    changed: str = ""
    trashed: str | None = None
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One unchanging state of a document's text, named by the sha256 of its text and of its file.

    ``engine`` and ``engine_version`` say what found its sentences; ``characters`` are code points.
    """

    id: str
    document: str
    number: int
    text_sha256: str
    source_sha256: str
    characters: int
    reader: str
    engine: str
    engine_version: str
    created: str


def sha256(data: bytes) -> str:
    """Give the name under which these bytes are kept: their sha256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def guess_title(text: str) -> str:
    """Propose a title: the first line with a letter or digit, up to the end of its first sentence.

    At most 80 characters; a longer one is cut after a whole word and ends with "…". White space is
    shown as single spaces. A text without letters gives its first line; an empty one gives "".
    """
    from tepi.text.offsets import previous_boundary
    from tepi.text.one_line import one_line
    from tepi.text.units import segment

    head = text.lstrip()[:LOOKED_AT]
    lines = head.split("\n")
    line = one_line(next((line for line in lines if _says_something(line)), lines[0]))
    ends = segment(line, "").ends
    title = next((line[:end] for end in ends if _says_something(line[:end])), line)
    if len(title) <= TITLE_LENGTH:
        # A text of control characters alone has nothing to be called by.
        return title or ("…" if head else "")
    room = TITLE_LENGTH - 1
    space = title.rfind(" ", 1, room + 1)
    cut = space if space > 0 else previous_boundary(title, room)
    return title[:cut].rstrip(" ,;:–—-") + "…"


def _says_something(line: str) -> bool:
    return any(character.isalnum() for character in line)
