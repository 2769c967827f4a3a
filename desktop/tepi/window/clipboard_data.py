"""Data for the clipboard that may stay there until the program has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def blank_data() -> QMimeData:
    """Empty data to fill and lay on the clipboard.

    Qt keeps it, and destroys it when Python is gone already. Data made by ``QMimeData()`` would then call
    back into Python and end the program with a crash; so Qt is asked to make it.
    """
    from PySide6.QtWidgets import QTextEdit

    return QTextEdit().createMimeDataFromSelection()
