"""The window of Tepi: everything here may use Qt, and nothing outside does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.window.main_window import MainWindow


def open_window(
    library: str | os.PathLike[str] | None, files: Sequence[str | os.PathLike[str]] = ()
) -> MainWindow:
    """Show the main window on a library (None: the usual one), for a running QApplication, and return it."""
    from tepi.window.app import show_window

    return show_window(library, files)
