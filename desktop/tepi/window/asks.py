"""What the desk says to the window, and what it asks of it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tepi.marks.highlight import Highlight
    from tepi.text.document import Document


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the message strip. ``kind``: ``info``, ``warning`` or ``error``.

    ``action`` is the label of a button and ``do`` what it runs.
    """

    text: str
    kind: str = "info"
    action: str = ""
    do: Callable[[], None] | None = None


class Front(Protocol):
    """What the desk asks of the window. Each returns at once; the answer comes by the callback."""

    def edit_note(self, target_kind: str, target: str) -> None:
        """Open the note editor for a mark, the document or a code."""

    def choose_code(self, then: Callable[[str], None]) -> None:
        """Let the reader choose or make a code by typing; ``then`` gets its id."""

    def ask_speaker(self, mark: Highlight) -> None:
        """Let the reader say who says the mark's words."""

    def ask_line(
        self,
        title: str,
        text: str,
        then: Callable[[str], None],
        left: Callable[[], None] | None = None,
    ) -> None:
        """Ask for one line of text; ``left`` is called where none is given."""

    def confirm(self, question: str, yes: str, then: Callable[[], None]) -> None:
        """Ask in the strip before something that reaches far."""

    def open_beside(self, document: Document) -> None:
        """Show a document on the other side of two; where there is one side, make the second."""

    def open_address(self, address: str) -> bool:
        """Open an address in the system's browser or mail program; False where there is none."""

    def finish_typing(self) -> None:
        """Save what is being typed in a note editor, now."""
