"""Which key takes a row away."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def removes(event: QKeyEvent) -> bool:
    """Whether it is Del; on macOS, whose laptops have none, also the key above Enter."""
    return event.key() == Qt.Key.Key_Delete or (
        sys.platform == "darwin" and event.key() == Qt.Key.Key_Backspace
    )
