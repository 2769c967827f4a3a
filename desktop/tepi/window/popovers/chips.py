"""A row of words of which one, or none, is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tepi.window.accessible import AccessibleRow, tell_current
from tepi.window.theme import SMALL, Themes, q, ui_font

HEIGHT, GAP, PAD = 26, 6, 9


class Chips(QWidget):
    """Words in rounded boxes, in as many lines as they need. Arrows and Space, digits or a click choose.

    ``changed`` carries the value now chosen ("" for none; only where ``none_allowed``).
    """

    changed = Signal(str)
    accessible_role = QAccessible.Role.List

    def __init__(
        self,
        themes: Themes,
        parent: QWidget,
        chips: Sequence[tuple[str, str]],
        *,
        numbered: bool = False,
        none_allowed: bool = True,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._chips = list(chips)
        self._numbered = numbered
        self._none = none_allowed
        self._at = 0
        self.value = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def accessible_count(self) -> int:
        """How many chips there are."""
        return len(self._chips)

    def accessible_row(self, at: int) -> AccessibleRow:
        """What a screen reader says of a chip."""
        value, words = self._chips[at]
        return AccessibleRow(words, self._boxes(self.width())[at], value == self.value)

    def choose(self, value: str) -> None:
        """Choose this one; where it is chosen already, none."""
        if value == self.value and self._none:
            value = ""
        self.set_value(value)
        self.changed.emit(self.value)

    def set_value(self, value: str) -> None:
        """Show this one as chosen, without telling."""
        self.value = value
        self._at = next((at for at, (each, _) in enumerate(self._chips) if each == value), self._at)
        chosen = next((words for each, words in self._chips if each == value), "")
        self.setAccessibleDescription(chosen)
        self.update()

    def press(self, number: int) -> bool:
        """Choose the chip with this number (1 = the first); False where there is none."""
        if 1 <= number <= len(self._chips):
            self.choose(self._chips[number - 1][0])
            return True
        return False

    def sizeHint(self) -> QSize:
        """As wide as all words in one line, as high as the lines that the width now makes."""
        boxes = self._boxes(10_000)
        return QSize(min(boxes[-1].right() + 1 if boxes else 0, 320), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines need."""
        boxes = self._boxes(self.width())
        self.setFixedHeight(boxes[-1].bottom() + 1 if boxes else HEIGHT)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along, Space chooses, a digit chooses by number."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            self._at = (self._at + way) % len(self._chips)
            self.set_value(self._chips[self._at][0])
            tell_current(self, self._at)
            self.changed.emit(self.value)
        elif key == Qt.Key.Key_Space:
            self.choose(self._chips[self._at][0])
        elif event.text().isdigit() and self._numbered and self.press(int(event.text())):
            pass
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was pressed."""
        place = event.position().toPoint()
        for box, (value, _) in zip(self._boxes(self.width()), self._chips, strict=True):
            if box.contains(place):
                self.choose(value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (box, (value, words)) in enumerate(zip(self._boxes(self.width()), self._chips, strict=True)):
            frame = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
            chosen = value == self.value
            ground = theme.accent if chosen else theme.cap
            painter.setBrush(q(ground))
            ring = self.hasFocus() and at == self._at
            painter.setPen(
                QPen(q(theme.ink if chosen else theme.accent), theme.focus_pen) if ring else Qt.PenStyle.NoPen
            )
            painter.drawRoundedRect(frame, 6, 6)
            left = box.left() + PAD
            if self._numbered:
                painter.setFont(ui_font(SMALL, bold=True))
                painter.setPen(q(theme.on_accent if chosen else theme.ink_of(theme.soft, theme.cap)))
                painter.drawText(
                    QRect(left, box.top(), 14, HEIGHT), Qt.AlignmentFlag.AlignVCenter, str(at + 1)
                )
                left += 13
            painter.setFont(ui_font(SMALL + 1))
            painter.setPen(q(theme.on_accent if chosen else theme.ink))
            painter.drawText(
                QRect(left, box.top(), box.width(), HEIGHT), Qt.AlignmentFlag.AlignVCenter, words
            )

    def _boxes(self, width: int) -> list[QRect]:
        metrics = QFontMetricsF(ui_font(SMALL + 1))
        boxes: list[QRect] = []
        place = QPoint(0, 0)
        for _, words in self._chips:
            wide = round(metrics.horizontalAdvance(words)) + 2 * PAD + (13 if self._numbered else 0)
            if place.x() and place.x() + wide > width:
                place = QPoint(0, place.y() + HEIGHT + GAP)
            boxes.append(QRect(place, QSize(wide, HEIGHT)))
            place += QPoint(wide + GAP, 0)
        return boxes
