"""A pair of hands for the real window: keys, the mouse, and eyes that wait until something is so."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 15.0
REST_MS = 10


class StepError(Exception):
    """Something did not come about; the words say what."""


class Hands:
    """Sends real events to whatever has the keyboard, as a reader's fingers do."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, *keys: str) -> None:
        """Press keys one after another, each written as Qt writes it: ``J``, ``Ctrl+Shift+Right``."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self._keyboard(), combination.key(), combination.keyboardModifiers())
            self.rest()

    def write(self, words: str) -> None:
        """Type words where the keyboard is."""
        for letter in words:
            if letter == "\n":
                QTest.keyClick(self._keyboard(), Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(self._keyboard(), letter)
            else:  # QtTest knows only the keys of plain letters
                self._letter(letter)
        self.rest()

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Press and let go of the left button, in the middle where no point is named."""
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point or widget.rect().center()
        )
        self.rest()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press the left button, move with it held down, let go."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, none, start)
        for step in range(1, 6):
            QTest.mouseMove(widget, start + (end - start) * step / 5)
            self.rest()
        QTest.mouseRelease(widget, left, none, end)
        self.rest()

    def rest(self) -> None:
        """Let the window do what it was asked."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something is so.

        Raises:
            StepError: It did not come about in time.
        """
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise StepError(what)
            QTest.qWait(REST_MS)

    def find(self, name: str) -> QWidget:
        """The widget with this object name, once it shows."""
        self.until(lambda: self._shown(name), f"“{name}” does not show")
        return self._shown(name)[0]

    def gone(self, name: str) -> None:
        """Wait until no widget with this object name shows."""
        self.until(lambda: not self._shown(name), f"“{name}” does not go away")

    def picture(self, path: Path) -> None:
        """Save what the window shows as a picture.

        Raises:
            StepError: The file could not be written.
        """
        QTest.qWait(120)  # what is drawn a moment later belongs to the picture
        if not self.window.grab(QRect(QPoint(0, 0), self.window.size())).save(str(path)):
            raise StepError(f"the picture {path} cannot be written")

    def _letter(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self._keyboard(), event)

    def _shown(self, name: str) -> list[QWidget]:
        return [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]

    def _keyboard(self) -> QWidget:
        return QApplication.activePopupWidget() or self.window.focusWidget() or self.window
