"""A splitter whose widths are changed by mouse or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from tepi.window.theme import Themes, q

STEP, FINE = 24, 2


class Handle(QSplitterHandle):
    """The line between two parts. Tab reaches it; Left and Right move it, finer with Shift."""

    accessible_role = QAccessible.Role.Splitter

    def __init__(self, themes: Themes, parent: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        step = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        place = self.x() + self.contentsMargins().left() + way * step
        self.moveSplitter(self.closestLegalPosition(place))
        self.say_width()

    def say_width(self) -> None:
        """Keep the description what it is: how wide the part before the line is."""
        splitter = self.splitter()
        width = splitter.sizes()[max(splitter.indexOf(self) - 1, 0)]
        self.setAccessibleDescription(self.tr("{0} pixels from the left part").format(width))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand out while the keys mean this line."""
        super().focusInEvent(event)
        self.clearMask()
        self.say_width()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be a thin line again."""
        super().focusOutEvent(event)
        self.setMask(QRegion(self.contentsRect()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt lets only the thin line be seen; with the keyboard, all of it."""
        super().resizeEvent(event)
        if self.hasFocus():
            self.clearMask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        line = self.contentsRect()
        if self.hasFocus():
            painter.fillRect(self.rect(), q(theme.accent))
        else:
            painter.fillRect(line, q(theme.accent if self.underMouse() else theme.line))


class KeyedSplitter(QSplitter):
    """Parts side by side; ``names`` say what each line between them changes."""

    def __init__(self, themes: Themes, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._names = names
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """A line that keys can move."""
        return Handle(self._themes, self)

    def addWidget(self, widget: QWidget) -> None:
        """Put a part behind the others."""
        super().addWidget(widget)
        self._name_lines()

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Put a part between others."""
        super().insertWidget(index, widget)
        self._name_lines()

    def _name_lines(self) -> None:
        # The line of the first part never shows.
        for at, name in zip(range(1, self.count()), self._names, strict=False):
            self.handle(at).setAccessibleName(name)
