"""How the window answers what the desk asks: editors and popovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tepi.window import remarks
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.marks.highlight import Highlight
    from tepi.text.document import Document
    from tepi.window.main_window import MainWindow


class WindowFront:
    """The desk's view of the main window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _desk(self) -> Desk:
        return self._window.desk

    def edit_note(self, target_kind: str, target: str) -> None:
        """Open the note editor in the panel, which is shown if it was hidden."""
        self._window.view.show_panel()
        self._window.panel.edit_note(target_kind, target)

    def choose_code(self, then: Callable[[str], None]) -> None:
        """Open the code chooser at the caret."""
        from tepi.window.popovers.chooser import CodeChooser

        CodeChooser(self._desk, self._window.themes, self._window).open_for(then)

    def ask_speaker(self, mark: Highlight) -> None:
        """Open the speaker popover; a mark made for it goes again where no speaker was given."""
        from tepi.window.popovers.speaker import SpeakerPopover

        popover = SpeakerPopover(self._desk, self._window.themes, self._window)
        popover.closed.connect(lambda: remarks.drop_bare(self._desk, mark.id))
        popover.open_for(mark)

    def ask_line(
        self,
        title: str,
        text: str,
        then: Callable[[str], None],
        left: Callable[[], None] | None = None,
    ) -> None:
        """Open the one-line popover."""
        from tepi.window.popovers.line import LinePopover

        LinePopover(self._desk, self._window.themes, self._window).open_for(title, text, then, left=left)

    def confirm(self, question: str, yes: str, then: Callable[[], None]) -> None:
        """Ask in the strip."""
        self._desk.say(question, "warning", yes, then)
        self._window.strip.take_keyboard()

    def open_beside(self, document: Document) -> None:
        """Show it on the other side; the keyboard stays on this one."""
        self._window.splitting.open_beside(document)

    def open_address(self, address: str) -> bool:
        """Hand an address to the system; nothing of it is loaded here."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl(address))

    def finish_typing(self) -> None:
        """Save what the note editor holds."""
        self._window.panel.finish_typing()
