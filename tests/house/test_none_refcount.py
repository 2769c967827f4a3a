"""The Qt binding leaves None alone: one release of it did not, and programs died after minutes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 10_000


def test_calls_that_return_nothing_cost_no_reference_of_none(qtbot: QtBot) -> None:
    """10,000 void calls into Qt leave None's reference count where it was."""
    thing, label = QObject(), QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 2):
        thing.setObjectName("thing")
        label.update()
    lost = before - sys.getrefcount(None)

    assert abs(lost) < CALLS // 100
