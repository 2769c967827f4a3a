"""What reading a file back would change: items to choose from, conflicts to decide, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# What an item is about, in the order in which items are applied.
KINDS = (
    "code.new",
    "fact",
    "field",
    "document.note",
    "none",
    "mark.move",
    "mark.codes",
    "mark.doubt",
    "mark.speaker",
    "mark.reading",
    "mark.translation",
    "mark.note",
    "mark.remove",
    "mark.new",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the file says otherwise.

    ``where`` names the thing for people (a quote, the document), ``what`` says what changes; ``before`` is
    how it is in the library and ``after`` how the file has it, both to be shown. ``line`` is in the file.
    With ``conflict`` the library has changed the same thing since the file was made. ``target`` is the id
    of the mark or document, ``value`` what is to be put there.
    """

    kind: str
    key: str
    where: str
    what: str
    before: str = ""
    after: str = ""
    line: int = 0
    conflict: bool = False
    target: str = ""
    value: Any = None

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that is not read back, in a sentence; ``line`` is in the file, 0 for none.

    ``own`` says that nothing is wrong with it: they are words of the reader's own beside the marks.
    """

    line: int
    what: str
    own: bool = False

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}" if self.line else self.what


@dataclass(frozen=True, slots=True)
class Plan:
    """What one document of a file would change; ``document`` is its id, "" where it is not here."""

    document: str = ""
    title: str = ""
    items: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())

    @property
    def changes(self) -> tuple[Item, ...]:
        """What may be applied without asking."""
        return tuple(item for item in self.items if not item.conflict)

    @property
    def conflicts(self) -> tuple[Item, ...]:
        """What the library and the file have both changed."""
        return tuple(item for item in self.items if item.conflict)
