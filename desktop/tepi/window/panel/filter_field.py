"""The filter above the cards, with the button that groups them by code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from tepi.window.own_escape import keeps_escape
from tepi.window.theme import SMALL, Themes, q, ui_font

HEIGHT = 31


class FilterField(QLineEdit):
    """What to show of the marks. Esc clears and gives the keyboard back; Down goes to the cards."""

    left = Signal()
    down = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("marksFilter")
        self.setAccessibleName(self.tr("Filter the marks"))
        self.setPlaceholderText(self.tr("Filter: code, word, has:note, by:…"))
        self.setToolTip(
            self.tr(
                'Words, or code:"call to action"  group:  by:  said:  manner:  has:note  has:todo  has:doubt  '
                "tag:  ¶:3-5. A minus in front leaves out."
            )
        )
        self.setFont(ui_font(12))
        self.setFixedHeight(HEIGHT)
        self.setFrame(False)
        self._count = QLabel(self)
        self._count.setFont(ui_font(SMALL))
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        self.group_button = GroupButton(themes, self)
        self.group_button.clicked.connect(self._give_back)
        self._make_room()
        themes.changed.join(self._tint)
        self._tint()

    def say_count(self, shown: int, total: int, *, filtered: bool, counting: bool = False) -> None:
        """Show how many marks the filter leaves; no figure while they are being counted."""
        said = self.tr("counting…") if counting else self.tr("{:,} of {:,}").format(shown, total)
        self._count.setText(said if filtered else "")
        self._count.setVisible(filtered)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Down and Enter leave the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc here is not the window's."""
        return keeps_escape(event) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded field with a hairline, the accent's while it has the keyboard."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(q(theme.accent if focus else theme.line), theme.focus_pen if focus else 1.0))
        painter.setBrush(q(theme.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 8, 8)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Button and count sit at the right end."""
        super().resizeEvent(event)
        self._make_room()

    def _give_back(self) -> None:
        # Qt gives the keyboard to the field when the button on it is clicked; nobody wanted to type.
        if self.hasFocus() and not self.text():
            self.left.emit()

    def _make_room(self) -> None:
        button = self.group_button
        button.move(self.width() - button.width() - 3, (self.height() - button.height()) // 2)
        room = button.width() + 8
        if not self._count.isHidden():
            self._count.adjustSize()
            room += self._count.width() + 4
            self._count.move(self.width() - room, (self.height() - self._count.height()) // 2)
        self.setTextMargins(10, 0, room, 0)

    def _tint(self) -> None:
        theme = self._themes.current
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; padding: 0; font-size: 12px; color: {theme.ink};"
            f" placeholder-text-color: {theme.soft}; }}"
            f"QLabel {{ color: {theme.soft}; font-size: {SMALL}px; }}"
        )


class GroupButton(QToolButton):
    """Switches between text order and groups by code; drawn as a list under two headings."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("groupByCode")
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Group by code"))
        self.setToolTip(self.tr("Group by code"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(QSize(26, 24))
        themes.changed.join(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two short lines, each with two indented ones."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(q(theme.accent), theme.focus_pen) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.chosen if self.isChecked() else theme.hover))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QPen(q(theme.accent if self.isChecked() else theme.soft), 1.4))
        x, y = box.center().x() - 6, box.center().y() - 6
        for row, (inset, length) in enumerate(((0, 6), (3, 9), (0, 6), (3, 9))):
            painter.drawLine(
                round(x + inset), round(y + 4 * row), round(x + inset + length), round(y + 4 * row)
            )
        painter.end()
