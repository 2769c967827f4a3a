"""Which key takes a row away."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tepi.window import removing


@pytest.mark.parametrize(("system", "backspace"), [("linux", False), ("win32", False), ("darwin", True)])
def test_del_and_on_macos_the_key_above_enter(
    monkeypatch: pytest.MonkeyPatch, system: str, backspace: bool
) -> None:
    """Elsewhere that key is for going back, and takes nothing away."""
    monkeypatch.setattr(removing, "sys", SimpleNamespace(platform=system))

    def press(key: Qt.Key) -> bool:
        return removing.removes(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    assert press(Qt.Key.Key_Delete)
    assert press(Qt.Key.Key_Backspace) == backspace
    assert not press(Qt.Key.Key_J)
