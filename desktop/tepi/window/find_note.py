"""The line below the find field: what is wrong with an expression, or that the search goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from tepi.window.icons import paint_icon
from tepi.window.theme import SMALL, Themes, q, ui_font

_WIDEST = 340
_SIGN = 30


class FindNote(QWidget):
    """A small card that hangs from the field and takes no keyboard of its own; ``stopped`` is its button."""

    stopped = Signal()

    def __init__(self, themes: Themes, field: QWidget) -> None:
        super().__init__(field.window())
        self._themes = themes
        self._field = field
        self._fault = False
        self.words = ""
        self.setObjectName("findNote")
        self._label = QLabel(self)
        self._label.setFont(ui_font(SMALL + 1))
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.setObjectName("findStop")
        self.stop.setAccessibleName(self.tr("Stop looking"))
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIGN, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._label, 1)
        row.addWidget(self.stop)
        field.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, *, fault: bool, stop: bool) -> None:
        """Say this, in the colour of faults or quietly; "" hides the card."""
        if (words, fault, stop) == (self.words, self._fault, not self.stop.isHidden()):
            return
        self.words, self._fault = words, fault
        self._label.setText(words)
        self.stop.setVisible(stop)
        self.settle()
        self.setVisible(bool(words) and self._field.isVisible())
        self.update()

    def settle(self) -> None:
        """Hang below the field, right edges in line."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        beside = _SIGN + 10 + (self.stop.sizeHint().width() + 10 if not self.stop.isHidden() else 0)
        wanted = self._label.fontMetrics().horizontalAdvance(self.words) + beside + 8
        width = min(max(wanted, self._field.width()), max(_WIDEST, self._field.width()))
        lines = max(self._label.heightForWidth(width - beside), 16)
        height = max(lines, self.stop.sizeHint().height() if not self.stop.isHidden() else 0) + 14
        corner = self._field.mapTo(window, QPoint(self._field.width(), self._field.height() + 4))
        self.setGeometry(max(corner.x() - width, 8), corner.y(), width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the field goes."""
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.settle()
        elif kind == QEvent.Type.Hide:
            self.hide()
        elif kind == QEvent.Type.Show and self.words:
            self.settle()
            self.show()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.danger if self._fault else theme.accent
        painter.setPen(q(theme.on(theme.card, color, 0.55)))
        painter.setBrush(q(theme.on(theme.card, color, 0.06)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        sign = "warning" if self._fault else "search"
        paint_icon(painter, sign, QRectF(10, (self.height() - 13) / 2, 13, 13), color)
