"""Esc is a field's own while it is typed in; nothing else is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tepi.window.own_escape import keeps_escape

ASKED, PRESSED = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress


@pytest.mark.parametrize(
    ("kind", "key", "kept"),
    [
        (ASKED, Qt.Key.Key_Escape, True),
        (ASKED, Qt.Key.Key_J, False),
        (PRESSED, Qt.Key.Key_Escape, False),
    ],
)
def test_only_the_question_about_escape(kind: QEvent.Type, key: Qt.Key, kept: bool) -> None:
    """The question is answered with yes; other keys, and the press itself, go on as they are."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()

    assert keeps_escape(event) is kept
    assert event.isAccepted() is kept
