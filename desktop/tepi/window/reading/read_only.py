"""A text field into which nothing is ever written, dropped or loaded, and that paints no ground of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent


class ReadOnlyText(QTextEdit):
    """What a text that is only read asks of Qt's field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.viewport().setMouseTracking(True)
        # The page is painted here: a style sheet above may hold on to an earlier theme's palette.
        self.viewport().setAutoFillBackground(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are dropped on the window, not into the text."""
        event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See ``dragEnterEvent``."""
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """See ``dragEnterEvent``."""
        event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Nothing is ever put into the text."""
        return False

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded."""
        return None
