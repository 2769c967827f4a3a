"""Colours for codes: twelve that stay apart, or any other by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tepi.window.accessible import AccessibleRow, tell_current
from tepi.window.popovers.popover import Popover
from tepi.window.sidebar import codebook_edits
from tepi.window.theme import Themes, mono_font, q

if TYPE_CHECKING:
    from tepi.window.desk import Desk

SIDE, GAP = 24, 6
NAMES = (
    "blue",
    "vermilion",
    "pink",
    "orange",
    "green",
    "sky blue",
    "olive",
    "wine",
    "grey",
    "violet",
    "sienna",
    "leaf green",
)


class Swatches(QWidget):
    """The twelve colours in one line; arrows or a click choose. ``picked`` carries ``#RRGGBB``."""

    picked = Signal(str)
    accessible_role = QAccessible.Role.List

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.color = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Colour"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(len(codebook_edits.COLORS) * (SIDE + GAP) - GAP, SIDE)

    def accessible_count(self) -> int:
        """How many colours there are."""
        return len(NAMES)

    def accessible_row(self, at: int) -> AccessibleRow:
        """What a screen reader says of a colour."""
        box = QRect(at * (SIDE + GAP), 0, SIDE, SIDE)
        return AccessibleRow(NAMES[at], box, self.color == codebook_edits.COLORS[at])

    def set_color(self, color: str) -> None:
        """Show this colour as the one in use."""
        self.color = color.upper()
        if self.color in codebook_edits.COLORS:
            self._at = codebook_edits.COLORS.index(self.color)
            self.setAccessibleDescription(NAMES[self._at])
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the colours."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if event.key() == Qt.Key.Key_Right else -1
            self._pick((self._at + way) % len(codebook_edits.COLORS))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour that was pressed."""
        at = int(event.position().x()) // (SIDE + GAP)
        if 0 <= at < len(codebook_edits.COLORS):
            self._pick(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the swatches, as they will look, with a ring round the one in use."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, color in enumerate(codebook_edits.COLORS):
            box = QRectF(QRect(at * (SIDE + GAP), 0, SIDE, SIDE))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.line_of(color, theme.card)))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 5, 5)
            if color == self.color:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(q(theme.ink), theme.focus_pen))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _pick(self, at: int) -> None:
        self.set_color(codebook_edits.COLORS[at])
        tell_current(self, at)
        self.picked.emit(self.color)


class ColorRow(QWidget):
    """The twelve colours and a field for any other. ``color`` is the one chosen."""

    picked = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = ""
        self.swatches = Swatches(themes, self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Colour as #RRGGBB"))
        self.field.setFont(mono_font(12))
        self.field.setMaxLength(7)
        self.field.setFixedWidth(88)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.swatches)
        row.addStretch(1)
        row.addWidget(self.field)
        self.swatches.picked.connect(self._picked)
        self.field.textEdited.connect(self._typed)

    def set_color(self, color: str) -> None:
        """Show this colour as the one in use."""
        self.color = color.upper()
        self.swatches.set_color(color)
        if self.field.text().upper() != self.color:
            self.field.setText(self.color)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.swatches.width() + 98, 30)

    def _picked(self, color: str) -> None:
        self.set_color(color)
        self.picked.emit(self.color)

    def _typed(self, typed: str) -> None:
        color = parsed(typed)
        if color:
            self.color = color
            self.swatches.set_color(color)
            self.picked.emit(color)


class ColorPopover(Popover):
    """A code's colour, chosen from twelve or typed."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 490, "")
        self.setObjectName("colors")
        self._code = ""
        self.row = ColorRow(themes, self)
        self.body.addWidget(self.row)
        save = self.add_buttons(self.tr("Take it"))
        save.clicked.connect(self.enter)

    def open_for(self, code: str, near: QRect | None = None) -> None:
        """Choose the colour of this code."""
        if self.desk.codebook is None:
            return
        here = self.desk.codebook.code(code)
        self._code = code
        self.title.setText(self.tr("Colour of {}").format(here.name))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.row.set_color(here.color)
        self.open(self.row.swatches, near)

    def enter(self) -> None:
        """Take the colour."""
        if self.row.color and codebook_edits.alter(self.desk, "code", self._code, color=self.row.color):
            self.dismiss()


def parsed(typed: str) -> str:
    """``#RRGGBB`` of what was typed (also ``rgb`` and ``#rgb``), or "" where it is no colour."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", typed.strip())
    if not found:
        return ""
    digits = found[1] if len(found[1]) == 6 else "".join(each * 2 for each in found[1])
    return f"#{digits.upper()}"
