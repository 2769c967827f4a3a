"""Reduced motion holds still what Qt moves, and gives it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.window.stillness import EFFECTS, Stillness


@pytest.fixture
def moving(qtbot: QtBot) -> Iterator[None]:
    """A system that blinks and fades."""
    blink = QApplication.cursorFlashTime()
    before = [QApplication.isEffectEnabled(each) for each in EFFECTS]
    QApplication.setCursorFlashTime(900)
    for each in EFFECTS:
        QApplication.setEffectEnabled(each, each != Qt.UIEffect.UI_AnimateCombo)
    yield
    QApplication.setCursorFlashTime(blink)
    for each, on in zip(EFFECTS, before, strict=True):
        QApplication.setEffectEnabled(each, on)


def test_nothing_moves(moving: None) -> None:
    """No caret blinks and no menu fades; afterwards everything is as the system had it."""
    found = [each for each in EFFECTS if QApplication.isEffectEnabled(each)]
    stillness = Stillness()
    stillness.keep(True)
    stillness.keep(True)
    still = (QApplication.cursorFlashTime(), [each for each in EFFECTS if QApplication.isEffectEnabled(each)])
    stillness.keep(False)

    assert still == (0, [])
    assert QApplication.cursorFlashTime() == 900
    assert [each for each in EFFECTS if QApplication.isEffectEnabled(each)] == found
    assert not stillness.on


def test_what_was_never_held_is_left_alone(moving: None) -> None:
    """Who does not ask for stillness changes nothing."""
    Stillness().keep(False)

    assert QApplication.cursorFlashTime() == 900
