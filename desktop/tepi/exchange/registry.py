"""The formats that Tepi writes: menus, shell and documentation are built from this table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from tepi.errors import TepiError
from tepi.exchange import markdown
from tepi.library.file import Library
from tepi.text.document import Document

Writer = Callable[[Library, Iterable[Document | str], Collection[str] | None], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    ``id`` is its name for the shell and ``name`` for a menu; ``suffix`` begins with a point. ``write``
    gives the text piece by piece. ``lost`` says in one sentence what a file of this format cannot hold.
    """

    id: str
    name: str
    suffix: str
    write: Writer
    lost: str


FORMATS: tuple[Format, ...] = (
    Format(
        id="markdown",
        name="Markdown",
        suffix=".md",
        write=markdown.pieces,
        lost="The full text, the history, and the wording of guidelines stay in the library.",
    ),
)


def format_named(name: str) -> Format:
    """The format with this id or name, whatever its capitals.

    Raises:
        TepiError: There is none; the message lists those there are.
    """
    wanted = name.casefold().strip()
    for known in FORMATS:
        if wanted in (known.id, known.name.casefold(), known.suffix.lstrip(".")):
            return known
    raise TepiError(f"Tepi writes no “{name}”", f"Choose one of {', '.join(known.id for known in FORMATS)}")
